//! The API in process, with a database of its own and a clock that stands still until it is moved.

mod answer;
mod person;
mod request;

use std::path::PathBuf;
use std::sync::Arc;

use api::auth::passwords::Passwords;
use api::{ApiState, Tokens};
use axum::Router;
use chrono::DateTime;
use connectors::fakes::ManualClock;
use connectors::mailbox::Providers;
use connectors::sealing::{Sealer, SealingKey};
use domain::roles::Role;
use secrecy::SecretString;
use serde_json::json;
use storage::Word;
use storage::people::users::{self, UserChanges};
use storage::runs::Wake;
use tempfile::TempDir;
use testkit::database::TestDatabase;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

pub(crate) use answer::{Answer, each};
pub(crate) use person::Person;
pub(crate) use request::TestRequest;

/// Password of every person the tests make.
pub(crate) const PASSWORD: &str = "correct horse battery";
/// Least cost that bcrypt allows.
const COST: u32 = 4;

/// The application under test.
pub(crate) struct TestApp {
    pub(crate) clock: Arc<ManualClock>,
    router: Router,
    pub(crate) database: TestDatabase,
    mailboxes: TempDir,
}

impl TestApp {
    /// With an empty, migrated database.
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// With the wake-ups that its requests send.
    pub(crate) async fn with_wakes() -> (Self, UnboundedReceiver<Wake>) {
        let (wakes, sent) = unbounded_channel();
        (Self::with(|state| state.wakes = wakes).await, sent)
    }

    /// With changes to its wiring.
    pub(crate) async fn with(change: impl FnOnce(&mut ApiState)) -> Self {
        let database = TestDatabase::new().await;
        let clock = Arc::new(ManualClock::at(
            DateTime::from_timestamp(testkit::now().timestamp(), 0).unwrap(),
        ));
        let (wakes, _) = unbounded_channel();
        let tokens = Tokens::new(&SecretString::from("a secret of thirty-two characters".to_owned()));
        let key = SealingKey::from_hex_or_base64(&"5e".repeat(32)).unwrap();
        let sealer = Arc::new(Sealer::new(key, Vec::new()));
        let clock_too = Arc::clone(&clock) as _;
        let url = "https://mail.example";
        let mut state = ApiState::new(
            database.database(),
            clock_too,
            wakes,
            tokens,
            Arc::new(Providers::new(None).unwrap()),
            sealer,
            url,
        );
        state.passwords = Arc::new(Passwords::with_cost(COST));
        state.trusts_forwarded_for = true;
        let mailboxes = tempfile::tempdir().unwrap();
        state.maildir_root = Some(mailboxes.path().into());
        change(&mut state);
        Self {
            clock,
            router: api::router(state),
            database,
            mailboxes,
        }
    }

    /// Registers somebody through the API.
    pub(crate) async fn register(&self, name: &str) -> Person {
        let body = json!({ "email": format!("{name}@example.org"), "password": PASSWORD, "full_name": name });
        let answer = self.post("/api/auth/register").json(body).send().await;
        assert_eq!(answer.status, 201, "{:?}", answer.body);
        Person::of(&answer)
    }

    /// A Maildir folder that is a person's own.
    pub(crate) fn folder_of(&self, person: &Person) -> PathBuf {
        let own = self.mailboxes.path().join(person.id.to_string());
        for part in ["new", "cur", "tmp"] {
            std::fs::create_dir_all(own.join(part)).unwrap();
        }
        own
    }

    /// Signs somebody in anew.
    pub(crate) async fn sign_in(&self, person: &Person) -> Person {
        let body = json!({ "email": person.email, "password": PASSWORD });
        let answer = self.post("/api/auth/login").json(body).send().await;
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        Person::of(&answer)
    }

    /// Registers somebody and gives them a role, as a super admin could.
    pub(crate) async fn register_as(&self, name: &str, role: Role) -> Person {
        let person = self.register(name).await;
        let changes = UserChanges {
            role: Some(Word(role)),
            ..UserChanges::default()
        };
        self.database
            .with(async |conn| users::update(conn, person.id, &changes).await.map(drop))
            .await
            .unwrap();
        person
    }

    /// Removes what was deleted, as a worker does in its time.
    pub(crate) async fn remove_deleted(&self, subject: impl Into<uuid::Uuid>) {
        let subject = subject.into();
        let removing = async |conn: storage::Conn<'_>| {
            while storage::deletion::remove_some(conn, subject).await.unwrap() != storage::deletion::Removal::All {}
        };
        self.database.with(removing).await;
    }

    pub(crate) fn get(&self, path: &str) -> TestRequest {
        TestRequest::new(self.router.clone(), "GET", path)
    }

    pub(crate) fn post(&self, path: &str) -> TestRequest {
        TestRequest::new(self.router.clone(), "POST", path)
    }

    pub(crate) fn put(&self, path: &str) -> TestRequest {
        TestRequest::new(self.router.clone(), "PUT", path)
    }

    pub(crate) fn patch(&self, path: &str) -> TestRequest {
        TestRequest::new(self.router.clone(), "PATCH", path)
    }

    pub(crate) fn delete(&self, path: &str) -> TestRequest {
        TestRequest::new(self.router.clone(), "DELETE", path)
    }
}
