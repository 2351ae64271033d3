//! A whole Mailroom in this process with a mailbox on real mail servers, and a customer who writes to it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use connectors::egress::Egress;
use connectors::mailbox::{Connection, Mailbox, Mailboxes, OutgoingMessage, Providers};
use domain::accounts::Provider;
use domain::mail::{self, Message};
use mailroom::app::{App, Parts};
use mailroom::config::{Config, Purpose, Secrets, Settings};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;
use testkit::database::TestDatabase;
use testkit::servers::{MailHost, MailHostOptions, mail_host};

pub(crate) const ADDRESS: &str = "ann@acme.example";
pub(crate) const CUSTOMER: &str = "casey@customer.example";
/// All that the company knows.
const DEMO: &str = "We are glad to show you a demo, which takes 20 minutes by video.";
/// Between two looks at what is waited for.
const PAUSE: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Office {
    pub(crate) host: MailHost,
    app: App,
    client: reqwest::Client,
    token: String,
    database: TestDatabase,
    _folder: TempDir,
}

impl Office {
    /// Everything but the account; nothing where the mail servers are not installed.
    pub(crate) async fn open(options: MailHostOptions) -> Option<Self> {
        let host = mail_host(options)?;
        let folder = TempDir::new().expect("a folder");
        let roots = folder.path().join("authority.pem");
        std::fs::write(&roots, host.authority()).expect("a temporary file can be written");
        let database = TestDatabase::new().await;
        let settings = Settings {
            database_url: Some(database.url()),
            port: Some("0".to_owned()),
            jwt_secret: Some("0123456789abcdef".repeat(4)),
            encryption_key: Some("07".repeat(32)),
            google_client_id: Some("an-id".to_owned()),
            google_client_secret: Some("a-secret".to_owned()),
            google_token_url: Some(host.issuer().token_url()),
            allowed_networks: Some("127.0.0.0/8, ::1".to_owned()),
            extra_root_certificates: Some(roots.to_string_lossy().into_owned()),
            ..Settings::default()
        };
        let config = Config::check(&settings, Purpose::Start, folder.path()).expect("a configuration");
        let secrets = Secrets::given_or_kept(&config).expect("secrets");
        let app = App::start(&config, &secrets, &Parts::all())
            .await
            .expect("Mailroom starts");
        let mut office = Self {
            host,
            app,
            client: reqwest::Client::new(),
            token: String::new(),
            database,
            _folder: folder,
        };
        let person = json!({ "email": "ann@example.org", "password": "correct horse battery", "full_name": "Ann" });
        let (status, signed_in) = office.call(Method::POST, "/api/auth/register", person).await;
        assert!(status.is_success(), "{signed_in}");
        office.token = signed_in["token"].as_str().expect("a token").to_owned();
        let demo = json!({ "title": "Demo", "category": "Product", "content": DEMO });
        let (status, entry) = office.call(Method::POST, "/api/knowledge-base", demo).await;
        assert!(status.is_success(), "{entry}");
        Some(office)
    }

    pub(crate) async fn close(self) {
        self.app.stop().await.expect("Mailroom stops");
    }

    /// What the API answers.
    pub(crate) async fn call(&self, method: Method, path: &str, body: Value) -> (StatusCode, Value) {
        let url = format!("{}{path}", self.app.url().expect("it serves"));
        let request = self.client.request(method.clone(), url).bearer_auth(&self.token);
        let request = if method == Method::GET {
            request
        } else {
            request.json(&body)
        };
        let answer = request.send().await.expect("an answer");
        let status = answer.status();
        (status, answer.json().await.unwrap_or_default())
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let (status, body) = self.call(Method::GET, path, Value::Null).await;
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        body
    }

    /// The account as a person gives it.
    pub(crate) fn account(&self) -> Value {
        let server = |port| json!({ "host": "localhost", "port": port, "security": "tls" });
        json!({ "provider": "imap", "email": ADDRESS, "password": self.host.password(), "auto_send_enabled": true,
            "settings": { "imap": server(self.host.imap_port()), "smtp": server(self.host.smtp_port()) } })
    }

