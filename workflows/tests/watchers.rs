//! Waiting for new mail: one process at a time does, and a mailbox is read as soon as its server tells of a change.

mod world;

use std::time::Duration;

use storage::runs::Wake;
use storage::watches::{self, Watched};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::timeout;
use workflows::watchers::{Watchers, WatchersOptions};
use world::World;

const MAIL: &str = "From: bob@example.org\r\nSubject: Hello\r\nMessage-ID: <a1@example.org>\r\n\r\nHello!\r\n";

/// A mailbox that could tell of new mail, read for the first time.
async fn world() -> World {
    let world = World::new().await;
    world
        .test_database
        .execute("UPDATE email_accounts SET provider = 'imap'")
        .await;
    world.sync().await;
    world
}

fn watch(world: &World, name: &str) -> (Watchers, UnboundedReceiver<Wake>) {
    let (wakes, woken) = unbounded_channel();
    let options = WatchersOptions {
        every: Duration::from_millis(20),
        ..WatchersOptions::named(name.to_owned())
    };
    (Watchers::start(world.engine.context().clone(), wakes, options), woken)
}

async fn next(woken: &mut UnboundedReceiver<Wake>) -> Wake {
    timeout(Duration::from_secs(20), woken.recv())
        .await
        .expect("a wake-up")
        .expect("watchers")
}

async fn claim(world: &World, name: &str) -> Vec<Watched> {
    let connection = world.database.connection().await.unwrap();
    watches::claim(&connection, name, 10).await.unwrap()
}

#[tokio::test]
async fn new_mail_is_read_when_the_server_tells_of_it() {
    let world = world().await;
    let (watchers, mut woken) = watch(&world, "one");
    world.engine.execute(next(&mut woken).await).await;

    let id = world.mailbox.push_inbound(MAIL, world.now());
    world.engine.execute(next(&mut woken).await).await;

    world.email_of(&id).await;
    watchers.stop().await;
}

#[tokio::test]
async fn a_mailbox_passes_to_another_process_when_the_one_that_waited_for_it_stops() {
    let world = world().await;
    let (one, mut woken) = watch(&world, "one");
    world.engine.execute(next(&mut woken).await).await;
    let (two, mut woken) = watch(&world, "two");
    assert_eq!(claim(&world, "three").await, []);

    one.stop().await;

    next(&mut woken).await;
    two.stop().await;
}

#[tokio::test]
async fn a_lease_that_ran_out_is_taken_over_and_not_renewed() {
    let world = world().await;
    assert_eq!(claim(&world, "one").await.len(), 1);
    assert_eq!(claim(&world, "two").await, []);

    world
        .test_database
        .execute("UPDATE mailbox_watches SET leased_until = now() - interval '1 s'")
        .await;
    let taken = claim(&world, "two").await;

    let connection = world.database.connection().await.unwrap();
    assert_eq!(taken.len(), 1);
    assert_eq!(watches::renew(&connection, "one").await.unwrap(), []);
    assert_eq!(watches::renew(&connection, "two").await.unwrap(), [world.account]);
}

#[tokio::test]
async fn a_mailbox_that_is_off_or_needs_a_person_is_not_waited_for() {
    let world = world().await;
    assert_eq!(claim(&world, "one").await.len(), 1);

    for state in ["health = 'reconnect_needed'", "is_active = false, health = 'connected'"] {
        world
            .test_database
            .execute(&format!("UPDATE email_accounts SET {state}"))
            .await;
        let connection = world.database.connection().await.unwrap();
        assert_eq!(watches::renew(&connection, "one").await.unwrap(), []);
        watches::release(&connection, "one").await.unwrap();
        assert_eq!(claim(&world, "two").await, []);
    }
}
