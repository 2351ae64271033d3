//! Finding the conversation of a message: provider thread, then references, then subject and participants.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::{ExpressionMethods, QueryDsl};
use diesel_async::RunQueryDsl;
use domain::ids::{ConversationId, EmailId};
use domain::ledger::OutboundKind;
use uuid::Uuid;

use super::ingest::{Mailbox, NewEmail};
use crate::schema::{conversations, emails, outbound_messages};
use crate::{Conn, Result};

/// How long a conversation without references is found by its subject and participants.
const SUBJECT_LINK: TimeDelta = TimeDelta::days(30);

/// Finds or makes the conversation of each message: provider thread, then references, then subject and participants.
pub(super) async fn link(
    mut conn: Conn<'_>,
    mailbox: Mailbox,
    fresh: &[&NewEmail],
) -> Result<HashMap<EmailId, ConversationId>> {
    let mut known = Known::load(conn, mailbox, fresh).await?;
    let (mut linked, mut made) = (HashMap::new(), Vec::new());
    let mut latest: HashMap<Uuid, DateTime<Utc>> = HashMap::new();
    for message in fresh {
        let conversation = known.find(message).unwrap_or_else(|| {
            let id = Uuid::now_v7();
            made.push((
                conversations::id.eq(id),
                conversations::workspace_id.eq(mailbox.workspace.0),
                conversations::user_id.eq(mailbox.user.0),
                conversations::email_account_id.eq(mailbox.account.0),
                conversations::provider_thread_id.eq(message.provider_thread_id.as_deref()),
                conversations::subject_key.eq(&message.subject_key),
                conversations::participants_key.eq(&message.participants_key),
                conversations::last_message_at.eq(message.received_at),
                conversations::created_at.eq(mailbox.now),
            ));
            id
        });
        known.add(message, conversation);
        linked.insert(message.id, ConversationId(conversation));
        let at = latest.entry(conversation).or_insert(message.received_at);
        *at = message.received_at.max(*at);
    }
    diesel::insert_into(conversations::table)
        .values(made)
        .execute(&mut conn)
        .await?;
    for (conversation, at) in latest {
        diesel::update(
            conversations::table
                .find(conversation)
                .filter(conversations::last_message_at.lt(at)),
        )
        .set(conversations::last_message_at.eq(at))
        .execute(&mut conn)
        .await?;
    }
    Ok(linked)
}

/// Conversations by everything a message can be linked by.
#[derive(Default)]
struct Known {
    by_thread: HashMap<String, Uuid>,
    by_message: HashMap<String, Uuid>,
    /// By the message that the owner's answer names, which may come in after it.
    by_answer: HashMap<String, Uuid>,
    by_subject: HashMap<(String, String), Uuid>,
}

impl Known {
    async fn load(conn: Conn<'_>, mailbox: Mailbox, fresh: &[&NewEmail]) -> Result<Self> {
        let mut known = Self::default();
        known.load_threads(conn, mailbox, fresh).await?;
        known.load_messages(conn, mailbox, fresh).await?;
        known.load_answers(conn, mailbox, fresh).await?;
        known.load_subjects(conn, mailbox, fresh).await?;
        Ok(known)
    }

    async fn load_threads(&mut self, mut conn: Conn<'_>, mailbox: Mailbox, fresh: &[&NewEmail]) -> Result<()> {
        let threads = fresh.iter().filter_map(|message| message.provider_thread_id.as_deref());
        let threads: Vec<&str> = threads.collect();
        let received: Vec<(Option<String>, Uuid)> = conversations::table
            .filter(conversations::email_account_id.eq(mailbox.account.0))
            .filter(conversations::provider_thread_id.eq_any(&threads))
            .select((conversations::provider_thread_id, conversations::id))
            .load(&mut conn)
            .await?;
        let sent: Vec<(Option<String>, Option<Uuid>)> = outbound_messages::table
            .filter(outbound_messages::email_account_id.eq(mailbox.account.0))
            .filter(outbound_messages::provider_thread_id.is_not_null())
            .filter(outbound_messages::provider_thread_id.eq_any(&threads))
            .select((
                outbound_messages::provider_thread_id,
                outbound_messages::conversation_id,
            ))
            .load(&mut conn)
            .await?;
        let received = received.into_iter().filter_map(|(thread, id)| Some((thread?, id)));
        let sent = sent.into_iter().filter_map(|(thread, id)| Some((thread?, id?)));
        self.by_thread.extend(received.chain(sent));
        Ok(())
    }

