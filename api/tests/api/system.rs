//! Health, metrics, and the documentation of the API itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use api::{Code, Readiness};
use async_trait::async_trait;
use serde_json::{Value, json};

use crate::app::TestApp;

#[derive(Debug)]
struct BrokenQueue;

#[async_trait]
impl Readiness for BrokenQueue {
    fn name(&self) -> &'static str {
        "queue"
    }

    async fn check(&self) -> Result<(), String> {
        Err("Redis does not answer".to_owned())
    }
}

#[tokio::test]
async fn a_healthy_installation_says_so() {
    let app = TestApp::new().await;

    assert_eq!(app.get("/api/health").send().await.ok()["status"], "ok");
    let ready = app.get("/api/health/ready").send().await.ok();
    assert_eq!(ready["is_ready"], true);
    assert_eq!(
        ready["parts"][1],
        json!({ "name": "migrations", "works": true, "is_needed": true, "detail": null })
    );
}

#[tokio::test]
async fn readiness_warns_while_no_worker_is_alive_and_of_queues_that_nobody_takes() {
    let app = TestApp::new().await;
    let workers = async || app.get("/api/health/ready").send().await.ok()["parts"][2]["detail"].clone();
    let beat = async |queues: &[&'static str]| {
        let queues = queues.to_vec();
        let beating = async |conn: storage::Conn<'_>| storage::workers::beat(conn, "host-1-a", "1", &queues).await;
        app.database.with(beating).await.unwrap();
    };

    let none = workers().await;
    beat(&["inbound", "sync"]).await;
    let some = workers().await;
    app.database
        .execute("UPDATE workers SET heartbeat_at = now() - interval '21 s'")
        .await;
    let lost = workers().await;

    assert_eq!(none, "no worker is alive; start one with `mailroom work`");
    assert_eq!(some, "no living worker takes campaign, timer");
    assert_eq!(lost, none);
}

#[tokio::test]
async fn without_its_queue_an_installation_is_ready_and_warns() {
    let app = TestApp::with(|state| state.readiness.push(Arc::new(BrokenQueue))).await;

    let answer = app.get("/api/health/ready").send().await;

    assert_eq!((answer.status.as_u16(), &answer.body["is_ready"]), (200, &json!(true)));
    assert_eq!(
        answer.body["parts"][3],
        json!({ "name": "queue", "works": false, "is_needed": false, "detail": "Redis does not answer" })
    );
}

#[tokio::test]
async fn metrics_count_requests_by_route() {
    let app = TestApp::new().await;
    app.get("/api/users/01900000-0000-7000-8000-000000000000").send().await;

    let answer = app.get("/metrics").send().await;

    assert!(answer.header("content-type").starts_with("text/plain"));
    let series = "mailroom_http_request_seconds_count{method=\"GET\",route=\"/api/users/{id}\",status=\"401\"}";
    assert!(answer.text.contains(series), "{}", answer.text);
}

#[tokio::test]
async fn every_problem_has_a_page_at_its_type() {
    let app = TestApp::new().await;

    for code in Code::ALL {
        let answer = app.get(&format!("/api/problems/{}", code.as_str())).send().await;
        assert_eq!(answer.text, code.page());
    }
    let answer = app.get("/api/nothing").send().await;
    assert_eq!(answer.body["type"], "/api/problems/route_not_found");
    assert_eq!(
        app.get("/api/problems/nonsense").send().await.problem(),
        (404, "not_found")
    );
}

