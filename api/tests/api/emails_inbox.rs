//! A mailbox with emails in it, as the flows would have left them.

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::Provider;
use domain::emails::WaitReason;
use domain::flows::{PROCESS_EMAIL, Signal};
use domain::ids::{AccountId, DraftId, EmailId, OutboundId, WorkspaceId};
use domain::ledger::{OutboundKind, OutboundState};
use domain::mail::Kind;
use serde_json::json;
use storage::accounts::NewAccount;
use storage::drafts::NewDraft;
use storage::emails::{Action, NewAttachment, NewEmail, Resting};
use storage::ledger::Outbound;
use storage::runs::Claim;
use storage::{Conn, Word};
use uuid::Uuid;

use crate::app::{Person, TestApp};

/// A message with a script, a remote image and an attachment.
const RAW: &str = "From: Bo <bo@corp.example>\r\nSubject: Prices\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n\
    <p>How much?</p><script>alert(1)</script><img src=\"https://track.example/1.png\">\r\n\
    --B\r\nContent-Type: text/html; name=\"../offer.html\"\r\n\
    Content-Disposition: attachment; filename=\"../offer.html\"\r\n\r\n<b>offer</b>\r\n--B--\r\n";

/// A mailbox of a person.
pub(crate) struct Inbox<'a> {
    app: &'a TestApp,
    owner: Person,
    pub(crate) workspace: WorkspaceId,
    pub(crate) account: AccountId,
}

impl<'a> Inbox<'a> {
    /// Connects a mailbox in the person's own workspace.
    pub(crate) async fn of(app: &'a TestApp, owner: &Person) -> Self {
        let workspaces = app.get("/api/workspaces").by(owner).send().await.ok();
        let workspace: WorkspaceId = serde_json::from_value(workspaces["items"][0]["id"].clone()).unwrap();
        let account = NewAccount {
            id: Uuid::now_v7(),
            workspace_id: workspace.0,
            user_id: owner.id.0,
            provider: Word(Provider::Maildir),
            email: owner.email.clone(),
            display_name: "Ann of Acme".to_owned(),
            settings: json!({}),
            secret: None,
            secret_key_id: None,
            token_expiry: None,
            auto_send_enabled: false,
            takes_history: false,
            daily_send_limit: 10,
            send_window: None,
            signature: None,
            created_at: app.now(),
        };
        app.database
            .with(async |conn| storage::accounts::insert(conn, &account).await.map(drop))
            .await
            .unwrap();
        Self {
            app,
            owner: owner.clone(),
            workspace,
            account: AccountId(account.id),
        }
    }

    /// A mailbox that is connected already.
    pub(crate) fn at(app: &'a TestApp, owner: &Person, workspace: WorkspaceId, account: AccountId) -> Self {
        Self {
            app,
            owner: owner.clone(),
            workspace,
            account,
        }
    }

    /// Lets an email arrive now.
    pub(crate) async fn receive(&self, subject: &str) -> EmailId {
        self.receive_at(subject, self.app.now()).await
    }

    /// Lets an email arrive.
    pub(crate) async fn receive_at(&self, subject: &str, received_at: DateTime<Utc>) -> EmailId {
        let email = new_email(subject, received_at);
        let (workspace, owner) = (self.workspace, self.owner.id);
        let taken = self.app.database.with(async |conn| {
            storage::emails::ingest(
                conn,
                workspace,
                owner,
                self.account,
                (&[], std::slice::from_ref(&email)),
                self.app.now(),
            )
            .await
        });
        assert_eq!(taken.await.unwrap().taken, 1);
        email.id
    }

    /// Lets an email arrive whose draft, version 1, rests for a reason.
    pub(crate) async fn draft(&self, subject: &str, reason: WaitReason) -> EmailId {
        let email = self.receive(subject).await;
        let draft = NewDraft {
            id: DraftId::new(),
            email,
            version: 1,
            body: "Nine euros.".to_owned(),
            model: "template".to_owned(),
            user: None,
            instruction: None,
            citations: Vec::new(),
            retries: 0,
            answers: json!({}),
            issues: json!([]),
        };
        let (now, action) = (self.app.now(), Action::new("draft_ready", json!({})));
        self.app
            .database
            .with(async |conn| {
                storage::drafts::insert(conn, &draft, now).await.unwrap();
                let resting = Resting::draft_ready(reason, None, None);
                storage::emails::rest(conn, email, resting, action, now).await.unwrap();
            })
            .await;
        self.app.clock.advance(TimeDelta::seconds(1));
        email
    }

