//! Workers without Redis: what is started is executed, once at a time, and nothing is lost by stopping.

mod workshop;

use std::sync::atomic::Ordering;

use domain::flows::{FlowKind, Queue};
use storage::changes::{Change, ChangeKind, Listener};
use storage::runs::{Claim, RunState};
use uuid::Uuid;
use workshop::{PASS, Workshop, eventually};

#[tokio::test]
async fn a_run_starts_when_it_is_woken() {
    let shop = Workshop::new().await;
    let workers = shop.workers(4, None).await;

    for wake in shop.start_runs(20).await {
        workers.wakes().send(wake).unwrap();
    }

    shop.succeeded(20).await;
    workers.stop().await;
}

#[tokio::test]
async fn a_run_born_leased_starts_at_once() {
    let shop = Workshop::new().await;
    let workers = shop.workers(4, None).await;

    for _ in 0..20 {
        assert!(workers.engine().start(shop.new_run(PASS)).await.unwrap());
    }

    shop.succeeded(20).await;
    assert_eq!(shop.door.entered(), 20);
    workers.stop().await;
}

#[tokio::test]
async fn more_born_leased_than_can_wait_are_executed_all_the_same() {
    let shop = Workshop::new().await;
    let workers = shop.workers(1, None).await;
    shop.door.close();

    for _ in 0..30 {
        assert!(workers.engine().start(shop.new_run(PASS)).await.unwrap());
    }
    shop.door.open();

    shop.succeeded(30).await;
    workers.stop().await;
}

#[tokio::test]
async fn runs_that_nobody_told_of_are_found() {
    let shop = Workshop::new().await;
    let workers = shop.workers(8, None).await;
    shop.start_runs(600).await;

    shop.let_lost_wake_ups_be_due();

    shop.succeeded(600).await;
    workers.stop().await;
}

#[tokio::test]
async fn no_more_runs_than_allowed_are_executed_at_once() {
    let shop = Workshop::new().await;
    let workers = shop.workers(3, None).await;
    shop.door.close();

    for wake in shop.start_runs(12).await {
        workers.wakes().send(wake).unwrap();
    }
    eventually("three runs stand at the door", async || shop.door.entered() == 3).await;
    shop.door.open();

    shop.succeeded(12).await;
    assert_eq!(shop.door.most_inside.load(Ordering::SeqCst), 3);
    workers.stop().await;
}

#[tokio::test]
async fn a_wake_up_that_waits_here_is_not_queued_twice() {
    let shop = Workshop::new().await;
    let workers = shop.workers(1, None).await;
    shop.door.close();
    let wakes = shop.start_runs(3).await;
    workers.wakes().send(wakes[0]).unwrap();
    eventually("the first run stands at the door", async || shop.door.entered() == 1).await;

    for _ in 0..5 {
        workers.wakes().send(wakes[1]).unwrap();
    }
    workers.wakes().send(wakes[2]).unwrap();

    eventually("two wait", async || depth(&workers) == 2).await;
    shop.door.open();
    shop.succeeded(3).await;
    workers.stop().await;
}

#[tokio::test]
async fn a_paused_queue_starts_nothing() {
    let shop = Workshop::new().await;
    shop.database
        .execute("UPDATE queues SET is_paused = true WHERE name = 'inbound'")
        .await;
    let workers = shop.workers(1, None).await;
    let wakes = shop.start_runs(1).await;

    workers.wakes().send(wakes[0]).unwrap();
    shop.let_lost_wake_ups_be_due();
    workers.stop().await;

    assert_eq!(shop.count(RunState::Ready).await, 1);
    shop.database.execute("UPDATE queues SET is_paused = false").await;
    let workers = shop.workers(1, None).await;
    shop.succeeded(1).await;
    workers.stop().await;
}

#[tokio::test]
async fn a_run_of_an_unknown_version_is_left_to_others() {
    const NEWER: FlowKind = FlowKind { version: 2, ..PASS };
    let shop = Workshop::new().await;
    let workers = shop.workers(1, None).await;
    let newer = shop.start_runs_of(NEWER, 1).await;
    let known = shop.start_runs(1).await;

    workers.wakes().send(newer[0]).unwrap();
    workers.wakes().send(known[0]).unwrap();

    shop.succeeded(1).await;
    let left = shop.run(newer[0].run).await;
    assert_eq!((left.state.0, left.worker), (RunState::Ready, None));
    workers.stop().await;
}

