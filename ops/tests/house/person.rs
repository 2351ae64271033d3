//! The person who decides in a storm. What a letter comes to in these hands, the seed says; what is done is asked of the
//! API, whose word then holds: what it says was called back must not leave.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use domain::emails::{Status, WaitReason};
use domain::ids::WorkspaceId;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use reqwest::Method;
use serde_json::{Value, json};
use storage::Database;
use storage::emails::Filter;
use tokio::task::{JoinHandle, JoinSet};
use uuid::Uuid;

use super::client::{Client, Failure};
use super::clocks::Clocks;

/// Between two looks at the inbox, and before a request whose outcome is unclear is made again.
const PAUSE: Duration = Duration::from_millis(300);
/// Longer than PostgreSQL is away.
const MOST_TRIES: u32 = 100;
/// The person thinks again within so many milliseconds.
const SECOND_THOUGHTS: u64 = 4_000;
/// What an approval cannot change.
const FORBIDDEN: &str = "suppression list";
/// Drafts in hand at the same time.
const HANDS: usize = 32;
const MOST: i64 = 100_000;

/// What a person means to do with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Plan {
    Approve,
    Edit,
    CallBack,
    CallBackThenApprove,
    Snooze,
    Reject,
    Nothing,
}

/// What a person has done to a letter, as far as the API said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Deed {
    /// It is to leave.
    Approved,
    /// It is to leave in the words of the person.
    Edited,
    /// It must not leave.
    CalledBack,
    /// It was too late to call it back: it is to leave.
    TooLate,
    /// It asks for a decision later.
    Snoozed,
    /// It must not leave.
    Rejected,
    /// Nobody knows what the last request came to.
    Unclear,
}

/// By the Message-ID of the letter.
pub(crate) type Deeds = BTreeMap<String, Deed>;

/// What the seed has a person do with a letter.
pub(crate) fn plan(seed: u64, letter: &str) -> Plan {
    match chance(seed, letter).random_range(0..12) {
        0..=2 => Plan::Approve,
        3 | 4 => Plan::Edit,
        5..=7 => Plan::CallBack,
        8 => Plan::CallBackThenApprove,
        9 => Plan::Snooze,
        10 => Plan::Reject,
        _ => Plan::Nothing,
    }
}

/// The words a person puts into the place of a draft.
pub(crate) fn own_words(letter: &str) -> String {
    let number = letter.split('@').next().unwrap_or_default().replace("letter-", "");
    format!("Hello,\n\nI have looked at this myself, it is case {number} here. Just reply if anything is open.")
}

