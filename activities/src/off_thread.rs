//! Reading that keeps a processor busy, away from the threads on which everything else waits its turn.

use crate::ActivityError;

/// Reading so much takes some milliseconds; what is shorter takes less time than changing threads.
const LONG: usize = 16 << 10;

/// Reads or writes a text of so many bytes.
pub(crate) async fn compute<T: Send + 'static>(
    bytes: usize,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ActivityError> {
    if bytes < LONG {
        return Ok(work());
    }
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| ActivityError::Retry {
        after: None,
        source: Box::new(error),
    })
}
