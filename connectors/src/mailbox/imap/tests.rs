//! What a mailbox by IMAP and SMTP promises beyond the contract of all mailboxes, against Dovecot and Exim.

mod owner;

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::Provider;
use serde_json::json;
use testkit::servers::{MailHost, MailHostOptions, mail_host};

use super::*;
use crate::egress::Egress;
use crate::mailbox::Place;
use crate::mailbox::contract::{Bench, at, drain, holds_for, outgoing, texts, trace};
use crate::mailbox::net::{Fault, Security, Server};

/// The host of all tests that do not need one of their own; each has an account for itself.
fn shared_host() -> Option<&'static MailHost> {
    static SHARED: OnceLock<Option<MailHost>> = OnceLock::new();
    SHARED.get_or_init(|| mail_host(MailHostOptions::default())).as_ref()
}

struct Account<'h> {
    host: &'h MailHost,
    connection: Connection,
    mailbox: Imap,
}

impl<'h> Account<'h> {
    fn new(host: &'h MailHost, name: &str) -> Self {
        Self::with(host, name, |_| {})
    }

    fn with(host: &'h MailHost, name: &str, change: impl FnOnce(&mut Connection)) -> Self {
        let server = |port| json!({ "host": "localhost", "port": port, "security": "tls" });
        let mut connection = Connection {
            provider: Provider::Imap,
            email: format!("{name}@acme.example"),
            settings: json!({ "imap": server(host.imap_port()), "smtp": server(host.smtp_port()), "files_sent": false }),
            secret: Some(host.password().to_owned().into()),
            connected_at: at(0),
            takes_history: true,
        };
        change(&mut connection);
        let trust = Trust::new(Some(host.authority().as_bytes())).unwrap();
        let trust = trust.within(Egress::with_loopback());
        let mailbox = Imap::new(&connection, &trust, &Sessions::default()).unwrap();
        Self {
            host,
            connection,
            mailbox,
        }
    }

    fn put(&self, raw: &str, received_at: DateTime<Utc>) {
        self.host.deliver(&self.connection.email, raw, received_at.into());
    }

    async fn drain(&self, cursor: &mut Value) -> Vec<String> {
        texts(&drain(&self.mailbox, cursor, 100).await)
            .into_iter()
            .map(str::to_owned)
            .collect()
    }

    async fn fault(&self) -> Fault {
        match self.mailbox.check().await.unwrap_err() {
            Error::Setup { fault, .. } => fault,
            other => panic!("{other:?}"),
        }
    }
}

impl Bench for Account<'_> {
    fn mailbox(&self) -> &dyn Mailbox {
        &self.mailbox
    }

    fn deliver(&self, raw: &str, received_at: DateTime<Utc>) {
        self.put(raw, received_at);
    }

    /// What arrived, without what the servers on the way put before it.
    fn left(&self) -> Vec<Vec<u8>> {
        let without_trace = |stored: String| {
            let start = stored.find("Message-ID:").unwrap();
            stored[start..].replace('\n', "\r\n").into_bytes()
        };
        until(|| Some(self.host.messages("bob@example.org", "")).filter(|arrived| !arrived.is_empty()))
            .into_iter()
            .map(without_trace)
            .collect()
    }

    fn of_what_stayed(&self) -> Reconciled {
        Reconciled::Unknown
    }
}