    /// Connects the account and waits until it was read for the first time; answers its path.
    pub(crate) async fn connect(&self) -> String {
        self.connect_as(self.account()).await
    }

    /// The same with an account that is given otherwise.
    pub(crate) async fn connect_as(&self, account: Value) -> String {
        let (status, account) = self.call(Method::POST, "/api/email-accounts", account).await;
        assert_eq!(status, StatusCode::CREATED, "{account}");
        let path = format!("/api/email-accounts/{}", account["id"].as_str().expect("an id"));
        self.until(&path, |account| !account["last_sync"].is_null()).await;
        path
    }

    /// Time passes until no access token is good for long any more.
    pub(crate) async fn end_tokens(&self) {
        let statement = "UPDATE email_accounts SET token_expiry = now() + interval '30 seconds'";
        self.database.execute(statement).await;
    }

    /// Has the account read now.
    pub(crate) async fn sync(&self, account: &str) {
        let (status, body) = self.call(Method::POST, &format!("{account}/sync"), json!({})).await;
        assert_eq!(status, StatusCode::ACCEPTED, "{body}");
    }

    /// Looks at something of the API until it is as it should be.
    pub(crate) async fn until(&self, path: &str, is_so: impl Fn(&Value) -> bool) -> Value {
        let started = Instant::now();
        loop {
            let seen = self.get(path).await;
            if is_so(&seen) {
                return seen;
            }
            assert!(started.elapsed() < PATIENCE, "{path} stays {seen:#}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Looks at all emails until so many are there that are as they should be.
    pub(crate) async fn until_emails(&self, count: usize, is_so: impl Fn(&Value) -> bool) -> Vec<Value> {
        let page = self
            .until("/api/emails", |page| {
                let emails = page["items"].as_array().expect("a page");
                emails.iter().filter(|email| is_so(email)).count() >= count
            })
            .await;
        page["items"].as_array().expect("a page").clone()
    }

    /// The customer writes to the account.
    pub(crate) async fn write(&self, message_id: &str, head: &str, text: &str) {
        let raw = format!(
            "From: Casey Customer <{CUSTOMER}>\r\nTo: {ADDRESS}\r\nMessage-ID: <{message_id}>\r\nDate: {}\r\n{head}\r\n{text}\r\n",
            testkit::now().to_rfc2822()
        );
        let message = OutgoingMessage {
            message_id: message_id.to_owned(),
            from: CUSTOMER.to_owned(),
            recipients: vec![ADDRESS.to_owned()],
            raw: raw.into_bytes(),
            answers: None,
        };
        self.customer()
            .hand_over(&message, None)
            .await
            .expect("the customer's server takes it");
    }

    /// Waits until a message lies in the account's inbox on its server.
    pub(crate) async fn arrived(&self, message_id: &str) {
        let started = Instant::now();
        while !self
            .host
            .messages(ADDRESS, "")
            .iter()
            .any(|raw| raw.contains(message_id))
        {
            assert!(started.elapsed() < PATIENCE, "{message_id} does not arrive");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The messages that the customer has got, once there are so many.
    pub(crate) async fn received(&self, count: usize) -> Vec<Message> {
        let started = Instant::now();
        loop {
            let messages = self.host.messages(CUSTOMER, "");
            if messages.len() >= count {
                return messages.iter().map(|raw| mail::parse(raw.as_bytes())).collect();
            }
            assert!(
                started.elapsed() < PATIENCE,
                "{} of {count} messages came",
                messages.len()
            );
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The customer sends by the same host, with the account of somebody else.
    fn customer(&self) -> Arc<dyn Mailbox> {
        let mut settings = self.account()["settings"].clone();
        settings["files_sent"] = json!(true);
        let connection = Connection {
            provider: Provider::Imap,
            email: "ben@acme.example".to_owned(),
            settings,
            secret: Some(self.host.password().to_owned().into()),
            connected_at: testkit::now(),
            takes_history: false,
        };
        let providers = Providers::new(Some(self.host.authority().as_bytes())).expect("an authority");
        let providers = providers.within(Egress::with_loopback());
        providers.open(&connection).expect("a mailbox")
    }
}
