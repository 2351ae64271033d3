//! A backup read on an empty machine: everything is there, and what was under way goes on, once.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::{Duration, Instant};

use domain::flows::Queue;
use mailroom::app::{App, Parts};
use mailroom::config::{Config, Purpose, Secrets, Settings};
use reqwest::Method;
use serde_json::{Value, json};
use storage::queues;
use support::{data_folder, mailroom, output, stderr, stdout};

const KEY: &str = "0707070707070707070707070707070707070707070707070707070707070707";
const QUESTION: &str = "From: Lena Brandt <lena@workshop.example>\r\nTo: ann@example.org\r\nSubject: Trial\r\n\
     Message-ID: <1@workshop.example>\r\n\r\nHello Ann,\r\n\r\nhow long does the trial last?\r\n\r\nBest,\r\nLena\r\n";
const PAUSE: Duration = Duration::from_millis(50);
const PATIENCE: Duration = Duration::from_secs(60);

/// One installation on a machine of its own; the mailbox is elsewhere and shared by all.
struct Machine {
    app: App,
    token: String,
}

impl Machine {
    async fn start(data: &Path, token: &str) -> Self {
        let settings = Settings {
            port: Some("0".to_owned()),
            maildir_root: Some(data.parent().unwrap().display().to_string()),
            ..Settings::default()
        };
        let config = Config::check(&settings, Purpose::Start, data).unwrap();
        let secrets = Secrets::given_or_kept(&config).unwrap();
        let app = App::start(&config, &secrets, &Parts::all()).await.unwrap();
        Self {
            app,
            token: token.to_owned(),
        }
    }

    async fn call(&self, method: Method, path: &str, body: Value) -> Value {
        let url = format!("{}{path}", self.app.url().unwrap());
        let request = reqwest::Client::new()
            .request(method.clone(), url)
            .bearer_auth(&self.token);
        let request = if method == Method::GET {
            request
        } else {
            request.json(&body)
        };
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap());
        answer.json().await.unwrap_or_default()
    }

    /// Waits until the one email is as wanted.
    async fn email(&self, is_so: impl Fn(&Value) -> bool) -> Value {
        let started = Instant::now();
        loop {
            let page = self.call(Method::GET, "/api/emails", Value::Null).await;
            match page["items"].get(0) {
                Some(email) if is_so(email) => return email.clone(),
                seen => assert!(started.elapsed() < PATIENCE, "{seen:#?}"),
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn pause(&self, is_paused: bool) {
        let connection = self.app.database().connection().await.unwrap();
        queues::set_paused(&connection, Queue::Inbound, is_paused)
            .await
            .unwrap();
    }
}

/// Somebody who answers by themselves, with a mailbox.
async fn furnish(machine: &mut Machine, mailbox: &Path) {
    let ann = json!({ "email": "ann@example.org", "password": "correct horse battery", "full_name": "Ann" });
    let signed_in = machine.call(Method::POST, "/api/auth/register", ann).await;
    machine.token = signed_in["token"].as_str().unwrap().to_owned();
    let entry = json!({ "title": "Trial and demo", "category": "Product", "content": "The trial lasts 30 days." });
    machine.call(Method::POST, "/api/knowledge-base", entry).await;
    let own = mailbox
        .parent()
        .unwrap()
        .join(signed_in["user"]["id"].as_str().unwrap());
    std::os::unix::fs::symlink(mailbox, own).unwrap();
    let account = json!({ "provider": "maildir", "email": "ann@example.org", "auto_send_enabled": true,
        "takes_history": true, "settings": { "path": mailbox } });
    machine.call(Method::POST, "/api/email-accounts", account).await;
}

fn command(data: &Path, arguments: &[&str], key: &str) -> Output {
    let mut command = mailroom(&["--data-dir", data.to_str().unwrap()]);
    output(command.args(arguments).env("BACKUP_KEY", key), "")
}

fn count_sent(mailbox: &Path) -> usize {
    let places = ["new", "cur"].map(|place| fs::read_dir(mailbox.join(".Sent").join(place)));
    places.into_iter().flatten().map(Iterator::count).sum()
}

fn mailbox(folder: &Path) -> PathBuf {
    let mailbox = folder.join("mailbox");
    for place in ["tmp", "new", "cur"] {
        fs::create_dir_all(mailbox.join(place)).unwrap();
    }
    fs::write(mailbox.join("new/1.letter"), QUESTION).unwrap();
    mailbox
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_read_on_an_empty_machine_goes_on_with_what_was_under_way() {
    let folder = data_folder();
    let [old, held, moved] = ["old", "held", "moved"].map(|name| folder.path().join(name));
    let file = folder.path().join("one.backup");
    let path = file.to_str().unwrap();
    let mailbox = mailbox(folder.path());
    let mut machine = Machine::start(&old, "").await;
    machine.pause(true).await;
    furnish(&mut machine, &mailbox).await;
    machine.email(|_| true).await;

    // While it runs.
    let written = command(&old, &["backup", path], KEY);
    let token = machine.token.clone();
    machine.app.stop().await.unwrap();

    assert!(written.status.success(), "{}{}", stdout(&written), stderr(&written));
    let bytes = fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"mailroom backup 1, sealed under "));
    assert!(!bytes.windows(8).any(|bytes| bytes == b"workshop"));
    let without_key = command(&held, &["restore", path], "");
    assert!(
        stderr(&without_key).contains("give it as BACKUP_KEY"),
        "{}",
        stderr(&without_key)
    );
    fs::write(folder.path().join("cut.backup"), &bytes[..bytes.len() - 1]).unwrap();
    let cut = command(
        &held,
        &["restore", folder.path().join("cut.backup").to_str().unwrap()],
        KEY,
    );
    assert!(stderr(&cut).contains("cut off"), "{}", stderr(&cut));

    let restored = command(&held, &["restore", path], KEY);
    assert!(restored.status.success(), "{}{}", stdout(&restored), stderr(&restored));
    assert!(
        stdout(&restored).contains("switched off in 1 mailboxes"),
        "{}",
        stdout(&restored)
    );
    let again = command(&held, &["restore", path], KEY);
    assert!(
        stderr(&again).contains("the database is not empty"),
        "{}",
        stderr(&again)
    );
    let machine = Machine::start(&held, &token).await;
    machine.pause(false).await;
    machine.email(|email| email["status"] == "draft_ready").await;
    machine.app.stop().await.unwrap();
    assert_eq!(count_sent(&mailbox), 0, "it may have left after the backup");

    let restored = command(&moved, &["restore", "--moved", path], KEY);
    assert!(restored.status.success(), "{}{}", stdout(&restored), stderr(&restored));
    let machine = Machine::start(&moved, &token).await;
    machine.pause(false).await;
    machine.email(|email| email["status"] == "sent").await;
    machine.app.stop().await.unwrap();
    assert_eq!(count_sent(&mailbox), 1);
}