#[tokio::test]
async fn a_run_whose_worker_died_is_taken_over() {
    let shop = Workshop::new().await;
    let wakes = shop.start_runs(1).await;
    let claims = [Claim {
        run: wakes[0].run,
        token: Uuid::new_v4(),
    }];
    let known = vec!["pass/1".to_owned()];
    let now = connectors::Clock::now(&*shop.clock);
    shop.database
        .with(async |conn| storage::runs::claim(conn, &claims, "dead", &known, now).await.unwrap())
        .await;
    let workers = shop.workers(1, None).await;

    shop.database
        .execute("UPDATE runs SET lease_until = now() - interval '1 s'")
        .await;

    shop.succeeded(1).await;
    workers.stop().await;
}

#[tokio::test]
async fn stopping_gives_runs_back_without_burning_an_attempt() {
    let shop = Workshop::new().await;
    let workers = shop.workers(1, None).await;
    shop.door.close();
    let begun = shop.start_runs(1).await;
    workers.wakes().send(begun[0]).unwrap();
    eventually("the run stands at the door", async || shop.door.entered() == 1).await;
    assert!(workers.engine().start(shop.new_run(PASS)).await.unwrap());
    eventually("a leased run waits", async || depth(&workers) == 1).await;

    futures::join!(workers.stop(), async { shop.door.open() });

    assert_eq!(shop.count(RunState::Ready).await, 2);
    let run = shop.run(begun[0].run).await;
    assert_eq!(
        (run.attempts, run.lost_leases, run.step.as_deref()),
        (0, 0, Some("door"))
    );
    let workers = shop.workers(1, None).await;
    shop.let_lost_wake_ups_be_due();
    shop.succeeded(2).await;
    assert_eq!(shop.door.entered(), 2);
    workers.stop().await;
}

#[tokio::test]
async fn a_process_shows_itself_while_it_works() {
    let shop = Workshop::new().await;
    let shown = async || {
        let since = chrono::DateTime::UNIX_EPOCH;
        shop.database
            .with(async |conn| storage::workers::list(conn, since).await.unwrap())
            .await
    };
    let workers = shop.workers(1, None).await;
    eventually("the worker is shown", async || !shown().await.is_empty()).await;

    let row = shown().await.remove(0);
    assert_eq!(row.name, workers.engine().worker());
    assert_eq!(
        row.queues,
        Queue::ALL.iter().map(|queue| queue.as_str()).collect::<Vec<_>>()
    );
    workers.stop().await;

    assert!(shown().await.is_empty());
}

fn depth(workers: &workflows::engine::Workers) -> usize {
    workers.depths().iter().map(|(_, depth)| depth).sum()
}

/// Changes of one kind until one comes that is wanted.
async fn heard_until(listener: &mut Listener, is_wanted: impl Fn(&Change) -> bool) -> usize {
    let listening = async {
        let mut notifications = 1;
        while !listener.next().await.unwrap().iter().any(&is_wanted) {
            notifications += 1;
        }
        notifications
    };
    let heard = tokio::time::timeout(std::time::Duration::from_secs(30), listening).await;
    heard.expect("the change is told")
}

#[tokio::test]
async fn those_who_watch_hear_of_a_run_and_of_a_flood_in_few_words() {
    let shop = Workshop::new().await;
    let mut listener = Listener::open(&shop.database.database()).await.unwrap();
    let workers = shop.workers(64, None).await;
    let one = shop.start_runs(1).await[0];

    workers.wakes().send(one).unwrap();
    let is_of = |id| move |change: &Change| change.kind == ChangeKind::Runs && change.id == id;
    heard_until(&mut listener, is_of(Some(one.run.0))).await;
    for wake in shop.start_runs(600).await {
        workers.wakes().send(wake).unwrap();
    }

    let notifications = heard_until(&mut listener, is_of(None)).await;
    assert!(notifications < 60, "{notifications} for 600 runs");
    shop.succeeded(601).await;
    workers.stop().await;
}
