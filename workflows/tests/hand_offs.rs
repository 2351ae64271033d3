//! A lease runs out while its worker hands a message over: the worker that takes the run over must not send it again.

mod world;

use domain::emails::{Status, WaitReason};
use domain::flows::PROCESS_EMAIL;
use storage::runs::RunState;
use world::{World, mail};

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";

#[tokio::test]
async fn a_lease_that_runs_out_in_the_middle_of_a_hand_off_leads_to_a_person_and_never_to_a_second_mail() {
    let world = World::new().await;
    world.mailbox.cannot_tell_what_left();
    world.mailbox.hold_hand_overs();
    world.start_receiving(&mail("one", "Demo request", QUESTION)).await;
    let email = world.email_of("fake-1").await;
    let run = world.run_of(PROCESS_EMAIL, email.0).await;
    let wake = storage::runs::Wake {
        run: run.id.into(),
        queue: PROCESS_EMAIL.queue,
    };

    let handing_over = world.engine.execute(wake);
    let overtaking = async {
        while world.mailbox.hand_over_attempts() == 0 {
            tokio::task::yield_now().await;
        }
        world.let_leases_run_out().await;
        world.run_to_rest().await;
        world.mailbox.release_hand_overs();
    };
    futures::join!(handing_over, overtaking);
    world.run_to_rest().await;

    let rests = world.email(email).await;
    assert_eq!(
        (rests.status.0, rests.wait_reason.map(|word| word.0)),
        (Status::DraftReady, Some(WaitReason::Uncertain))
    );
    assert_eq!(world.mailbox.handed_over().len(), 1);
    assert_eq!(world.run_of(PROCESS_EMAIL, email.0).await.state.0, RunState::Waiting);
}
