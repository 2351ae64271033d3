//! What apalis leaves behind in Redis and never removes: finished items, the particulars of workers, and queues that
//! have grown so long that nothing can be drawn from them any more.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use domain::flows::Queue;
use redis::Script;
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use super::link::{DEPTH_LIMIT, Failure, Link, config};

const TICK: Duration = Duration::from_secs(1);
/// Items removed by one script; a script's arguments are limited to about 8,000.
const BATCH: usize = 1_000;
const BATCHES_PER_TICK: usize = 20;
/// Particulars of a worker outlive it by this many seconds.
const WORKER_SECONDS: usize = 600;

/// KEYS: set of finished items, their data. ARGV: prefix of their particulars, how many.
static REMOVE_FINISHED: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local ids = redis.call('SPOP', KEYS[1], ARGV[2])
         if #ids == 0 then return 0 end
         redis.call('HDEL', KEYS[2], unpack(ids))
         for _, id in ipairs(ids) do redis.call('DEL', ARGV[1] .. ':' .. id) end
         return #ids",
    )
});

/// KEYS: items not drawn, their data. ARGV: prefix of their particulars, how many, how many may stay.
static SHED: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local excess = math.min(redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[3]), tonumber(ARGV[2]))
         if excess <= 0 then return 0 end
         local ids = redis.call('ZRANGE', KEYS[1], -excess, -1)
         redis.call('ZREM', KEYS[1], unpack(ids))
         redis.call('HDEL', KEYS[2], unpack(ids))
         for _, id in ipairs(ids) do redis.call('DEL', ARGV[1] .. ':' .. id) end
         return #ids",
    )
});

/// Notices whether Redis is up and keeps it tidy, until the process has stopped.
pub(super) async fn keep(link: Arc<Link>, stopped: CancellationToken) {
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while stopped.run_until_cancelled(ticks.tick()).await.is_some() {
        look_once(&link).await;
    }
    if link.is_up()
        && let Err(error) = leave(&link).await
    {
        tracing::debug!(error = &*error as &dyn std::error::Error, "traces left in Redis");
    }
}

/// Tidies up once and notes whether Redis is up.
pub(super) async fn look_once(link: &Link) {
    match tidy(link).await {
        Ok(()) => link.found(),
        Err(error) => link.lost(&error),
    }
}

async fn tidy(link: &Link) -> Result<(), Failure> {
    redis::cmd("PING").exec_async(&mut link.connection()).await?;
    for &queue in Queue::ALL {
        let config = config(queue);
        for finished in [config.done_jobs_set(), config.dead_jobs_set()] {
            remove(link, &REMOVE_FINISHED, finished, queue).await?;
        }
        remove(link, &SHED, config.scheduled_jobs_set(), queue).await?;
        for name in link.take_names(queue) {
            let key = particulars(queue, &name);
            redis::cmd("EXPIRE")
                .arg(key)
                .arg(WORKER_SECONDS)
                .exec_async(&mut link.connection())
                .await?;
        }
    }
    Ok(())
}

async fn remove(link: &Link, script: &Script, from: String, queue: Queue) -> Result<(), Failure> {
    let config = config(queue);
    for _ in 0..BATCHES_PER_TICK {
        let mut call = script.key(&from);
        call.key(config.job_data_hash())
            .arg(config.job_meta_hash())
            .arg(BATCH)
            .arg(DEPTH_LIMIT);
        let removed: usize = call.invoke_async(&mut link.connection()).await?;
        if removed < BATCH {
            break;
        }
    }
    Ok(())
}

/// Removes the traces of workers that have ended in good order.
async fn leave(link: &Link) -> Result<(), Failure> {
    for &queue in Queue::ALL {
        for name in link.take_names(queue) {
            redis::pipe()
                .zrem(config(queue).workers_set(), &name)
                .del(particulars(queue, &name))
                .exec_async(&mut link.connection())
                .await?;
        }
    }
    Ok(())
}

fn particulars(queue: Queue, name: &str) -> String {
    format!("{}:workers:metadata:{name}", config(queue).queue.as_ref())
}
