//! Connected mailboxes.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::{
    BoolExpressionMethods, ExpressionMethods, Insertable, NullableExpressionMethods, OptionalExtension,
    PgExpressionMethods, QueryDsl, Queryable, Selectable, SelectableHelper,
};
use diesel_async::RunQueryDsl;
use domain::accounts::{Health, Hours, Provider};
use domain::ids::{AccountId, UserId, WorkspaceId};
use serde_json::Value;
use uuid::Uuid;

use crate::schema::{email_accounts, users};
use crate::{Conn, Error, Result, Word};

/// A connected mailbox.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = email_accounts)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct Account {
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub provider: Word<Provider>,
    pub email: String,
    pub display_name: String,
    pub settings: Value,
    pub secret: Option<Vec<u8>>,
    pub secret_key_id: Option<String>,
    pub token_expiry: Option<DateTime<Utc>>,
    pub auto_send_enabled: bool,
    pub is_active: bool,
    pub health: Word<Health>,
    pub last_error: Option<String>,
    pub last_sync: Option<DateTime<Utc>>,
    pub sync_state: Value,
    pub takes_history: bool,
    pub is_group: bool,
    pub daily_send_limit: i32,
    pub send_window: Option<Value>,
    pub signature: Option<String>,
    pub created_at: DateTime<Utc>,
}

impl Account {
    /// The text under every message of the mailbox: its own signature, else its owner's.
    #[must_use]
    pub fn signature<'x>(&'x self, owner: &'x Owner) -> &'x str {
        self.signature.as_deref().unwrap_or(&owner.signature)
    }

    /// Hours in which mail that nobody waits for may leave; `None` means the owner's working hours.
    ///
    /// # Errors
    /// `Unreadable` where the stored document is none.
    pub fn window(&self) -> Result<Option<Hours>> {
        self.send_window
            .clone()
            .map(serde_json::from_value)
            .transpose()
            .map_err(|source| Error::Unreadable {
                what: "send window",
                source: Box::new(source),
            })
    }
}

/// A mailbox to be connected.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = email_accounts)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct NewAccount {
    pub id: Uuid,
    pub workspace_id: Uuid,
    pub user_id: Uuid,
    pub provider: Word<Provider>,
    pub email: String,
    pub display_name: String,
    pub settings: Value,
    pub secret: Option<Vec<u8>>,
    pub secret_key_id: Option<String>,
    pub token_expiry: Option<DateTime<Utc>>,
    pub auto_send_enabled: bool,
    pub takes_history: bool,
    pub daily_send_limit: i32,
    pub send_window: Option<Value>,
    pub signature: Option<String>,
    pub created_at: DateTime<Utc>,
}

/// What a person may change of a mailbox; `None` leaves a value as it is.
#[derive(Clone, Debug, Default, diesel::AsChangeset)]
#[diesel(table_name = email_accounts)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct AccountChanges {
    pub display_name: Option<String>,
    pub settings: Option<Value>,
    pub secret: Option<Option<Vec<u8>>>,
    pub secret_key_id: Option<Option<String>>,
    pub token_expiry: Option<Option<DateTime<Utc>>>,
    pub auto_send_enabled: Option<bool>,
    pub is_active: Option<bool>,
    pub is_group: Option<bool>,
    pub daily_send_limit: Option<i32>,
    pub send_window: Option<Option<Value>>,
    pub signature: Option<Option<String>>,
}

/// Stops reading and sending by the mailboxes of a person, in one workspace or in all; nothing of them is forgotten.
///
/// # Errors
/// The failure of the query.
pub async fn stop(mut conn: Conn<'_>, user: UserId, workspace: Option<WorkspaceId>) -> Result<()> {
    let mut theirs = diesel::update(email_accounts::table)
        .filter(email_accounts::user_id.eq(user.0))
        .set(email_accounts::is_active.eq(false))
        .into_boxed();
    if let Some(workspace) = workspace {
        theirs = theirs.filter(email_accounts::workspace_id.eq(workspace.0));
    }
    theirs.execute(&mut conn).await?;
    Ok(())
}

