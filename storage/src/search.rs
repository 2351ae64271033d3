//! Finding anything by a few letters, for the command palette: a handful of each kind, the newest first.
//! Only names and subjects of the newest emails are searched, not their texts.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Int8, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::emails::Status;
use domain::follow_ups::FollowUpStatus;
use uuid::Uuid;

use crate::dashboard::Scope;
use crate::pattern::containing;
use crate::statement::statement;
use crate::{Conn, Result, Word};

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

/// The scope and the pattern as a row `s`, and the emails `e` in it.
macro_rules! seen_sql {
    ($query:literal) => {
        concat!(
            "WITH s (workspace, person, pattern, most) AS (VALUES ($, $, $, $)),
             seen AS NOT MATERIALIZED (SELECT e.* FROM emails e WHERE e.workspace_id = (SELECT workspace FROM s)
                AND ((SELECT person FROM s) IS NULL OR (SELECT person FROM s) IN (e.user_id, e.assignee_id))
                ORDER BY e.received_at DESC, e.id DESC LIMIT 10000) ",
            $query
        )
    };
}

statement! {
    /// Senders of the newest emails that match.
    People<'a> {
        workspace: Uuid => SqlUuid, person: Option<Uuid> => Nullable<SqlUuid>, pattern: String => Text, most: i64 => Int8
    } -> (Text, Text, Int8, Timestamptz),
    seen_sql!(
        "SELECT from_email, (array_agg(from_name ORDER BY received_at DESC))[1], count(DISTINCT conversation_id),
                max(received_at)
         FROM (SELECT e.from_email, e.from_name, e.conversation_id, e.received_at FROM seen e
               WHERE e.from_email ILIKE (SELECT pattern FROM s) OR e.from_name ILIKE (SELECT pattern FROM s)
               ORDER BY e.received_at DESC, e.id DESC LIMIT 300) f
         GROUP BY from_email ORDER BY max(received_at) DESC LIMIT (SELECT most FROM s)"
    )
}

statement! {
    /// By subject or sender.
    Emails<'a> {
        workspace: Uuid => SqlUuid, person: Option<Uuid> => Nullable<SqlUuid>, pattern: String => Text, most: i64 => Int8
    } -> (SqlUuid, Text, Text, Text, Timestamptz, Text),
    seen_sql!(
        "SELECT e.id, e.subject, e.from_name, e.from_email, e.received_at, e.status FROM seen e
         WHERE e.subject ILIKE (SELECT pattern FROM s) OR e.from_email ILIKE (SELECT pattern FROM s)
            OR e.from_name ILIKE (SELECT pattern FROM s)
         ORDER BY e.received_at DESC, e.id DESC LIMIT (SELECT most FROM s)"
    )
}

statement! {
    /// Pending ones, by the email they follow.
    FollowUps<'a> {
        workspace: Uuid => SqlUuid, person: Option<Uuid> => Nullable<SqlUuid>, pattern: String => Text, most: i64 => Int8
    } -> (SqlUuid, SqlUuid, Text, Timestamptz, Text),
    "WITH s (workspace, person, pattern, most) AS (VALUES ($, $, $, $))
     SELECT f.id, e.id, e.subject, f.scheduled_at, f.status
     FROM s JOIN follow_ups f ON f.workspace_id = s.workspace JOIN emails e ON e.id = f.email_id
     WHERE f.status = 'pending' AND (s.person IS NULL OR e.user_id = s.person OR e.assignee_id = s.person)
       AND (e.subject ILIKE s.pattern OR e.from_email ILIKE s.pattern OR e.from_name ILIKE s.pattern)
     ORDER BY f.scheduled_at, f.id LIMIT (SELECT most FROM s)"
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
pub async fn search(conn: Conn<'_>, scope: &Scope, text: &str, most: i64) -> Result<Found> {
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
        search_people(conn, scope, pattern, most),
        search_emails(conn, scope, pattern, most),
        search_follow_ups(conn, scope, pattern, most),
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

async fn search_people(mut conn: Conn<'_>, scope: &Scope, pattern: &String, most: &i64) -> Result<Vec<FoundPerson>> {
    let people = People {
        workspace: &scope.workspace.0,
        person: &scope.person(),
        pattern,
        most,
    };
    let rows: Vec<(String, String, i64, DateTime<Utc>)> = people.load(&mut conn).await?;
    let person = |(email, name, conversations, last_at)| FoundPerson {
        email,
        name,
        conversations,
        last_at,
    };
    Ok(rows.into_iter().map(person).collect())
}

async fn search_emails(mut conn: Conn<'_>, scope: &Scope, pattern: &String, most: &i64) -> Result<Vec<FoundEmail>> {
    type Row = (Uuid, String, String, String, DateTime<Utc>, Word<Status>);
    let emails = Emails {
        workspace: &scope.workspace.0,
        person: &scope.person(),
        pattern,
        most,
    };
    let rows: Vec<Row> = emails.load(&mut conn).await?;
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

async fn search_follow_ups(
    mut conn: Conn<'_>,
    scope: &Scope,
    pattern: &String,
    most: &i64,
) -> Result<Vec<FoundFollowUp>> {
    type Row = (Uuid, Uuid, String, DateTime<Utc>, Word<FollowUpStatus>);
    let follow_ups = FollowUps {
        workspace: &scope.workspace.0,
        person: &scope.person(),
        pattern,
        most,
    };
    let rows: Vec<Row> = follow_ups.load(&mut conn).await?;
    let follow_up = |(id, email, subject, scheduled_at, status): Row| FoundFollowUp {
        id,
        email,
        subject,
        scheduled_at,
        status: status.0,
    };
    Ok(rows.into_iter().map(follow_up).collect())
}
