//! What only SQL decides about runs: who may claim, what sweeping touches, what the fence lets pass, what is heard.

use chrono::{DateTime, TimeDelta, Utc};
use domain::flows::{ALL, FOLLOW_UP, FlowKind, PROCESS_EMAIL, Signal, known_versions};
use domain::ids::{RunId, UserId, WorkspaceId};
use serde_json::json;
use storage::journal::{Answer, Entry, Next, Part, StepEntry, Work, commit, find_kept};
use storage::runs::view::{self, RunView};
use storage::runs::{self, Claim, Claimed, Filter, NewRun, RunState, WaitingFor};
use storage::{Connection, Error};
use testkit::database::TestDatabase;
use uuid::Uuid;

const NEWER: FlowKind = FlowKind {
    version: PROCESS_EMAIL.version + 1,
    ..PROCESS_EMAIL
};

struct Desk {
    test: TestDatabase,
    connection: Connection,
    now: DateTime<Utc>,
}

impl Desk {
    async fn new() -> Self {
        let test = TestDatabase::new().await;
        let connection = test.database().dedicated().await.unwrap();
        #[expect(clippy::disallowed_methods, reason = "leases go by the clock of the database")]
        let now = Utc::now();
        Self { test, connection, now }
    }

    async fn start(&self, flow: FlowKind) -> RunId {
        let run = NewRun::new(WorkspaceId::new(), UserId::new(), flow, Uuid::now_v7(), self.now);
        runs::start(&self.connection, &run).await.unwrap().unwrap()
    }

    async fn claim(&self, runs: &[RunId]) -> Vec<Claimed> {
        let claims: Vec<Claim> = runs
            .iter()
            .map(|&run| Claim {
                run,
                token: Uuid::new_v4(),
            })
            .collect();
        runs::claim(&self.connection, &claims, "test", &known_versions(ALL), self.now)
            .await
            .unwrap()
    }

    async fn tell(&self, run: RunId) {
        runs::signal(&self.connection, run, &Signal::Changed, self.now)
            .await
            .unwrap();
    }

    async fn view(&self, run: RunId) -> RunView {
        view::get(&self.connection, run).await.unwrap()
    }

    async fn commit(&self, works: &[Work]) -> Vec<storage::Result<Answer>> {
        commit(&self.connection, works, self.now).await
    }
}

fn record(claimed: &Claimed, step: Option<&'static str>, next: Next) -> Work {
    let step = step.map(|name| StepEntry {
        name,
        n: 1,
        position: 1,
        output: Some(json!("found")),
        attempts: 1,
        started_at: DateTime::UNIX_EPOCH,
        finished_at: DateTime::UNIX_EPOCH,
    });
    Work::Record(Entry {
        run: claimed.facts.id,
        token: claimed.token,
        parts: vec![Part { step, domain: None }],
        next,
    })
}

fn rest(waiting_for: WaitingFor, signals_heard: i32) -> Next {
    Next::Wait {
        waiting_for,
        until: Some(DateTime::UNIX_EPOCH + TimeDelta::days(100_000)),
        signals_heard,
        attempts: 0,
        error: None,
    }
}

#[tokio::test]
async fn a_signal_that_cannot_be_read_is_a_matter_of_its_run_alone() {
    let desk = Desk::new().await;
    let (healthy, poisoned) = (desk.start(PROCESS_EMAIL).await, desk.start(PROCESS_EMAIL).await);
    desk.tell(healthy).await;
    desk.tell(poisoned).await;
    let newer = format!(
        "UPDATE run_signals SET signal = '{{\"kind\": \"newer\"}}' WHERE run_id = '{}'",
        poisoned.0
    );
    desk.test.execute(&newer).await;

    let claimed = desk.claim(&[healthy, poisoned]).await;

    let of = |run| claimed.iter().find(|claimed| claimed.facts.id == run).unwrap();
    assert_eq!(
        (&of(healthy).signals[..], &of(healthy).unreadable),
        (&[Signal::Changed][..], &None)
    );
    let why = of(poisoned).unreadable.as_deref().unwrap();
    assert!(why.contains("signal 1") && why.contains("newer"), "{why}");
}

#[tokio::test]
async fn runs_of_a_newer_version_are_neither_claimed_nor_postponed_nor_taken_back_nor_redriven() {
    let desk = Desk::new().await;
    let known = known_versions(ALL);
    let (newer, ours) = (desk.start(NEWER).await, desk.start(PROCESS_EMAIL).await);
    let before = desk.view(newer).await.wake_at;
    let due = desk.now + TimeDelta::minutes(1);

    assert!(desk.claim(&[newer]).await.is_empty());
    let woken = runs::sweep_due(&desk.connection, &vec!["inbound"], &known, 10, due)
        .await
        .unwrap();
    assert_eq!(woken.iter().map(|wake| wake.run).collect::<Vec<_>>(), [ours]);
    assert_eq!(
        desk.view(newer).await.wake_at,
        before,
        "it is due for those who know it"
    );

    let leased =
        "UPDATE runs SET state = 'running', lease_token = gen_random_uuid(), lease_until = now() - interval '1 s'";
    desk.test.execute(leased).await;
    let taken = runs::sweep_lost(&desk.connection, &known, 10, due).await.unwrap();
    assert_eq!(taken.iter().map(|wake| wake.run).collect::<Vec<_>>(), [ours]);

    let failed = "UPDATE runs SET state = 'failed', lease_token = NULL, lease_until = NULL, finished_at = now()";
    desk.test.execute(failed).await;
    let filter = Filter::default();
    assert_eq!(runs::count_redrivable(&desk.connection, &filter).await.unwrap(), 1);
    let redriven = runs::redrive_matching(&desk.connection, &filter, due).await.unwrap();
    assert_eq!(redriven.iter().map(|run| run.wake.run).collect::<Vec<_>>(), [ours]);
}

