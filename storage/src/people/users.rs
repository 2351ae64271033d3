//! People who sign in, and what they have used of their quota.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Int4, Uuid as SqlUuid};
use diesel::{
    AsChangeset, BoolExpressionMethods, ExpressionMethods, Insertable, OptionalExtension, QueryDsl, Queryable,
    Selectable, SelectableHelper,
};
use diesel_async::RunQueryDsl;
use domain::accounts::Hours;
use domain::ids::UserId;
use domain::quota::{CounterKey, Scope};
use domain::roles::Role;
use serde_json::Value;
use uuid::Uuid;

use crate::schema::{send_counters, users};
use crate::statement::statement;
use crate::{Conn, Error, Result, Word};

/// A person.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = users, check_for_backend(diesel::pg::Pg))]
pub struct User {
    /// Id.
    pub id: Uuid,
    /// Sign-in address, lower case.
    pub email: String,
    /// bcrypt.
    pub password_hash: String,
    /// Name.
    pub full_name: String,
    /// Role in the installation.
    pub role: Word<Role>,
    /// Sends per month.
    pub quota: i32,
    /// Whether signing in is possible.
    pub is_active: bool,
    /// Version that valid tokens claim.
    pub token_version: i32,
    /// Whether leads are synchronised with HubSpot.
    pub hubspot_enabled: bool,
    /// How the assistant should sound.
    pub persona: String,
    /// Text under replies.
    pub signature: String,
    /// IANA zone.
    pub timezone: String,
    /// [`Hours`] as JSON; read by [`User::hours`].
    pub working_hours: Value,
    /// When the person registered.
    pub created_at: DateTime<Utc>,
}

impl User {
    /// The typed id.
    #[must_use]
    pub fn id(&self) -> UserId {
        UserId(self.id)
    }

    /// Working hours.
    ///
    /// # Errors
    /// `Unreadable` where the stored document is not what [`Hours`] writes.
    pub fn hours(&self) -> Result<Hours> {
        serde_json::from_value(self.working_hours.clone()).map_err(|source| Error::Unreadable {
            what: "working hours",
            source: Box::new(source),
        })
    }
}

/// A person to be added; everything else starts at its default.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = users)]
pub struct NewUser {
    /// Id.
    pub id: Uuid,
    /// Sign-in address, lower case.
    pub email: String,
    /// bcrypt.
    pub password_hash: String,
    /// Name.
    pub full_name: String,
    /// Role in the installation.
    pub role: Word<Role>,
    /// Sends per month.
    pub quota: i32,
    /// IANA zone.
    pub timezone: String,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Columns to change; `None` leaves one as it is.
#[derive(Clone, Debug, Default, AsChangeset)]
#[diesel(table_name = users)]
pub struct UserChanges {
    /// Name.
    pub full_name: Option<String>,
    /// Role in the installation.
    pub role: Option<Word<Role>>,
    /// Sends per month.
    pub quota: Option<i32>,
    /// Whether signing in is possible.
    pub is_active: Option<bool>,
    /// Whether leads are synchronised with HubSpot.
    pub hubspot_enabled: Option<bool>,
    /// How the assistant should sound.
    pub persona: Option<String>,
    /// Text under replies.
    pub signature: Option<String>,
    /// IANA zone.
    pub timezone: Option<String>,
    /// [`Hours`] as JSON.
    pub working_hours: Option<Value>,
}

impl UserChanges {
    /// Whether nothing is to change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.full_name.is_none()
            && self.role.is_none()
            && self.quota.is_none()
            && self.is_active.is_none()
            && self.hubspot_enabled.is_none()
            && self.persona.is_none()
            && self.signature.is_none()
            && self.timezone.is_none()
            && self.working_hours.is_none()
    }
}

/// Adds a person.
///
/// # Errors
/// `Duplicate` with `users_email_key` where the address is taken.
pub async fn create(mut conn: Conn<'_>, user: &NewUser) -> Result<User> {
    let row = diesel::insert_into(users::table)
        .values(user)
        .returning(User::as_returning());
    Ok(row.get_result(&mut conn).await?)
}

/// The person with this address, lower case.
///
/// # Errors
/// The failure of the query.
pub async fn find_by_email(mut conn: Conn<'_>, email: &str) -> Result<Option<User>> {
    let query = users::table.filter(users::email.eq(email)).select(User::as_select());
    Ok(query.first(&mut conn).await.optional()?)
}

/// The person with this id.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn get(mut conn: Conn<'_>, user: UserId) -> Result<User> {
    let query = users::table
        .find(user.0)
        .filter(users::deleted_at.is_null())
        .select(User::as_select());
    query
        .first(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("user"))
}