    /// Lets the draft rest again, now that the run has heard what it was told, at a time by the clock of a worker.
    pub(crate) async fn rest_again(&self, email: EmailId, at: DateTime<Utc>) {
        let rest = async |conn: storage::Conn<'_>| {
            let resting = Resting::draft_ready(WaitReason::Approval, None, None);
            let action = Action::new("draft_ready", json!({}));
            storage::emails::rest(conn, email, resting, action, at).await
        };
        self.app.database.with(rest).await.unwrap();
        let heard = format!(
            "UPDATE runs SET state = 'waiting', waiting_for = 'person', wake_at = NULL, signals_heard = signals_sent
             WHERE subject = '{email}'"
        );
        self.app.database.execute(&heard).await;
    }

    /// Puts a reply to an email into the ledger, to leave in ten seconds.
    pub(crate) async fn queue_reply(&self, email: EmailId, state: OutboundState) -> OutboundId {
        self.queue(OutboundKind::Reply, email.0, state).await
    }

    /// Puts a message into the ledger, to leave in ten seconds.
    pub(crate) async fn queue(&self, kind: OutboundKind, subject: Uuid, state: OutboundState) -> OutboundId {
        let id = OutboundId::new();
        let reply = Outbound {
            workspace_id: self.workspace.0,
            user_id: self.owner.id.0,
            email_account_id: self.account.0,
            subject_id: subject,
            message_id: format!("{id}@example.org"),
            to_email: vec!["bo@corp.example".to_owned()],
            subject: "Re: Prices".to_owned(),
            text: "Nine euros.".to_owned(),
            html: "Nine euros.".to_owned(),
            state: Word(state),
            not_before: self.app.now() + TimeDelta::seconds(10),
            ..Outbound::queued(id, kind, self.app.now())
        };
        self.app
            .database
            .with(async |conn| storage::ledger::insert_many(conn, &[reply]).await)
            .await
            .unwrap();
        id
    }

    /// Where the message for a subject stands that may have left or may yet leave.
    pub(crate) async fn live(&self, kind: OutboundKind, subject: Uuid) -> Option<OutboundState> {
        let find = async |conn: Conn<'_>| storage::ledger::find_live(conn, self.workspace, kind, subject).await;
        let found = self.app.database.with(find).await.unwrap();
        found.map(|message| message.state.0)
    }

    /// What the run of an email has been told.
    pub(crate) async fn told(&self, email: EmailId) -> Vec<Signal> {
        self.app.told(PROCESS_EMAIL, email.0).await
    }
}

impl TestApp {
    pub(crate) fn now(&self) -> DateTime<Utc> {
        connectors::clock::Clock::now(&*self.clock)
    }

    /// What the unfinished run about a subject has been told; takes the run, which must be ready.
    pub(crate) async fn told(&self, flow: domain::flows::FlowKind, subject: Uuid) -> Vec<Signal> {
        let known = vec![format!("{}/{}", flow.name, flow.version)];
        let claimed = self.database.with(async |conn| {
            let run = storage::runs::find_unfinished(conn, flow, subject)
                .await
                .unwrap()
                .expect("a run");
            let claim = Claim {
                run,
                token: Uuid::now_v7(),
            };
            storage::runs::claim(conn, &[claim], "test", &known, self.now())
                .await
                .unwrap()
        });
        claimed.await.into_iter().next().expect("the run is ready").signals
    }
}

fn new_email(subject: &str, received_at: DateTime<Utc>) -> NewEmail {
    let id = EmailId::new();
    NewEmail {
        id,
        provider_message_id: id.to_string(),
        provider_thread_id: None,
        message_id: Some(format!("{id}@corp.example")),
        content_hash: id.to_string(),
        references: Vec::new(),
        subject_key: subject.to_lowercase(),
        participants_key: "bo".to_owned(),
        kind: Kind::Human,
        guard_reason: None,
        from_email: "bo@corp.example".to_owned(),
        from_name: "Bo".to_owned(),
        reply_to: None,
        to_email: vec!["ann@example.org".to_owned()],
        cc: Vec::new(),
        subject: subject.to_owned(),
        body: "How much?".to_owned(),
        visible_text: "How much?".to_owned(),
        has_html: true,
        has_remote_images: true,
        sent_at: None,
        utc_offset_seconds: None,
        received_at,
        attachments: vec![NewAttachment {
            filename: "../offer.html".to_owned(),
            content_type: "text/html".to_owned(),
            size_bytes: 12,
            content_id: None,
            is_inline: false,
        }],
        is_delay_notice: false,
        unreadable: None,
        raw: RAW.as_bytes().to_vec(),
    }
}
