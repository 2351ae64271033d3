//! Wake-ups by Redis: they reach other processes, and whatever Redis loses or does, every run is executed.

mod workshop;

use std::time::{Duration, Instant};

use storage::runs::RunState;
use testkit::servers::{self, Redis};
use workflows::engine::{Workers, redis_wakes};
use workshop::{Workshop, eventually};

#[tokio::test]
async fn a_process_without_workers_wakes_runs_elsewhere() {
    let Some(redis) = servers::redis() else { return };
    let shop = Workshop::new().await;
    let workers = working(&shop, &redis, 4).await;
    let outside = redis_wakes(&redis.url()).await.unwrap();

    for wake in shop.start_runs(100).await {
        outside.send(wake).unwrap();
    }

    shop.succeeded(100).await;
    workers.stop().await;
}

#[tokio::test]
async fn what_is_finished_leaves_nothing_in_redis() {
    let Some(redis) = servers::redis() else { return };
    let shop = Workshop::new().await;
    let workers = working(&shop, &redis, 4).await;
    let outside = redis_wakes(&redis.url()).await.unwrap();
    for wake in shop.start_runs(50).await {
        outside.send(wake).unwrap();
    }
    shop.succeeded(50).await;

    eventually("the traces are gone", async || {
        ask(&redis, "SCARD", "mailroom:inbound:done").await == 0
            && ask(&redis, "HLEN", "mailroom:inbound:data").await == 0
    })
    .await;

    workers.stop().await;
    assert_eq!(ask(&redis, "ZCARD", "mailroom:inbound:workers").await, 0);
}

#[tokio::test]
async fn emptying_redis_loses_nothing() {
    let Some(redis) = servers::redis() else { return };
    let shop = Workshop::new().await;
    let workers = working(&shop, &redis, 1).await;
    shop.door.close();
    for wake in shop.start_runs(20).await {
        workers.wakes().send(wake).unwrap();
    }
    eventually("what has no room here waits in Redis", async || {
        waiting(&redis).await == 19
    })
    .await;

    redis.flush();
    shop.door.open();
    shop.let_lost_wake_ups_be_due();

    shop.succeeded(20).await;
    passes_by_redis(&shop, &redis, 21).await;
    workers.stop().await;
}

#[tokio::test]
async fn runs_go_on_while_redis_is_down_and_use_it_when_it_is_back() {
    let Some(redis) = servers::redis() else { return };
    let shop = Workshop::new().await;
    let workers = working(&shop, &redis, 1).await;

    redis.kill();
    for wake in shop.start_runs(20).await {
        workers.wakes().send(wake).unwrap();
    }
    shop.succeeded(20).await;
    redis.restart();

    passes_by_redis(&shop, &redis, 21).await;
    workers.stop().await;
}

#[tokio::test]
async fn workers_start_without_redis_and_find_it_later() {
    let Some(redis) = servers::redis() else { return };
    redis.kill();
    let shop = Workshop::new().await;
    let workers = shop.workers(1, Some(redis.url())).await;
    workers.wakes().send(shop.start_runs(1).await[0]).unwrap();
    shop.succeeded(1).await;

    redis.restart();

    passes_by_redis(&shop, &redis, 2).await;
    workers.stop().await;
}

#[tokio::test]
async fn an_item_that_nobody_understands_kills_no_worker() {
    let Some(redis) = servers::redis() else { return };
    let shop = Workshop::new().await;
    let workers = working(&shop, &redis, 1).await;

    push_nonsense(&redis, 3).await;

    passes_by_redis(&shop, &redis, 1).await;
    eventually("the nonsense is gone", async || {
        ask(&redis, "HLEN", "mailroom:inbound:data").await == 0
    })
    .await;
    workers.stop().await;
}

/// From about 8,000 items on apalis 1.0 draws none any more.
#[tokio::test]
async fn a_queue_grown_too_long_to_be_drawn_from_is_cut() {
    let Some(redis) = servers::redis() else { return };
    let shop = Workshop::new().await;
    push_nonsense(&redis, 9_000).await;
    let workers = working(&shop, &redis, 64).await;

    eventually("the queue is empty", async || waiting(&redis).await == 0).await;

    passes_by_redis(&shop, &redis, 1).await;
    workers.stop().await;
}

