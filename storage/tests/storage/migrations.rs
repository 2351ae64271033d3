//! The migrations, undone and applied again.

use testkit::database::TestDatabase;

/// Everything the migrations make: columns with their comments, constraints and indexes.
const SCHEMA: &str = "
    SELECT c.relname || '.' || a.attname AS name,
           concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
                     col_description(c.oid, a.attnum)) AS definition
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    UNION ALL SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'";

#[tokio::test]
async fn every_migration_can_be_undone_and_applied_again() {
    let test = TestDatabase::new().await;
    test.execute(&format!("CREATE SCHEMA kept; CREATE TABLE kept.before AS {SCHEMA}"))
        .await;

    test.database().redo_migrations().await.unwrap();

    assert_eq!(test.database().pending_migrations().await.unwrap(), [""; 0]);
    test.execute(&format!(
        "DO $$ DECLARE other text; BEGIN
             ASSERT (SELECT count(*) > 100 FROM kept.before), 'the schema is hardly there';
             WITH after AS ({SCHEMA})
             SELECT string_agg(name || ': ' || definition, '; ') INTO other
             FROM ((TABLE kept.before EXCEPT TABLE after) UNION ALL (TABLE after EXCEPT TABLE kept.before)) AS changed;
             ASSERT other IS NULL, other;
         END $$"
    ))
    .await;
}
