//! Finding anything by a few letters, for the command palette: a handful of each kind, the newest first.
//! Words of senders and subjects are looked at, from their beginning, not those of texts.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Int8, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::emails::Status;
use domain::follow_ups::FollowUpStatus;
use uuid::Uuid;

use crate::dashboard::Scope;
use crate::emails::{Cursor, Place, Whose, find, query_of};
use crate::pattern::containing;
use crate::statement::statement;
use crate::{Conn, Result, Word};

/// Newest emails whose senders are gathered.
const NEWEST_OF_PEOPLE: i64 = 300;

/// A correspondent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPerson {
    /// Address.
    pub email: String,
    /// Name in the newest email.
    pub name: String,
    /// Conversations among the newest emails.
    pub conversations: i64,
    /// When the newest email arrived.
    pub last_at: DateTime<Utc>,
}

/// An email.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundEmail {
    /// Id.
    pub id: Uuid,
    /// Subject.
    pub subject: String,
    /// Sender's name.
    pub from_name: String,
    /// Sender's address.
    pub from_email: String,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// Resting status.
    pub status: Status,
}

/// A follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFollowUp {
    /// Id.
    pub id: Uuid,
    /// Email it follows.
    pub email: Uuid,
    /// Subject of that email.
    pub subject: String,
    /// When it is due.
    pub scheduled_at: DateTime<Utc>,
    /// Where it stands.
    pub status: FollowUpStatus,
}

/// Something with a name.
pub type Named = (Uuid, String);

/// Emails, or follow-ups, that are looked at one by one before the index of words is asked.
const NEWEST: i64 = 1_000;

statement! {
    /// Those of the newest emails that have the words, as far as the scope lets see, and where the newest end; null where
    /// they are all there are.
    Near<'a> {
        workspace: Uuid => SqlUuid, person: Option<Uuid> => Nullable<SqlUuid>, words: str => Text, newest: i64 => Int8,
        most: i64 => Int8,
    } -> (Array<SqlUuid>, Nullable<Timestamptz>),
    "WITH s (workspace, person, words, newest, most) AS (VALUES ($, $, $::tsquery, $, $)),
     newest AS MATERIALIZED (
        (SELECT e.id, e.received_at, true AS counts FROM emails e
         WHERE (SELECT person FROM s) IS NULL AND e.workspace_id = (SELECT workspace FROM s)
         ORDER BY e.received_at DESC, e.id DESC LIMIT (SELECT newest FROM s))
        UNION ALL
        (SELECT e.id, e.received_at, true FROM emails e
         WHERE e.user_id = (SELECT person FROM s) AND e.workspace_id = (SELECT workspace FROM s)
         ORDER BY e.received_at DESC, e.id DESC LIMIT (SELECT newest FROM s))
        UNION ALL
        (SELECT e.id, e.received_at, false FROM emails e
         WHERE e.assignee_id = (SELECT person FROM s) AND e.workspace_id = (SELECT workspace FROM s)
           AND e.user_id <> (SELECT person FROM s)
         ORDER BY e.received_at DESC, e.id DESC LIMIT (SELECT newest FROM s))),
     near AS (SELECT n.id FROM newest n
        WHERE (SELECT w.words @@ (SELECT words FROM s) FROM email_words w WHERE w.email_id = n.id)
        ORDER BY n.received_at DESC, n.id DESC LIMIT (SELECT most FROM s))
     SELECT ARRAY(SELECT id FROM near),
            (SELECT min(received_at) FROM newest WHERE counts HAVING count(*) = (SELECT newest FROM s))"
}

statement! {
    /// Their senders, the last to write first.
    People<'a> { emails: Vec<Uuid> => Array<SqlUuid>, most: i64 => Int8 } -> (Text, Text, Int8, Timestamptz),
    "SELECT from_email, (array_agg(from_name ORDER BY received_at DESC))[1], count(DISTINCT conversation_id),
            max(received_at)
     FROM emails WHERE id = ANY ($) GROUP BY from_email ORDER BY max(received_at) DESC LIMIT $"
}

