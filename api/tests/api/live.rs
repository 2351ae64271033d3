//! The stream of live events: everybody hears of what they may see, and of nothing else.

use std::time::Duration;

use axum::body::BodyDataStream;
use domain::emails::WaitReason;
use domain::ids::WorkspaceId;
use domain::roles::{MemberRole, Role};
use futures::StreamExt;
use serde_json::{Value, json};
use storage::changes::{Announcer, Change, ChangeKind};

use crate::app::{Person, TestApp};
use crate::emails_inbox::Inbox;

const DEADLINE: Duration = Duration::from_secs(20);

/// An open stream.
struct Stream {
    body: BodyDataStream,
    read: String,
}

impl Stream {
    /// Opens one and waits until nothing is missed any more.
    async fn open(app: &TestApp, person: &Person) -> Self {
        let response = app.get("/api/events").by(person).response().await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert!(!response.headers().contains_key("content-encoding"));
        assert_eq!(response.headers()["x-accel-buffering"], "no");
        let mut stream = Self {
            body: response.into_body().into_data_stream(),
            read: String::new(),
        };
        assert_eq!(stream.next().await, Some(("ready".to_owned(), json!({}))));
        stream
    }

    /// The next event but a reset; `None` at the end of the stream.
    async fn next(&mut self) -> Option<(String, Value)> {
        loop {
            if let Some((event, rest)) = self.read.split_once("\n\n") {
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
                let found = field("event:").zip(field("data:"));
                let found = found.map(|(name, data)| (name.to_owned(), serde_json::from_str(data).unwrap()));
                self.read = rest.to_owned();
                match found {
                    Some((name, _)) if name == "reset" => {}
                    Some(event) => return Some(event),
                    None => {}
                }
                continue;
            }
            let bytes = tokio::time::timeout(DEADLINE, self.body.next())
                .await
                .expect("an event comes")?;
            self.read.push_str(std::str::from_utf8(&bytes.unwrap()).unwrap());
        }
    }

    /// The next change: workspace, kind and id.
    async fn change(&mut self) -> (Value, Value, Value) {
        let (name, data) = self.next().await.expect("the stream is open");
        assert_eq!(name, "change");
        (data["workspace"].clone(), data["kind"].clone(), data["id"].clone())
    }
}

async fn workspace_of(app: &TestApp, person: &Person) -> WorkspaceId {
    let workspaces = app.get("/api/workspaces").by(person).send().await.ok();
    serde_json::from_value(workspaces["items"][0]["id"].clone()).unwrap()
}

#[tokio::test]
async fn a_write_is_told_to_its_person_and_to_nobody_else() {
    let app = TestApp::new().await;
    let (ann, eve) = (app.register("ann").await, app.register("eve").await);
    let inbox = Inbox::of(&app, &ann).await;
    let email = inbox.draft("Prices", WaitReason::Approval).await;
    let (mut of_ann, mut of_eve) = (Stream::open(&app, &ann).await, Stream::open(&app, &eve).await);

    let reject = app
        .post(&format!("/api/emails/{email}/reject"))
        .by(&ann)
        .json(json!({}));
    assert!(reject.send().await.status.is_success());
    let intent = json!({ "name": "Press", "keywords": ["press"] });
    app.post("/api/intents").by(&eve).json(intent).send().await.ok();

    assert_eq!(
        of_ann.change().await,
        (json!(inbox.workspace), json!("emails"), json!(email))
    );
    let first_of_eve = of_eve.change().await;
    assert_eq!(
        (first_of_eve.0, first_of_eve.1),
        (json!(workspace_of(&app, &eve).await), json!("intents"))
    );
}

#[tokio::test]
async fn refused_writes_and_reads_are_not_told() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let mut stream = Stream::open(&app, &ann).await;

    app.get("/api/intents").by(&ann).send().await.ok();
    let refused = app
        .post("/api/knowledge-base")
        .by(&ann)
        .json(json!({ "title": "", "content": "" }));
    assert_eq!(refused.send().await.status, 422);
    let workspace = json!({ "name": "Second" });
    app.post("/api/workspaces").by(&ann).json(workspace).send().await.ok();

    assert_eq!(stream.change().await.1, "workspaces");
}

#[tokio::test]
async fn colleagues_hear_of_emails_assigned_to_them_only() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let inbox = Inbox::of(&app, &ann).await;
    let added = app.database.with(async |conn| {
        storage::people::members::add(conn, inbox.workspace, bob.id, MemberRole::Member, app.now()).await
    });
    added.await.unwrap();
    let (own, shared) = (inbox.receive("Own").await, inbox.receive("Shared").await);
    let assign = |email, user| {
        app.post(&format!("/api/emails/{email}/assign"))
            .by(&ann)
            .json(json!({ "user_id": user }))
    };
    let mut of_bob = Stream::open(&app, &bob).await;

    assert_eq!(assign(own, ann.id).send().await.status, 204);
    assert_eq!(assign(shared, bob.id).send().await.status, 204);

    assert_eq!(of_bob.change().await.2, json!(shared));
}

#[tokio::test]
async fn what_other_processes_change_is_heard_and_admins_hear_of_all_runs() {
    let app = TestApp::new().await;
    let (admin, ann) = (app.register_as("admin", Role::Admin).await, app.register("ann").await);
    let workspace = workspace_of(&app, &ann).await;
    let (mut of_ann, mut of_admin) = (Stream::open(&app, &ann).await, Stream::open(&app, &admin).await);
    let elsewhere = Announcer::start(app.database.database());
    let change = |kind, id| Change {
        workspace,
        kind,
        id,
        user: None,
    };
    let run = uuid::Uuid::now_v7();

    elsewhere.announce(change(ChangeKind::Runs, Some(run)));
    elsewhere.announce(change(ChangeKind::FollowUps, None));

    assert_eq!(
        of_ann.change().await,
        (json!(workspace), json!("follow_ups"), json!(null))
    );
    assert_eq!(of_admin.change().await, (json!(workspace), json!("runs"), json!(run)));
}

#[tokio::test]
async fn a_stream_ends_when_its_person_signs_out_everywhere() {
    let every = Duration::from_millis(50);
    let app = TestApp::with(|state| state.live = state.live.clone().rechecking_every(every)).await;
    let ann = app.register("ann").await;
    let mut stream = Stream::open(&app, &ann).await;

    let out = app.post("/api/auth/logout-everywhere").by(&ann).send().await;

    assert!(out.status.is_success(), "{}", out.text);
    assert_eq!(stream.next().await, None);
}

#[tokio::test]
async fn streams_of_one_person_are_limited_and_room_is_given_back() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let mut open = Vec::new();
    for _ in 0..10 {
        open.push(Stream::open(&app, &ann).await);
    }

    let refused = app.get("/api/events").by(&ann).send().await;
    open.pop();

    assert_eq!(refused.problem(), (429, "too_many_attempts"));
    Stream::open(&app, &ann).await;
    assert_eq!(app.get("/api/events").send().await.problem(), (401, "unauthenticated"));
}

#[tokio::test]
async fn streams_end_when_the_process_stops() {
    let mut live = None;
    let app = TestApp::with(|state| live = Some(state.live.clone())).await;
    let ann = app.register("ann").await;
    let mut stream = Stream::open(&app, &ann).await;

    live.unwrap().close();

    assert_eq!(stream.next().await, None);
    assert_eq!(
        app.get("/api/events").by(&ann).send().await.problem(),
        (503, "unavailable")
    );
}
