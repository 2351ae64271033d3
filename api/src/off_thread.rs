//! Work that keeps a processor busy, away from the threads that serve everybody.

use crate::Problem;

/// Does work that may take more than some milliseconds, such as reading a stranger's text.
pub(crate) async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(Problem::unexpected)
}
