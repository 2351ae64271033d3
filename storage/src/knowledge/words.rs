//! The words of entries, for ranked retrieval.

use diesel::sql_types::{Array, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::statement::statement;
use crate::{Conn, Result};

statement! {
    /// What an entry no longer says.
    Forget<'a> { entries: Vec<Uuid> => Array<SqlUuid> } -> (),
    "DELETE FROM knowledge_words WHERE knowledge_id = ANY ($)"
}

statement! {
    /// A word of the title counts four times, of the category twice.
    Insert<'a> { entries: Vec<Uuid> => Array<SqlUuid> } -> (),
    "INSERT INTO knowledge_words (knowledge_id, lexeme, workspace_id, user_id, often)
     SELECT e.id, w.lexeme, e.workspace_id, e.user_id,
            (SELECT sum(CASE weight WHEN 'A' THEN 4 WHEN 'B' THEN 2 ELSE 1 END) FROM unnest(w.weights) weight)
     FROM knowledge_entries e, unnest(e.search) w WHERE e.id = ANY ($) AND e.is_active"
}

/// Writes the words of entries anew; those of inactive ones are left out.
///
/// # Errors
/// The failure of a query.
pub(super) async fn index(mut conn: Conn<'_>, entries: Vec<Uuid>) -> Result<()> {
    Forget { entries: &entries }.execute(&mut conn).await?;
    Insert { entries: &entries }.execute(&mut conn).await?;
    Ok(())
}
