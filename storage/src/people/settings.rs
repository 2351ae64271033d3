//! System settings that a super admin changes at run time. Their names and meaning belong to the callers.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl};
use diesel_async::RunQueryDsl;
use domain::ids::UserId;
use serde_json::Value;

use crate::schema::settings;
use crate::{Conn, Result};

/// Value of a setting, where it was ever set.
///
/// # Errors
/// The failure of the query.
pub async fn find(mut conn: Conn<'_>, key: &str) -> Result<Option<Value>> {
    Ok(settings::table
        .find(key)
        .select(settings::value)
        .first(&mut conn)
        .await
        .optional()?)
}

/// All settings that were ever set, by name.
///
/// # Errors
/// The failure of the query.
pub async fn list(mut conn: Conn<'_>) -> Result<Vec<(String, Value)>> {
    Ok(settings::table
        .order(settings::key)
        .select((settings::key, settings::value))
        .load(&mut conn)
        .await?)
}

/// Sets a setting.
///
/// # Errors
/// The failure of the query.
pub async fn put(mut conn: Conn<'_>, key: &str, value: &Value, by: UserId, now: DateTime<Utc>) -> Result<()> {
    let change = (
        settings::value.eq(value),
        settings::updated_at.eq(now),
        settings::updated_by.eq(by.0),
    );
    diesel::insert_into(settings::table)
        .values((settings::key.eq(key), change))
        .on_conflict(settings::key)
        .do_update()
        .set(change)
        .execute(&mut conn)
        .await?;
    Ok(())
}
