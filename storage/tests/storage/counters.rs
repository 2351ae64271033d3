//! Counters that several groups charge at the same time.

use domain::ids::UserId;
use domain::quota::CounterKey;
use storage::journal::Counters;
use storage::journal::counters::used;
use storage::{Error, Result};
use testkit::database::TestDatabase;

const LIMIT: i32 = 3;

/// Two groups read a counter before either writes, each is granted as much, and the first commits before the second
/// writes. Returns what became of the second, and what the counter is at.
async fn two_groups_that_take(each: usize) -> (Result<()>, i32) {
    let test = TestDatabase::new().await;
    let database = test.database();
    let key = CounterKey::quota(UserId::new(), testkit::now());
    let mut groups = Vec::new();
    for _ in 0..2 {
        let tx = database.begin().await.unwrap();
        let counters = Counters::read(tx.conn(), vec![key.clone()]).await.unwrap();
        for _ in 0..each {
            counters.reserve(&[(key.clone(), LIMIT)]).unwrap();
        }
        groups.push((tx, counters));
    }
    let mut last = Ok(());
    for (tx, counters) in groups {
        last = counters.flush(tx.conn()).await;
        if last.is_ok() {
            tx.commit().await.unwrap();
        }
    }
    let connection = database.connection().await.unwrap();
    (last, used(&connection, &key).await.unwrap())
}

#[tokio::test]
async fn groups_that_read_a_counter_at_the_same_time_do_not_pass_its_limit_together() {
    let (second, used) = two_groups_that_take(2).await;

    assert!(matches!(second, Err(Error::Raced(_))), "{second:?}");
    assert_eq!(used, 2);
}

#[tokio::test]
async fn groups_that_read_a_counter_at_the_same_time_both_count_below_its_limit() {
    let (second, used) = two_groups_that_take(1).await;

    assert!(second.is_ok(), "{second:?}");
    assert_eq!(used, 2);
}