statement! {
    /// The emails themselves, the newest first.
    Emails<'a> {
        emails: Vec<Uuid> => Array<SqlUuid>, most: i64 => Int8,
    } -> (SqlUuid, Text, Text, Text, Timestamptz, Text),
    "SELECT id, subject, from_name, from_email, received_at, status FROM emails WHERE id = ANY ($)
     ORDER BY received_at DESC, id DESC LIMIT $"
}

statement! {
    /// Those of the next pending ones that follow emails with the words.
    NextFollowUps<'a> {
        workspace: Uuid => SqlUuid, person: Option<Uuid> => Nullable<SqlUuid>, words: str => Text, next: i64 => Int8,
        most: i64 => Int8
    } -> (SqlUuid, SqlUuid, Text, Timestamptz, Text),
    "WITH s (workspace, person, words, next, most) AS (VALUES ($, $, $::tsquery, $, $)),
     next AS MATERIALIZED (SELECT f.id, f.email_id, f.scheduled_at, f.status FROM follow_ups f
        WHERE f.workspace_id = (SELECT workspace FROM s) AND f.status = 'pending'
          AND ((SELECT person FROM s) IS NULL OR f.user_id = (SELECT person FROM s)
               OR EXISTS (SELECT FROM emails e WHERE e.id = f.email_id AND e.assignee_id = (SELECT person FROM s)))
        ORDER BY f.scheduled_at, f.id LIMIT (SELECT next FROM s)),
     near AS MATERIALIZED (SELECT n.* FROM next n
        WHERE (SELECT w.words @@ (SELECT words FROM s) FROM email_words w WHERE w.email_id = n.email_id)
        ORDER BY n.scheduled_at, n.id LIMIT (SELECT most FROM s))
     SELECT n.id, e.id, e.subject, n.scheduled_at, n.status FROM near n JOIN emails e ON e.id = n.email_id
     ORDER BY n.scheduled_at, n.id"
}

statement! {
    /// Pending ones that follow these emails, the next first.
    FollowUpsOf<'a> { emails: Vec<Uuid> => Array<SqlUuid>, most: i64 => Int8 }
        -> (SqlUuid, SqlUuid, Text, Timestamptz, Text),
    "SELECT f.id, e.id, e.subject, f.scheduled_at, f.status FROM follow_ups f JOIN emails e ON e.id = f.email_id
     WHERE f.email_id = ANY ($) AND f.status = 'pending' ORDER BY f.scheduled_at, f.id LIMIT $"
}

statement! {
    /// By name.
    Intents<'a> { workspace: Uuid => SqlUuid, pattern: String => Text, most: i64 => Int8 } -> (SqlUuid, Text),
    "SELECT id, name FROM intents WHERE workspace_id = $ AND name ILIKE $ ORDER BY name LIMIT $"
}

statement! {
    /// By title.
    Knowledge<'a> { workspace: Uuid => SqlUuid, pattern: String => Text, most: i64 => Int8 } -> (SqlUuid, Text),
    "SELECT id, title FROM knowledge_entries WHERE workspace_id = $ AND title ILIKE $ ORDER BY id DESC LIMIT $"
}

/// A handful of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Correspondents.
    pub people: Vec<FoundPerson>,
    /// Emails.
    pub emails: Vec<FoundEmail>,
    /// Pending follow-ups, the next first.
    pub follow_ups: Vec<FoundFollowUp>,
    /// Intents.
    pub intents: Vec<Named>,
    /// Knowledge entries.
    pub knowledge: Vec<Named>,
}

/// Finds at most `most` of each kind whose names hold the text.
///
/// # Errors
/// The failure of a query.
pub async fn search(conn: Conn<'_>, scope: &Scope, text: &str, most: i64, now: DateTime<Utc>) -> Result<Found> {
    let pattern = &containing(text);
    let (workspace, most) = (&scope.workspace.0, &most);
    let intents = Intents {
        workspace,
        pattern,
        most,
    };
    let knowledge = Knowledge {
        workspace,
        pattern,
        most,
    };
    let (people, emails, follow_ups, intents, knowledge) = futures::try_join!(
        search_people(conn, scope, text, most),
        search_emails(conn, scope, text, most),
        search_follow_ups(conn, scope, text, most, now),
        async { Ok(intents.load(&mut { conn }).await?) },
        async { Ok(knowledge.load(&mut { conn }).await?) },
    )?;
    Ok(Found {
        people,
        emails,
        follow_ups,
        intents,
        knowledge,
    })
}

