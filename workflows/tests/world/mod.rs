//! A whole Mailroom in one test: real database, fake mailboxes, fake model, a clock that moves when told.

#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::allow_attributes,
    reason = "each test binary uses a part"
)]
#![allow(unused_imports, reason = "each test binary uses a part")]

mod interference;
mod snapshot;

use std::sync::Arc;

use activities::Context;
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use connectors::clock::Clock;
use connectors::fakes::{FakeMailbox, FakeMailboxes, FakeModel, ManualClock};
use connectors::model::LanguageModel;
use connectors::sealing::{Sealer, SealingKey};
use domain::accounts::Provider;
use domain::flows::{FlowKind, PROCESS_EMAIL, SYNC_MAILBOX, Signal};
use domain::ids::{AccountId, EmailId, UserId, WorkspaceId};
use domain::roles::Role;
use storage::accounts::NewAccount;
use storage::people::{users, workspaces};
use storage::runs::NewRun;
use storage::{Database, Word};
use testkit::database::TestDatabase;
use tokio::sync::mpsc;
use workflows::engine::{Engine, EngineOptions, Registry};

pub use interference::{CrashAt, Recorder, Repeat};
pub use snapshot::Snapshot;

pub const ADDRESS: &str = "hello@larkbench.example";

pub struct World {
    pub test_database: TestDatabase,
    pub database: Database,
    pub clock: Arc<ManualClock>,
    pub mailbox: Arc<FakeMailbox>,
    pub mailboxes: Arc<FakeMailboxes>,
    pub model: Arc<FakeModel>,
    pub engine: Engine,
    pub workspace: WorkspaceId,
    pub user: UserId,
    pub account: AccountId,
    _wakes: mpsc::UnboundedReceiver<workflows::engine::Dispatch>,
}

impl World {
    pub async fn new() -> Self {
        Self::with(workflows::flows::registry(), None).await
    }

    pub async fn with(registry: Registry, interference: Option<Arc<dyn workflows::engine::Interference>>) -> Self {
        Self::built(
            registry,
            interference,
            None::<fn(Arc<ManualClock>) -> Arc<dyn LanguageModel>>,
        )
        .await
    }

    /// A world with a model of one's own, which goes by the world's clock.
    pub async fn with_model(model: impl FnOnce(Arc<ManualClock>) -> Arc<dyn LanguageModel>) -> Self {
        Self::built(workflows::flows::registry(), None, Some(model)).await
    }

    async fn built(
        registry: Registry,
        interference: Option<Arc<dyn workflows::engine::Interference>>,
        own_model: Option<impl FnOnce(Arc<ManualClock>) -> Arc<dyn LanguageModel>>,
    ) -> Self {
        let test_database = TestDatabase::new().await;
        let database = test_database.database();
        // A Monday at ten in the morning in Berlin, inside working hours.
        let clock = Arc::new(ManualClock::at(Utc.with_ymd_and_hms(2026, 11, 16, 9, 0, 0).unwrap()));
        let mailboxes = Arc::new(FakeMailboxes::default());
        let model = Arc::new(FakeModel::default());
        let used: Arc<dyn LanguageModel> = match own_model {
            Some(own) => own(clock.clone()),
            None => model.clone(),
        };
        let key = SealingKey::from_hex_or_base64(&"07".repeat(32)).unwrap();
        let context = Context {
            database: database.clone(),
            clock: clock.clone(),
            mailboxes: mailboxes.clone(),
            model: used,
            sealer: Arc::new(Sealer::new(key, Vec::new())),
        };
        let (wakes, receiver) = mpsc::unbounded_channel();
        let engine = Engine::new(
            context,
            registry,
            wakes,
            EngineOptions {
                interference,
                ..EngineOptions::default()
            },
        );
        let (workspace, user, account) = settle_in(&database, clock.now()).await;
        let mailbox = mailboxes.mailbox(ADDRESS);
        Self {
            test_database,
            database,
            clock,
            mailbox,
            mailboxes,
            model,
            engine,
            workspace,
            user,
            account,
            _wakes: receiver,
        }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Executes runs one after the other until none is ready or due; lost leases are taken back.
    pub async fn run_to_rest(&self) {
        for _ in 0..500 {
            let connection = self.database.connection().await.unwrap();
            storage::runs::sweep_lost(&connection, self.engine.known_versions(), 100, self.now())
                .await
                .unwrap();
            let due = storage::runs::view::list_claimable(&connection, self.now())
                .await
                .unwrap();
            drop(connection);
            if due.is_empty() {
                return;
            }
            // At the same time, so that their records meet in groups.
            futures::future::join_all(due.into_iter().map(|wake| self.engine.execute(wake))).await;
            self.let_leases_run_out().await;
        }
        panic!("the runs do not come to rest");
    }

    pub async fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
        self.run_to_rest().await;
    }

