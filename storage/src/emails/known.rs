//! Which messages are stored already: by the provider's id, by what they say of themselves, by their bytes. Providers
//! number their messages anew, and what passes a list or a filter may come with a footer more.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Text, Uuid as SqlUuid};
use diesel::{BoolExpressionMethods, ExpressionMethods, QueryDsl, Queryable};
use diesel_async::RunQueryDsl;
use domain::conversation::raw_hash;
use domain::ids::EmailId;
use uuid::Uuid;

use super::ingest::{Mailbox, NewEmail};
use crate::schema::emails;
use crate::statement::statement;
use crate::{Conn, Result};

/// A message that is stored, as far as it tells others apart.
#[derive(Clone, Debug, Queryable)]
struct Stored {
    id: Uuid,
    provider_message_id: String,
    message_id: Option<String>,
    content_hash: String,
    from_email: String,
    sent_at: Option<DateTime<Utc>>,
    body: String,
}

/// What a message says of itself.
#[derive(Clone, Copy)]
struct Letter<'m> {
    message_id: Option<&'m str>,
    content_hash: &'m str,
    from_email: &'m str,
    sent_at: Option<DateTime<Utc>>,
    body: &'m str,
}

/// Leaves out what is stored already. What the provider has numbered anew is found under its new id from then on, and
/// an id that has come to mean another message gives its old one up.
pub(super) async fn drop_known<'m>(
    conn: Conn<'_>,
    mailbox: Mailbox,
    messages: &'m [NewEmail],
) -> Result<Vec<&'m NewEmail>> {
    let stored = find_alike(conn, mailbox, messages).await?;
    let by_id: HashMap<&str, &Stored> = stored
        .iter()
        .map(|known| (known.provider_message_id.as_str(), known))
        .collect();
    let (mut fresh, mut found, mut vacated): (Vec<&NewEmail>, Vec<_>, Vec<Uuid>) = Default::default();
    let mut ids = HashSet::new();
    for message in messages {
        if !ids.insert(message.provider_message_id.as_str()) {
            continue;
        }
        let there = by_id.get(message.provider_message_id.as_str()).copied();
        if there.is_some_and(|known| !known.is_another_than(message)) {
            continue;
        }
        let letter = Letter::of(message);
        let known = stored.iter().find(|known| known.letter().is(letter));
        let is_repeated = fresh.iter().any(|other| Letter::of(other).is(letter));
        vacated.extend(there.map(|other| other.id));
        match known {
            Some(known) => found.push((known, &message.provider_message_id)),
            None if is_repeated => {}
            None => fresh.push(message),
        }
    }
    let renamed = found
        .into_iter()
        .filter(|(known, id)| vacated.contains(&known.id) || is_numbered_anew(&known.provider_message_id, id))
        .map(|(known, id)| (known.id, id.clone()))
        .collect();
    rename(conn, vacated, renamed).await?;
    Ok(fresh)
}

/// The same messages as taken by other mailboxes of the workspace, which handle them.
pub(super) async fn find_twins(
    mut conn: Conn<'_>,
    mailbox: Mailbox,
    fresh: &[&NewEmail],
) -> Result<HashMap<EmailId, Uuid>> {
    let found: Vec<Stored> = emails::table
        .filter(emails::workspace_id.eq(mailbox.workspace.0))
        .filter(emails::email_account_id.ne(mailbox.account.0))
        .filter(emails::message_id.eq_any(message_ids(fresh.iter().copied())))
        .filter(emails::is_duplicate.eq(false))
        .select(COLUMNS)
        .load(&mut conn)
        .await?;
    let twin = |message: &&NewEmail| {
        let letter = Letter::of(message);
        let same = found.iter().find(|other| other.letter().is(letter));
        same.map(|other| (message.id, other.id))
    };
    Ok(fresh.iter().filter_map(twin).collect())
}

const COLUMNS: (
    emails::id,
    emails::provider_message_id,
    emails::message_id,
    emails::content_hash,
    emails::from_email,
    emails::sent_at,
    emails::body,
) = (
    emails::id,
    emails::provider_message_id,
    emails::message_id,
    emails::content_hash,
    emails::from_email,
    emails::sent_at,
    emails::body,
);

/// Messages of the mailbox that share an id, or without one the bytes, with those on their way in.
async fn find_alike(mut conn: Conn<'_>, mailbox: Mailbox, messages: &[NewEmail]) -> Result<Vec<Stored>> {
    let provider_ids: Vec<&str> = messages
        .iter()
        .map(|message| message.provider_message_id.as_str())
        .collect();
    let nameless = messages.iter().filter(|message| message.message_id.is_none());
    let hashes: Vec<&str> = nameless.map(|message| message.content_hash.as_str()).collect();
    let ours = || {
        emails::table
            .filter(emails::email_account_id.eq(mailbox.account.0))
            .select(COLUMNS)
    };
    let mut found: Vec<Stored> = ours()
        .filter(
            emails::provider_message_id
                .eq_any(&provider_ids)
                .or(emails::message_id.eq_any(message_ids(messages))),
        )
        .load(&mut conn)
        .await?;
    if !hashes.is_empty() {
        let nameless = ours()
            .filter(emails::message_id.is_null())
            .filter(emails::content_hash.eq_any(&hashes));
        found.extend(nameless.load::<Stored>(&mut conn).await?);
    }
    Ok(found)
}

