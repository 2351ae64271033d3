//! What the owner of a mailbox does from another program: writes into a conversation, answers an email, removes it.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl};
use diesel_async::RunQueryDsl;
use domain::flows::{PROCESS_EMAIL, Signal};
use domain::follow_ups::ANSWERED_BY_HAND;
use domain::guard::{IgnoreReason, Standing};
use domain::ids::{AccountId, ConversationId, EmailId, OutboundId};
use domain::ledger::{OutboundKind, OutboundState};
use domain::mail::Kind;
use uuid::Uuid;

use super::ingest::{Mailbox, NewEmail};
use super::link::link;
use crate::ledger::{self, Outbound};
use crate::runs::Wake;
use crate::schema::{emails, outbound_messages};
use crate::statement::statement;
use crate::{Conn, Result, Word, follow_ups, runs};

/// Emails of a mailbox whose standing is asked for, the newest of those that wait for a person.
const MOST_OPEN: i64 = 200;

/// Keeps what the owner sent in its conversations, each message once, and ends what it has answered. What a machine
/// sent in the owner's name answers nobody; what Mailroom sent is in the ledger already.
pub(super) async fn take_sent(conn: Conn<'_>, mailbox: Mailbox, messages: &[NewEmail]) -> Result<Vec<Wake>> {
    let by_person = |message: &&NewEmail| matches!(message.kind, Kind::Human | Kind::Invitation);
    let written: Vec<&NewEmail> = messages.iter().filter(by_person).collect();
    let fresh = drop_known(conn, mailbox, written).await?;
    if fresh.is_empty() {
        return Ok(Vec::new());
    }
    let linked = link(conn, mailbox, &fresh).await?;
    let fresh = drop_our_own(conn, fresh, &linked).await?;
    let rows: Vec<Outbound> = fresh
        .iter()
        .filter_map(|message| Some(row(mailbox, message, *linked.get(&message.id)?)))
        .collect();
    ledger::insert_many(conn, &rows).await?;
    let mut wakes = Vec::new();
    for (message, row) in fresh.iter().zip(&rows) {
        let Some(&conversation) = linked.get(&message.id) else {
            continue;
        };
        wakes.extend(follow_ups::cancel_in_conversation(conn, conversation, ANSWERED_BY_HAND, mailbox.now).await?);
        for email in list_answered(conn, conversation, row).await? {
            wakes.extend(end(conn, email, IgnoreReason::AnsweredByHand, mailbox.now).await?);
        }
    }
    Ok(wakes)
}

/// The Message-ID that a message is known by.
fn own_id(message: &NewEmail) -> &str {
    message.message_id.as_deref().unwrap_or(&message.content_hash)
}

/// Leaves out what the ledger has, by its Message-ID.
async fn drop_known<'m>(mut conn: Conn<'_>, mailbox: Mailbox, written: Vec<&'m NewEmail>) -> Result<Vec<&'m NewEmail>> {
    let ids: Vec<&str> = written.iter().map(|message| own_id(message)).collect();
    let ours: Vec<String> = outbound_messages::table
        .filter(outbound_messages::message_id.eq_any(&ids))
        .filter(outbound_messages::email_account_id.eq(mailbox.account.0))
        .select(outbound_messages::message_id)
        .load(&mut conn)
        .await?;
    let sent_as: Vec<Option<String>> = outbound_messages::table
        .filter(outbound_messages::sent_message_id.is_not_null())
        .filter(outbound_messages::sent_message_id.eq_any(&ids))
        .filter(outbound_messages::email_account_id.eq(mailbox.account.0))
        .select(outbound_messages::sent_message_id)
        .load(&mut conn)
        .await?;
    let mut known: HashSet<String> = ours.into_iter().chain(sent_as.into_iter().flatten()).collect();
    Ok(written
        .into_iter()
        .filter(|message| known.insert(own_id(message).to_owned()))
        .collect())
}

/// Leaves out what Mailroom sent and the server gave another Message-ID: its text stands in the same conversation.
async fn drop_our_own<'m>(
    mut conn: Conn<'_>,
    fresh: Vec<&'m NewEmail>,
    linked: &HashMap<EmailId, ConversationId>,
) -> Result<Vec<&'m NewEmail>> {
    let conversations: HashSet<Uuid> = linked.values().map(|conversation| conversation.0).collect();
    let sent: Vec<(Option<Uuid>, String)> = outbound_messages::table
        .filter(outbound_messages::conversation_id.eq_any(conversations))
        .filter(outbound_messages::kind.ne(OutboundKind::ByHand.as_str()))
        .select((outbound_messages::conversation_id, outbound_messages::text))
        .load(&mut conn)
        .await?;
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    let sent: HashSet<(Option<Uuid>, String)> = sent.into_iter().map(|(id, text)| (id, letters(&text))).collect();
    let is_ours = |message: &NewEmail| {
        let conversation = linked.get(&message.id).map(|conversation| conversation.0);
        sent.contains(&(conversation, letters(&message.body)))
    };
    Ok(fresh.into_iter().filter(|message| !is_ours(message)).collect())
}

