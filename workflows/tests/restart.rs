//! PostgreSQL is restarted right after the provider has taken a message.

mod world;

use std::time::Duration;

use domain::emails::Status;
use domain::flows::PROCESS_EMAIL;
use storage::runs::RunState;
use testkit::servers::{self, Shutdown};
use world::{World, mail};

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_left_just_before_the_database_was_restarted_is_recorded_as_sent() {
    for how in [Shutdown::Fast, Shutdown::Immediate] {
        let world = World::new().await;
        // Whoever forgot what the provider said could never find out.
        world.mailbox.cannot_tell_what_left();
        world.mailbox.hold_hand_overs();
        let receiving = async { world.receive(&mail("one", "Demo request", QUESTION)).await };
        let restarting = async {
            while world.mailbox.hand_over_attempts() == 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            let restarted = tokio::task::spawn_blocking(move || servers::postgres().restart(how));
            tokio::time::sleep(Duration::from_millis(20)).await;
            world.mailbox.release_hand_overs();
            restarted.await.unwrap();
        };

        let (email, ()) = futures::join!(receiving, restarting);

        assert_eq!(world.email(email).await.status.0, Status::Sent, "{how:?}");
        assert_eq!(world.mailbox.handed_over().len(), 1, "{how:?}");
        let run = world.run_of(PROCESS_EMAIL, email.0).await;
        assert_eq!((run.state.0, run.lost_leases), (RunState::Succeeded, 0), "{how:?}");
    }
}