#[tokio::test]
async fn the_count_of_lost_leases_ends_where_its_column_does() {
    let desk = Desk::new().await;
    let run = desk.start(FOLLOW_UP).await;
    desk.claim(&[run]).await;
    desk.test
        .execute("UPDATE runs SET lost_leases = 32767, lease_until = now() - interval '1 s'")
        .await;

    let taken = runs::sweep_lost(&desk.connection, &known_versions(ALL), 10, desk.now)
        .await
        .unwrap();

    assert_eq!(taken.len(), 1, "the sweep goes on");
    assert_eq!(desk.view(run).await.lost_leases, i16::MAX);
}

#[tokio::test]
async fn a_run_hears_until_it_rests_and_what_comes_after_that_is_unheard() {
    let desk = Desk::new().await;
    let run = desk.start(PROCESS_EMAIL).await;
    let subject = desk.view(run).await.subject;
    let unheard = async || {
        let told = runs::find_told(&desk.connection, PROCESS_EMAIL, subject).await.unwrap();
        told.unwrap().has_unheard()
    };
    assert!(!unheard().await, "nothing was said");

    desk.tell(run).await;
    assert!(unheard().await, "it has not begun");
    let claimed = desk.claim(&[run]).await.remove(0);
    assert!(unheard().await, "it has not rested");
    desk.commit(&[record(&claimed, None, rest(WaitingFor::Person, 1))])
        .await;
    assert!(!unheard().await, "it rests, knowing all");
    desk.tell(run).await;
    assert!(unheard().await, "it is told again");
}

#[tokio::test]
async fn a_run_that_is_told_something_while_it_comes_to_rest_is_ready_unless_it_waits_for_a_retry() {
    let desk = Desk::new().await;
    for (waiting_for, state) in [
        (WaitingFor::Timer, RunState::Ready),
        (WaitingFor::Signal, RunState::Ready),
        (WaitingFor::Person, RunState::Ready),
        (WaitingFor::Retry, RunState::Waiting),
    ] {
        let run = desk.start(PROCESS_EMAIL).await;
        let claimed = desk.claim(&[run]).await.remove(0);
        desk.tell(run).await;

        desk.commit(&[record(&claimed, None, rest(waiting_for, 0))]).await;

        assert_eq!(desk.view(run).await.state.0, state, "{waiting_for}");
    }
}

#[tokio::test]
async fn the_fence_leaves_out_who_lost_the_lease_and_nobody_else() {
    let desk = Desk::new().await;
    let (stale, ours) = (desk.start(PROCESS_EMAIL).await, desk.start(PROCESS_EMAIL).await);
    let claimed = desk.claim(&[stale, ours]).await;
    let of = |run| claimed.iter().find(|claimed| claimed.facts.id == run).unwrap();
    let successor = format!(
        "UPDATE runs SET lease_token = gen_random_uuid() WHERE id = '{}'",
        stale.0
    );
    desk.test.execute(&successor).await;

    let works = [stale, ours].map(|run| record(of(run), Some("one"), Next::Continue));
    let answers = desk.commit(&works).await;

    assert!(matches!(answers[0], Err(Error::LostLease)), "{answers:?}");
    assert!(matches!(answers[1], Ok(Answer::Recorded(_))), "{answers:?}");
    let kept = view::list_steps(&desk.connection, stale).await.unwrap();
    assert!(kept.is_empty());
}

#[tokio::test]
async fn a_record_whose_commit_was_not_answered_is_found_and_not_written_again() {
    let desk = Desk::new().await;
    let (kept, lost) = (desk.start(PROCESS_EMAIL).await, desk.start(PROCESS_EMAIL).await);
    let claimed = desk.claim(&[kept, lost]).await;
    let mut works: Vec<Work> = claimed
        .iter()
        .map(|run| record(run, Some("one"), Next::Continue))
        .collect();
    works.sort_by_key(|work| matches!(work, Work::Record(entry) if entry.run == lost));
    let born = NewRun::new(WorkspaceId::new(), UserId::new(), FOLLOW_UP, Uuid::now_v7(), desk.now);
    works.push(Work::Start(born.clone()));
    desk.commit(&works[..1]).await;
    runs::start(&desk.connection, &born).await.unwrap();

    let found = find_kept(&desk.connection, &mut works).await.unwrap();

    assert!(
        matches!(&found[0], Some(Answer::Recorded(committed)) if committed.output == json!("found")),
        "{found:?}"
    );
    assert!(found[1].is_none(), "{found:?}");
    assert!(matches!(found[2], Some(Answer::Started(Some(1)))), "{found:?}");
    let rest = desk.commit(&works[1..2]).await;
    assert!(
        matches!(&rest[0], Ok(Answer::Recorded(committed)) if committed.output == "found"),
        "{rest:?}"
    );
}
