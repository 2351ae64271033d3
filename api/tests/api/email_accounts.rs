//! Connecting mailboxes.

use domain::emails::WaitReason;
use domain::flows::{PROCESS_EMAIL, SYNC_MAILBOX, Signal};
use domain::roles::Role;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::app::{TestApp, each};
use crate::emails_inbox::Inbox;

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for part in ["new", "cur", "tmp"] {
        std::fs::create_dir(folder.path().join(part)).unwrap();
    }
    folder
}

fn maildir(folder: &TempDir) -> Value {
    json!({ "provider": "maildir", "email": "Sales@Example.org", "settings": { "path": folder.path() },
            "password": "hunter22" })
}

#[tokio::test]
async fn a_connected_mailbox_is_read_by_a_run_and_keeps_its_secret() {
    let app = TestApp::new().await;
    let (ann, folder) = (app.register("ann").await, folder());

    let account = app
        .post("/api/email-accounts")
        .by(&ann)
        .json(maildir(&folder))
        .send()
        .await
        .ok();
    let again = app
        .post("/api/email-accounts")
        .by(&ann)
        .json(maildir(&folder))
        .send()
        .await;
    let list = app.get("/api/email-accounts").by(&ann).send().await;

    assert_eq!(
        (&account["email"], &account["auto_send_enabled"]),
        (&json!("sales@example.org"), &json!(false))
    );
    assert_eq!((again.problem(), again.fields()), ((409, "duplicate"), vec!["email"]));
    assert!(!list.text.contains("hunter22") && list.body["items"][0]["has_secret"] == true);
    let id = serde_json::from_value(account["id"].clone()).unwrap();
    assert_eq!(app.told(SYNC_MAILBOX, id).await, []);
}

#[tokio::test]
async fn a_mailbox_that_cannot_be_used_is_not_saved_and_the_cause_and_the_field_are_named() {
    let app = TestApp::new().await;
    let ann = app.register_as("ann", Role::SuperAdmin).await;
    let imap = |settings: Value| json!({ "provider": "imap", "email": "a@example.org", "password": "p", "settings": settings });
    let no_password = json!({ "provider": "imap", "email": "a@example.org" });
    let missing = json!({ "provider": "maildir", "email": "a@example.org", "settings": { "path": "/no/such/mail" } });
    let nowhere = |port: u16| json!({ "host": "mail.acme.invalid", "port": port, "security": "tls" });
    let unreachable = json!({ "imap": nowhere(993), "smtp": nowhere(465) });

    for (body, code, cause, field) in [
        (
            imap(json!({})),
            "mailbox_servers_unknown",
            "no known provider",
            "settings",
        ),
        (no_password, "invalid_fields", "must not be empty", "password"),
        (missing, "mailbox_unusable", "/no/such/mail", "settings.path"),
        (
            imap(unreachable),
            "mailbox_unreachable",
            "mail.acme.invalid:993",
            "settings.imap.host",
        ),
    ] {
        for path in ["/api/email-accounts", "/api/email-accounts/test"] {
            let answer = app.post(path).by(&ann).json(body.clone()).send().await;
            assert_eq!(
                (answer.problem(), answer.fields()),
                ((422, code), vec![field]),
                "{path}"
            );
            let detail = answer.body["detail"].as_str().unwrap();
            assert!(detail.contains(cause), "{}", answer.text);
        }
    }

    let list = app.get("/api/email-accounts").by(&ann).send().await.ok();
    assert_eq!(list["items"], json!([]));
}

#[tokio::test]
async fn a_tested_mailbox_is_not_saved_and_one_that_is_connected_is_refused() {
    let app = TestApp::new().await;
    let (ann, folder) = (app.register("ann").await, folder());
    let test = async || {
        app.post("/api/email-accounts/test")
            .by(&ann)
            .json(maildir(&folder))
            .send()
            .await
    };

    let before = test().await;
    let list = app.get("/api/email-accounts").by(&ann).send().await.ok();
    app.post("/api/email-accounts")
        .by(&ann)
        .json(maildir(&folder))
        .send()
        .await
        .ok();
    let after = test().await;

    assert_eq!((before.status.as_u16(), &list["items"]), (204, &json!([])));
    assert_eq!((after.problem(), after.fields()), ((409, "duplicate"), vec!["email"]));
}

