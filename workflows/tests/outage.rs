//! The database goes away at the worst moment: what an effect found out is not forgotten.

mod world;

use domain::emails::Status;
use domain::flows::PROCESS_EMAIL;
use storage::runs::RunState;
use world::{World, mail};

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";

/// Ends the session that records that a message has left, so many times. The count survives each rollback.
fn cut_when_sent(times: u32) -> String {
    format!(
        "CREATE SEQUENCE cuts;
         CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
             IF nextval('cuts') <= {times} THEN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); END IF;
             RETURN NEW;
         END $$;
         CREATE TRIGGER cut BEFORE UPDATE ON outbound_messages FOR EACH ROW WHEN (NEW.state = 'sent')
             EXECUTE FUNCTION cut()"
    )
}

#[tokio::test]
async fn what_the_provider_said_is_recorded_after_the_database_has_come_back() {
    let world = World::new().await;
    // Whoever forgot what the provider said could never find out.
    world.mailbox.cannot_tell_what_left();
    world.test_database.execute(&cut_when_sent(3)).await;

    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    assert_eq!(world.email(email).await.status.0, Status::Sent);
    assert_eq!(world.mailbox.handed_over().len(), 1);
    let run = world.run_of(PROCESS_EMAIL, email.0).await;
    assert_eq!((run.state.0, run.lost_leases), (RunState::Succeeded, 0));
}
