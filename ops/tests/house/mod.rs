//! An installation on several machines in small: `mailroom api`, any number of `mailroom work`, one PostgreSQL, one
//! Redis, and a mailbox that answers by itself.

#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses a part")]

mod client;
mod clocks;
pub(crate) mod hostile;
pub(crate) mod letters;
mod mailbox;
mod model;
mod person;
mod process;
mod servers;
pub(crate) mod storm;
mod verdict;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitStatus;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use domain::emails::{Status, WaitReason};
use domain::flows::PROCESS_EMAIL;
use domain::ids::{AccountId, WorkspaceId};
use reqwest::Method;
use serde_json::{Value, json};
use storage::Database;
use storage::emails::{Email, Listed};
use storage::people::{users, workspaces};
use storage::runs::view::RunView;
use storage::suppressions::{self, BY_HAND, NewSuppression};
use testkit::servers::{Postgres, Redis, redis};

use client::Client;
use clocks::Clocks;
pub(crate) use letters::Letter;
pub(crate) use mailbox::{ADDRESS, Folder, Mailbox};
use person::Person;
pub(crate) use process::Process;
pub(crate) use servers::Servers;

use crate::support::{data_folder, mailroom, output, stderr};

const DATABASE: &str = "mailroom";
const PERSON: &str = "mara@larkbench.example";
const PASSWORD: &str = "correct horse battery";
/// Emails looked at in one go.
const MOST: i64 = 100_000;
/// Between two looks at what is waited for.
const PAUSE: Duration = Duration::from_millis(25);
/// How long nothing but what is put off may be left before an hour passes.
const LONG_PUT_OFF: Duration = Duration::from_secs(15);
/// How often the mailbox is asked to be read while mail arrives.
const READ_EVERY: Duration = Duration::from_millis(400);