    /// Lets a message arrive and reads the mailbox.
    pub async fn receive(&self, raw: &str) -> EmailId {
        let id = self.mailbox.push_inbound(raw.replace('\n', "\r\n"), self.now());
        self.sync().await;
        self.email_of(&id).await
    }

    /// Lets a message arrive and reads the mailbox, without executing what follows.
    pub async fn start_receiving(&self, raw: &str) {
        self.mailbox.push_inbound(raw.replace('\n', "\r\n"), self.now());
        let run = NewRun::new(self.workspace, self.user, SYNC_MAILBOX, self.account.0, self.now());
        let connection = self.database.connection().await.unwrap();
        storage::runs::start(&connection, &run).await.unwrap();
        self.engine.execute(run.wake().unwrap()).await;
    }

    /// Lets all leases run out.
    pub async fn let_leases_run_out(&self) {
        self.test_database
            .execute("UPDATE runs SET lease_until = now() - interval '1 s' WHERE state = 'running'")
            .await;
    }

    /// Starts or wakes the mailbox's run and executes everything to rest.
    pub async fn sync(&self) {
        let connection = self.database.connection().await.unwrap();
        let run = NewRun::new(self.workspace, self.user, SYNC_MAILBOX, self.account.0, self.now());
        if storage::runs::start(&connection, &run).await.unwrap().is_none() {
            storage::runs::hurry_subject(&connection, SYNC_MAILBOX, self.account.0, self.now())
                .await
                .unwrap();
        }
        drop(connection);
        self.run_to_rest().await;
    }

    pub async fn signal(&self, flow: FlowKind, subject: uuid::Uuid, signal: Signal) {
        let connection = self.database.connection().await.unwrap();
        let told = storage::runs::signal_subject(&connection, flow, subject, &signal, self.now())
            .await
            .unwrap();
        assert!(told.is_some(), "no run to tell");
        drop(connection);
        self.run_to_rest().await;
    }

    pub async fn approve(&self, email: EmailId) {
        let draft_version = self.email(email).await.draft_version;
        self.signal(
            PROCESS_EMAIL,
            email.0,
            Signal::Approved {
                draft_version,
                follow_up: true,
            },
        )
        .await;
        self.advance(TimeDelta::seconds(10)).await;
    }

    pub async fn email(&self, email: EmailId) -> storage::emails::Email {
        let connection = self.database.connection().await.unwrap();
        storage::emails::get(&connection, self.workspace, email).await.unwrap()
    }

    /// Everything that came in.
    pub async fn emails(&self) -> Vec<storage::emails::Listed> {
        let connection = self.database.connection().await.unwrap();
        storage::emails::list(&connection, self.workspace, &Default::default(), None, 100)
            .await
            .unwrap()
    }

    /// Starts the next run of an email, as a person does who has it processed anew.
    pub async fn process_anew(&self, email: EmailId) {
        let connection = self.database.connection().await.unwrap();
        let run = NewRun::new(self.workspace, self.user, PROCESS_EMAIL, email.0, self.now());
        storage::runs::start(&connection, &run).await.unwrap();
        drop(connection);
        self.run_to_rest().await;
    }

    pub async fn set_account(&self, changes: storage::accounts::AccountChanges) {
        let connection = self.database.connection().await.unwrap();
        storage::accounts::update(&connection, self.workspace, self.account, &changes)
            .await
            .unwrap();
    }