#[tokio::test]
async fn the_document_lists_every_route_and_every_listed_route_answers() {
    let app = TestApp::new().await;

    let document = app.get("/api/openapi.json").send().await.ok();

    let operations = operations(&document);
    assert_eq!(
        operations.len(),
        handlers(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")))
    );
    for (path, method) in operations {
        let path = path
            .replace("{id}", "none")
            .replace("{user_id}", "none")
            .replace("{code}", "none");
        let request = match method {
            "get" => app.get(&path),
            "post" => app.post(&path),
            "put" => app.put(&path),
            "patch" => app.patch(&path),
            _ => app.delete(&path),
        };
        let answer = request.send().await;
        assert!(
            !["route_not_found", "method_not_allowed"].contains(&answer.body["code"].as_str().unwrap_or_default()),
            "{method} {path}"
        );
    }
}

#[test]
fn the_committed_description_is_that_of_the_api() {
    let file = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../frontend/openapi.json"));
    let committed: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();

    let own = serde_json::to_value(api::document()).unwrap();

    assert!(committed == own, "`make openapi` writes {} anew", file.display());
}

fn operations(document: &Value) -> Vec<(&str, &str)> {
    let paths = document["paths"].as_object().unwrap().iter();
    paths
        .flat_map(|(path, methods)| {
            methods
                .as_object()
                .unwrap()
                .keys()
                .map(move |method| (path.as_str(), method.as_str()))
        })
        .collect()
}

/// Handlers in the source that say which route they are for.
fn handlers(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let count = |path: PathBuf| match path.is_dir() {
        true => handlers(&path),
        false => std::fs::read_to_string(&path)
            .unwrap()
            .matches("#[utoipa::path(")
            .count(),
    };
    entries.map(count).sum()
}

#[tokio::test]
async fn every_operation_is_named_tagged_and_may_answer_a_problem() {
    let app = TestApp::new().await;

    let document = app.get("/api/openapi.json").send().await.ok();

    let mut names = Vec::new();
    for operation in document["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|methods| methods.as_object().unwrap().values())
    {
        let name = operation["operationId"].as_str().unwrap();
        assert!(
            operation["summary"].is_string() && operation["tags"].is_array(),
            "{name}"
        );
        let problem = &operation["responses"]["default"]["content"]["application/problem+json"]["schema"]["$ref"];
        assert_eq!(problem, "#/components/schemas/Problem", "{name}");
        names.push(name);
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "operation ids are unique");
}

#[tokio::test]
async fn every_schema_that_is_named_is_defined() {
    let app = TestApp::new().await;

    let answer = app.get("/api/openapi.json").send().await;

    let schemas = answer.body["components"]["schemas"].as_object().unwrap();
    for reference in answer.text.split("\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(schemas.contains_key(name), "{name}");
    }
    assert_eq!(schemas["Role"]["enum"], json!(["user", "admin", "super_admin"]));
}

#[tokio::test]
async fn the_browsable_page_shows_every_route_and_loads_nothing() {
    let app = TestApp::new().await;

    let answer = app.get("/api/docs").send().await;

    assert_eq!(answer.status, 200);
    let text = answer.text.replace("&#x2f;", "/").to_lowercase();
    for shown in ["/api/auth/login", "/api/intents/{id}", "mailroom", "UpdateIntent"] {
        assert!(text.contains(&shown.to_lowercase()), "{shown}");
    }
    assert!(!answer.text.contains("<script") && !text.contains("http://") && !text.contains("https://"));
}

#[tokio::test]
async fn metrics_are_shown_on_the_port_for_those_who_watch_where_there_is_one() {
    let app = TestApp::with(|state| state.has_health_port = true).await;

    assert_eq!(app.get("/metrics").send().await.problem(), (404, "route_not_found"));
    let everywhere = TestApp::new().await;
    assert_eq!(everywhere.get("/metrics").send().await.status, 200);
}

#[tokio::test]
async fn readiness_opens_no_connection_and_says_soon_that_none_is_free() {
    let mut database = None;
    let app = TestApp::with(|state| database = Some(state.database.clone())).await;
    let (database, mut held) = (database.unwrap(), Vec::new());
    while let Ok(connection) = database.probe().await {
        held.push(connection);
    }

    let asked = Instant::now();
    let answer = app.get("/api/health/ready").send().await;

    assert_eq!(answer.status, 503);
    assert!(asked.elapsed() < Duration::from_secs(8), "{:?}", asked.elapsed());
    drop(held);
    assert_eq!(app.get("/api/health/ready").send().await.status, 200);
}
