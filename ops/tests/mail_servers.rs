//! A mailbox by IMAP and SMTP from being connected to a conversation, against Dovecot and Exim.

mod office;

use std::time::{Duration, Instant};

use office::{ADDRESS, CUSTOMER, Office};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::servers::MailHostOptions;

const DAY: Duration = Duration::from_secs(86_400);

fn has(field: &str, word: &str) -> impl Fn(&Value) -> bool {
    move |email| email[field] == word
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(
    clippy::too_many_lines,
    reason = "one story, from the first letter to the cancelled follow-ups"
)]
async fn a_conversation_comes_in_at_once_is_answered_in_its_thread_and_ends_the_follow_ups() {
    let Some(office) = Office::open(MailHostOptions::default()).await else {
        return;
    };
    let account = office.connect().await;
    let settings = office.get(&account).await["settings"].clone();
    assert_eq!(settings["files_sent"], json!(false));

    office
        .write(
            "m1@customer.example",
            "Subject: Demo, please\r\nReferences: <m0@customer.example>\r\n",
            "Could we see a demo?",
        )
        .await;
    office.until_emails(1, has("status", "sent")).await;
    let replies = office.received(1).await;

    let reply = &replies[0];
    assert_eq!(
        reply.in_reply_to.iter().map(String::as_str).collect::<Vec<_>>(),
        ["m1@customer.example"]
    );
    assert_eq!(reply.references, ["m0@customer.example", "m1@customer.example"]);
    assert_eq!(reply.to[0].address, CUSTOMER);
    assert_eq!(reply.from.as_ref().map(|from| from.address.as_str()), Some(ADDRESS));
    assert_eq!(reply.subject, "Re: Demo, please");
    let raw = &office.host.messages(CUSTOMER, "")[0];
    assert!(raw.contains("text/plain") && raw.contains("text/html"), "{raw}");
    let filed = office.host.messages(ADDRESS, "Outgoing");
    assert_eq!(filed.len(), 1);
    let planned = office
        .until("/api/follow-ups", |page| !page["items"].as_array().unwrap().is_empty())
        .await;
    assert!(
        planned["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(has("status", "pending")),
        "{planned:#}"
    );

    let thread = format!(
        "Subject: Re: Demo, please\r\nIn-Reply-To: <{}>\r\n",
        reply.message_id.as_deref().unwrap()
    );
    office
        .write("m2@customer.example", &thread, "Thank you, Tuesday suits us.")
        .await;
    office.arrived("m2@customer.example").await;
    let arrived = Instant::now();
    office.until_emails(2, |_| true).await;

    assert!(
        arrived.elapsed() < Duration::from_secs(2),
        "it took {:?}",
        arrived.elapsed()
    );
    let is_cancelled = |follow_up: &Value| {
        follow_up["status"] == "cancelled" && follow_up["cancellation_reason"] == "Reply received in thread"
    };
    let ids: Vec<Value> = planned["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].clone())
        .collect();
    for id in ids {
        office
            .until(&format!("/api/follow-ups/{}", id.as_str().unwrap()), is_cancelled)
            .await;
    }
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_work_is_told_by_its_code_and_not_saved() {
    let Some(office) = Office::open(MailHostOptions::default()).await else {
        return;
    };
    let wrong = |change: fn(&Office, &mut Value)| {
        let mut account = office.account();
        change(&office, &mut account);
        account
    };
    let cases = [
        (
            "mailbox_wrong_password",
            "password",
            wrong(|_, it| it["password"] = json!("wrong")),
        ),
        (
            "mailbox_wrong_port",
            "settings.smtp.port",
            wrong(|office, it| it["settings"]["smtp"]["port"] = json!(office.host.imap_port())),
        ),
        (
            "mailbox_certificate_invalid",
            "settings.imap.host",
            wrong(|_, it| it["settings"]["imap"]["host"] = json!("127.0.0.1")),
        ),
        (
            "mailbox_unreachable",
            "settings.imap.host",
            wrong(|_, it| it["settings"]["imap"]["host"] = json!("mail.acme.invalid")),
        ),
        (
            "mailbox_unusable",
            "settings",
            wrong(|_, it| it["settings"]["imap"]["security"] = json!("none")),
        ),
    ];

    for (code, field, account) in cases {
        for path in ["/api/email-accounts", "/api/email-accounts/test"] {
            let (status, problem) = office.call(Method::POST, path, account.clone()).await;
            assert_eq!(
                (status, &problem["code"], &problem["errors"][0]["field"]),
                (StatusCode::UNPROCESSABLE_ENTITY, &json!(code), &json!(field)),
                "{path}: {problem}"
            );
        }
    }
    let (status, _) = office
        .call(Method::POST, "/api/email-accounts/test", office.account())
        .await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert_eq!(office.get("/api/email-accounts").await["items"], json!([]));
    let known = office.get("/api/email-accounts/autodetect?email=ann@gmail.com").await;
    assert_eq!(
        (&known["imap"]["host"], &known["needs_app_password"]),
        (&json!("imap.gmail.com"), &json!(true))
    );
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_access_token_is_renewed_before_it_ends_until_the_consent_is_taken_back() {
    let Some(office) = Office::open(MailHostOptions::default()).await else {
        return;
    };
    let issuer = office.host.issuer();
    let mut account = office.account();
    account["settings"]["auth"] = json!("xoauth2");
    account["settings"]["oauth"] = json!("google");
    account["password"] = json!("refresh-of-another");
    let (_, denied) = office.call(Method::POST, "/api/email-accounts", account.clone()).await;
    account["password"] = json!(issuer.refresh_token());

    let account = office.connect_as(account).await;
    office
        .write(
            "m1@customer.example",
            "Subject: Demo, please\r\n",
            "Could we see a demo?",
        )
        .await;
    office.until_emails(1, has("status", "sent")).await;
    let first = office.get(&account).await["token_expiry"].clone();
    office.end_tokens().await;
    office.sync(&account).await;
    let renewed = office
        .until(&account, |account| account["token_expiry"].as_str() > first.as_str())
        .await;
    issuer.revoke();
    office.end_tokens().await;
    office.sync(&account).await;
    let ended = office.until(&account, has("health", "reconnect_needed")).await;

    assert_eq!(
        (&denied["code"], &denied["errors"][0]["field"]),
        (&json!("mailbox_unusable"), &json!("password"))
    );
    assert_eq!((&renewed["health"], issuer.renewals()), (&json!("connected"), 2));
    assert!(
        ended["last_error"].as_str().unwrap().contains("sign in again"),
        "{ended:#}"
    );
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_expired_certificate_is_told() {
    let options = MailHostOptions {
        is_expired: true,
        ..MailHostOptions::default()
    };
    let Some(office) = Office::open(options).await else {
        return;
    };

    let (_, problem) = office.call(Method::POST, "/api/email-accounts", office.account()).await;

    assert_eq!(problem["code"], "mailbox_certificate_expired", "{problem}");
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_that_were_down_are_read_again_and_nothing_is_lost_or_doubled() {
    let Some(office) = Office::open(MailHostOptions::default()).await else {
        return;
    };
    let account = office.connect().await;

    office.host.stop();
    office.sync(&account).await;
    let failing = office.until(&account, has("health", "failing")).await;
    office
        .host
        .deliver(ADDRESS, &letter("down", "while it was down"), testkit::now().into());
    office.host.resume();
    office.sync(&account).await;

    assert!(
        failing["last_error"].as_str().unwrap().contains("localhost"),
        "{failing:#}"
    );
    let healthy = office.until(&account, has("health", "connected")).await;
    assert_eq!(healthy["last_error"], Value::Null);
    let emails = office.until_emails(1, has("status", "sent")).await;
    assert_eq!((emails.len(), office.received(1).await.len()), (1, 1));
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn renewed_uids_bring_nothing_twice() {
    let Some(office) = Office::open(MailHostOptions::default()).await else {
        return;
    };
    let account = office.connect().await;
    for name in ["one", "two"] {
        office.host.deliver(ADDRESS, &letter(name, name), testkit::now().into());
    }
    office.sync(&account).await;
    office.until_emails(2, has("status", "sent")).await;

    office.host.renew_uids(ADDRESS);
    office
        .host
        .deliver(ADDRESS, &letter("three", "three"), testkit::now().into());
    office.sync(&account).await;

    let emails = office.until_emails(3, has("status", "sent")).await;
    assert_eq!((emails.len(), office.received(3).await.len()), (3, 3));
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_mailbox_of_twenty_thousand_only_what_is_new_is_taken() {
    let Some(office) = Office::open(MailHostOptions::default()).await else {
        return;
    };
    let last_week = (testkit::now() - 7 * DAY).into();
    for number in 0..20_000 {
        office
            .host
            .deliver(ADDRESS, &letter(&format!("old{number}"), "old"), last_week);
    }

    let account = office.connect().await;
    for name in ["one", "two", "three"] {
        office.host.deliver(ADDRESS, &letter(name, name), testkit::now().into());
    }
    office.sync(&account).await;

    let emails = office.until_emails(3, has("status", "sent")).await;
    assert_eq!((emails.len(), office.received(3).await.len()), (3, 3));
    office.close().await;
}

fn letter(name: &str, subject: &str) -> String {
    format!(
        "From: Casey Customer <{CUSTOMER}>\r\nTo: {ADDRESS}\r\nMessage-ID: <{name}@customer.example>\r\n\
         Date: Sun, 22 Nov 2026 12:00:00 +0000\r\nSubject: {subject}\r\n\r\nCould we see a demo?\r\n"
    )
}
