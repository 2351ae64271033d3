//! Connecting mailboxes.

use std::path::Path;

use connectors::sealing::{Sealer, SealingKey};
use domain::emails::WaitReason;
use domain::flows::{PROCESS_EMAIL, SYNC_MAILBOX, Signal};
use domain::roles::{MemberRole, Role};
use serde_json::{Value, json};
use storage::accounts::{self, AccountChanges};
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

fn maildir(folder: &Path) -> Value {
    json!({ "provider": "maildir", "email": "Sales@Example.org", "settings": { "path": folder },
            "password": "hunter22" })
}

#[tokio::test]
async fn a_connected_mailbox_is_read_by_a_run_and_keeps_its_secret() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let folder = app.folder_of(&ann);

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
    let ann = app.register("ann").await;
    let folder = app.folder_of(&ann);
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

fn server(host: &str, port: u16) -> Value {
    json!({ "host": host, "port": port, "security": "tls" })
}

#[tokio::test]
async fn the_networks_around_the_server_are_closed_to_all_but_super_admins() {
    let app = TestApp::new().await;
    let (ann, root) = (
        app.register("ann").await,
        app.register_as("root", Role::SuperAdmin).await,
    );
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let tried = |host: &str, more: Value| {
        let mut settings = json!({ "imap": server(host, port), "smtp": server(host, port) });
        settings
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let body = json!({ "provider": "imap", "email": "a@example.org", "password": "p", "settings": settings });
        app.post("/api/email-accounts/test").json(body)
    };

    let mut details = Vec::new();
    for (host, more) in [
        ("127.0.0.1", json!({})),
        ("localhost", json!({})),
        ("169.254.169.254", json!({})),
        ("127.0.0.1", json!({ "reaches_anywhere": true })),
    ] {
        let refused = tried(host, more).by(&ann).send().await;
        assert_eq!(refused.problem(), (422, "mailbox_unreachable"));
        assert_eq!(refused.fields(), ["settings.imap.host"]);
        details.push(refused.text);
    }

    assert!(
        details.iter().all(|detail| detail.contains("ALLOWED_NETWORKS")),
        "{details:?}"
    );
    assert!(listener.accept().is_err(), "nobody called");
    let _answered = tokio::join!(tried("127.0.0.1", json!({})).by(&root).send(), async {
        while listener.accept().is_err() {
            tokio::task::yield_now().await;
        }
    });
}

#[tokio::test]
async fn a_mailbox_that_moves_asks_for_its_password_again() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let inbox = Inbox::of(&app, &ann).await;
    let settings = json!({ "imap": server("mail.acme.invalid", 993), "smtp": server("mail.acme.invalid", 465) });
    let key = SealingKey::from_hex_or_base64(&"5e".repeat(32)).unwrap();
    let sealer = Sealer::new(key, Vec::new());
    let sealed = sealer
        .seal(&"hunter22".to_owned().into(), inbox.account.0.as_bytes())
        .unwrap();
    let by_imap = AccountChanges {
        settings: Some(settings.clone()),
        secret: Some(Some(sealed.bytes)),
        secret_key_id: Some(Some(sealed.key_id)),
        ..AccountChanges::default()
    };
    let changed = app
        .database
        .with(async |conn| accounts::update(conn, inbox.workspace, inbox.account, &by_imap).await);
    changed.await.unwrap();
    let provider = format!(
        "UPDATE email_accounts SET provider = 'imap' WHERE id = '{}'",
        inbox.account
    );
    app.database.execute(&provider).await;
    let path = format!("/api/email-accounts/{}", inbox.account);
    let moved = |change: fn(&mut Value)| {
        let mut settings = settings.clone();
        change(&mut settings);
        app.patch(&path).by(&ann).json(json!({ "settings": settings })).send()
    };

    for change in [
        (|it| it["imap"]["host"] = json!("evil.invalid")) as fn(&mut Value),
        |it| it["smtp"]["host"] = json!("evil.invalid"),
        |it| it["smtp"]["port"] = json!(25),
        |it| it["imap"]["security"] = json!("starttls"),
        |it| it["auth"] = json!("xoauth2"),
    ] {
        let refused = moved(change).await;
        assert_eq!(
            (refused.problem(), refused.fields()),
            ((422, "invalid_fields"), vec!["password"])
        );
    }
    let same = moved(|it| it["auth"] = json!("password")).await;
    assert_eq!(same.problem(), (422, "mailbox_unreachable"), "it was tried");
}

