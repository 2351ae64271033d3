//! Who may do what: every operation of the API by everybody, on a row of a workspace they are in and on a foreign one.
//! `matrix.txt` is the answer, a line an operation; a route without its line fails, and so does a line that has changed.
//!
//! `+` may, `-` must sign in, `x` is forbidden, `0` finds nothing.

use std::cell::Cell;
use std::fmt::Write as _;

use domain::emails::WaitReason;
use domain::flows::PROCESS_EMAIL;
use domain::ids::{AccountId, EmailId, WorkspaceId};
use domain::roles::{MemberRole, Role};
use serde_json::{Value, json};

use crate::app::{Answer, Person, TestApp, TestRequest};
use crate::emails_inbox::Inbox;

/// In the order of the columns: without a token, with an account, owner of another workspace, member of the row's, member
/// who is mentioned in the email's comments, admin, super admin, owner of the row, switched off although member.
const ACTORS: [&str; 9] = [
    "nobody",
    "user",
    "elsewhere",
    "member",
    "mentioned",
    "admin",
    "super",
    "owner",
    "gone",
];
const SUPER_ADMIN: usize = 6;
const ADMIN: usize = 5;
const OWNER: usize = 7;

/// A workspace with its people and one mailbox.
struct World {
    app: TestApp,
    people: Vec<Option<Person>>,
    workspace: WorkspaceId,
    account: AccountId,
    email: EmailId,
    number: Cell<usize>,
}