/// The person with this id, locked until the transaction ends.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn get_locked(mut conn: Conn<'_>, user: UserId) -> Result<User> {
    let query = users::table
        .find(user.0)
        .filter(users::deleted_at.is_null())
        .select(User::as_select())
        .for_update();
    query
        .first(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("user"))
}

/// People, newest first, those before `before`.
///
/// # Errors
/// The failure of the query.
pub async fn list(mut conn: Conn<'_>, before: Option<UserId>, limit: i64) -> Result<Vec<User>> {
    let mut query = users::table
        .filter(users::deleted_at.is_null())
        .order(users::id.desc())
        .limit(limit)
        .select(User::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(users::id.lt(before.0));
    }
    Ok(query.load(&mut conn).await?)
}

/// Changes a person and returns the row as it is then.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn update(mut conn: Conn<'_>, user: UserId, changes: &UserChanges) -> Result<User> {
    if changes.is_empty() {
        return get(conn, user).await;
    }
    let query = diesel::update(users::table.find(user.0))
        .set(changes)
        .returning(User::as_returning());
    query
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("user"))
}

/// Sets the password and revokes all tokens; returns the row with the new token version.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn set_password(mut conn: Conn<'_>, user: UserId, password_hash: &str) -> Result<User> {
    let query = diesel::update(users::table.find(user.0))
        .set((
            users::password_hash.eq(password_hash),
            users::token_version.eq(users::token_version + 1),
        ))
        .returning(User::as_returning());
    query
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("user"))
}

/// Counts an attempt to sign in with an address, lower case, and a wrong password.
///
/// # Errors
/// The failure of the query.
pub async fn count_wrong_password(mut conn: Conn<'_>, email: &str) -> Result<()> {
    diesel::update(users::table.filter(users::email.eq(email)))
        .set(users::wrong_passwords.eq(users::wrong_passwords + 1))
        .execute(&mut conn)
        .await?;
    Ok(())
}

statement! {
    /// Forgets the attempts that it answers.
    TakeWrongPasswords<'a> { user: Uuid => SqlUuid } -> Int4,
    "UPDATE users u SET wrong_passwords = 0
     FROM (SELECT id, wrong_passwords FROM users WHERE id = $ FOR UPDATE) before
     WHERE u.id = before.id RETURNING before.wrong_passwords"
}

/// How often somebody has tried to sign in as a person with a wrong password since this was asked last.
///
/// # Errors
/// The failure of the query.
pub async fn take_wrong_passwords(mut conn: Conn<'_>, user: UserId) -> Result<i32> {
    let taken: Option<i32> = TakeWrongPasswords { user: &user.0 }
        .get_result(&mut conn)
        .await
        .optional()?;
    Ok(taken.unwrap_or(0))
}

/// Revokes all tokens of a person.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn revoke_tokens(mut conn: Conn<'_>, user: UserId) -> Result<()> {
    let query = diesel::update(users::table.find(user.0)).set(users::token_version.eq(users::token_version + 1));
    match query.execute(&mut conn).await? {
        0 => Err(Error::NotFound("user")),
        _ => Ok(()),
    }
}

/// Locks the active super admins and returns them, so that two requests cannot remove the last two.
///
/// # Errors
/// The failure of the query.
pub async fn lock_super_admins(mut conn: Conn<'_>) -> Result<Vec<UserId>> {
    let ids: Vec<Uuid> = users::table
        .filter(users::role.eq(Role::SuperAdmin.as_str()).and(users::is_active))
        .order(users::id)
        .select(users::id)
        .for_update()
        .load(&mut conn)
        .await?;
    Ok(ids.into_iter().map(UserId).collect())
}

/// What each of these people has used of this month's quota; those who sent nothing are left out.
///
/// # Errors
/// The failure of the query.
pub async fn quota_used(mut conn: Conn<'_>, people: &[UserId], now: DateTime<Utc>) -> Result<HashMap<UserId, i32>> {
    use send_counters as c;
    let keys: HashMap<String, UserId> = people
        .iter()
        .map(|&user| (CounterKey::quota(user, now).key, user))
        .collect();
    let counters: Vec<(String, i32)> = c::table
        .filter(
            c::scope
                .eq(Scope::Quota.as_str())
                .and(c::period.eq(domain::quota::month_of(now))),
        )
        .filter(c::key.eq_any(keys.keys()))
        .select((c::key, c::used))
        .load(&mut conn)
        .await?;
    Ok(counters
        .into_iter()
        .filter_map(|(key, used)| Some((*keys.get(&key)?, used)))
        .collect())
}
