//! The clock of the API and that of a worker may differ, forwards and back: what people decide leads to the same end.

mod world;

use chrono::TimeDelta;
use domain::emails::Status;
use domain::flows::{PROCESS_EMAIL, Signal};
use domain::ids::EmailId;
use storage::accounts::AccountChanges;
use storage::runs;
use world::{Snapshot, World, mail};

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";

/// Tells the run of an email something by a clock that is so far from the worker's, and checks that it has heard it.
async fn tell(world: &World, email: EmailId, signal: Signal, apart: TimeDelta) {
    let connection = world.database.connection().await.unwrap();
    let now = world.now() + apart;
    let told = runs::signal_subject(&connection, PROCESS_EMAIL, email.0, &signal, now).await;
    assert!(told.unwrap().is_some(), "{apart}");
    let unheard = async || {
        let told = runs::find_told(&connection, PROCESS_EMAIL, email.0).await.unwrap();
        told.unwrap().has_unheard()
    };
    assert!(unheard().await, "{apart}");
    world.run_to_rest().await;
    assert!(!unheard().await, "{apart}");
}

async fn decided(apart: TimeDelta) -> Snapshot {
    let world = World::new().await;
    world
        .set_account(AccountChanges {
            auto_send_enabled: Some(false),
            ..AccountChanges::default()
        })
        .await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let approved = |draft_version| Signal::Approved {
        draft_version,
        follow_up: true,
    };
    tell(&world, email, Signal::Regenerate { instruction: None }, apart).await;
    tell(&world, email, approved(2), apart).await;
    tell(&world, email, Signal::Recalled, apart).await;
    tell(&world, email, approved(2), apart).await;
    world.advance(TimeDelta::seconds(10)).await;
    assert_eq!(world.email(email).await.status.0, Status::Sent, "{apart}");
    world.snapshot().await
}

#[tokio::test]
async fn decisions_lead_to_the_same_end_wherever_the_clock_of_the_api_stands() {
    let expected = decided(TimeDelta::zero()).await;
    for apart in [5, -5, 3_600, -3_600].map(TimeDelta::seconds) {
        assert_eq!(decided(apart).await, expected, "{apart}");
    }
}
