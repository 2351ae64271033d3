//! Several processes on one PostgreSQL and one Redis: they share the work, and one that stops loses nothing.

mod house;
mod support;

use std::collections::BTreeMap;
use std::time::Duration;

use domain::emails::Status;
use house::letters::{self, Fate};
use house::{House, Letter, Mailbox, eventually};

const PATIENCE: Duration = Duration::from_secs(120);

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_share_the_work_and_stopping_one_loses_nothing() {
    let Some(mut house) = House::open().await else { return };
    house.start_worker();
    house.start_worker();
    let letters: Vec<_> = (0..300).map(letters::question).collect();
    for letter in &letters {
        house.mailbox.deliver(&letter.name, &letter.raw);
    }
    house.read_mail().await;
    eventually("replies leave", PATIENCE, async || house.mailbox.count_sent() >= 20).await;

    let busiest = by_process(&house, &letters[..8]).await;
    let stopped = busiest
        .into_iter()
        .max_by_key(|(_, runs)| *runs)
        .map(|(process, _)| process);
    let at = house.workers.iter().position(|worker| Some(worker.id()) == stopped);
    let stopping = house.workers.remove(at.expect("one of the two did it"));
    let stopped = stopping.id();
    let ended = stopping.terminate();
    let left_by_then = house.mailbox.count_sent();
    house.rest(letters.len(), PATIENCE).await;

    assert!(ended.success(), "{ended}");
    assert!(left_by_then < letters.len(), "it was stopped in the middle");
    assert_eq!(house.mailbox.count_sent(), letters.len());
    for letter in &letters {
        let email = house.email(&letter.name).await;
        let run = house.run_of(&email).await;
        assert_eq!(
            email.status.0,
            Status::Sent,
            "{} {:?}",
            letter.name,
            email.status_reason
        );
        assert_eq!((run.attempts, run.lost_leases), (0, 0), "{run:?}");
    }
    let shares = by_process(&house, &letters).await;
    println!("runs ended by each process: {shares:?}; {stopped} was stopped when {left_by_then} had left");
    let other = house.workers[0].id();
    assert!(shares.contains_key(&other), "{shares:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sort_of_letter_comes_to_its_fate() {
    let Some(mut house) = House::open().await else { return };
    house.start_worker();
    let letters = letters::write(7, 60);

    house.work_through(&letters, PATIENCE).await;

    for letter in &letters {
        let email = house.email(&letter.name).await;
        let is_right = match letter.fate {
            Fate::Answered => email.status.0 == Status::Sent,
            Fate::AnsweredOrResting => matches!(email.status.0, Status::Sent | Status::DraftReady),
            Fate::Resting => email.status.0 == Status::DraftReady,
            Fate::Ignored => email.status.0 == Status::Ignored,
            Fate::Suppressed | Fate::Open => true,
        };
        let (status, why) = (email.status.0, &email.status_reason);
        let issues = &email.validation_issues;
        assert!(
            is_right,
            "{} {:?}: {status} {why:?} {issues}\n{:?}",
            letter.name, letter.fate, email.draft_content
        );
    }
}

/// How many runs each process ended or was the last to hold, of the letters that are here.
async fn by_process(house: &House, letters: &[Letter]) -> BTreeMap<u32, usize> {
    let mut shares = BTreeMap::new();
    for letter in letters {
        let Some(email) = house.find_email(&letter.name).await else {
            continue;
        };
        if let Some(worker) = house.run_of(&email).await.worker {
            *shares.entry(process_of(&worker)).or_default() += 1;
        }
    }
    shares
}

/// The process id in the name of a worker: host, process, a random part.
fn process_of(worker: &str) -> u32 {
    let mut parts = worker.rsplit('-').skip(1);
    parts
        .find_map(|part| part.parse().ok())
        .expect("a worker names its process")
}