    /// Deletes the mailbox as its owner does and executes everything to rest.
    pub async fn delete_account(&self) {
        let tx = self.database.begin().await.unwrap();
        storage::deletion::delete_account(tx.conn(), self.workspace, self.account, self.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        self.run_to_rest().await;
    }

    /// Nothing that came through a mailbox is left, nor any run but those of these flows.
    pub async fn assert_only_runs_remain(&self, flows: &[FlowKind]) {
        let flows: Vec<String> = flows.iter().map(|flow| format!("'{}'", flow.name)).collect();
        let flows = flows.join(", ");
        self.test_database
            .execute(&format!(
                "DO $$ DECLARE rest text; BEGIN
                     SELECT string_agg(name || ' ' || rows, ', ') INTO rest FROM (
                         SELECT 'email_accounts', count(*) FROM email_accounts
                         UNION ALL SELECT 'emails', count(*) FROM emails
                         UNION ALL SELECT 'raw_messages', count(*) FROM raw_messages
                         UNION ALL SELECT 'drafts', count(*) FROM drafts
                         UNION ALL SELECT 'email_actions', count(*) FROM email_actions
                         UNION ALL SELECT 'conversations', count(*) FROM conversations
                         UNION ALL SELECT 'follow_ups', count(*) FROM follow_ups
                         UNION ALL SELECT 'outbound_messages', count(*) FROM outbound_messages
                         UNION ALL SELECT 'runs', count(*) FROM runs WHERE flow NOT IN ({flows})
                         UNION ALL SELECT 'run_steps', count(*) FROM run_steps s LEFT JOIN runs r ON r.id = s.run_id
                             WHERE r.id IS NULL OR r.flow NOT IN ({flows})
                     ) AS counted(name, rows) WHERE rows > 0;
                     ASSERT rest IS NULL, rest;
                 END $$"
            ))
            .await;
    }

    pub async fn run_of(&self, flow: FlowKind, subject: uuid::Uuid) -> storage::runs::view::RunView {
        let connection = self.database.connection().await.unwrap();
        storage::runs::view::find_newest(&connection, self.workspace, flow, subject)
            .await
            .unwrap()
            .unwrap()
    }

    pub async fn follow_ups(&self, email: EmailId) -> Vec<storage::follow_ups::FollowUp> {
        let filter = storage::follow_ups::Filter {
            email: Some(email),
            ..Default::default()
        };
        let connection = self.database.connection().await.unwrap();
        storage::follow_ups::list(&connection, self.workspace, &filter, None, 100)
            .await
            .unwrap()
    }

    pub async fn email_of(&self, provider_message_id: &str) -> EmailId {
        let connection = self.database.connection().await.unwrap();
        let found = storage::emails::find_by_provider_id(&connection, self.account, provider_message_id)
            .await
            .unwrap();
        found.expect("the message was taken in")
    }
}

/// A person with a workspace, the four starter intents, some knowledge and a mailbox that may send by itself.
async fn settle_in(database: &Database, now: DateTime<Utc>) -> (WorkspaceId, UserId, AccountId) {
    let connection = database.connection().await.unwrap();
    let (workspace, user, account) = (WorkspaceId::new(), UserId::new(), AccountId::new());
    let person = users::NewUser {
        id: user.0,
        email: "mara@larkbench.example".to_owned(),
        password_hash: "none".to_owned(),
        full_name: "Mara Feldkamp".to_owned(),
        role: Word(Role::User),
        quota: 1_000,
        timezone: "Europe/Berlin".to_owned(),
        created_at: now,
    };
    users::create(&connection, &person).await.unwrap();
    let row = workspaces::Workspace {
        id: workspace.0,
        user_id: user.0,
        name: "Larkbench".to_owned(),
        is_personal: true,
        created_at: now,
    };
    workspaces::create(&connection, &row).await.unwrap();
    for intent in domain::intents::defaults() {
        storage::intents::create(&connection, workspace, user, &intent, now)
            .await
            .unwrap();
    }
    storage::knowledge::create(&connection, &[pricing(workspace, user, now)])
        .await
        .unwrap();
    let mailbox = NewAccount {
        id: account.0,
        workspace_id: workspace.0,
        user_id: user.0,
        provider: Word(Provider::Maildir),
        email: ADDRESS.to_owned(),
        display_name: "Larkbench".to_owned(),
        settings: serde_json::json!({}),
        secret: None,
        secret_key_id: None,
        token_expiry: None,
        auto_send_enabled: true,
        takes_history: true,
        daily_send_limit: 500,
        send_window: None,
        signature: None,
        created_at: now,
    };
    storage::accounts::insert(&connection, &mailbox).await.unwrap();
    (workspace, user, account)
}

fn pricing(workspace: WorkspaceId, user: UserId, now: DateTime<Utc>) -> storage::knowledge::NewEntry {
    storage::knowledge::NewEntry {
        id: uuid::Uuid::now_v7(),
        workspace_id: workspace.0,
        user_id: user.0,
        title: "Trial and demo".to_owned(),
        content: "The trial lasts 30 days. A demo takes 20 minutes by video. Setting up takes one afternoon."
            .to_owned(),
        category: "Product".to_owned(),
        is_active: true,
        created_at: now,
        updated_at: now,
    }
}

/// A message from a person.
pub fn mail(id: &str, subject: &str, body: &str) -> String {
    format!(
        "From: Lena Brandt <lena@workshop.example>\nTo: {ADDRESS}\nSubject: {subject}\n\
         Date: Mon, 16 Nov 2026 09:55:00 +0100\nMessage-ID: <{id}@workshop.example>\n\
         Content-Type: text/plain; charset=utf-8\n\n{body}\n"
    )
}

/// The same person's answer to an earlier message.
pub fn answer(id: &str, to: &str, subject: &str, body: &str) -> String {
    mail(id, subject, body).replacen(
        "\nContent-Type",
        &format!("\nIn-Reply-To: <{to}>\nReferences: <{to}>\nContent-Type"),
        1,
    )
}