impl World {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let mut people = vec![None];
        for name in &ACTORS[1..] {
            people.push(Some(app.register(name).await));
        }
        let who = |name: &str| {
            people[ACTORS.iter().position(|actor| *actor == name).unwrap()]
                .clone()
                .unwrap()
        };
        let inbox = Inbox::of(&app, &who("owner")).await;
        let (workspace, account) = (inbox.workspace, inbox.account);
        let email = inbox.draft("Prices", WaitReason::Approval).await;
        for name in ["member", "mentioned", "gone"] {
            let add = async |conn: storage::Conn<'_>| {
                storage::people::members::add(conn, workspace, who(name).id, MemberRole::Member, app.now()).await
            };
            app.database.with(add).await.unwrap();
        }
        let roles = format!(
            "UPDATE users SET role = '{}' WHERE email LIKE 'admin@%';
             UPDATE users SET role = '{}' WHERE email LIKE 'super@%';
             UPDATE users SET is_active = false WHERE email LIKE 'gone@%'",
            Role::Admin.as_str(),
            Role::SuperAdmin.as_str()
        );
        app.database.execute(&roles).await;
        let body = json!({ "name": "elsewhere" });
        let elsewhere = app
            .post("/api/workspaces")
            .by(&who("elsewhere"))
            .json(body)
            .send()
            .await;
        assert!(elsewhere.status.is_success());
        let world = Self {
            app,
            people,
            workspace,
            account,
            email,
            number: Cell::new(0),
        };
        world.mention(email).await;
        world
    }

    fn owner(&self) -> &Person {
        self.people[OWNER].as_ref().unwrap()
    }

    async fn mention(&self, email: EmailId) {
        let mentioned = self.people[4].as_ref().unwrap().id;
        let body = json!({ "body": "Look", "mentions": [mentioned] });
        let path = format!("/api/emails/{email}/comments");
        let answer = self.app.post(&path).by(self.owner()).json(body).send().await;
        assert!(answer.status.is_success(), "{}", answer.text);
    }

    fn next(&self) -> usize {
        self.number.set(self.number.get() + 1);
        self.number.get()
    }

    async fn made(&self, path: &str, body: Value) -> String {
        let answer = self.app.post(path).by(self.owner()).json(body).send().await.ok();
        answer["id"].as_str().unwrap().to_owned()
    }

    async fn new_email(&self) -> EmailId {
        let inbox = Inbox::at(&self.app, self.owner(), self.workspace, self.account);
        let email = inbox.draft("Prices", WaitReason::Approval).await;
        self.mention(email).await;
        email
    }

    async fn new_person(&self) -> Person {
        self.app.register(&format!("target{}", self.next())).await
    }

    /// The path of an operation on a row of the owner's, made for it alone.
    async fn path(&self, path: &str) -> String {
        let (kind, named) = match path {
            _ if path.ends_with("/comments/{comment_id}") => {
                let comments = format!("/api/emails/{}/comments", self.new_email().await);
                let comment = self.made(&comments, json!({ "body": "Look" })).await;
                (path, format!("{comments}/{comment}"))
            }
            _ if path.starts_with("/api/emails/") => ("{id}", self.new_email().await.to_string()),
            _ if path.starts_with("/api/jobs/runs/") => ("{id}", self.new_run().await),
            _ if path.starts_with("/api/follow-ups/") => ("{id}", self.new_follow_up().await),
            _ if path.starts_with("/api/intents/") => {
                let body = json!({ "name": format!("Intent {}", self.next()), "keywords": ["price"] });
                ("{id}", self.made("/api/intents", body).await)
            }
            _ if path.starts_with("/api/knowledge-base/") => {
                let body = json!({ "title": "Price", "content": "One euro", "category": "" });
                ("{id}", self.made("/api/knowledge-base", body).await)
            }
            _ if path.starts_with("/api/suppressions/") => {
                let body = json!({ "email": format!("s{}@corp.example", self.next()) });
                ("{id}", self.made("/api/suppressions", body).await)
            }
            _ if path.starts_with("/api/email-accounts/") => ("{id}", self.new_account().await),
            _ if path.starts_with("/api/users/") => ("{id}", self.new_person().await.id.to_string()),
            _ if path.starts_with("/api/workspace/invitations/") => {
                let body = json!({ "email": format!("guest{}@example.org", self.next()), "role": "member" });
                let invite = self.app.post("/api/workspace/invitations").by(self.owner());
                let answer = invite.within(&self.workspace.to_string()).json(body).send().await.ok();
                ("{id}", answer["id"].as_str().unwrap().to_owned())
            }
            _ if path.starts_with("/api/workspace/members/") => {
                let person = self.new_person().await;
                let add = async |conn: storage::Conn<'_>| {
                    let member = MemberRole::Member;
                    storage::people::members::add(conn, self.workspace, person.id, member, self.app.now()).await
                };
                self.app.database.with(add).await.unwrap();
                ("{user_id}", person.id.to_string())
            }
            _ => ("{code}", "not_found".to_owned()),
        };
        let path = path
            .replace(kind, &named)
            .replace("{position}", "0")
            .replace("{name}", "inbound");
        assert!(!path.contains('{'), "the matrix does not know whose row {path} is");
        let query = match path.as_str() {
            "/api/email-accounts/autodetect" => "?email=ann@gmail.com",
            "/api/knowledge-base/search" | "/api/search" => "?q=price",
            path if path.ends_with("/diff") => "?from=1&to=1",
            _ => "",
        };
        path + query
    }

    async fn new_run(&self) -> String {
        let email = self.new_email().await;
        let runs = async |conn: storage::Conn<'_>| {
            storage::runs::view::list_generations(conn, PROCESS_EMAIL.name, email.0)
                .await
                .unwrap()
        };
        self.app.database.with(runs).await[0].id.to_string()
    }

    async fn new_follow_up(&self) -> String {
        let email = self.new_email().await;
        let id = uuid::Uuid::now_v7().to_string();
        let insert = format!(
            "INSERT INTO follow_ups (id, workspace_id, user_id, email_id, conversation_id, number, scheduled_at,
                                     is_automated, base_date, created_at)
             SELECT '{id}', workspace_id, user_id, id, conversation_id, 1, now() + interval '1 day', false, now(), now()
             FROM emails WHERE id = '{email}'"
        );
        self.app.database.execute(&insert).await;
        id
    }

    async fn new_account(&self) -> String {
        let id = uuid::Uuid::now_v7().to_string();
        let insert = format!(
            "INSERT INTO email_accounts (id, workspace_id, user_id, provider, email, is_active, created_at)
             SELECT '{id}', workspace_id, user_id, 'maildir', 'box{}@example.org', true, now()
             FROM email_accounts WHERE id = '{}'",
            self.next(),
            self.account
        );
        self.app.database.execute(&insert).await;
        id
    }

    fn request(&self, method: &str, path: &str) -> TestRequest {
        match method {
            "get" => self.app.get(path),
            "post" => self.app.post(path),
            "put" => self.app.put(path),
            "patch" => self.app.patch(path),
            _ => self.app.delete(path),
        }
    }
}