#[tokio::test]
async fn everybody_connects_folders_of_their_own_and_a_super_admin_any() {
    let (other, assigned) = (folder(), folder());
    let app = TestApp::new().await;
    let closed = TestApp::with(|state| state.maildir_root = None).await;
    let connect = async |app: &TestApp, person, path: &Path| {
        let body = json!({ "provider": "maildir", "email": "ann@corp.example", "settings": { "path": path } });
        app.post("/api/email-accounts").by(person).json(body).send().await
    };
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let (eve, root) = (
        closed.register("eve").await,
        closed.register_as("root", Role::SuperAdmin).await,
    );
    let (of_ann, of_bob) = (app.folder_of(&ann), app.folder_of(&bob));
    std::os::unix::fs::symlink(other.path(), of_ann.join("link")).unwrap();

    for outside in [
        other.path().to_owned(),
        of_bob.clone(),
        of_ann.join("link"),
        of_ann.join("..").join(bob.id.to_string()),
    ] {
        let refused = connect(&app, &ann, &outside).await;
        assert_eq!(refused.fields(), ["settings.path"], "{}", outside.display());
    }
    let account = connect(&app, &ann, &of_ann.join("new/..")).await.ok();
    let moved = app
        .patch(&format!("/api/email-accounts/{}", account["id"].as_str().unwrap()))
        .by(&ann)
        .json(json!({ "settings": { "path": of_bob } }))
        .send()
        .await;
    std::fs::remove_dir_all(&of_bob).unwrap();
    std::os::unix::fs::symlink(assigned.path(), &of_bob).unwrap();

    assert_eq!(account["settings"]["path"], json!(of_ann.canonicalize().unwrap()));
    assert_eq!(moved.fields(), ["settings.path"]);
    assert_eq!(connect(&app, &bob, assigned.path()).await.status, 201);
    assert_eq!(connect(&closed, &eve, other.path()).await.problem(), (403, "forbidden"));
    assert_eq!(connect(&closed, &root, other.path()).await.status, 201);
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

#[tokio::test]
async fn the_mailboxes_of_who_leaves_or_is_deactivated_stop_at_once() {
    let app = TestApp::new().await;
    let (ann, bob, root) = (
        app.register("ann").await,
        app.register("bob").await,
        app.register_as("root", Role::SuperAdmin).await,
    );
    let (of_ann, of_bob) = (Inbox::of(&app, &ann).await, Inbox::of(&app, &bob).await);
    let workspace = of_ann.workspace.to_string();
    let joined = app.database.with(async |conn| {
        storage::people::members::add(conn, of_ann.workspace, bob.id, MemberRole::Member, app.now()).await
    });
    joined.await.unwrap();
    let folder = app.folder_of(&bob);
    let in_hers = app.post("/api/email-accounts").by(&bob).within(&workspace);
    let in_hers = in_hers.json(maildir(&folder)).send().await.ok();
    let is_active = async |id: String| {
        let shown = app.get(&format!("/api/email-accounts/{id}")).by(&root);
        let workspace = match id == of_bob.account.to_string() {
            true => of_bob.workspace.to_string(),
            false => workspace.clone(),
        };
        shown.within(&workspace).send().await.ok()["is_active"] == true
    };
    let in_hers = in_hers["id"].as_str().unwrap().to_owned();

    let member = format!("/api/workspace/members/{}", bob.id);
    app.delete(&member).by(&ann).within(&workspace).send().await.ok();
    let after_leaving = [
        is_active(in_hers).await,
        is_active(of_bob.account.to_string()).await,
        is_active(of_ann.account.to_string()).await,
    ];
    let user = format!("/api/users/{}", bob.id);
    app.patch(&user)
        .by(&root)
        .json(json!({ "is_active": false }))
        .send()
        .await
        .ok();

    assert_eq!(after_leaving, [false, true, true]);
    assert!(!is_active(of_bob.account.to_string()).await);
}