fn row(mailbox: Mailbox, message: &NewEmail, conversation: ConversationId) -> Outbound {
    let id = OutboundId::new();
    let to = [&message.to_email, &message.cc].into_iter().find(|to| !to.is_empty());
    Outbound {
        workspace_id: mailbox.workspace.0,
        user_id: mailbox.user.0,
        email_account_id: mailbox.account.0,
        subject_id: id.0,
        conversation_id: Some(conversation.0),
        message_id: domain::ledger::message_id(id, &message.from_email),
        to_email: to.cloned().unwrap_or_else(|| vec![message.from_email.clone()]),
        cc: message.cc.clone(),
        subject: message.subject.clone(),
        text: message.visible_text.clone(),
        in_reply_to: message.references.last().cloned(),
        references_ids: message.references.clone(),
        state: Word(OutboundState::Sent),
        settled_at: Some(message.received_at),
        sent_message_id: Some(own_id(message).to_owned()),
        ..Outbound::queued(id, OutboundKind::ByHand, message.received_at)
    }
}

statement! {
    /// Emails without an end that came before a message of the owner's to who wrote them.
    Answered<'a> {
        conversation: Uuid => SqlUuid, written_at: DateTime<Utc> => Timestamptz, recipients: Vec<String> => Array<Text>,
    } -> SqlUuid,
    "SELECT e.id FROM emails e
     WHERE e.conversation_id = $ AND e.received_at <= $ AND e.status IN ('new', 'draft_ready', 'error')
       AND lower(coalesce(e.reply_to, e.from_email)) = ANY ($)"
}

async fn list_answered(mut conn: Conn<'_>, conversation: ConversationId, written: &Outbound) -> Result<Vec<EmailId>> {
    let recipients = written.to_email.iter().chain(&written.cc);
    let answered = Answered {
        conversation: &conversation.0,
        written_at: &written.queued_at,
        recipients: &recipients.map(|address| address.to_lowercase()).collect(),
    };
    let found: Vec<Uuid> = answered.load(&mut conn).await?;
    Ok(found.into_iter().map(EmailId).collect())
}

statement! {
    /// Of emails, those that the owner has answered by hand since.
    AnsweredSince<'a> {
        conversations: Vec<Uuid> => Array<SqlUuid>, received_at: Vec<DateTime<Utc>> => Array<Timestamptz>,
        correspondents: Vec<&'a str> => Array<Text>, emails: Vec<Uuid> => Array<SqlUuid>,
    } -> SqlUuid,
    "SELECT asked.email FROM unnest($, $, $, $) AS asked(conversation, received_at, correspondent, email)
     WHERE EXISTS (
        SELECT FROM outbound_messages o
        WHERE o.conversation_id = asked.conversation AND o.kind = 'by_hand' AND o.queued_at >= asked.received_at
          AND asked.correspondent = ANY (o.to_email || o.cc))"
}

/// Those messages, on their way in, that the owner has answered already. Only what was late in coming can be.
pub(super) async fn find_answered(
    mut conn: Conn<'_>,
    mailbox: Mailbox,
    fresh: &[&NewEmail],
    linked: &HashMap<EmailId, ConversationId>,
) -> Result<HashSet<EmailId>> {
    let late = fresh
        .iter()
        .filter(|message| message.guard_reason.is_none() && message.received_at < mailbox.now);
    let late: Vec<(&NewEmail, Uuid)> = late
        .filter_map(|message| Some((*message, linked.get(&message.id)?.0)))
        .collect();
    if late.is_empty() {
        return Ok(HashSet::new());
    }
    let correspondent = |message: &'_ NewEmail| message.reply_to.clone().unwrap_or_else(|| message.from_email.clone());
    let correspondents: Vec<String> = late.iter().map(|(message, _)| correspondent(message)).collect();
    let asked = AnsweredSince {
        conversations: &late.iter().map(|(_, conversation)| *conversation).collect(),
        received_at: &late.iter().map(|(message, _)| message.received_at).collect(),
        correspondents: &correspondents.iter().map(String::as_str).collect(),
        emails: &late.iter().map(|(message, _)| message.id.0).collect(),
    };
    let found: Vec<Uuid> = asked.load(&mut conn).await?;
    Ok(found.into_iter().map(EmailId).collect())
}

/// Emails of a mailbox that wait for a person, newest first, with the provider's ids.
///
/// # Errors
/// The failure of the query.
pub async fn list_open(mut conn: Conn<'_>, account: AccountId) -> Result<Vec<(EmailId, String)>> {
    let found: Vec<(Uuid, String)> = emails::table
        .filter(emails::email_account_id.eq(account.0))
        .filter(emails::needs_person)
        .order(emails::received_at.desc())
        .limit(MOST_OPEN)
        .select((emails::id, emails::provider_message_id))
        .load(&mut conn)
        .await?;
    Ok(found
        .into_iter()
        .map(|(id, provider)| (EmailId(id), provider))
        .collect())
}

/// Ends the answering of an email that its owner has dealt with.
///
/// # Errors
/// The failure of a query.
pub async fn deal_with(conn: Conn<'_>, email: EmailId, standing: Standing, now: DateTime<Utc>) -> Result<Option<Wake>> {
    match standing.reason() {
        Some(reason) => end(conn, email, reason, now).await,
        None => Ok(None),
    }
}

async fn end(conn: Conn<'_>, email: EmailId, reason: IgnoreReason, now: DateTime<Utc>) -> Result<Option<Wake>> {
    let reason = Some(reason.sentence().to_owned());
    let told = runs::signal_subject(conn, PROCESS_EMAIL, email.0, &Signal::Rejected { reason }, now).await?;
    Ok(told.flatten())
}
