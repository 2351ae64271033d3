//! The words of emails, kept apart from the emails: they never change, while an email does while it is answered.

use chrono::{DateTime, Months, Utc};
use diesel::sql_types::{Array, Int8, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::ids::WorkspaceId;
use domain::search::words;
use uuid::Uuid;

use super::NewEmail;
use super::list::Cursor;
use super::page::Whose;
use crate::statement::statement;
use crate::{Conn, Result};

/// Bytes of a text whose words are kept.
const LONGEST_TEXT: usize = 20_000;

/// Words of senders are kept once more behind this sign, those of subjects behind the other: the index knows no places.
const SENDER: char = '@';
const SUBJECT: char = '#';
/// The month in which an email arrived is a word too, behind this sign, so that the index finds what is new first.
const MONTH: char = '%';
/// Months whose emails are asked for before those of all time.
const RECENT_MONTHS: u32 = 2;

/// Where in an email a word has to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Name or address of the sender.
    Sender,
    /// Sender or subject.
    Head,
    /// Sender, subject or text.
    Anywhere,
}

/// The query (tsquery) for emails with all these words, each from its beginning; `None` where there are none.
pub(crate) fn query_of(text: &str, place: Place) -> Option<String> {
    let asked = |word: &String| match place {
        Place::Sender => format!("'{SENDER}{word}':*"),
        Place::Head => format!("('{SENDER}{word}':* | '{SUBJECT}{word}':*)"),
        Place::Anywhere => format!("'{word}':*"),
    };
    let asked: Vec<String> = words(text).iter().map(asked).collect();
    (!asked.is_empty()).then(|| asked.join(" & "))
}

/// The words of an email as a tsvector.
fn vector_of(email: &NewEmail) -> String {
    let sender = words(&format!("{} {}", email.from_name, email.from_email));
    let subject = words(&email.subject);
    let text = words(&email.visible_text[..email.visible_text.floor_char_boundary(LONGEST_TEXT)]);
    let marked = sender.iter().map(|word| format!("{SENDER}{word}"));
    let marked = marked.chain(subject.iter().map(|word| format!("{SUBJECT}{word}")));
    let all = sender.iter().chain(&subject).chain(&text).cloned();
    let month = std::iter::once(month_of(email.received_at));
    marked.chain(all).chain(month).collect::<Vec<_>>().join(" ")
}

fn month_of(at: DateTime<Utc>) -> String {
    at.format(&format!("{MONTH}%Y-%m")).to_string()
}

/// The query for emails that arrived in the month of `last` or shortly before it.
fn recent(query: &str, last: DateTime<Utc>) -> String {
    let months = (0..RECENT_MONTHS).filter_map(|back| last.checked_sub_months(Months::new(back)));
    let months: Vec<String> = months.map(|at| format!("'{}'", month_of(at))).collect();
    format!("({query}) & ({})", months.join(" | "))
}

statement! {
    /// Words of emails that are stored.
    Insert<'a> { emails: Vec<Uuid> => Array<SqlUuid>, words: Vec<String> => Array<Text> } -> (),
    "INSERT INTO email_words (email_id, workspace_id, user_id, received_at, words)
     SELECT e.id, e.workspace_id, e.user_id, e.received_at, g.words::tsvector
     FROM unnest($, $) AS g(id, words) JOIN emails e ON e.id = g.id"
}

/// Keeps the words of emails that have just been stored.
pub(super) async fn insert(mut conn: Conn<'_>, emails: &[&NewEmail]) -> Result<()> {
    let insert = Insert {
        emails: &emails.iter().map(|email| email.id.0).collect(),
        words: &emails.iter().map(|email| vector_of(email)).collect(),
    };
    insert.execute(&mut conn).await?;
    Ok(())
}

statement! {
    /// The index finds them all; the newest are taken.
    Find<'a> {
        workspace: Uuid => SqlUuid, query: str => Text, owner: Option<Uuid> => Nullable<SqlUuid>,
        received_at: DateTime<Utc> => Timestamptz, id: Uuid => SqlUuid, since: Option<DateTime<Utc>> => Nullable<Timestamptz>,
        limit: i64 => Int8,
    } -> SqlUuid,
    "SELECT w.email_id FROM email_words w
     WHERE w.workspace_id = $ AND w.words @@ $::tsquery AND w.user_id = coalesce($, w.user_id)
       AND (w.received_at, w.email_id) < ($, $) AND w.received_at >= coalesce($, '-infinity')
     ORDER BY w.received_at DESC, w.email_id DESC LIMIT $"
}

/// The newest `limit` emails with the words, everybody's or one owner's, those before `before` and received at `since`
/// or later. What is frequent is found in the last months, without looking at all that there ever was.
///
/// # Errors
/// The failure of the query.
pub(crate) async fn find(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    query: &str,
    whose: Whose,
    before: Cursor,
    since: Option<DateTime<Utc>>,
    limit: i64,
) -> Result<Vec<Uuid>> {
    let owner = match whose {
        Whose::Own(user) => Some(user.0),
        _ => None,
    };
    let mut found = Vec::new();
    for query in [recent(query, before.received_at).as_str(), query] {
        let find = Find {
            workspace: &workspace.0,
            query,
            owner: &owner,
            received_at: &before.received_at,
            id: &before.id.0,
            since: &since,
            limit: &limit,
        };
        found = find.load(&mut conn).await?;
        if found.len() as i64 >= limit {
            break;
        }
    }
    Ok(found)
}