fn chance(seed: u64, letter: &str) -> StdRng {
    let folded = letter
        .bytes()
        .fold(seed, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    StdRng::seed_from_u64(folded)
}

/// A person at work; lets everything lie when dropped.
pub(crate) struct Person {
    desk: Desk,
    task: JoinHandle<()>,
}

#[derive(Clone)]
struct Desk {
    seed: u64,
    client: Client,
    clocks: Clocks,
    database: Database,
    workspace: WorkspaceId,
    deeds: Arc<Mutex<Deeds>>,
    refusals: Arc<Mutex<BTreeMap<Uuid, String>>>,
}

impl Person {
    pub(crate) fn start(seed: u64, client: Client, clocks: Clocks, database: Database, workspace: WorkspaceId) -> Self {
        let desk = Desk {
            seed,
            client,
            clocks,
            database,
            workspace,
            deeds: Arc::default(),
            refusals: Arc::default(),
        };
        let task = tokio::spawn(desk.clone().work());
        Self { desk, task }
    }

    /// What was done until now.
    pub(crate) fn deeds(&self) -> Deeds {
        self.desk.deeds.lock().expect("nobody panics inside").clone()
    }

    /// What the API said last against a decision about each email.
    pub(crate) fn refusals(&self) -> BTreeMap<Uuid, String> {
        self.desk.refusals.lock().expect("nobody panics inside").clone()
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Desk {
    /// Takes the drafts that ask for a decision in hand, many at the same time.
    async fn work(self) {
        let mut settled = HashSet::new();
        loop {
            let mut waiting = self.waiting().await.unwrap_or_default();
            waiting.retain(|email| !settled.contains(email));
            for some in waiting.chunks(HANDS) {
                let hands: JoinSet<_> = some.iter().map(|email| self.clone().take(*email)).collect();
                settled.extend(hands.join_all().await.into_iter().flatten());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Decides; returns the email where nothing is left to decide for ever.
    async fn take(self, email: Uuid) -> Option<Uuid> {
        self.decide(email).await.then_some(email)
    }

    async fn waiting(&self) -> storage::Result<Vec<Uuid>> {
        let asking = Filter {
            status: Some(Status::DraftReady),
            wait_reason: Some(WaitReason::Approval),
            ..Filter::default()
        };
        let connection = self.database.connection().await?;
        let emails = storage::emails::list(&connection, self.workspace, &asking, None, MOST).await?;
        Ok(emails.into_iter().map(|email| email.id).collect())
    }

    async fn decide(&self, email: Uuid) -> bool {
        let Ok(seen) = self.client.call(Method::GET, &path(email, ""), Value::Null).await else {
            return false;
        };
        let letter = seen["message_id"].as_str().unwrap_or_default().to_owned();
        let done = self.deeds.lock().expect("nobody panics inside").get(&letter).copied();
        let is_forbidden = seen["status_reason"]
            .as_str()
            .is_some_and(|why| why.contains(FORBIDDEN));
        let deed = match (plan(self.seed, &letter), done) {
            (Plan::Nothing, _) | (_, Some(Deed::Rejected | Deed::Unclear)) => return true,
            (Plan::CallBackThenApprove, Some(Deed::CalledBack)) => self.approve(email).await,
            (_, Some(Deed::CalledBack)) => return true,
            (_, Some(_)) if is_forbidden => return true,
            // It was snoozed, or its draft has come back for another reason.
            (_, Some(_)) | (Plan::Approve, None) => self.approve(email).await,
            (Plan::Edit, None) => self.edit(email, &letter).await,
            (Plan::CallBack | Plan::CallBackThenApprove, None) => self.approve_and_call_back(email, &letter).await,
            (Plan::Snooze, None) => {
                let until = self.clocks.now() + TimeDelta::days(1);
                self.tell(email, "/snooze", json!({ "until": until }), Deed::Snoozed)
                    .await
            }
            (Plan::Reject, None) => self.tell(email, "/reject", json!({}), Deed::Rejected).await,
        };
        if let Some(deed) = deed {
            self.deeds.lock().expect("nobody panics inside").insert(letter, deed);
        }
        false
    }

    async fn approve(&self, email: Uuid) -> Option<Deed> {
        let seen = self
            .client
            .call(Method::GET, &path(email, ""), Value::Null)
            .await
            .ok()?;
        let approval = json!({ "draft_version": seen["draft"]["version"], "follow_up": true });
        self.tell(email, "/send", approval, Deed::Approved).await
    }

    async fn edit(&self, email: Uuid, letter: &str) -> Option<Deed> {
        let words = own_words(letter);
        for _ in 0..MOST_TRIES {
            let seen = self.client.call(Method::GET, &path(email, ""), Value::Null).await;
            let Ok(seen) = seen else { continue };
            if seen["draft_content"] == json!(words) {
                let approved = self.approve(email).await;
                return approved.map(|deed| if deed == Deed::Approved { Deed::Edited } else { deed });
            }
            let edited = json!({ "body": words, "version": seen["draft"]["version"] });
            match self.client.call(Method::PUT, &path(email, "/draft"), edited).await {
                Err(Failure::Refused { .. }) => return None,
                Err(Failure::Unclear(_)) => tokio::time::sleep(PAUSE).await,
                Ok(_) => {}
            }
        }
        None
    }

    async fn approve_and_call_back(&self, email: Uuid, letter: &str) -> Option<Deed> {
        let approved = self.approve(email).await?;
        if approved != Deed::Approved {
            return Some(approved);
        }
        let thinks = chance(!self.seed, letter).random_range(0..SECOND_THOUGHTS);
        tokio::time::sleep(Duration::from_millis(thinks)).await;
        let mut is_unclear = false;
        for _ in 0..MOST_TRIES {
            match self.client.call(Method::POST, &path(email, "/undo"), json!({})).await {
                Ok(_) => return Some(Deed::CalledBack),
                Err(Failure::Refused { .. }) if is_unclear => return Some(Deed::Unclear),
                Err(refused) if refused.is("too_late") => return Some(Deed::TooLate),
                // Nothing was on its way: the approval stands, whatever it waits for.
                Err(Failure::Refused { .. }) => return Some(Deed::Approved),
                Err(Failure::Unclear(_)) => is_unclear = true,
            }
            tokio::time::sleep(PAUSE).await;
        }
        Some(Deed::Unclear)
    }

    /// Tells a decision until the API has taken or refused it; `None` where it was not taken.
    async fn tell(&self, email: Uuid, what: &str, body: Value, deed: Deed) -> Option<Deed> {
        let mut is_unclear = false;
        for _ in 0..MOST_TRIES {
            match self.client.call(Method::POST, &path(email, what), body.clone()).await {
                Ok(_) => return Some(deed),
                // The request before has been heard.
                Err(refused) if is_unclear && refused.is("not_waiting") => return Some(deed),
                Err(Failure::Refused { code, detail, .. }) => {
                    let mut refusals = self.refusals.lock().expect("nobody panics inside");
                    refusals.insert(email, format!("{what}: {code}, {detail}"));
                    return None;
                }
                Err(Failure::Unclear(_)) => is_unclear = true,
            }
            tokio::time::sleep(PAUSE).await;
        }
        Some(Deed::Unclear)
    }
}

fn path(email: Uuid, what: &str) -> String {
    format!("/api/emails/{email}{what}")
}