    async fn load_messages(&mut self, mut conn: Conn<'_>, mailbox: Mailbox, fresh: &[&NewEmail]) -> Result<()> {
        let references = fresh.iter().flat_map(|message| &message.references);
        let references: Vec<&str> = references.map(String::as_str).collect();
        let received: Vec<(Option<String>, Uuid)> = emails::table
            .filter(emails::email_account_id.eq(mailbox.account.0))
            .filter(emails::message_id.eq_any(&references))
            .select((emails::message_id, emails::conversation_id))
            .load(&mut conn)
            .await?;
        let sent: Vec<(String, Option<Uuid>)> = outbound_messages::table
            .filter(outbound_messages::email_account_id.eq(mailbox.account.0))
            .filter(outbound_messages::message_id.eq_any(&references))
            .select((outbound_messages::message_id, outbound_messages::conversation_id))
            .load(&mut conn)
            .await?;
        let sent_as: Vec<(Option<String>, Option<Uuid>)> = outbound_messages::table
            .filter(outbound_messages::email_account_id.eq(mailbox.account.0))
            .filter(outbound_messages::sent_message_id.is_not_null())
            .filter(outbound_messages::sent_message_id.eq_any(&references))
            .select((outbound_messages::sent_message_id, outbound_messages::conversation_id))
            .load(&mut conn)
            .await?;
        let received = received.into_iter().filter_map(|(message, id)| Some((message?, id)));
        let sent = sent.into_iter().filter_map(|(message, id)| Some((message, id?)));
        let sent_as = sent_as.into_iter().filter_map(|(message, id)| Some((message?, id?)));
        self.by_message.extend(received.chain(sent).chain(sent_as));
        Ok(())
    }

    async fn load_answers(&mut self, mut conn: Conn<'_>, mailbox: Mailbox, fresh: &[&NewEmail]) -> Result<()> {
        let ids: Vec<&str> = fresh
            .iter()
            .filter_map(|message| message.message_id.as_deref())
            .collect();
        let answered: Vec<(Option<String>, Option<Uuid>)> = outbound_messages::table
            .filter(outbound_messages::kind.eq(OutboundKind::ByHand.as_str()))
            .filter(outbound_messages::email_account_id.eq(mailbox.account.0))
            .filter(outbound_messages::in_reply_to.eq_any(&ids))
            .select((outbound_messages::in_reply_to, outbound_messages::conversation_id))
            .load(&mut conn)
            .await?;
        let answered = answered.into_iter().filter_map(|(message, id)| Some((message?, id?)));
        self.by_answer.extend(answered);
        Ok(())
    }

    async fn load_subjects(&mut self, mut conn: Conn<'_>, mailbox: Mailbox, fresh: &[&NewEmail]) -> Result<()> {
        let subjects: Vec<&str> = fresh.iter().map(|message| message.subject_key.as_str()).collect();
        let found: Vec<(String, String, Uuid)> = conversations::table
            .filter(conversations::email_account_id.eq(mailbox.account.0))
            .filter(conversations::subject_key.eq_any(&subjects))
            .filter(conversations::last_message_at.gt(mailbox.now - SUBJECT_LINK))
            .order(conversations::last_message_at)
            .select((
                conversations::subject_key,
                conversations::participants_key,
                conversations::id,
            ))
            .load(&mut conn)
            .await?;
        let found = found.into_iter().map(|(subject, people, id)| ((subject, people), id));
        self.by_subject.extend(found);
        Ok(())
    }

    fn find(&self, message: &NewEmail) -> Option<Uuid> {
        let by_thread = message
            .provider_thread_id
            .as_ref()
            .and_then(|thread| self.by_thread.get(thread));
        let by_reference = || message.references.iter().rev().find_map(|id| self.by_message.get(id));
        let by_answer = || self.by_answer.get(message.message_id.as_ref()?);
        // A bare subject links only where it says that it answers something; `Hello` twice is two conversations.
        let by_subject = || {
            let says_reply =
                message.subject_key != message.subject.trim().to_lowercase() && !message.subject_key.is_empty();
            let key = (message.subject_key.clone(), message.participants_key.clone());
            says_reply.then(|| self.by_subject.get(&key)).flatten()
        };
        by_thread
            .or_else(by_reference)
            .or_else(by_answer)
            .or_else(by_subject)
            .copied()
    }

    fn add(&mut self, message: &NewEmail, conversation: Uuid) {
        if let Some(thread) = &message.provider_thread_id {
            self.by_thread.insert(thread.clone(), conversation);
        }
        if let Some(id) = &message.message_id {
            self.by_message.insert(id.clone(), conversation);
        }
        self.by_subject.insert(
            (message.subject_key.clone(), message.participants_key.clone()),
            conversation,
        );
    }
}
