//! The connection to Redis: whether it is up, what is in its queues, and how to put more there.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use apalis_core::backend::TaskSink;
use apalis_core::backend::ext::with_codec::WithCodec;
use apalis_redis::{Config, RedisStorage};
use domain::flows::Queue;
use redis::Client;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use storage::runs::Wake;
use tokio::sync::watch;

use super::codec::WakeCodec;
use crate::engine::workers::Error;
use crate::engine::workers::item::Item;

/// Items in a queue at most. From about 8,000 on apalis can draw none any more, and many processes may push at once.
pub(super) const DEPTH_LIMIT: usize = 5_000;
/// Least rest of a worker whose backend failed.
const RESTART_PAUSE: Duration = Duration::from_millis(500);
const LARGEST_BATCH: usize = 256;

/// Why something could not be sent.
pub(super) type Failure = Box<dyn std::error::Error + Send + Sync>;
/// A queue of wake-ups in Redis.
pub(super) type Storage = WithCodec<RedisStorage<Item>, WakeCodec>;

/// The way to one Redis server.
pub(super) struct Link {
    client: Client,
    connection: Mutex<ConnectionManager>,
    up: watch::Sender<bool>,
    names: Mutex<HashMap<Queue, Vec<String>>>,
    /// As they were last seen.
    depths: Mutex<HashMap<Queue, usize>>,
}

impl Link {
    /// Prepares the way; nothing is connected yet.
    pub(super) fn open(url: &str) -> Result<Self, Error> {
        let refused = |error| Error::RedisUrl(Box::new(error));
        let client = Client::open(url).map_err(refused)?;
        let connection = lazy(&client).map_err(refused)?;
        Ok(Self {
            client,
            connection: Mutex::new(connection),
            up: watch::Sender::new(false),
            names: Mutex::default(),
            depths: Mutex::default(),
        })
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    pub(super) fn connection(&self) -> ConnectionManager {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn is_up(&self) -> bool {
        *self.up.borrow()
    }

    /// Notes that Redis answers.
    pub(super) fn found(&self) {
        if !self.up.send_replace(true) {
            tracing::info!("Redis carries wake-ups");
        }
    }

    /// Notes that Redis does not answer, and connects anew: a connection that failed once may do so for ever.
    pub(super) fn lost(&self, error: &Failure) {
        if self.up.send_replace(false) {
            tracing::warn!(
                error = &**error as &dyn std::error::Error,
                "Redis lost, wake-ups stay in their process"
            );
        }
        match lazy(&self.client) {
            Ok(fresh) => *self.connection.lock().unwrap_or_else(PoisonError::into_inner) = fresh,
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "Redis cannot be connected"),
        }
    }

    /// Waits until Redis answers; a worker that failed rests in any case.
    pub(super) async fn pause_before_start(self: Arc<Self>, restarts: usize) -> Result<(), apalis_redis::Error> {
        if restarts > 0 {
            tokio::time::sleep(RESTART_PAUSE).await;
        }
        // The sender is in `self`, so waiting cannot fail.
        let mut up = self.up.subscribe();
        let _is_up = up.wait_for(|is_up| *is_up).await;
        Ok(())
    }

    /// The queue as a backend for a worker that executes so many runs at once.
    pub(super) fn storage(&self, queue: Queue, concurrency: usize) -> Storage {
        let config = config(queue).batch_size(batch_size(concurrency));
        WithCodec::new(
            RedisStorage::new(self.connection()).with_config(config),
            WakeCodec(queue),
        )
    }

    /// Items in a queue that no worker has drawn.
    pub(super) async fn depth(&self, queue: Queue) -> Result<usize, Failure> {
        self.depth_after(&mut redis::pipe(), queue).await
    }

    /// Sends commands whose answers are ignored and asks for the depth together with them.
    async fn depth_after(&self, commands: &mut redis::Pipeline, queue: Queue) -> Result<usize, Failure> {
        let config = config(queue);
        let (scheduled, active): (usize, usize) = commands
            .zcard(config.scheduled_jobs_set())
            .llen(config.active_jobs_list())
            .query_async(&mut self.connection())
            .await?;
        let depth = scheduled + active;
        self.lock_depths().insert(queue, depth);
        Ok(depth)
    }

    /// Items that a queue can take, as the last push left it; a queue that was filling up is asked again.
    async fn room(&self, queue: Queue) -> Result<usize, Failure> {
        let known = self.lock_depths().get(&queue).copied();
        let depth = match known {
            Some(depth) if depth < DEPTH_LIMIT / 2 => depth,
            _ => self.depth(queue).await?,
        };
        Ok(DEPTH_LIMIT.saturating_sub(depth))
    }

    fn lock_depths(&self) -> std::sync::MutexGuard<'_, HashMap<Queue, usize>> {
        self.depths.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts wake-ups into their queue, as far as there is room, and tells the workers.
    pub(super) async fn push(&self, queue: Queue, wakes: &[Wake]) -> Result<(), Failure> {
        let room = self.room(queue).await?;
        let items: Vec<Item> = wakes.iter().take(room).copied().map(Item::Wake).collect();
        if items.is_empty() {
            return Ok(());
        }
        self.storage(queue, 1).push_bulk(items).await?;
        let mut tell = redis::pipe();
        tell.publish(channel(queue), "").ignore();
        self.depth_after(&mut tell, queue).await?;
        Ok(())
    }

    /// Remembers a worker, so that its traces are removed.
    pub(super) fn enlist(&self, queue: Queue, name: String) {
        self.names
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(queue)
            .or_default()
            .push(name);
    }

    /// Workers of a queue, the current one last; those before it are forgotten here.
    pub(super) fn take_names(&self, queue: Queue) -> Vec<String> {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(names) = names.get_mut(&queue) else {
            return Vec::new();
        };
        let current = names.last().cloned();
        std::mem::replace(names, current.into_iter().collect())
    }
}

fn lazy(client: &Client) -> redis::RedisResult<ConnectionManager> {
    let config = ConnectionManagerConfig::new()
        .set_number_of_retries(1)
        .set_connection_timeout(Some(Duration::from_secs(1)))
        .set_response_timeout(Some(Duration::from_secs(2)));
    ConnectionManager::new_lazy_with_config(client.clone(), config)
}

/// Where pushes to a queue are announced.
pub(super) fn channel(queue: Queue) -> String {
    format!("wake:{queue}")
}

/// As measured: no locks, which search the queue; acknowledgements, without which all is delivered again; a lease of
/// two minutes, longer than any step and the way to the exit together.
pub(super) fn config(queue: Queue) -> Config {
    Config::default()
        .queue(format!("mailroom:{queue}"))
        .lock_tasks(false)
        .persist_results(true)
        .emit_events(false)
        .heartbeat_interval(Duration::from_secs(10))
        .missed_heartbeats(12)
        .idempotency_ttl(Some(Duration::from_secs(60)))
}

/// Small against the slots of a process, so that it draws little that another could execute sooner.
fn batch_size(concurrency: usize) -> usize {
    (concurrency / 4).clamp(1, LARGEST_BATCH)
}

/// More than four batches at once and a worker cannot stop: its acknowledgements have no room.
pub(super) fn tasks_at_once(concurrency: usize) -> usize {
    concurrency.min(4 * batch_size(concurrency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_never_has_more_than_four_batches_in_hand() {
        for concurrency in 1..2_000 {
            let (batch, tasks) = (batch_size(concurrency), tasks_at_once(concurrency));

            assert!(
                batch <= tasks && tasks <= 4 * batch,
                "{concurrency} runs: {tasks} tasks of {batch}"
            );
        }
    }
}
