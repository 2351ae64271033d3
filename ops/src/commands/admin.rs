//! `mailroom admin`: people made from the command line, such as the first super admin.

use std::io::BufRead;
use std::process::ExitCode;

use anyhow::{anyhow, bail};
use clap::Subcommand;
use connectors::clock::{Clock, SystemClock};
use domain::roles::Role;
use rand::TryRngCore;
use serde_json::json;
use storage::people::audit::{self, AuditEvent};
use storage::people::joining;
use storage::people::users::NewUser;
use uuid::Uuid;

use super::Globals;
use crate::app::Store;
use crate::config::Purpose;

const LEAST_CHARACTERS: usize = 10;
/// bcrypt reads no more.
const MOST_BYTES: usize = 71;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Create a person who may do everything.
    CreateSuperAdmin {
        /// Address to sign in with.
        #[arg(long)]
        email: String,
        /// Name shown to others; the address unless given.
        #[arg(long)]
        full_name: Option<String>,
        /// Read the password from the first line of standard input; otherwise one is generated and shown once.
        #[arg(long)]
        password_stdin: bool,
    },
}

pub(super) async fn run(globals: &Globals, command: Command) -> anyhow::Result<ExitCode> {
    let Command::CreateSuperAdmin {
        email,
        full_name,
        password_stdin,
    } = command;
    let email = email.trim().to_lowercase();
    if !email
        .split_once('@')
        .is_some_and(|(local, host)| !local.is_empty() && !host.is_empty())
    {
        bail!("--email is `{email}`, needs an address like ann@example.org");
    }
    let password = if password_stdin {
        read_password()?
    } else {
        generated_password()?
    };
    let config = globals.configuration(Purpose::Start)?;
    let store = Store::join(&config).await?;
    let created = create(&store, &email, full_name.as_deref().unwrap_or(&email), &password).await;
    store.close().await?;
    created?;
    println!("Created {email} as super admin.");
    if !password_stdin {
        println!("Password, shown only now: {password}");
    }
    Ok(ExitCode::SUCCESS)
}

async fn create(store: &Store, email: &str, full_name: &str, password: &str) -> anyhow::Result<()> {
    store.database.migrate().await?;
    let now = SystemClock.now();
    let hash = ::api::auth::passwords::Passwords::default().hash(password).await;
    let hash = hash.map_err(|_| anyhow!("the password cannot be hashed"))?;
    let tx = store.database.begin().await?;
    let person = NewUser::new(email, hash, full_name.trim(), Role::SuperAdmin, now);
    let (user, workspace) = match joining::join(tx.conn(), &person, full_name.trim()).await {
        Err(storage::Error::Duplicate { .. }) => bail!("{email} exists already; a super admin can change the role"),
        joined => joined?,
    };
    let event = AuditEvent {
        id: Uuid::now_v7(),
        workspace_id: Some(workspace.id),
        user_id: None,
        action: "user.created".to_owned(),
        subject: user.id.to_string(),
        details: json!({ "role": Role::SuperAdmin.as_str(), "by": "command line" }),
        remote_address: None,
        created_at: now,
    };
    audit::record(tx.conn(), &event).await?;
    Ok(tx.commit().await?)
}

fn read_password() -> anyhow::Result<String> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    if password.chars().count() < LEAST_CHARACTERS || password.len() > MOST_BYTES {
        bail!(
            "the password is {} characters, needs at least {LEAST_CHARACTERS} and at most {MOST_BYTES} bytes",
            password.chars().count()
        );
    }
    Ok(password)
}

fn generated_password() -> anyhow::Result<String> {
    let mut bytes = [0_u8; 12];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes)?;
    Ok(hex::encode(bytes))
}
