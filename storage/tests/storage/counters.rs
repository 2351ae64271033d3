//! Counters that several groups charge at the same time.

use domain::ids::UserId;
use domain::quota::CounterKey;
use storage::journal::Counters;
use storage::journal::counters::{Exhausted, used};
use storage::{Error, Result};
use testkit::database::TestDatabase;

const LIMIT: i32 = 3;

fn key() -> CounterKey {
    CounterKey::quota(UserId::new(), testkit::now())
}

/// Two groups read a counter before either writes, each is granted as much, and the first commits before the second
/// writes. Returns what became of the second, and what the counter is at.
async fn two_groups_that_take(each: usize) -> (Result<()>, i32) {
    let test = TestDatabase::new().await;
    let database = test.database();
    let key = key();
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

#[tokio::test]
async fn nothing_is_reserved_where_one_of_several_counters_is_used_up() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let (quota, other) = (key(), key());
    let counters = Counters::read(&connection, vec![quota.clone(), other.clone()])
        .await
        .unwrap();

    let refused = counters.reserve(&[(other.clone(), LIMIT), (quota.clone(), 0)]);
    counters.flush(&connection).await.unwrap();

    assert_eq!(refused, Err(Exhausted(quota)));
    assert_eq!(used(&connection, &other).await.unwrap(), 0);
}

#[tokio::test]
async fn what_is_given_back_can_be_reserved_again() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let key = key();
    let read = async || Counters::read(&connection, vec![key.clone()]).await.unwrap();
    let full = read().await;
    full.reserve(&[(key.clone(), 1)]).unwrap();
    full.flush(&connection).await.unwrap();
    assert!(read().await.reserve(&[(key.clone(), 1)]).is_err());

    let released = read().await;
    released.release(std::slice::from_ref(&key));
    released.flush(&connection).await.unwrap();

    assert!(read().await.reserve(&[(key.clone(), 1)]).is_ok());
}

#[tokio::test]
async fn a_counter_never_falls_below_nothing() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let key = key();
    let first = Counters::read(&connection, vec![key.clone()]).await.unwrap();
    first.reserve(&[(key.clone(), LIMIT)]).unwrap();
    first.flush(&connection).await.unwrap();

    // Two groups read it at one and both give that one back.
    let mut groups = Vec::new();
    for _ in 0..2 {
        groups.push(Counters::read(&connection, vec![key.clone()]).await.unwrap());
    }
    for group in &groups {
        group.release(std::slice::from_ref(&key));
        group.flush(&connection).await.unwrap();
    }

    assert_eq!(used(&connection, &key).await.unwrap(), 0);
}