/// What is sent with an operation so that nothing but rights can be wrong with it.
fn body(operation: &str, world: &World) -> Option<Value> {
    let number = world.next();
    let intent = json!({ "name": format!("New {number}"), "keywords": ["offer"] });
    let person = json!({ "email": format!("new{number}@example.org"), "password": "correct horse battery",
        "full_name": "New" });
    Some(match operation {
        "login" => json!({ "email": "user@example.org", "password": "wrong, surely" }),
        "register" => person,
        "create_user" => {
            let mut person = person;
            person["role"] = json!("user");
            person
        }
        "change_password" => {
            json!({ "current_password": "correct horse battery", "new_password": "another horse battery" })
        }
        "update_me" | "update_user" => json!({ "full_name": "Other" }),
        "put_settings" => json!({}),
        "create_workspace" | "update_workspace" => json!({ "name": "Other" }),
        "invite_member" => json!({ "email": format!("new{number}@example.org"), "role": "member" }),
        "accept_invitation" => json!({ "token": "nobody's" }),
        "update_member" => json!({ "role": "owner" }),
        "create_intent" => intent,
        "update_intent" => json!({ "description": "Other" }),
        "test_intents" => json!({ "text": { "subject": "Price", "body": "How much?" } }),
        "create_knowledge" => json!({ "title": "New", "content": "New", "category": "" }),
        "update_knowledge" => json!({ "content": "Other" }),
        "create_email_account" | "test_email_account" => {
            json!({ "provider": "maildir", "email": "new@example.org", "settings": { "path": "/nowhere" } })
        }
        "update_email_account" => json!({ "display_name": "Other" }),
        "bulk_emails" => json!({ "ids": [world.email], "action": { "kind": "reject" } }),
        "put_draft" => json!({ "body": "Ten euros.", "version": 1 }),
        "send_email" => json!({ "draft_version": 1 }),
        "settle_send" | "settle_follow_up" => json!({ "was_sent": true }),
        "snooze_email" => json!({ "until": world.app.now() + chrono::TimeDelta::days(1) }),
        "assign_email" => json!({ "user_id": null }),
        "create_comment" => json!({ "body": "Look" }),
        "regenerate_draft" | "reject_email" | "update_follow_up" | "cancel_run" | "redrive_runs" => json!({}),
        "create_suppression" => json!({ "email": format!("new{number}@corp.example") }),
        _ => return None,
    })
}

fn mark(operation: &str, answer: &Answer) -> char {
    match (answer.status.as_u16(), answer.body["code"].as_str().unwrap_or_default()) {
        (401, "unauthenticated" | "account_inactive") => '-',
        (403, _) => 'x',
        (404, _) => '0',
        (500.., _) => panic!("{operation}: {} {}", answer.status, answer.text),
        _ => '+',
    }
}

/// Operations after which a person or the workspace is no longer what it was.
const LEAVES_A_MESS: [&str; 5] = [
    "logout",
    "logout_everywhere",
    "change_password",
    "delete_workspace",
    "update_me",
];

async fn cell(
    world: &World,
    (method, path, operation): (&str, &str, &str),
    seen: &str,
    actor: usize,
    is_within: bool,
) -> char {
    // What is only looked at may be the same for everybody.
    let path = match method {
        "get" => seen.to_owned(),
        _ => world.path(path).await,
    };
    let mut request = world.request(method, &path);
    if let Some(person) = &world.people[actor] {
        request = request.by(person);
    }
    if is_within {
        request = request.within(&world.workspace.to_string());
    }
    let request = match body(operation, world) {
        Some(body) => request.json(body),
        None if operation == "import_knowledge" => request.form(&[("a.md", b"# A\n\nb")], &[]),
        None => request,
    };
    if operation == "stream_events" {
        let status = request.response().await.status().as_u16();
        return if status == 401 { '-' } else { '+' };
    }
    let answer = request.send().await;
    let sees_everything = [ADMIN, SUPER_ADMIN, OWNER].contains(&actor) || is_within;
    if method == "get" && !sees_everything {
        assert!(
            !answer.text.contains(&world.email.to_string()),
            "{operation} by {} shows foreign mail",
            ACTORS[actor]
        );
        assert!(
            !answer.text.contains("owner@example.org"),
            "{operation} by {} shows strangers",
            ACTORS[actor]
        );
    }
    mark(operation, &answer)
}

async fn row(world: &mut World, operation: (&str, &str, &str), is_within: bool) -> String {
    let mut marks = String::new();
    let seen = match operation.0 {
        "get" => world.path(operation.1).await,
        _ => String::new(),
    };
    for actor in 0..ACTORS.len() {
        let mark = cell(world, operation, &seen, actor, is_within).await;
        marks.push(mark);
        if mark == '+' && LEAVES_A_MESS.contains(&operation.2) {
            *world = World::new().await;
        }
    }
    marks
}

#[tokio::test]
async fn everybody_may_do_what_the_matrix_says_and_nothing_else() {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut world = World::new().await;
    let mut lines = String::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, described) in methods.as_object().unwrap() {
            let operation = described["operationId"].as_str().unwrap();
            let within = row(&mut world, (method, path, operation), true).await;
            let foreign = row(&mut world, (method, path, operation), false).await;
            writeln!(lines, "{operation:<24} {within}  {foreign}").unwrap();
        }
    }

    let committed = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/api/matrix.txt")).unwrap();
    let known: Vec<&str> = committed.lines().filter(|line| !line.starts_with('#')).collect();
    let found: Vec<&str> = lines.lines().collect();
    let changed: Vec<&&str> = found.iter().filter(|line| !known.contains(line)).collect();
    assert!(
        changed.is_empty(),
        "not in matrix.txt, or otherwise there:\n{changed:#?}"
    );
    assert_eq!(
        known.len(),
        found.len(),
        "matrix.txt has lines of operations that are gone"
    );
}
