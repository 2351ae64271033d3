//! Deleting a row never reads the whole of a table that refers to it.

use testkit::database::TestDatabase;

/// Foreign keys without an index that holds every row and begins with the columns of the key.
const UNINDEXED: &str = "
    SELECT c.conrelid::regclass || '.' || c.conname AS name
    FROM pg_constraint c
    WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
      AND NOT EXISTS (
          SELECT FROM pg_index i
          WHERE i.indrelid = c.conrelid AND i.indpred IS NULL AND i.indisvalid
            AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)";

#[tokio::test]
async fn every_foreign_key_has_a_full_index() {
    let test = TestDatabase::new().await;

    test.execute(&format!(
        "DO $$ DECLARE unindexed text; BEGIN
             ASSERT (SELECT count(*) > 20 FROM pg_constraint WHERE contype = 'f'), 'there are hardly any foreign keys';
             SELECT string_agg(name, ', ') INTO unindexed FROM ({UNINDEXED}) AS missing;
             ASSERT unindexed IS NULL, unindexed;
         END $$"
    ))
    .await;
}