fn whose(scope: &Scope) -> Whose {
    scope.seen_by.map_or(Whose::Everybodys, Whose::Own)
}

/// Up to `enough` of the newest emails with the words, as far as the scope lets see. What is not among the very newest the
/// index of words finds, unless those were `most` already.
async fn newest_with(mut conn: Conn<'_>, scope: &Scope, words: &str, enough: i64, most: i64) -> Result<Vec<Uuid>> {
    let near = Near {
        workspace: &scope.workspace.0,
        person: &scope.person(),
        words,
        newest: &NEWEST,
        most: &enough,
    };
    let (mut found, end): (Vec<Uuid>, Option<DateTime<Utc>>) = near.get_result(&mut conn).await?;
    let missing = most - i64::try_from(found.len()).unwrap_or(most);
    if let Some(end) = end.filter(|_| missing > 0) {
        let (whose, before) = (whose(scope), Cursor::before(Some(end)));
        found.extend(find(conn, scope.workspace, words, whose, before, None, enough).await?);
    }
    Ok(found)
}

async fn search_people(mut conn: Conn<'_>, scope: &Scope, text: &str, most: &i64) -> Result<Vec<FoundPerson>> {
    let Some(words) = query_of(text, Place::Sender) else {
        return Ok(Vec::new());
    };
    let emails = &newest_with(conn, scope, &words, NEWEST_OF_PEOPLE, *most).await?;
    let rows: Vec<(String, String, i64, DateTime<Utc>)> = People { emails, most }.load(&mut conn).await?;
    let person = |(email, name, conversations, last_at)| FoundPerson {
        email,
        name,
        conversations,
        last_at,
    };
    Ok(rows.into_iter().map(person).collect())
}

async fn search_emails(mut conn: Conn<'_>, scope: &Scope, text: &str, most: &i64) -> Result<Vec<FoundEmail>> {
    type Row = (Uuid, String, String, String, DateTime<Utc>, Word<Status>);
    let Some(words) = query_of(text, Place::Head) else {
        return Ok(Vec::new());
    };
    let emails = &newest_with(conn, scope, &words, *most, *most).await?;
    let rows: Vec<Row> = Emails { emails, most }.load(&mut conn).await?;
    let email = |(id, subject, from_name, from_email, received_at, status): Row| FoundEmail {
        id,
        subject,
        from_name,
        from_email,
        received_at,
        status: status.0,
    };
    Ok(rows.into_iter().map(email).collect())
}

/// The next pending ones are looked at one by one; where they are not enough, the index of words is asked, for the newest
/// emails first: what is still followed up is seldom old.
async fn search_follow_ups(
    mut conn: Conn<'_>,
    scope: &Scope,
    text: &str,
    most: &i64,
    now: DateTime<Utc>,
) -> Result<Vec<FoundFollowUp>> {
    type Row = (Uuid, Uuid, String, DateTime<Utc>, Word<FollowUpStatus>);
    let Some(words) = query_of(text, Place::Head) else {
        return Ok(Vec::new());
    };
    let next = NextFollowUps {
        workspace: &scope.workspace.0,
        person: &scope.person(),
        words: &words,
        next: &NEWEST,
        most,
    };
    let mut rows: Vec<Row> = next.load(&mut conn).await?;
    let enough = usize::try_from(*most).unwrap_or_default();
    if rows.len() < enough {
        let (whose, before) = (whose(scope), Cursor::before(Some(now)));
        let emails = &find(conn, scope.workspace, &words, whose, before, None, NEWEST).await?;
        let others: Vec<Row> = FollowUpsOf { emails, most }.load(&mut conn).await?;
        let known: HashSet<Uuid> = rows.iter().map(|row| row.0).collect();
        rows.extend(others.into_iter().filter(|row| !known.contains(&row.0)));
        rows.sort_by_key(|row| (row.3, row.0));
        rows.truncate(enough);
    }
    let follow_up = |(id, email, subject, scheduled_at, status): Row| FoundFollowUp {
        id,
        email,
        subject,
        scheduled_at,
        status: status.0,
    };
    Ok(rows.into_iter().map(follow_up).collect())
}
