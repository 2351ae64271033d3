//! Fills an empty database with the sample company, all or nothing; a database that has it is left as it is.

use std::path::Path;

use anyhow::{Context as _, bail};
use api::auth::passwords::Passwords;
use chrono::{DateTime, Utc};
use domain::ids::{AccountId, EventId, KnowledgeId, UserId, WorkspaceId};
use domain::roles::Role;
use serde_json::json;
use storage::accounts::NewAccount;
use storage::events::NewEvent;
use storage::knowledge::{self, NewEntry};
use storage::people::users::{self, NewUser, User, UserChanges};
use storage::people::workspaces::{self, Workspace};
use storage::runs::{self, NewRun};
use storage::{Conn, Database, Word};

use super::company::Company;
use super::placeholders::Start;
use super::{EMAIL, PASSWORD, files, mailbox};

/// Loads the sample unless it is there; says whether it did.
///
/// # Errors
/// Where the database belongs to somebody else, or the sample cannot be written.
pub async fn load(database: &Database, data_dir: &Path, now: DateTime<Utc>) -> anyhow::Result<bool> {
    let connection = database.connection().await?;
    if users::find_by_email(&connection, EMAIL).await?.is_some() {
        return Ok(false);
    }
    if !users::list(&connection, None, 1).await?.is_empty() {
        bail!(
            "this database is in use and not by a demo; the demo's well-known password must not get into it. \
             Choose another --data-dir or DATABASE_URL"
        );
    }
    drop(connection);
    let written = files::company()?;
    let start = Start {
        at: now,
        zone: Company::zone(written)?,
    };
    let company = Company::parse(&start.render(written, 0)?)?;
    let folder = std::path::absolute(mailbox::folder(data_dir))?;
    mailbox::deliver(&folder, &start)?;
    let hash = Passwords::default()
        .hash(PASSWORD)
        .await
        .map_err(|_| anyhow::anyhow!("the password cannot be hashed"))?;
    let tx = database.begin().await?;
    store(tx.conn(), &company, &hash, &folder, now)
        .await
        .context("the sample cannot be stored")?;
    tx.commit().await?;
    Ok(true)
}

async fn store(
    conn: Conn<'_>,
    company: &Company,
    password_hash: &str,
    folder: &Path,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let user = owner(conn, company, password_hash, now).await?;
    let workspace = Workspace {
        id: WorkspaceId::new().0,
        user_id: user.id,
        name: company.workspace.name.clone(),
        is_personal: true,
        created_at: now,
    };
    workspaces::create(conn, &workspace).await?;
    for intent in &company.intents {
        let input = intent
            .input()
            .checked()
            .map_err(|errors| anyhow::anyhow!("{errors:?}"))?;
        storage::intents::create(conn, workspace.id(), user.id(), &input, now).await?;
    }
    knowledge::create(conn, &entries(workspace.id(), user.id(), now)?).await?;
    for event in &company.calendar_events {
        let (start_time, end_time) = event.times(company.owner.timezone);
        let event = NewEvent {
            id: EventId::new().0,
            workspace_id: workspace.id,
            user_id: user.id,
            email_id: None,
            title: event.title.clone(),
            description: String::new(),
            start_time,
            end_time,
            timezone: company.owner.timezone.name().to_owned(),
            attendees: Vec::new(),
            created_at: now,
        };
        storage::events::insert_if_free(conn, &event).await?;
    }
    connect(conn, company, &workspace, folder, now).await
}

async fn owner(conn: Conn<'_>, company: &Company, password_hash: &str, now: DateTime<Utc>) -> anyhow::Result<User> {
    let owner = &company.owner;
    let person = NewUser::new(EMAIL, password_hash.to_owned(), &owner.full_name, Role::SuperAdmin, now);
    let user = users::create(conn, &person).await?;
    let changes = UserChanges {
        persona: Some(owner.persona.clone()),
        signature: Some(owner.signature.trim().to_owned()),
        timezone: Some(owner.timezone.name().to_owned()),
        working_hours: Some(serde_json::to_value(company.working_hours())?),
        ..UserChanges::default()
    };
    Ok(users::update(conn, user.id(), &changes).await?)
}

fn entries(workspace: WorkspaceId, user: UserId, now: DateTime<Utc>) -> anyhow::Result<Vec<NewEntry>> {
    let entry = |sample: files::Sample| {
        let document = api::knowledge::file::read(sample.name, sample.text.as_bytes());
        let document = document.map_err(|_| anyhow::anyhow!("the knowledge {} cannot be read", sample.name))?;
        Ok(NewEntry {
            id: KnowledgeId::new().0,
            workspace_id: workspace.0,
            user_id: user.0,
            title: document.title,
            content: document.content,
            category: document.category.unwrap_or_default(),
            is_active: true,
            created_at: now,
            updated_at: now,
        })
    };
    files::folder("knowledge")?.into_iter().map(entry).collect()
}

/// Connects the mailbox and starts to read it.
async fn connect(
    conn: Conn<'_>,
    company: &Company,
    workspace: &Workspace,
    folder: &Path,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let account = AccountId::new();
    let row = NewAccount {
        id: account.0,
        workspace_id: workspace.id,
        user_id: workspace.user_id,
        provider: Word(company.account.provider),
        email: company.account.email.clone(),
        display_name: company.account.display_name.clone(),
        settings: json!({ "path": folder }),
        secret: None,
        secret_key_id: None,
        token_expiry: None,
        auto_send_enabled: company.account.auto_send_enabled,
        takes_history: true,
        daily_send_limit: company.account.daily_send_limit,
        send_window: Some(serde_json::to_value(company.send_window())?),
        signature: None,
        created_at: now,
    };
    storage::accounts::insert(conn, &row).await?;
    let owner = UserId(workspace.user_id);
    let sync = NewRun::new(workspace.id(), owner, domain::flows::SYNC_MAILBOX, account.0, now);
    runs::start(conn, &sync).await?;
    Ok(())
}
