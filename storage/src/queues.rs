//! Queues and whether they are paused; sweepers and claims respect it at once.

use diesel::{ExpressionMethods, QueryDsl};
use diesel_async::RunQueryDsl;
use domain::flows::Queue;

use crate::schema::queues;
use crate::{Conn, Result};

/// Pauses a queue, or resumes it; what runs already goes on.
///
/// # Errors
/// The failure of the query.
pub async fn set_paused(mut conn: Conn<'_>, queue: Queue, is_paused: bool) -> Result<()> {
    diesel::update(queues::table.find(queue.as_str()))
        .set(queues::is_paused.eq(is_paused))
        .execute(&mut conn)
        .await?;
    Ok(())
}
