//! The schema that the code is compiled against is the one that the migrations make.

use testkit::database::TestDatabase;

/// Columns in their order, with their types as the code names them and their comments.
const COLUMNS: &str = "
    SELECT concat_ws(' ', c.relname, row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum), a.attname,
           format(CASE WHEN a.attnotnull THEN '%s' ELSE 'Nullable<%s>' END,
                  CASE WHEN t.typname LIKE '\\_%' THEN format('Array<%s>', initcap(substr(t.typname, 2)))
                       ELSE initcap(t.typname) END),
           col_description(c.oid, a.attnum)) AS definition
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '__diesel_schema_migrations'";

/// The same, read from the code.
fn columns_of(code: &str) -> Vec<String> {
    let mut columns = Vec::new();
    let (mut table, mut comment, mut place) = ("", "", 0);
    for line in code.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("/// ") {
            comment = text;
        } else if let Some((name, kind)) = line.trim_end_matches(',').split_once(" -> ")
            && !line.starts_with("diesel::")
        {
            place += 1;
            columns.push(format!("{table} {place} {name} {kind} {comment}"));
        } else if line.ends_with(") {") {
            (table, place) = (line.split(' ').next().unwrap_or_default(), 0);
        }
    }
    columns
}

#[tokio::test]
async fn the_code_knows_the_columns_that_the_migrations_make() {
    let columns = columns_of(include_str!("../../src/schema.rs"));
    assert!(columns.len() > 100, "the schema is hardly there: {columns:?}");
    let columns = columns.join("\n");

    let test = TestDatabase::new().await;

    test.execute(&format!(
        "DO $do$ DECLARE other text; BEGIN
             WITH made AS ({COLUMNS}),
                  known AS (SELECT unnest(string_to_array($known${columns}$known$, E'\\n')) AS definition)
             SELECT string_agg(definition, E'\\n') INTO other
             FROM ((TABLE made EXCEPT TABLE known) UNION ALL (TABLE known EXCEPT TABLE made)) AS different;
             ASSERT other IS NULL, other;
         END $do$"
    ))
    .await;
}
