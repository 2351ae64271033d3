//! A mailbox and the mail that comes into it.

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::Provider;
use domain::ids::{AccountId, EmailId, UserId, WorkspaceId};
use domain::mail::Kind;
use storage::accounts::{self, NewAccount};
use storage::emails::{self, Ingested, NewEmail};
use storage::{Conn, Word};

use crate::knowledge::workspace;

/// A mailbox with its owner.
pub(crate) struct Mailbox {
    pub(crate) workspace: WorkspaceId,
    pub(crate) user: UserId,
    pub(crate) account: AccountId,
}

/// A time that every test counts from.
pub(crate) fn noon() -> DateTime<Utc> {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

impl Mailbox {
    /// The first of a workspace of its own.
    pub(crate) async fn open(conn: Conn<'_>, name: &str) -> Self {
        let (workspace, user) = workspace(conn, name).await;
        Self::connect(conn, workspace, user, name).await
    }

    /// Another one of the same person.
    pub(crate) async fn beside(&self, conn: Conn<'_>, name: &str) -> Self {
        Self::connect(conn, self.workspace, self.user, name).await
    }

    async fn connect(conn: Conn<'_>, workspace: WorkspaceId, user: UserId, name: &str) -> Self {
        let account = NewAccount {
            id: AccountId::new().0,
            workspace_id: workspace.0,
            user_id: user.0,
            provider: Word(Provider::Maildir),
            email: format!("{name}@example.org"),
            display_name: name.to_owned(),
            settings: serde_json::json!({}),
            secret: None,
            secret_key_id: None,
            token_expiry: None,
            auto_send_enabled: false,
            takes_history: false,
            daily_send_limit: 100,
            send_window: None,
            signature: None,
            created_at: noon(),
        };
        let account = accounts::insert(conn, &account).await.unwrap();
        Self {
            workspace,
            user,
            account: account.id.into(),
        }
    }

    /// Takes mail in and returns what came of it.
    pub(crate) async fn take(&self, conn: Conn<'_>, mail: &[NewEmail]) -> Ingested {
        emails::ingest(conn, self.workspace, self.user, self.account, (&[], mail), noon())
            .await
            .unwrap()
    }

    /// Takes one mail in that has just arrived.
    pub(crate) async fn take_one(&self, conn: Conn<'_>, subject: &str) -> EmailId {
        let mail = mail(subject, 0);
        self.take(conn, std::slice::from_ref(&mail)).await;
        mail.id
    }
}

/// A mail like no other, received so many minutes after noon.
pub(crate) fn mail(subject: &str, minutes: i64) -> NewEmail {
    let id = EmailId::new();
    NewEmail {
        id,
        provider_message_id: id.to_string(),
        provider_thread_id: None,
        message_id: Some(format!("{id}@example.net")),
        content_hash: id.to_string(),
        references: Vec::new(),
        subject_key: subject.to_lowercase(),
        participants_key: id.to_string(),
        kind: Kind::Human,
        guard_reason: None,
        from_email: "bob@example.net".to_owned(),
        from_name: "Bob".to_owned(),
        reply_to: None,
        to_email: Vec::new(),
        cc: Vec::new(),
        subject: subject.to_owned(),
        body: String::new(),
        visible_text: String::new(),
        has_html: false,
        has_remote_images: false,
        sent_at: None,
        utc_offset_seconds: None,
        received_at: noon() + TimeDelta::minutes(minutes),
        attachments: Vec::new(),
        is_delay_notice: false,
        unreadable: None,
        raw: Vec::new(),
    }
}