fn message_ids<'m>(messages: impl IntoIterator<Item = &'m NewEmail>) -> Vec<&'m str> {
    let ids = messages.into_iter().filter_map(|message| message.message_id.as_deref());
    ids.collect()
}

statement! {
    /// Emails under other ids of the provider's.
    Renamed<'a> { ids: Vec<Uuid> => Array<SqlUuid>, names: Vec<String> => Array<Text> } -> SqlUuid,
    "UPDATE emails SET provider_message_id = renamed.name
     FROM unnest($, $) AS renamed(id, name) WHERE emails.id = renamed.id RETURNING emails.id"
}

/// First what gives its id up, then what takes another.
async fn rename(mut conn: Conn<'_>, vacated: Vec<Uuid>, renamed: Vec<(Uuid, String)>) -> Result<()> {
    if !vacated.is_empty() {
        tracing::warn!(
            count = vacated.len(),
            "ids of a mailbox have come to mean other messages"
        );
    }
    let lost = vacated.into_iter().map(|id| (id, format!("lost/{id}"))).collect();
    for names in [lost, renamed] {
        let (ids, names): (Vec<Uuid>, Vec<String>) = names.into_iter().unzip();
        if !ids.is_empty() {
            let renamed = Renamed {
                ids: &ids,
                names: &names,
            };
            renamed.load::<Uuid>(&mut conn).await?;
        }
    }
    Ok(())
}

/// Whether a message has another id because its folder was numbered anew; a second copy in the same folder is none.
fn is_numbered_anew(known: &str, id: &str) -> bool {
    let numbering = |id: &str| id.rsplit_once('/').map(|(numbering, _)| numbering.to_owned());
    numbering(id).is_some() && numbering(known) != numbering(id)
}

impl Stored {
    fn letter(&self) -> Letter<'_> {
        Letter {
            message_id: self.message_id.as_deref(),
            content_hash: &self.content_hash,
            from_email: &self.from_email,
            sent_at: self.sent_at,
            body: &self.body,
        }
    }

    /// Whether a message under the same id of the provider's is surely another one.
    fn is_another_than(&self, message: &NewEmail) -> bool {
        let differs = match (&self.message_id, &message.message_id) {
            (None, None) => self.from_email != message.from_email || self.sent_at != message.sent_at,
            (known, new) => known != new,
        };
        differs && self.content_hash != message.content_hash && self.content_hash != raw_hash(&message.raw)
    }
}

impl<'m> Letter<'m> {
    fn of(message: &'m NewEmail) -> Self {
        Self {
            message_id: message.message_id.as_deref(),
            content_hash: &message.content_hash,
            from_email: &message.from_email,
            sent_at: message.sent_at,
            body: &message.body,
        }
    }

    /// Message-IDs are reused, so the content decides with them; without one the bytes do.
    fn is(self, other: Letter<'_>) -> bool {
        self.message_id == other.message_id
            && (self.content_hash == other.content_hash || self.is_but_for_what_was_added(other))
    }

    /// Whether id, date and sender agree, and one text has something before or after the other.
    fn is_but_for_what_was_added(self, other: Letter<'_>) -> bool {
        self.message_id.is_some()
            && self.sent_at.is_some()
            && self.sent_at == other.sent_at
            && self.from_email == other.from_email
            && is_part(self.body.split_whitespace(), other.body.split_whitespace())
    }
}

/// Whether the shorter of two texts, which must say something, begins or ends the longer.
fn is_part<'t>(
    one: impl DoubleEndedIterator<Item = &'t str> + Clone,
    other: impl DoubleEndedIterator<Item = &'t str> + Clone,
) -> bool {
    let says_something = one.clone().next().is_some() && other.clone().next().is_some();
    let begins = one.clone().zip(other.clone()).all(|(one, other)| one == other);
    let ends = || one.rev().zip(other.rev()).all(|(one, other)| one == other);
    says_something && (begins || ends())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_something_before_or_after_is_the_same_text() {
        for (one, other, expected) in [
            ("a b c", "a  b\nc -- list", true),
            ("CAUTION: external a b", "a b", true),
            ("a b", "a c b", false),
            ("", "a", false),
        ] {
            assert_eq!(
                is_part(one.split_whitespace(), other.split_whitespace()),
                expected,
                "{one:?} {other:?}"
            );
            assert_eq!(
                is_part(other.split_whitespace(), one.split_whitespace()),
                expected,
                "{other:?} {one:?}"
            );
        }
    }

    #[test]
    fn another_numbering_is_told_from_a_second_copy() {
        assert!(is_numbered_anew("INBOX/1/7", "INBOX/2/1"));
        assert!(!is_numbered_anew("INBOX/2/7", "INBOX/2/9"));
        assert!(!is_numbered_anew("18c2f", "18c30"));
    }
}