#[tokio::test]
async fn folders_of_the_server_are_for_super_admins_unless_some_are_set_aside() {
    let (root, other) = (tempfile::tempdir().unwrap(), folder());
    let inside = root.path().join("ann");
    for part in ["new", "cur", "tmp"] {
        std::fs::create_dir_all(inside.join(part)).unwrap();
    }
    std::os::unix::fs::symlink(other.path(), root.path().join("link")).unwrap();
    let path = root.path().to_owned();
    let confined = TestApp::with(|state| state.maildir_root = Some(path.as_path().into())).await;
    let closed = TestApp::with(|state| state.maildir_root = None).await;
    let connect = async |app: &TestApp, person, path: &std::path::Path| {
        let body = json!({ "provider": "maildir", "email": "ann@corp.example", "settings": { "path": path } });
        app.post("/api/email-accounts").by(person).json(body).send().await
    };

    let (ann, root_person) = (
        confined.register("ann").await,
        closed.register_as("root", Role::SuperAdmin).await,
    );
    for outside in [
        other.path().to_owned(),
        root.path().join("link"),
        inside.join("../link"),
    ] {
        assert_eq!(
            connect(&confined, &ann, &outside).await.fields(),
            ["settings.path"],
            "{}",
            outside.display()
        );
    }
    let account = connect(&confined, &ann, &root.path().join("./ann")).await.ok();
    let moved = confined
        .patch(&format!("/api/email-accounts/{}", account["id"].as_str().unwrap()))
        .by(&ann)
        .json(json!({ "settings": { "path": other.path() } }))
        .send()
        .await;
    let eve = closed.register("eve").await;

    assert_eq!(account["settings"]["path"], json!(inside.canonicalize().unwrap()));
    assert_eq!(moved.fields(), ["settings.path"]);
    assert_eq!(connect(&closed, &eve, &inside).await.problem(), (403, "forbidden"));
    assert_eq!(connect(&closed, &root_person, other.path()).await.status, 201);
}

#[tokio::test]
async fn null_takes_away_and_a_missing_field_leaves() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let path = format!("/api/email-accounts/{}", Inbox::of(&app, &ann).await.account);
    let patch = async |body| app.patch(&path).by(&ann).json(body).send().await;

    patch(json!({ "signature": "Ann", "send_window": { "start": "09:00", "end": "12:00", "days": [1] } }))
        .await
        .ok();
    let kept = patch(json!({ "auto_send_enabled": true })).await.ok();
    let taken = patch(json!({ "signature": null, "send_window": null })).await.ok();
    let wrong = patch(json!({ "send_window": { "start": "12:00", "end": "09:00", "days": [1] } })).await;

    assert_eq!(
        (&kept["signature"], &kept["send_window"]["start"]),
        (&json!("Ann"), &json!("09:00"))
    );
    assert_eq!(
        (&taken["signature"], &taken["send_window"]),
        (&json!(null), &json!(null))
    );
    assert_eq!(
        (&taken["auto_send_enabled"], wrong.fields()),
        (&json!(true), vec!["send_window"])
    );
}

#[tokio::test]
async fn raising_a_limit_or_the_quota_or_freeing_from_it_wakes_what_waits_for_it() {
    let app = TestApp::new().await;
    let (ann, root) = (
        app.register("ann").await,
        app.register_as("root", Role::SuperAdmin).await,
    );
    let inbox = Inbox::of(&app, &ann).await;
    let email = inbox.draft("Prices", WaitReason::Quota).await;
    app.database
        .execute("UPDATE runs SET state = 'waiting', waiting_for = 'person', wake_at = NULL")
        .await;

    let account = format!("/api/email-accounts/{}", inbox.account);
    app.patch(&account)
        .by(&ann)
        .json(json!({ "daily_send_limit": 20 }))
        .send()
        .await
        .ok();
    app.database
        .execute("UPDATE runs SET state = 'waiting', waiting_for = 'person', wake_at = NULL")
        .await;
    app.patch(&format!("/api/users/{}", ann.id))
        .by(&root)
        .json(json!({ "quota": 5000 }))
        .send()
        .await
        .ok();

    app.database
        .execute("UPDATE runs SET state = 'waiting', waiting_for = 'person', wake_at = NULL")
        .await;
    app.patch(&format!("/api/users/{}", ann.id))
        .by(&root)
        .json(json!({ "role": "super_admin" }))
        .send()
        .await
        .ok();

    assert_eq!(app.told(PROCESS_EMAIL, email.0).await, vec![Signal::Unblocked; 3]);
}

#[tokio::test]
async fn a_disconnected_mailbox_takes_its_emails_along() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    let inbox = Inbox::of(&app, &ann).await;
    inbox.draft("Prices", WaitReason::Approval).await;
    let path = format!("/api/email-accounts/{}", inbox.account);

    for request in [
        app.get(&path),
        app.patch(&path).json(json!({})),
        app.delete(&path),
        app.post(&format!("{path}/sync")),
    ] {
        assert_eq!(request.by(&eve).send().await.problem(), (404, "not_found"));
    }
    assert_eq!(app.post(&format!("{path}/sync")).by(&ann).send().await.status, 202);
    assert_eq!(app.delete(&path).by(&ann).send().await.status, 204);

    assert_eq!(app.get(&path).by(&ann).send().await.problem(), (404, "not_found"));
    let accounts = app.get("/api/email-accounts").by(&ann).send().await.ok();
    assert_eq!(accounts["items"], json!([]));
    app.remove_deleted(inbox.account).await;
    assert_eq!(app.get("/api/emails").by(&ann).send().await.ok()["items"], json!([]));
    let log = app.get("/api/audit-log").by(&ann).send().await.ok();
    assert!(each(&log, "action").contains(&"email_account.deleted"));
}
