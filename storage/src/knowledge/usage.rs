//! Where entries were used: how many emails rest on one, and how often its draft left as it was written.

use std::collections::HashMap;

use diesel::sql_types::{Array, Int8, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::emails::Status;
use domain::ids::{KnowledgeId, WorkspaceId};
use uuid::Uuid;

use crate::statement::statement;
use crate::{Conn, Result};

/// How the drafts that cite an entry fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Emails with a draft that cites it.
    pub cited: i64,
    /// Of these, answered by exactly that draft.
    pub sent_unchanged: i64,
}

statement! {
    /// A draft left unchanged when it is still the email's current version and the reply was sent.
    Count<'a> { sent: str => Text, entries: Vec<Uuid> => Array<SqlUuid>, workspace: Uuid => SqlUuid }
        -> (SqlUuid, Int8, Int8),
    "SELECT c.knowledge_id, count(DISTINCT e.id),
            count(DISTINCT e.id) FILTER (WHERE e.status = $ AND e.draft_version = d.version)
     FROM draft_citations c JOIN drafts d ON d.id = c.draft_id JOIN emails e ON e.id = d.email_id
     WHERE c.knowledge_id = ANY ($) AND c.workspace_id = $
     GROUP BY c.knowledge_id"
}

/// Usage of these entries; those never cited are left out.
///
/// # Errors
/// The failure of the query.
pub async fn usage(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    entries: &[KnowledgeId],
) -> Result<HashMap<KnowledgeId, Usage>> {
    let entries = entries.iter().map(|entry| entry.0).collect();
    let count = Count {
        sent: Status::Sent.as_str(),
        entries: &entries,
        workspace: &workspace.0,
    };
    let rows: Vec<(Uuid, i64, i64)> = count.load(&mut conn).await?;
    Ok(rows
        .into_iter()
        .map(|(id, cited, sent_unchanged)| (KnowledgeId(id), Usage { cited, sent_unchanged }))
        .collect())
}
