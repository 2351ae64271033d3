//! What the database tells: its schema, the mailboxes, the runs, and messages nobody is sure about.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use connectors::clock::{Clock, SystemClock};
use domain::accounts::Health;
use storage::accounts::{self, Account};
use storage::people::{users, workspaces};
use storage::statistics::{self, Stuck};
use storage::{Conn, Database, workers};
use uuid::Uuid;

use super::Finding;
use crate::app::Store;

/// People whose mailboxes are looked at; beyond it the report would be unreadable.
const MOST_PEOPLE: i64 = 1_000;
const LATE: TimeDelta = TimeDelta::minutes(15);
/// Sweepers look every few seconds; a run that is due for longer has no worker.
const OVERDUE: TimeDelta = TimeDelta::minutes(1);

pub(super) async fn examine(store: &Store) -> Vec<Finding> {
    let database = &store.database;
    if let Err(error) = database.ping().await {
        let text = format!("{:#}; start it or correct DATABASE_URL", anyhow::Error::from(error));
        return vec![Finding::fail("database", text)];
    }
    match database.pending_migrations().await {
        Err(error) => return vec![Finding::fail("database", format!("{:#}", anyhow::Error::from(error)))],
        Ok(pending) if !pending.is_empty() => {
            let text = format!(
                "answers, but lacks {} migrations; run `mailroom migrate`",
                pending.len()
            );
            return vec![Finding::fail("database", text)];
        }
        Ok(_) => {}
    }
    let place = if store.is_private() {
        " (the private server, started for this check)"
    } else {
        ""
    };
    let version = match version(database).await {
        Ok(version) => format!("PostgreSQL {version}"),
        Err(_) => "PostgreSQL of an unknown version".to_owned(),
    };
    let mut findings = vec![Finding::good(
        "database",
        format!("{version} answers, the schema is current{place}"),
    )];
    let asked = contents(database, SystemClock.now(), store.is_private()).await;
    findings.extend(asked.unwrap_or_else(|error| {
        vec![Finding::fail(
            "database",
            format!("cannot be asked: {:#}", anyhow::Error::from(error)),
        )]
    }));
    findings
}

async fn contents(database: &Database, now: DateTime<Utc>, is_at_rest: bool) -> storage::Result<Vec<Finding>> {
    let connection = database.connection().await?;
    let mailboxes = mailboxes(&connection).await?;
    let alive = workers::count_alive(&connection).await?;
    let mut findings = vec![of_workers(&alive, is_at_rest)];
    let read: Vec<Finding> = mailboxes.values().map(|account| of_mailbox(account, now)).collect();
    if read.is_empty() {
        findings.push(Finding::warn(
            "mailboxes",
            "none is connected yet; connect one in the dashboard",
        ));
    }
    findings.extend(read);
    let tallies = statistics::tally(&connection).await?;
    let count = |kind: &str, state: &str| {
        let found = tallies.iter().find(|tally| tally.kind == kind && tally.state == state);
        found.map_or(0, |tally| tally.count)
    };
    let stuck = statistics::stuck_runs(&connection, now - OVERDUE).await?;
    findings.extend(of_runs(stuck, count("runs", "waiting")));
    let uncertain = count("outbound_messages", "uncertain");
    if uncertain > 0 {
        let text = format!("{uncertain} may or may not have left; decide in the inbox, filter “uncertain”");
        findings.push(Finding::warn("sending", text));
    }
    Ok(findings)
}

async fn version(database: &Database) -> storage::Result<String> {
    statistics::server_version(&*database.connection().await?).await
}

/// Who works on which queue, by their heartbeats; nobody does where the server was started for this check.
fn of_workers(alive: &[(String, i64)], is_at_rest: bool) -> Finding {
    const PART: &str = "workers";
    let idle: Vec<&str> = alive
        .iter()
        .filter(|(_, count)| *count == 0)
        .map(|(queue, _)| queue.as_str())
        .collect();
    let most = alive.iter().map(|(_, count)| *count).max().unwrap_or_default();
    match idle.as_slice() {
        [] => Finding::good(PART, format!("{most} alive")),
        _ if most == 0 && is_at_rest => {
            Finding::warn(PART, "none: Mailroom does not run; start it with `mailroom start`")
        }
        _ if most == 0 => Finding::fail(
            PART,
            "none is alive, so no mail is read or answered; run `mailroom start`, or `mailroom work` beside `mailroom api`",
        ),
        queues => Finding::fail(
            PART,
            format!(
                "none takes {0}; run `mailroom work --queues {1}`",
                queues.join(", "),
                queues.join(",")
            ),
        ),
    }
}

