//! Emails that say what their sender has said before, whatever ids they carry.

use diesel::Queryable;
use diesel::sql_types::{BigInt, Bool, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::ids::EmailId;
use uuid::Uuid;

use crate::statement::statement;
use crate::{Conn, Result};

/// What came in before an email from the same sender with the same subject and text, at the same place of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable)]
pub struct Repeats {
    /// Whether one of them was answered automatically, or may be yet.
    pub is_answered: bool,
    /// How many of the last day bear the same date too, as copies of one letter do.
    pub copies: i64,
}

statement! {
    /// Looks at a bounded number of earlier emails: so many alike count as answered.
    FindRepeats<'a> { email: Uuid => SqlUuid } -> (Bool, BigInt),
    "SELECT coalesce(bool_or(earlier.is_answered), false) OR count(*) = 200, count(*) FILTER (WHERE earlier.is_copy)
     FROM (
        SELECT o.sent_at = e.sent_at AND o.created_at > e.created_at - interval '1 day' AS is_copy,
            o.status = 'new' OR EXISTS (
                SELECT FROM outbound_messages m
                WHERE m.subject_id = o.id AND m.kind = 'reply' AND m.is_automatic
                    AND m.state NOT IN ('cancelled', 'failed')) AS is_answered
        FROM emails e JOIN emails o ON o.email_account_id = e.email_account_id
            AND md5(o.from_email) = md5(e.from_email) AND md5(o.visible_text) = md5(e.visible_text)
            AND o.from_email = e.from_email AND o.subject = e.subject
            AND o.reply_to IS NOT DISTINCT FROM e.reply_to AND o.references_ids = e.references_ids
            AND (o.created_at, o.id) < (e.created_at, e.id)
        WHERE e.id = $ LIMIT 200) AS earlier"
}

/// What came in before the email and says the same.
///
/// # Errors
/// The failure of the query.
pub async fn find_repeats(mut conn: Conn<'_>, email: EmailId) -> Result<Repeats> {
    Ok(FindRepeats { email: &email.0 }.get_result(&mut conn).await?)
}
