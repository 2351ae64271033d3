//! The pipeline: stored emails, each read, answered, validated, entered into the ledger, handed over and followed up.

use std::sync::Arc;

use activities::fetch_mail::read;
use anyhow::bail;
use connectors::clock::{Clock, SystemClock};
use domain::accounts::Provider;
use domain::flows::PROCESS_EMAIL;
use domain::guard::GuardFacts;
use domain::ids::{AccountId, EmailId, UserId, WorkspaceId};
use domain::roles::Role;
use serde_json::json;
use storage::accounts::NewAccount;
use storage::emails::{NewEmail, ingest};
use storage::people::{users, workspaces};
use storage::runs::NewRun;
use storage::{Conn, Database, Word};

use super::Amount;
use super::engine::workers;
use super::ground::Ground;
use super::instant::{InstantMailboxes, letter};
use super::load::{Load, Measured};

pub(super) const ADDRESS: &str = "desk@shop.example";
const WARM_UP: usize = 500;
/// Messages of a transaction, as a sync takes them in.
const BATCH: usize = 50;

/// Whose mail it is.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) workspace: WorkspaceId,
    pub(super) user: UserId,
    pub(super) account: AccountId,
}

/// Measures in a database that holds `grown` emails before.
pub(super) async fn measure(
    ground: &Ground,
    name: &str,
    database: &Database,
    amount: Amount,
    grown: usize,
) -> anyhow::Result<(Measured, Measured)> {
    let desk = settle_in(database).await?;
    if grown > 0 {
        super::growth::fill(ground, name, desk, grown).await?;
    }
    let letters = WARM_UP + amount.alone + amount.runs;
    let mut emails = store(database, desk, letters).await?.into_iter();
    // Taking mail in starts its runs; here they begin when they are measured.
    ground.execute(name, "DELETE FROM runs WHERE state = 'ready'; ANALYZE")?;
    let mailboxes = InstantMailboxes::default();
    let registry = workflows::flows::registry();
    let (workers, ended) = workers(database, Arc::new(mailboxes.clone()), registry, amount.in_flight).await?;
    let mut load = Load {
        ground,
        database,
        engine: workers.engine(),
        ended,
    };
    let mut runs = |count| -> Vec<NewRun> {
        let run = |email: EmailId| NewRun::new(desk.workspace, desk.user, PROCESS_EMAIL, email.0, SystemClock.now());
        emails.by_ref().take(count).map(run).collect()
    };
    load.drive(runs(WARM_UP), amount.in_flight).await?;
    // What autovacuum does in the first minute of an installation.
    ground.execute(name, "ANALYZE")?;
    let alone = load.drive(runs(amount.alone), 1).await?;
    let busy = load.drive(runs(amount.runs), amount.in_flight).await?;
    workers.stop().await;
    let sent = mailboxes.sent();
    if sent != letters {
        let connection = database.connection().await?;
        let states = storage::statistics::tally(&connection).await?;
        bail!("only {sent} of {letters} emails were answered: {states:?}");
    }
    Ok((alone, busy))
}

async fn store(database: &Database, desk: Desk, letters: usize) -> anyhow::Result<Vec<EmailId>> {
    let own = [ADDRESS.to_owned()];
    let facts = GuardFacts {
        own_addresses: &own,
        ..GuardFacts::default()
    };
    let emails: Vec<NewEmail> = (0..letters).map(|number| read(letter(number), &facts)).collect();
    for batch in emails.chunks(BATCH) {
        let tx = database.begin().await?;
        ingest(
            tx.conn(),
            desk.workspace,
            desk.user,
            desk.account,
            (&[], batch),
            SystemClock.now(),
        )
        .await?;
        tx.commit().await?;
    }
    Ok(emails.iter().map(|email| email.id).collect())
}

/// A person without a quota, with a workspace and a mailbox that answers by itself.
async fn settle_in(database: &Database) -> anyhow::Result<Desk> {
    let connection = database.connection().await?;
    let conn: Conn<'_> = &connection;
    let now = SystemClock.now();
    let person = users::NewUser::new(ADDRESS, String::new(), "Robin Desk", Role::SuperAdmin, now);
    let desk = Desk {
        workspace: WorkspaceId::new(),
        user: users::create(conn, &person).await?.id(),
        account: AccountId::new(),
    };
    let workspace = workspaces::Workspace {
        id: desk.workspace.0,
        user_id: desk.user.0,
        name: "Shop".to_owned(),
        is_personal: true,
        created_at: now,
    };
    workspaces::create(conn, &workspace).await?;
    for intent in domain::intents::defaults() {
        storage::intents::create(conn, desk.workspace, desk.user, &intent, now).await?;
    }
    let mailbox = NewAccount {
        id: desk.account.0,
        workspace_id: desk.workspace.0,
        user_id: desk.user.0,
        provider: Word(Provider::Maildir),
        email: ADDRESS.to_owned(),
        display_name: "Shop".to_owned(),
        settings: json!({}),
        secret: None,
        secret_key_id: None,
        token_expiry: None,
        auto_send_enabled: true,
        takes_history: true,
        daily_send_limit: i32::MAX,
        send_window: None,
        signature: None,
        created_at: now,
    };
    storage::accounts::insert(conn, &mailbox).await?;
    Ok(desk)
}