/// Stops reading and sending by a mailbox until a person switches it on again, who is told why.
///
/// # Errors
/// The failure of the query.
pub async fn halt(mut conn: Conn<'_>, account: AccountId, why: &str) -> Result<()> {
    diesel::update(email_accounts::table.find(account.0))
        .set((
            email_accounts::is_active.eq(false),
            email_accounts::health.eq(Word(Health::ReconnectNeeded)),
            email_accounts::last_error.eq(why),
        ))
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Connects a mailbox.
///
/// # Errors
/// `Duplicate` (`email_accounts_email_key`) where the workspace has it already.
pub async fn insert(mut conn: Conn<'_>, account: &NewAccount) -> Result<Account> {
    Ok(diesel::insert_into(email_accounts::table)
        .values(account)
        .returning(Account::as_returning())
        .get_result(&mut conn)
        .await?)
}

/// Refuses an address as inserting it would.
///
/// # Errors
/// `Duplicate` (`email_accounts_email_key`) where the workspace has it already.
pub async fn ensure_unknown(mut conn: Conn<'_>, workspace: WorkspaceId, email: &str) -> Result<()> {
    let found = email_accounts::table
        .filter(email_accounts::workspace_id.eq(workspace.0))
        .filter(email_accounts::email.eq(email));
    let is_known: bool = diesel::select(diesel::dsl::exists(found)).get_result(&mut conn).await?;
    if is_known {
        let constraint = "email_accounts_email_key".to_owned();
        return Err(Error::Duplicate { constraint });
    }
    Ok(())
}

/// A mailbox of the workspace.
///
/// # Errors
/// `NotFound`, also for another workspace's.
pub async fn get(mut conn: Conn<'_>, workspace: WorkspaceId, account: AccountId) -> Result<Account> {
    email_accounts::table
        .filter(email_accounts::workspace_id.eq(workspace.0))
        .filter(email_accounts::id.eq(account.0))
        .filter(email_accounts::deleted_at.is_null())
        .select(Account::as_select())
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("email account"))
}

/// Mailboxes of the workspace that the person may see: all of them for `None`.
///
/// # Errors
/// The failure of the query.
pub async fn list(mut conn: Conn<'_>, workspace: WorkspaceId, owner: Option<UserId>) -> Result<Vec<Account>> {
    let mut query = email_accounts::table
        .filter(email_accounts::workspace_id.eq(workspace.0))
        .filter(email_accounts::deleted_at.is_null())
        .select(Account::as_select())
        .order(email_accounts::created_at)
        .into_boxed();
    if let Some(owner) = owner {
        query = query.filter(email_accounts::user_id.eq(owner.0));
    }
    Ok(query.load(&mut conn).await?)
}

/// Changes a mailbox.
///
/// # Errors
/// `NotFound`, also for another workspace's.
pub async fn update(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    account: AccountId,
    changes: &AccountChanges,
) -> Result<Account> {
    let target = email_accounts::table
        .filter(email_accounts::workspace_id.eq(workspace.0))
        .filter(email_accounts::id.eq(account.0));
    diesel::update(target)
        .set((changes, email_accounts::id.eq(account.0)))
        .returning(Account::as_returning())
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("email account"))
}

/// How long a worker has the renewal of a token to itself.
const RENEWAL: TimeDelta = TimeDelta::seconds(30);

/// Takes the renewal of an account's access token; `false` where another worker has it, or has renewed the token since
/// the account was read.
///
/// # Errors
/// The failure of the query.
pub async fn begin_renewal(mut conn: Conn<'_>, account: &Account, now: DateTime<Utc>) -> Result<bool> {
    let is_free = email_accounts::token_renewal_until
        .is_null()
        .or(email_accounts::token_renewal_until.lt(now));
    let target = email_accounts::table
        .filter(email_accounts::id.eq(account.id))
        .filter(email_accounts::token_expiry.is_not_distinct_from(account.token_expiry))
        .filter(is_free);
    let taken = diesel::update(target)
        .set(email_accounts::token_renewal_until.eq(now + RENEWAL))
        .execute(&mut conn)
        .await?;
    Ok(taken > 0)
}

/// Keeps a renewed token, sealed, and gives the renewal back.
///
/// # Errors
/// The failure of the query.
pub async fn keep_token(
    mut conn: Conn<'_>,
    account: AccountId,
    (secret, key_id): (&[u8], &str),
    expiry: DateTime<Utc>,
) -> Result<()> {
    diesel::update(email_accounts::table.find(account.0))
        .set((
            email_accounts::secret.eq(secret),
            email_accounts::secret_key_id.eq(key_id),
            email_accounts::token_expiry.eq(expiry),
            email_accounts::token_renewal_until.eq(None::<DateTime<Utc>>),
        ))
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// A sealed secret of a mailbox.
#[derive(Clone, Debug)]
pub struct SealedSecret {
    /// The mailbox.
    pub account: AccountId,
    /// The secret, sealed.
    pub secret: Vec<u8>,
    /// The key that sealed it.
    pub key_id: String,
}

/// Secrets that another key than this one has sealed, of the mailboxes after one, in the order of their ids; those of
/// deleted mailboxes too, as long as they are there.
///
/// # Errors
/// The failure of the query.
pub async fn sealed_otherwise(
    mut conn: Conn<'_>,
    key_id: &str,
    after: Option<AccountId>,
    limit: i64,
) -> Result<Vec<SealedSecret>> {
    let mut query = email_accounts::table
        .filter(email_accounts::secret_key_id.ne(key_id))
        .order(email_accounts::id)
        .limit(limit)
        .select((
            email_accounts::id,
            email_accounts::secret.assume_not_null(),
            email_accounts::secret_key_id.assume_not_null(),
        ))
        .filter(email_accounts::secret.is_not_null())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(email_accounts::id.gt(after.0));
    }
    let rows: Vec<(Uuid, Vec<u8>, String)> = query.load(&mut conn).await?;
    let secret = |(account, secret, key_id)| SealedSecret {
        account: AccountId(account),
        secret,
        key_id,
    };
    Ok(rows.into_iter().map(secret).collect())
}

