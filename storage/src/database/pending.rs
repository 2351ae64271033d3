//! Which migrations a database lacks.

use std::collections::HashSet;

use diesel::migration::{Migration, MigrationSource};
use diesel::pg::Pg;
use diesel::sql_types::{Bool, Text};
use diesel_async::RunQueryDsl;

use super::{MIGRATIONS, unreadable_schema};
use crate::statement::statement;
use crate::{Conn, Result};

statement! {
    /// Whether any migration was ever applied.
    AnyApplied<'a> { table: str => Text } -> Bool,
    "SELECT to_regclass($) IS NOT NULL"
}

statement! {
    /// Versions that were applied.
    Applied<'a> { least: str => Text } -> Text,
    "SELECT version::text FROM __diesel_schema_migrations WHERE version >= $"
}

/// Names of the migrations that the database of a connection lacks; empty when its schema is current.
///
/// # Errors
/// Why the database could not say.
pub async fn pending_migrations(mut conn: Conn<'_>) -> Result<Vec<String>> {
    let known = known()?;
    let table = "public.__diesel_schema_migrations";
    let any: bool = AnyApplied { table }.get_result(&mut conn).await?;
    let applied: HashSet<String> = if any {
        Applied { least: "" }.load(&mut conn).await?.into_iter().collect()
    } else {
        HashSet::new()
    };
    let missing = known.into_iter().filter(|(version, _)| !applied.contains(version));
    Ok(missing.map(|(_, name)| name).collect())
}

/// Version and name of every migration that the program carries, in order.
fn known() -> Result<Vec<(String, String)>> {
    let migrations: Vec<Box<dyn Migration<Pg>>> = MIGRATIONS.migrations().map_err(unreadable_schema)?;
    let mut known: Vec<(String, String)> = migrations
        .iter()
        .map(|migration| (migration.name().version().to_string(), migration.name().to_string()))
        .collect();
    known.sort();
    Ok(known)
}