/// A line for each way of being stuck, and what to do about it.
fn of_runs(stuck: Stuck, waiting: i64) -> Vec<Finding> {
    const PART: &str = "runs";
    let Stuck { failed, overdue, lost } = stuck;
    let told = [
        (
            failed,
            "failed; read the cause in the jobs console and retry them there",
        ),
        (
            overdue,
            "are due and nobody takes them; start a worker (`mailroom start` or `mailroom work`) for their queues",
        ),
        (
            lost,
            "belong to a worker that is gone; any worker takes them back by itself, so start one if this stays",
        ),
    ];
    let findings: Vec<Finding> = told
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| Finding::warn(PART, format!("{count} {what}")))
        .collect();
    if findings.is_empty() {
        return vec![Finding::good(PART, format!("none is stuck, {waiting} waiting"))];
    }
    findings
}

async fn mailboxes(conn: Conn<'_>) -> storage::Result<BTreeMap<Uuid, Account>> {
    let mut found = BTreeMap::new();
    for person in users::list(conn, None, MOST_PEOPLE).await? {
        for (workspace, _) in workspaces::list_of(conn, person.id()).await? {
            for account in accounts::list(conn, workspace.id(), None).await? {
                found.insert(account.id, account);
            }
        }
    }
    Ok(found)
}

fn of_mailbox(account: &Account, now: DateTime<Utc>) -> Finding {
    const PART: &str = "mailbox";
    let email = &account.email;
    let why = account.last_error.as_deref().unwrap_or("no reason is known");
    let age = account.last_sync.map(|at| now - at);
    match (account.health.0, age) {
        _ if !account.is_active => Finding::warn(PART, format!("{email} is switched off")),
        (Health::ReconnectNeeded, _) => Finding::fail(PART, format!("{email} must be connected again: {why}")),
        (Health::Failing, _) => Finding::warn(
            PART,
            format!("{email} cannot be read now, tried again by itself: {why}"),
        ),
        (Health::Connected, None) => {
            Finding::warn(PART, format!("{email} has not been read yet; is a worker running?"))
        }
        (Health::Connected, Some(age)) if age > LATE => Finding::warn(
            PART,
            format!(
                "{email} was last read {} minutes ago; is a worker running?",
                age.num_minutes()
            ),
        ),
        (Health::Connected, Some(age)) => Finding::good(PART, format!("{email}, read {} s ago", age.num_seconds())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Grade;
    use super::*;

    #[test]
    fn queues_that_nobody_takes_are_named() {
        let counted = |inbound, sync| [("inbound".to_owned(), inbound), ("sync".to_owned(), sync)];
        let alive = |inbound, sync| of_workers(&counted(inbound, sync), false);

        assert_eq!(alive(2, 1).grade, Grade::Good);
        assert_eq!(alive(2, 0).text, "none takes sync; run `mailroom work --queues sync`");
        assert!(alive(0, 0).text.starts_with("none is alive"));
        assert_eq!(alive(0, 0).grade, Grade::Fail);
        assert_eq!(of_workers(&counted(0, 0), true).grade, Grade::Warn);
    }

    #[test]
    fn each_way_of_being_stuck_is_told_with_what_to_do() {
        let stuck = Stuck {
            failed: 2,
            overdue: 0,
            lost: 1,
        };

        let told = of_runs(stuck, 5);

        assert_eq!(told.len(), 2);
        assert!(told.iter().all(|finding| finding.grade == Grade::Warn));
        assert!(told[0].text.starts_with("2 failed") && told[0].text.contains("retry"));
        assert!(told[1].text.starts_with("1 belong") && told[1].text.contains("start one"));
        assert_eq!(of_runs(Stuck::default(), 5)[0].text, "none is stuck, 5 waiting");
    }
}