/// Looks again and again until there is something to see.
fn until<T>(look: impl Fn() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(started.elapsed() < Duration::from_secs(20), "nothing to be seen");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[tokio::test]
async fn the_contract_of_mailboxes_holds() {
    let Some(host) = shared_host() else { return };
    holds_for(|| {
        host.forget("ann@acme.example");
        host.forget("bob@example.org");
        Account::new(host, "ann")
    })
    .await;
}

#[tokio::test]
async fn a_token_and_starttls_open_the_mailbox_too() {
    let Some(host) = shared_host() else { return };
    let account = Account::with(host, "ann", |connection| {
        let server = |port| json!({ "host": "localhost", "port": port, "security": "starttls" });
        connection.settings = json!({ "imap": server(host.imap_starttls_port()),
            "smtp": server(host.smtp_starttls_port()), "auth": "xoauth2" });
        connection.secret = Some(host.token().to_owned().into());
    });

    account.mailbox.check().await.unwrap();

    let stale = Account::with(host, "ann", |connection| {
        connection.settings["auth"] = json!("xoauth2");
        connection.secret = Some("stale-token".to_owned().into());
    });
    assert_eq!(stale.fault().await, Fault::WrongPassword);
}

/// Makes a connection wrong in one respect.
type Spoil = fn(&MailHost, &mut Connection);

#[tokio::test]
async fn what_is_wrong_with_the_settings_is_told_apart() {
    let Some(host) = shared_host() else { return };
    let wrong =
        |change: fn(&MailHost, &mut Connection)| Account::with(host, "ben", |connection| change(host, connection));
    let cases: [(Spoil, Fault); 6] = [
        (
            |_, it| it.secret = Some("wrong".to_owned().into()),
            Fault::WrongPassword,
        ),
        (
            |_, it| it.secret = Some("gr\u{fc}n".to_owned().into()),
            Fault::WrongPassword,
        ),
        (
            |host, it| it.settings["imap"]["port"] = json!(host.smtp_port()),
            Fault::WrongPort,
        ),
        (
            |host, it| it.settings["imap"]["port"] = json!(host.imap_starttls_port()),
            Fault::WrongPort,
        ),
        (
            |_, it| it.settings["smtp"]["port"] = json!(19_999),
            Fault::NothingListens,
        ),
        (
            |_, it| it.settings["imap"]["host"] = json!("no-such-host.invalid"),
            Fault::Unreachable,
        ),
    ];

    for (change, expected) in cases {
        assert_eq!(wrong(change).fault().await, expected);
    }
}

#[tokio::test]
async fn a_server_in_a_closed_network_is_called_for_super_admins_alone() {
    let Some(host) = shared_host() else { return };
    let account = Account::new(host, "ben");
    let trust = Trust::new(Some(host.authority().as_bytes())).unwrap();
    let confined = Imap::new(&account.connection, &trust, &Sessions::default()).unwrap();
    let mut granted = account.connection.clone();
    granted.settings["reaches_anywhere"] = json!(true);
    let granted = Imap::new(&granted, &trust, &Sessions::default()).unwrap();

    let refused = confined.check().await.unwrap_err();

    assert!(
        matches!(
            refused,
            Error::Setup {
                fault: Fault::NetworkClosed,
                ..
            }
        ),
        "{refused:?}"
    );
    assert!(Fault::NetworkClosed.to_string().contains("ALLOWED_NETWORKS"));
    granted.check().await.unwrap();
}

#[tokio::test]
async fn a_certificate_must_be_trusted_and_of_this_host() {
    let Some(host) = shared_host() else { return };
    let account = Account::new(host, "ben");
    let trust = Trust::new(None).unwrap().within(Egress::with_loopback());
    let untrusting = Imap::new(&account.connection, &trust, &Sessions::default()).unwrap();

    let error = untrusting.check().await.unwrap_err();

    assert!(
        matches!(
            error,
            Error::Setup {
                fault: Fault::CertificateInvalid,
                ..
            }
        ),
        "{error:?}"
    );
    let elsewhere = Account::with(host, "ben", |it| it.settings["imap"]["host"] = json!("127.0.0.1"));
    assert_eq!(elsewhere.fault().await, Fault::CertificateInvalid);
}

#[tokio::test]
async fn an_expired_certificate_is_named() {
    let options = MailHostOptions {
        is_expired: true,
        ..MailHostOptions::default()
    };
    let Some(host) = mail_host(options) else { return };

    assert_eq!(Account::new(&host, "ann").fault().await, Fault::CertificateExpired);
}

#[tokio::test]
async fn a_password_changed_elsewhere_asks_for_a_person_and_a_server_that_is_down_does_not() {
    let Some(host) = mail_host(MailHostOptions::default()) else {
        return;
    };
    let locked_out = Account::with(&host, "ann", |it| it.secret = Some("old".to_owned().into()));
    let error = locked_out.mailbox.fetch(&Value::Null, 10).await.unwrap_err();
    assert!(matches!(error, Error::ReconnectNeeded { .. }), "{error:?}");
    let account = Account::new(&host, "ann");
    let mut cursor = Value::Null;
    account.put("one", at(1));
    account.drain(&mut cursor).await;

    host.stop();
    let reading = account.mailbox.fetch(&cursor, 10).await.unwrap_err();
    let sending = account
        .mailbox
        .hand_over(&outgoing("<a1@acme.example>"), None)
        .await
        .unwrap_err();
    host.resume();

    assert!(matches!(reading, Error::Unavailable { .. }), "{reading:?}");
    assert!(matches!(sending, Error::Unavailable { .. }), "{sending:?}");
    account.put("two", at(2));
    assert_eq!(account.drain(&mut cursor).await, ["two"]);
}

#[tokio::test]
async fn only_mail_newer_than_the_connection_is_read_unless_history_is_wanted() {
    let Some(host) = shared_host() else { return };
    let account = Account::with(host, "cleo", |it| it.takes_history = false);
    let mut cursor = Value::Null;
    account.put("last year", at(-500_000));
    account.put("a minute before", at(-1));
    account.put("the same second", at(0));

    let first = account.drain(&mut cursor).await;
    account.put("slow on its way", at(-60));
    account.put("old and moved here", at(-10_000));
    let second = account.drain(&mut cursor).await;

    assert_eq!(
        (first, second),
        (vec!["the same second".into()], vec!["slow on its way".into()])
    );
}

#[tokio::test]
async fn renewed_uids_bring_what_came_since_the_connection_again_under_other_names() {
    let Some(host) = shared_host() else { return };
    let account = Account::with(host, "dora", |it| it.takes_history = false);
    let mut cursor = Value::Null;
    account.put("before", at(-5_000));
    account.put("one", at(1));
    let first = drain(&account.mailbox, &mut cursor, 10).await;

    host.renew_uids("dora@acme.example");
    account.put("two", at(2));
    let second = drain(&account.mailbox, &mut cursor, 10).await;
    account.put("three", at(3));
    let third = drain(&account.mailbox, &mut cursor, 10).await;

    assert_eq!(
        (texts(&first), texts(&second), texts(&third)),
        (vec!["one"], vec!["one", "two"], vec!["three"])
    );
    assert_ne!(first[0].provider_message_id, second[0].provider_message_id);
}

#[tokio::test]
async fn a_mailbox_of_twenty_thousand_is_read_once_in_bounded_steps() {
    let Some(host) = shared_host() else { return };
    let account = Account::new(host, "emil");
    for number in 0..20_000 {
        account.put(&format!("Subject: {number}\r\n\r\n"), at(number));
    }
    let newcomer = Account::with(host, "emil", |it| {
        it.takes_history = false;
        it.connected_at = at(19_990);
    });

    let all = drain(&account.mailbox, &mut Value::Null, 500).await;
    let new = drain(&newcomer.mailbox, &mut Value::Null, 50).await;

    let numbers = |from: usize| {
        (from..20_000)
            .map(|number| format!("Subject: {number}\r\n\r\n"))
            .collect::<Vec<_>>()
    };
    assert!(texts(&all) == numbers(0), "{} messages came", all.len());
    assert_eq!(texts(&new), numbers(19_990));
}

#[tokio::test]
async fn new_mail_is_told_of_at_once() {
    let Some(host) = shared_host() else { return };
    let account = Account::new(host, "fay");
    let mut watch = account.mailbox.watch().await.unwrap().unwrap();

    for text in ["one", "two"] {
        let told = tokio::spawn(async move {
            watch.changed().await.unwrap();
            watch
        });
        account.put(text, at(1));
        watch = tokio::time::timeout(Duration::from_secs(5), told)
            .await
            .unwrap()
            .unwrap();
    }

    assert_eq!(account.drain(&mut Value::Null).await, ["one", "two"]);
}

#[tokio::test]
async fn a_refusal_names_its_reason_and_nothing_leaves() {
    let Some(host) = shared_host() else { return };
    let account = Account::new(host, "gus");
    let to = |recipient: &str| OutgoingMessage {
        recipients: vec!["gus@elsewhere.example".to_owned(), recipient.to_owned()],
        ..outgoing("<r1@acme.example>")
    };
    let content = OutgoingMessage {
        raw: b"Subject: refuse this content\r\n\r\n.\r\n".to_vec(),
        ..to("gus@elsewhere.example")
    };

    let unknown = account
        .mailbox
        .hand_over(&to("nobody@refused.example"), None)
        .await
        .unwrap_err();
    let greylisted = account
        .mailbox
        .hand_over(&to("slow@refused.example"), None)
        .await
        .unwrap_err();
    let refused = account.mailbox.hand_over(&content, None).await.unwrap_err();

    assert!(
        matches!(&unknown, Error::Refused { reason }
            if reason.contains("nobody@refused.example") && reason.contains("User unknown")),
        "{unknown:?}"
    );
    assert!(matches!(greylisted, Error::Retry { .. }), "{greylisted:?}");
    assert!(
        matches!(&refused, Error::Refused { reason } if reason.contains("content rejected")),
        "{refused:?}"
    );
    assert!(host.messages("gus@elsewhere.example", "").is_empty());
}

#[tokio::test]
async fn our_own_copy_is_filed_once_and_proves_nothing() {
    let Some(host) = shared_host() else { return };
    let account = Account::new(host, "hal");
    let message = OutgoingMessage {
        recipients: vec!["hal@elsewhere.example".to_owned()],
        ..outgoing("<c1@acme.example>")
    };

    account.mailbox.hand_over(&message, None).await.unwrap();

    let filed = host.messages("hal@acme.example", "Outgoing");
    assert_eq!(filed.len(), 1);
    assert!(filed[0].contains("<c1@acme.example>"));
    let reconciled = account.mailbox.reconcile(&trace("c1@acme.example")).await.unwrap();
    assert_eq!(reconciled, Reconciled::Unknown);
}

#[tokio::test]
async fn the_probe_finds_out_whether_the_server_files_and_leaves_nothing_behind() {
    for files_sent in [true, false] {
        let options = MailHostOptions {
            files_sent,
            ..MailHostOptions::default()
        };
        let Some(host) = mail_host(options) else { return };
        let account = Account::with(&host, "ann", |it| {
            it.settings.as_object_mut().unwrap().remove("files_sent");
        });

        let found = account.mailbox.probe().await.unwrap().unwrap();

        assert_eq!(found["files_sent"], json!(files_sent));
        assert!(host.messages("ann@acme.example", "").is_empty());
        assert!(host.messages("ann@acme.example", "Outgoing").is_empty());
    }
}

#[tokio::test]
async fn a_copy_that_the_server_filed_proves_that_a_message_left() {
    let options = MailHostOptions {
        files_sent: true,
        ..MailHostOptions::default()
    };
    let Some(host) = mail_host(options) else { return };
    let account = Account::with(&host, "ann", |it| it.settings["files_sent"] = json!(true));
    let before = account.mailbox.reconcile(&trace("<a1@acme.example>")).await.unwrap();

    account
        .mailbox
        .hand_over(&outgoing("<a1@acme.example>"), None)
        .await
        .unwrap();

    until(|| Some(()).filter(|()| !host.messages("ann@acme.example", "Outgoing").is_empty()));
    let after = account.mailbox.reconcile(&trace("<a1@acme.example>")).await.unwrap();
    assert_eq!(
        (before, after),
        (Reconciled::Unknown, Reconciled::Left(Receipt::default()))
    );
    assert_eq!(host.messages("ann@acme.example", "Outgoing").len(), 1);
}

#[test]
fn a_mailbox_without_servers_or_secret_says_what_is_missing() {
    let server = Server {
        host: "localhost".to_owned(),
        port: 993,
        security: Security::Tls,
    };
    let settings = serde_json::to_value(ImapSettings::new(server.clone(), server)).unwrap();
    let trust = Trust::new(None).unwrap();
    let open = |settings: Value| {
        let connection = Connection {
            provider: Provider::Imap,
            email: "ann@acme.example".to_owned(),
            settings,
            secret: None,
            connected_at: at(0) - TimeDelta::days(1),
            takes_history: false,
        };
        Imap::new(&connection, &trust, &Sessions::default())
            .unwrap_err()
            .to_string()
    };

    assert!(open(json!({})).contains("imap"));
    assert!(open(settings).contains("password"));
}