#[tokio::test]
async fn stopping_gives_runs_back_to_other_processes() {
    let Some(redis) = servers::redis() else { return };
    let shop = Workshop::new().await;
    let stopping = working(&shop, &redis, 4).await;
    shop.door.close();
    let outside = redis_wakes(&redis.url()).await.unwrap();
    for wake in shop.start_runs(12).await {
        outside.send(wake).unwrap();
    }
    eventually("all slots are taken", async || shop.door.entered() == 4).await;
    let other = working(&shop, &redis, 8).await;

    futures::join!(stopping.stop(), async { shop.door.open() });

    shop.succeeded(12).await;
    assert_eq!(shop.door.entered(), 12);
    assert_eq!(shop.count(RunState::Failed).await, 0);
    other.stop().await;
}

/// Prints how long it takes from the start of a run in a process without workers to its first step in another.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures; run it alone, with --nocapture"]
async fn a_run_reaches_its_first_step_in_another_process_within_milliseconds() {
    const WARM_UP: usize = 100;
    const RUNS: usize = 1_000;
    let Some(redis) = servers::redis() else { return };
    let shop = Workshop::new().await;
    let workers = working(&shop, &redis, 64).await;
    let outside = redis_wakes(&redis.url()).await.unwrap();

    let mut took = Vec::new();
    for number in 1..=WARM_UP + RUNS {
        let began = Instant::now();
        let wake = shop.start_runs(1).await[0];
        outside.send(wake).unwrap();
        shop.door.wait_for(number).await;
        took.push(began.elapsed());
        // Not in step with anything that ticks.
        tokio::time::sleep(Duration::from_micros(number as u64 * 37 % 5_000)).await;
    }

    let mut took = took.split_off(WARM_UP);
    took.sort();
    let (p50, p99) = (took[RUNS / 2], took[RUNS * 99 / 100]);
    println!("run started to first step, over Redis: p50 {p50:.1?}, p99 {p99:.1?}");
    assert!(p50 < Duration::from_millis(20) && p99 < Duration::from_millis(200));
    workers.stop().await;
}

async fn working(shop: &Workshop, redis: &Redis, concurrency: usize) -> Workers {
    let before = ask(redis, "ZCARD", "mailroom:inbound:workers").await;
    let workers = shop.workers(concurrency, Some(redis.url())).await;
    eventually("the workers listen", async || {
        ask(redis, "ZCARD", "mailroom:inbound:workers").await > before
    })
    .await;
    workers
}

/// Sends one more run by Redis; no sweeper looks for it, for the clock stands still.
async fn passes_by_redis(shop: &Workshop, redis: &Redis, so_many: usize) {
    let outside = redis_wakes(&redis.url()).await.unwrap();
    outside.send(shop.start_runs(1).await[0]).unwrap();
    shop.succeeded(so_many).await;
}

/// Items as apalis writes them, with a content that is no wake-up.
async fn push_nonsense(redis: &Redis, count: usize) {
    let script = redis::Script::new(
        "for n = 1, tonumber(ARGV[1]) do
           local id = string.format('%026d', n)
           redis.call('HSET', 'mailroom:inbound:data', id, '\\255 no wake-up')
           redis.call('HSET', 'mailroom:inbound:meta:' .. id, 'attempts', 0, 'max_attempts', 25, 'status', 'Pending')
           redis.call('ZADD', 'mailroom:inbound:scheduled', 1, id)
         end",
    );
    script
        .arg(count)
        .invoke_async::<()>(&mut connection(redis).await)
        .await
        .unwrap();
}

async fn waiting(redis: &Redis) -> usize {
    ask(redis, "ZCARD", "mailroom:inbound:scheduled").await + ask(redis, "LLEN", "mailroom:inbound:active").await
}

async fn ask(redis: &Redis, command: &str, key: &str) -> usize {
    redis::cmd(command)
        .arg(key)
        .query_async(&mut connection(redis).await)
        .await
        .unwrap()
}

async fn connection(redis: &Redis) -> redis::aio::MultiplexedConnection {
    redis::Client::open(redis.url())
        .unwrap()
        .get_multiplexed_async_connection()
        .await
        .unwrap()
}
