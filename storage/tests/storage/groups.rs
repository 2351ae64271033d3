//! Records that share a commit: each is kept or refused as if it had been alone, whoever its companions are.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel_async::SimpleAsyncConnection;
use domain::flows::{PROCESS_EMAIL, known_versions};
use domain::ids::{UserId, WorkspaceId};
use serde_json::json;
use storage::journal::{
    Answer, DomainRecord, Entry, Next, Part, RecordFuture, Recorded, Recording, StepEntry, Work, commit,
};
use storage::runs::{self, Claim, NewRun, RunState, WaitingFor, view};
use storage::{Connection, Error};
use testkit::database::TestDatabase;
use uuid::Uuid;

/// A member of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Member {
    /// A step without domain rows.
    Plain,
    /// A step with domain rows.
    Rows,
    /// The end of a run.
    End,
    /// A rest.
    Rest,
    /// Somebody else holds the lease by now.
    Stale,
    /// Its rules refuse it.
    Refused,
    /// The database refuses one of its statements.
    Poisoned,
    /// A run that is born.
    Born,
}

const MEMBERS: [Member; 8] = [
    Member::Plain,
    Member::Rows,
    Member::End,
    Member::Rest,
    Member::Stale,
    Member::Refused,
    Member::Poisoned,
    Member::Born,
];

struct Writes(Member);

impl DomainRecord for Writes {
    fn record<'c>(&'c self, Recording { mut conn, .. }: Recording<'c>) -> RecordFuture<'c> {
        Box::pin(async move {
            match self.0 {
                Member::Refused => return Err(Error::Conflict("draft")),
                Member::Poisoned => conn.batch_execute("SELECT 1 / 0").await?,
                _ => {
                    conn.batch_execute("UPDATE queues SET is_paused = false WHERE name = 'sync'")
                        .await?
                }
            }
            Ok(Recorded {
                output: json!("written"),
                wakes: Vec::new(),
            })
        })
    }
}

async fn lease(connection: &Connection, run: &NewRun, now: DateTime<Utc>) -> Claim {
    runs::start(connection, run).await.unwrap();
    let claim = Claim {
        run: run.id,
        token: Uuid::new_v4(),
    };
    let known = known_versions(&[PROCESS_EMAIL]);
    let claimed = runs::claim(connection, &[claim], "test", &known, now).await.unwrap();
    assert_eq!(claimed.len(), 1);
    claim
}

async fn member(connection: &Connection, test: &TestDatabase, kind: Member, now: DateTime<Utc>) -> Work {
    let run = NewRun::new(WorkspaceId::new(), UserId::new(), PROCESS_EMAIL, Uuid::now_v7(), now);
    if kind == Member::Born {
        return Work::Start(run);
    }
    let claim = lease(connection, &run, now).await;
    if kind == Member::Stale {
        let successor = format!(
            "UPDATE runs SET lease_token = gen_random_uuid() WHERE id = '{}'",
            run.id.0
        );
        test.execute(&successor).await;
    }
    let domain: Option<Arc<dyn DomainRecord>> = match kind {
        Member::Rows | Member::Refused | Member::Poisoned | Member::Stale => Some(Arc::new(Writes(kind))),
        _ => None,
    };
    let next = match kind {
        Member::End => Next::Finish {
            state: RunState::Succeeded,
            outcome: None,
            error: None,
        },
        Member::Rest => Next::Wait {
            waiting_for: WaitingFor::Person,
            until: None,
            signals_heard: 0,
            attempts: 0,
            error: None,
        },
        _ => Next::Continue,
    };
    let step = StepEntry {
        name: "step",
        n: 1,
        position: 1,
        output: domain.is_none().then(|| json!("known")),
        attempts: 1,
        started_at: now,
        finished_at: now,
    };
    Work::Record(Entry {
        run: run.id,
        token: claim.token,
        parts: vec![Part {
            step: Some(step),
            domain,
        }],
        next,
    })
}

/// Checks what became of a member: the answer, its state and its journal.
async fn assert_as_alone(
    connection: &Connection,
    kind: Member,
    work: &Work,
    answer: &storage::Result<Answer>,
    group: &str,
) {
    let (run, is_kept) = match (work, answer) {
        (Work::Start(run), Ok(Answer::Started(Some(1)))) => {
            view::get(connection, run.id).await.unwrap();
            return;
        }
        (Work::Record(entry), Ok(Answer::Recorded(committed))) => {
            let output = if kind == Member::Rows { "written" } else { "known" };
            assert_eq!(committed.output, json!(output), "{group}");
            (entry.run, true)
        }
        (Work::Record(entry), Err(error)) => {
            let is_theirs = match kind {
                Member::Stale => matches!(error, Error::LostLease),
                Member::Refused => matches!(error, Error::Conflict(_)),
                Member::Poisoned => matches!(error, Error::Query(_)),
                _ => false,
            };
            assert!(is_theirs, "{kind:?} in {group}: {error:?}");
            (entry.run, false)
        }
        (_, answer) => panic!("{kind:?} in {group}: {answer:?}"),
    };
    let kept = view::list_steps(connection, run).await.unwrap();
    assert_eq!(kept.len(), usize::from(is_kept), "{kind:?} in {group}");
    let state = match kind {
        Member::End => RunState::Succeeded,
        Member::Rest => RunState::Waiting,
        _ => RunState::Running,
    };
    assert_eq!(
        view::get(connection, run).await.unwrap().state.0,
        state,
        "{kind:?} in {group}"
    );
}

#[tokio::test]
async fn each_record_of_a_group_ends_as_if_it_had_been_alone() {
    let test = TestDatabase::new().await;
    let connection = test.database().dedicated().await.unwrap();
    #[expect(clippy::disallowed_methods, reason = "leases go by the clock of the database")]
    let now = Utc::now();
    for first in MEMBERS {
        for second in MEMBERS {
            for third in [Member::Plain, Member::Rows, Member::Poisoned] {
                let kinds = [first, second, third];
                let mut works = Vec::new();
                for kind in kinds {
                    works.push(member(&connection, &test, kind, now).await);
                }

                let answers = commit(&connection, &works, now).await;

                let group = format!("{kinds:?}");
                for ((kind, work), answer) in kinds.into_iter().zip(&works).zip(&answers) {
                    assert_as_alone(&connection, kind, work, answer, &group).await;
                }
            }
        }
    }
}