/// Puts a secret that was sealed anew in place of the one it was opened from; `false` where somebody has changed that
/// meanwhile.
///
/// # Errors
/// The failure of the query.
pub async fn reseal(mut conn: Conn<'_>, before: &SealedSecret, (secret, key_id): (&[u8], &str)) -> Result<bool> {
    let unchanged = email_accounts::table
        .find(before.account.0)
        .filter(email_accounts::secret.eq(&before.secret));
    let resealed = diesel::update(unchanged)
        .set((
            email_accounts::secret.eq(secret),
            email_accounts::secret_key_id.eq(key_id),
        ))
        .execute(&mut conn)
        .await?;
    Ok(resealed > 0)
}

/// Whether a mailbox is still connected.
///
/// # Errors
/// The failure of the query.
pub async fn exists(mut conn: Conn<'_>, account: AccountId) -> Result<bool> {
    let found: Option<Uuid> = email_accounts::table
        .find(account.0)
        .filter(email_accounts::deleted_at.is_null())
        .select(email_accounts::id)
        .first(&mut conn)
        .await
        .optional()?;
    Ok(found.is_some())
}

/// Addresses of all mailboxes of the workspace: mail from them is never answered.
///
/// # Errors
/// The failure of the query.
pub async fn list_addresses(mut conn: Conn<'_>, workspace: WorkspaceId) -> Result<Vec<String>> {
    Ok(email_accounts::table
        .filter(email_accounts::workspace_id.eq(workspace.0))
        .filter(email_accounts::deleted_at.is_null())
        .select(email_accounts::email)
        .load(&mut conn)
        .await?)
}

/// Notes that a mailbox was read and moves its cursor; call it in the transaction that stores the messages.
///
/// # Errors
/// The failure of the query.
pub async fn mark_synced(mut conn: Conn<'_>, account: AccountId, cursor: &Value, now: DateTime<Utc>) -> Result<()> {
    diesel::update(email_accounts::table.find(account.0))
        .set((
            email_accounts::sync_state.eq(cursor),
            email_accounts::last_sync.eq(now),
            email_accounts::health.eq(Word(Health::Connected)),
            email_accounts::last_error.eq(None::<String>),
            email_accounts::failures.eq(0),
        ))
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Notes that a mailbox could not be reached, and why; answers how often that has happened in a row.
///
/// # Errors
/// The failure of the query.
pub async fn mark_unhealthy(mut conn: Conn<'_>, account: AccountId, health: Health, why: &str) -> Result<u32> {
    let failures: Option<i32> = diesel::update(email_accounts::table.find(account.0))
        .set((
            email_accounts::health.eq(Word(health)),
            email_accounts::last_error.eq(why),
            email_accounts::failures.eq(email_accounts::failures + 1),
        ))
        .returning(email_accounts::failures)
        .get_result(&mut conn)
        .await
        .optional()?;
    Ok(failures
        .and_then(|failures| u32::try_from(failures).ok())
        .unwrap_or_default())
}

/// What decides whether and how a person's mailbox may send: the owner's side of it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = users)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct Owner {
    pub id: Uuid,
    pub full_name: String,
    pub role: Word<domain::roles::Role>,
    pub quota: i32,
    pub is_active: bool,
    pub persona: String,
    pub signature: String,
    pub timezone: String,
    pub working_hours: Value,
}

impl Owner {
    /// The owner's zone; UTC where the stored name is none.
    #[must_use]
    pub fn zone(&self) -> chrono_tz::Tz {
        self.timezone.parse().unwrap_or(chrono_tz::UTC)
    }

    /// The owner's working hours; the usual ones where none can be read.
    #[must_use]
    pub fn hours(&self) -> Hours {
        serde_json::from_value(self.working_hours.clone()).unwrap_or_default()
    }
}

/// The owner of mailboxes.
///
/// # Errors
/// `NotFound` where the person is gone.
pub async fn get_owner(mut conn: Conn<'_>, user: UserId) -> Result<Owner> {
    users::table
        .find(user.0)
        .select(Owner::as_select())
        .get_result(&mut conn)
        .await
        .optional()?
        .ok_or(Error::NotFound("owner"))
}
