//! Runs that do not get on.

use chrono::TimeDelta;
use domain::flows::{PROCESS_EMAIL, SYNC_MAILBOX};
use storage::runs::{self, NewRun};
use storage::statistics::{self, Stuck};
use testkit::database::TestDatabase;
use uuid::Uuid;

use crate::knowledge::workspace;

#[tokio::test]
async fn failed_overdue_and_lost_runs_are_counted_and_those_that_rest_are_not() {
    let test = TestDatabase::new().await;
    let connection = test.database().connection().await.unwrap();
    let (tenant, user) = workspace(&connection, "ann").await;
    let now = testkit::now();
    let run = |flow| NewRun::new(tenant, user, flow, Uuid::now_v7(), now - TimeDelta::hours(1));
    let rests = run(PROCESS_EMAIL).at(now + TimeDelta::days(1));
    let (failed, lost) = (run(PROCESS_EMAIL), run(PROCESS_EMAIL).leased(Uuid::now_v7()));
    let overdue = [run(PROCESS_EMAIL), run(PROCESS_EMAIL)];
    let paused = run(SYNC_MAILBOX);
    for run in [&rests, &failed, &lost, &overdue[0], &overdue[1], &paused] {
        runs::start(&connection, run).await.unwrap();
    }
    test.execute(&format!(
        "UPDATE runs SET state = 'failed', wake_at = NULL, finished_at = now() WHERE id = '{}';
         UPDATE runs SET lease_until = now() - interval '1 s' WHERE id = '{}';
         UPDATE queues SET is_paused = true WHERE name = 'sync'",
        failed.id.0, lost.id.0
    ))
    .await;

    let stuck = statistics::stuck_runs(&connection, now - TimeDelta::minutes(1))
        .await
        .unwrap();

    assert_eq!(
        stuck,
        Stuck {
            failed: 1,
            overdue: 2,
            lost: 1
        }
    );
    let version = statistics::server_version(&connection).await.unwrap();
    assert!(version.starts_with(|digit: char| digit.is_ascii_digit()), "{version}");
}