pub(crate) struct House<M = Folder> {
    pub(crate) workers: Vec<Process>,
    pub(crate) api: Process,
    pub(crate) mailbox: M,
    pub(crate) database: Database,
    pub(crate) workspace: WorkspaceId,
    pub(crate) account: AccountId,
    pub(crate) clocks: Clocks,
    client: Client,
    started: usize,
    environment: Vec<(&'static str, String)>,
    folder: tempfile::TempDir,
    pub(crate) redis: Redis,
    pub(crate) postgres: Postgres,
}

impl House<Folder> {
    /// Everything but workers; nothing where Redis is not installed.
    pub(crate) async fn open() -> Option<Self> {
        let folder = data_folder();
        let mailbox = Folder::new(&folder.path().join("mail"));
        Self::build(mailbox, folder, None).await
    }
}

impl House<Servers> {
    /// The same with a mailbox on servers.
    pub(crate) async fn at(servers: Servers) -> Option<Self> {
        let folder = data_folder();
        let authority = servers.write_authority(folder.path()).display().to_string();
        Self::build(servers, folder, Some(("EXTRA_ROOT_CERTIFICATES", authority))).await
    }
}

impl<M: Mailbox> House<M> {
    async fn build(mailbox: M, folder: tempfile::TempDir, more: Option<(&'static str, String)>) -> Option<Self> {
        let redis = redis()?;
        let postgres = Postgres::start();
        postgres.create_database(DATABASE, None);
        let mut environment = vec![
            ("DATABASE_URL", postgres.url(DATABASE)),
            ("REDIS_URL", redis.url()),
            ("JWT_SECRET", "0123456789abcdef".repeat(4)),
            ("ENCRYPTION_KEY", "07".repeat(32)),
            ("HOME", folder.path().display().to_string()),
            ("RUST_LOG", "info".to_owned()),
        ];
        environment.extend(more);
        run(&environment, &["migrate"], "");
        let person = ["admin", "create-super-admin", "--email", PERSON, "--password-stdin"];
        run(&environment, &person, &format!("{PASSWORD}\n"));
        let clocks = Clocks::new(folder.path());
        let api = ["api", "--bind", "127.0.0.1", "--port", "0"];
        let api = start(&api, "api", &environment, &clocks, folder.path());
        let client = Client::sign_in(api.url()).await;
        let mut house = Self {
            workers: Vec::new(),
            api,
            mailbox,
            database: Database::new(&postgres.url(DATABASE), 4).expect("a pool can be built"),
            workspace: WorkspaceId::new(),
            account: AccountId::new(),
            client,
            clocks,
            started: 0,
            environment,
            folder,
            redis,
            postgres,
        };
        house.furnish().await;
        Some(house)
    }

    /// Writes down what the company knows, and connects the mailbox.
    async fn furnish(&mut self) {
        for (title, content) in letters::KNOWLEDGE {
            let entry = json!({ "title": title, "content": content, "category": "Product" });
            self.call(Method::POST, "/api/knowledge-base", entry).await;
        }
        let by_hand = json!({ "name": "Contract", "keywords": ["contract"], "priority": 20, "auto_send": false });
        self.call(Method::POST, "/api/intents", by_hand).await;
        let mut account = self.mailbox.connection();
        for (name, value) in [
            ("email", json!(ADDRESS)),
            ("display_name", json!("Larkbench")),
            ("auto_send_enabled", json!(true)),
            ("daily_send_limit", json!(100_000)),
        ] {
            account[name] = value;
        }
        let account = self.call(Method::POST, "/api/email-accounts", account).await;
        self.account = serde_json::from_value(account["id"].clone()).expect("an id");
        let connection = self.database.connection().await.expect("the database answers");
        let person = users::find_by_email(&connection, PERSON).await.unwrap().unwrap();
        self.workspace = workspaces::find_personal(&connection, person.id())
            .await
            .unwrap()
            .unwrap()
            .id();
    }

    /// Starts one more worker.
    pub(crate) fn start_worker(&mut self) {
        self.started += 1;
        let name = format!("worker-{}", self.started);
        let worker = start(&["work"], &name, &self.environment, &self.clocks, self.folder.path());
        self.workers.push(worker);
    }

    /// Gives the workers that start from here on one more setting.
    pub(crate) fn set(&mut self, variable: &'static str, value: String) {
        self.environment.push((variable, value));
    }

    /// Has the workers that start from here on ask a model.
    pub(crate) fn give_model(&mut self, base_url: &str) {
        self.set("LLM_BASE_URL", base_url.to_owned());
    }

    /// Lets the mailbox send so many messages a day.
    pub(crate) async fn limit(&self, messages: usize) {
        let path = format!("/api/email-accounts/{}", self.account.0);
        self.call(Method::PATCH, &path, json!({ "daily_send_limit": messages }))
            .await;
    }

    /// Forbids to write to the senders of these letters.
    pub(crate) async fn suppress(&self, letters: impl Iterator<Item = &Letter>) {
        let connection = self.database.connection().await.expect("the database answers");
        for letter in letters {
            let (workspace, now) = (self.workspace, self.clocks.now());
            let new = NewSuppression {
                email: letter.address(),
                reason: BY_HAND,
                quote: None,
                user: None,
            };
            let added = suppressions::add(&connection, workspace, &new, now).await;
            added.expect("the database answers");
        }
    }

    /// Somebody begins to decide about drafts, by the API.
    pub(crate) fn person(&self, seed: u64) -> Person {
        let (client, clocks, database) = (self.client.clone(), self.clocks.clone(), self.database.clone());
        Person::start(seed, client, clocks, database, self.workspace)
    }

    /// How many rows there are of a `FROM …`.
    pub(crate) fn count(&self, rows: &str) -> i64 {
        let counted = self.postgres.tell(DATABASE, &format!("SELECT count(*) {rows}"));
        counted.parse().expect("a number")
    }

    /// Emails and follow-ups that wait for nothing but a time.
    pub(crate) async fn count_waiting_for_time(&self) -> i64 {
        let emails = self.emails().await.expect("the database answers");
        let emails = emails.iter().filter(|email| {
            let why = email.wait_reason.map(|why| why.0);
            matches!(why, Some(WaitReason::Quota | WaitReason::Snoozed)) || is_put_off(email)
        });
        let follow_ups = "FROM follow_ups WHERE status = 'pending' AND coalesce(wait_reason, 'quota') = 'quota'";
        emails.count() as i64 + self.count(follow_ups)
    }

    /// Runs a command of the program in this installation.
    pub(crate) fn run(&self, arguments: &[&str]) -> ExitStatus {
        run(&self.environment, arguments, "")
    }

    /// Calls the API, which must accept.
    pub(crate) async fn call(&self, method: Method, path: &str, body: Value) -> Value {
        let answer = self.client.call(method, path, body).await;
        answer.unwrap_or_else(|why| panic!("{path}: {why:?}\n{}", self.api.log()))
    }

    /// Has the mailbox read now; while the database is away nobody can be asked.
    pub(crate) async fn read_mail(&self) {
        let path = format!("/api/email-accounts/{}/sync", self.account.0);
        let _unreachable_now = self.client.call(Method::POST, &path, json!({})).await;
    }

    /// Delivers letters and waits until each is at rest.
    pub(crate) async fn work_through(&self, letters: &[Letter], patience: Duration) {
        let here = self.emails().await.map_or(0, |emails| emails.len());
        for letter in letters {
            self.mailbox.deliver(&letter.name, &letter.raw);
        }
        self.rest(here + letters.len(), patience).await;
    }

    /// Waits until so many emails are here and nothing more happens to them without a person or a date. What is only
    /// put off is put off for up to an hour, which passes at once.
    pub(crate) async fn rest(&self, count: usize, patience: Duration) {
        let deadline = Instant::now() + patience;
        let mut read_at: Option<Instant> = None;
        let mut put_off_since: Option<Instant> = None;
        loop {
            let emails = self.emails().await.unwrap_or_default();
            let busy: Vec<&Listed> = emails.iter().filter(|email| !is_at_rest(email)).collect();
            if emails.len() >= count && busy.is_empty() {
                return;
            }
            let are_put_off = emails.len() >= count && busy.iter().all(|email| is_put_off(email));
            put_off_since = put_off_since.filter(|_| are_put_off).or(are_put_off.then(Instant::now));
            if put_off_since.is_some_and(|since| since.elapsed() > LONG_PUT_OFF) {
                self.clocks.pass(TimeDelta::hours(1));
                put_off_since = None;
            }
            let busy: Vec<_> = busy
                .iter()
                .take(10)
                .map(|email| (&email.from_email, email.status.0, &email.run_state, &email.run_step))
                .collect();
            let here = emails.len();
            assert!(
                Instant::now() < deadline,
                "after {patience:?} {here} of {count} are here, busy: {busy:#?}\n{}",
                self.logs()
            );
            if emails.len() < count && read_at.is_none_or(|at| at.elapsed() > READ_EVERY) {
                self.read_mail().await;
                read_at = Some(Instant::now());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// All emails, as a list shows them.
    pub(crate) async fn emails(&self) -> storage::Result<Vec<Listed>> {
        let connection = self.database.connection().await?;
        storage::emails::list(&connection, self.workspace, &Default::default(), None, MOST).await
    }

    /// The email a letter has become.
    pub(crate) async fn email(&self, name: &str) -> Email {
        let found = self.find_email(name).await;
        found.unwrap_or_else(|| panic!("{name} was not taken in"))
    }

    pub(crate) async fn find_email(&self, name: &str) -> Option<Email> {
        let connection = self.database.connection().await.expect("the database answers");
        let found = storage::emails::find_by_provider_id(&connection, self.account, name).await;
        let id = found.expect("the database answers")?;
        Some(storage::emails::get(&connection, self.workspace, id).await.unwrap())
    }

    /// All emails, by the ids their senders gave them.
    pub(crate) async fn emails_by_message_id(&self) -> BTreeMap<String, Email> {
        let listed = self.emails().await.expect("the database answers");
        let connection = self.database.connection().await.expect("the database answers");
        let mut emails = BTreeMap::new();
        for email in listed {
            let email = storage::emails::get(&connection, self.workspace, email.id.into()).await;
            let email = email.expect("what is listed is there");
            emails.insert(email.message_id.clone().unwrap_or_default(), email);
        }
        emails
    }

    /// The run that answers an email.
    pub(crate) async fn run_of(&self, email: &Email) -> RunView {
        let connection = self.database.connection().await.expect("the database answers");
        let found = storage::runs::view::find_newest(&connection, self.workspace, PROCESS_EMAIL, email.id);
        found.await.unwrap().expect("each email has a run")
    }

    /// What happened to an email, for who looks for a fault.
    pub(crate) async fn story_of(&self, email: &Email) -> String {
        let connection = self.database.connection().await.expect("the database answers");
        let actions = storage::emails::list_actions(&connection, self.workspace, email.id.into()).await;
        let actions: Vec<String> = actions
            .expect("the database answers")
            .into_iter()
            .map(|action| format!("    {} {} {}", action.created_at, action.action, action.details))
            .collect();
        let why = &email.status_reason;
        let run = self.run_of(email).await;
        let (state, step, error) = (run.state, run.step, run.error);
        format!(
            "    {why:?}; run {} {state:?} {step:?} {error:?}\n{}",
            run.id,
            actions.join("\n")
        )
    }

    /// How many rows of a kind are in a state.
    pub(crate) async fn tally(&self, kind: &str, state: &str) -> i64 {
        let connection = self.database.connection().await.expect("the database answers");
        let tallies = storage::statistics::tally(&connection).await.unwrap();
        let found = tallies.iter().find(|tally| tally.kind == kind && tally.state == state);
        found.map_or(0, |tally| tally.count)
    }

    /// How often a line of this kind stands in the logs of all workers there ever were.
    pub(crate) fn count_logged(&self, what: &str) -> usize {
        let logs = (1..=self.started).map(|number| self.folder.path().join(format!("worker-{number}.log")));
        let texts = logs.map(|log| std::fs::read_to_string(log).expect("a worker has a log"));
        texts.map(|text| text.matches(what).count()).sum()
    }

    /// What the living processes warned of.
    pub(crate) fn logs(&self) -> String {
        let processes = self.workers.iter().chain([&self.api]);
        let logs = processes.map(|process| {
            let log = process.log();
            let warnings: Vec<&str> = log.lines().filter(|line| !line.contains(" INFO ")).collect();
            let last = warnings.len().saturating_sub(30);
            format!("process {}:\n{}\n", process.id(), warnings[last..].join("\n"))
        });
        logs.collect()
    }
}

/// Looks until it is so; fails when the time is up.
pub(crate) async fn eventually(what: &str, patience: Duration, is_so: impl AsyncFn() -> bool) {
    let looking = async {
        while !is_so().await {
            tokio::time::sleep(PAUSE).await;
        }
    };
    let looked = tokio::time::timeout(patience, looking).await;
    assert!(looked.is_ok(), "within {patience:?} it does not happen that {what}");
}

/// Whether its reply is tried again later, because the mail server or the model did not take it.
fn is_put_off(email: &Listed) -> bool {
    email.status.0 == Status::New && email.run_state.as_deref() == Some("waiting")
}

fn is_at_rest(email: &Listed) -> bool {
    match email.run_state.as_deref() {
        None => email.status.0 != Status::New,
        Some("waiting") => email.status.0 == Status::DraftReady,
        Some(_) => false,
    }
}

/// Starts a process with a log and a clock of its own.
fn start(
    arguments: &[&str],
    name: &str,
    environment: &[(&'static str, String)],
    clocks: &Clocks,
    folder: &Path,
) -> Process {
    let clock = clocks.file(name).display().to_string();
    let mut environment = environment.to_vec();
    environment.push(("MAILROOM_TEST_CLOCK", clock));
    Process::start(arguments, &environment, &folder.join(format!("{name}.log")))
}

fn run(environment: &[(&'static str, String)], arguments: &[&str], input: &str) -> ExitStatus {
    let mut command = mailroom(arguments);
    command.envs(environment.iter().map(|(name, value)| (*name, value)));
    let ended = output(&mut command, input);
    assert!(ended.status.success(), "{arguments:?}: {}", stderr(&ended));
    ended.status
}
