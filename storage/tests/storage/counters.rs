//! Counters that several groups charge at the same time.

use chrono::Utc;
use domain::ids::UserId;
use domain::quota::CounterKey;
use storage::Error;
use storage::journal::Counters;
use storage::journal::counters::used;
use testkit::database::TestDatabase;

#[tokio::test]
async fn groups_that_read_a_counter_at_the_same_time_do_not_pass_its_limit_together() {
    let test = TestDatabase::new().await;
    let key = CounterKey::quota(UserId::new(), Utc::now());
    let (first, second) = (
        test.database().begin().await.unwrap(),
        test.database().begin().await.unwrap(),
    );
    let granted = [(key.clone(), 3)];
    let first_counters = Counters::read(first.conn(), vec![key.clone()]).await.unwrap();
    let second_counters = Counters::read(second.conn(), vec![key.clone()]).await.unwrap();
    first_counters.reserve(&granted).unwrap();
    first_counters.reserve(&granted).unwrap();
    second_counters.reserve(&granted).unwrap();
    second_counters.reserve(&granted).unwrap();

    first_counters.flush(first.conn()).await.unwrap();
    first.commit().await.unwrap();
    let raced = second_counters.flush(second.conn()).await;

    assert!(matches!(raced, Err(Error::Raced(_))), "{raced:?}");
    drop(second);
    let connection = test.database().connection().await.unwrap();
    assert_eq!(used(&connection, &key).await.unwrap(), 2);
}

#[tokio::test]
async fn groups_that_read_a_counter_at_the_same_time_both_count_below_its_limit() {
    let test = TestDatabase::new().await;
    let key = CounterKey::quota(UserId::new(), Utc::now());
    let (first, second) = (
        test.database().begin().await.unwrap(),
        test.database().begin().await.unwrap(),
    );
    let granted = [(key.clone(), 3)];
    let first_counters = Counters::read(first.conn(), vec![key.clone()]).await.unwrap();
    let second_counters = Counters::read(second.conn(), vec![key.clone()]).await.unwrap();
    first_counters.reserve(&granted).unwrap();
    second_counters.reserve(&granted).unwrap();

    first_counters.flush(first.conn()).await.unwrap();
    first.commit().await.unwrap();
    second_counters.flush(second.conn()).await.unwrap();
    second.commit().await.unwrap();

    let connection = test.database().connection().await.unwrap();
    assert_eq!(used(&connection, &key).await.unwrap(), 2);
}
