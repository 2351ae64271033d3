//! Several processes on one PostgreSQL and one Redis: they share the work, and one that stops loses nothing.

mod house;
mod support;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use domain::emails::Status;
use house::letters::{self, Fate};
use house::{House, Letter, Mailbox, eventually};
use serde_json::{Value, json};
use tokio::net::TcpListener;

const PATIENCE: Duration = Duration::from_secs(120);

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_share_the_work_and_stopping_one_loses_nothing() {
    let Some(mut house) = House::open().await else { return };
    house.start_worker();
    house.start_worker();
    let letters: Vec<_> = (0..300).map(letters::question).collect();
    for letter in &letters {
        house.mailbox.deliver(&letter.name, &letter.raw);
    }
    house.read_mail().await;
    eventually("replies leave", PATIENCE, async || house.mailbox.count_sent() >= 20).await;

    let busiest = by_process(&house, &letters[..8]).await;
    let stopped = busiest
        .into_iter()
        .max_by_key(|(_, runs)| *runs)
        .map(|(process, _)| process);
    let at = house.workers.iter().position(|worker| Some(worker.id()) == stopped);
    let stopping = house.workers.remove(at.expect("one of the two did it"));
    let stopped = stopping.id();
    let ended = stopping.terminate();
    let left_by_then = house.mailbox.count_sent();
    house.rest(letters.len(), PATIENCE).await;

    assert!(ended.success(), "{ended}");
    assert!(left_by_then < letters.len(), "it was stopped in the middle");
    assert_eq!(house.mailbox.count_sent(), letters.len());
    for letter in &letters {
        let email = house.email(&letter.name).await;
        let run = house.run_of(&email).await;
        assert_eq!(
            email.status.0,
            Status::Sent,
            "{} {:?}",
            letter.name,
            email.status_reason
        );
        assert_eq!((run.attempts, run.lost_leases), (0, 0), "{run:?}");
    }
    let shares = by_process(&house, &letters).await;
    println!("runs ended by each process: {shares:?}; {stopped} was stopped when {left_by_then} had left");
    let other = house.workers[0].id();
    assert!(shares.contains_key(&other), "{shares:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sort_of_letter_comes_to_its_fate() {
    let Some(mut house) = House::open().await else { return };
    house.start_worker();
    let letters = letters::write(7, 60);

    house.work_through(&letters, PATIENCE).await;

    for letter in &letters {
        let email = house.email(&letter.name).await;
        let is_right = match letter.fate {
            Fate::Answered => email.status.0 == Status::Sent,
            Fate::AnsweredOrResting => matches!(email.status.0, Status::Sent | Status::DraftReady),
            Fate::Resting => email.status.0 == Status::DraftReady,
            Fate::Ignored => email.status.0 == Status::Ignored,
            Fate::Suppressed | Fate::Open => true,
        };
        let (status, why) = (email.status.0, &email.status_reason);
        let issues = &email.validation_issues;
        assert!(
            is_right,
            "{} {:?}: {status} {why:?} {issues}\n{:?}",
            letter.name, letter.fate, email.draft_content
        );
    }
}

/// A collector of traces, and the spans that it has got.
async fn collector() -> (String, Arc<Mutex<Vec<Value>>>) {
    let spans: Arc<Mutex<Vec<Value>>> = Arc::default();
    let take = async |State(spans): State<Arc<Mutex<Vec<Value>>>>, Json(told): Json<Value>| {
        let told = told["resourceSpans"][0]["scopeSpans"][0]["spans"]
            .as_array()
            .unwrap()
            .clone();
        spans.lock().unwrap().extend(told);
    };
    let router = Router::new().route("/v1/traces", post(take)).with_state(spans.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, spans)
}

async fn ready(url: &str) -> Value {
    let answer = reqwest::get(format!("{url}/api/health/ready")).await.unwrap();
    assert_eq!(answer.status(), 200);
    answer.json().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_watches_sees_workers_steps_and_when_nobody_works_any_more() {
    let Some(mut house) = House::open().await else { return };
    let (url, spans) = collector().await;
    house.set("OTEL_EXPORTER_OTLP_ENDPOINT", url);
    house.set("HEALTH_PORT", "0".to_owned());
    house.start_worker();
    let letters: Vec<_> = (0..3).map(letters::question).collect();

    house.work_through(&letters, PATIENCE).await;

    let measured = async || {
        let url = format!("{}/metrics", house.workers[0].health_url());
        reqwest::get(url).await.unwrap().text().await.unwrap()
    };
    eventually("the worker measures itself", PATIENCE, async || {
        let measured = measured().await;
        [
            "mailroom_workers{queue=\"inbound\"} 1",
            "mailroom_redis_up 1",
            "mailroom_database_up 1",
        ]
        .iter()
        .all(|line| measured.contains(line))
    })
    .await;
    assert_eq!(ready(house.workers[0].health_url()).await["parts"][2]["works"], true);
    for letter in &letters {
        let email = house.email(&letter.name).await.id.simple().to_string();
        let of_email = || {
            let spans = spans.lock().unwrap();
            let names = spans.iter().filter(|span| span["traceId"] == json!(email));
            names
                .map(|span| span["name"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        eventually("the email leaves a trace", PATIENCE, async || !of_email().is_empty()).await;
        let names = of_email();
        for step in [
            "process_email",
            "guard",
            "understand",
            "draft",
            "validate",
            "queue_reply",
            "deliver",
        ] {
            assert_eq!(
                names.iter().filter(|name| *name == step).count(),
                1,
                "{step} in {names:?}"
            );
        }
    }

    let killed = Instant::now();
    house.workers[0].kill();
    eventually("the API says that nobody works", PATIENCE, async || {
        ready(house.api.url()).await["parts"][2]["works"] == false
    })
    .await;
    assert!(killed.elapsed() < Duration::from_secs(30), "{:?}", killed.elapsed());
}

/// How many runs each process ended or was the last to hold, of the letters that are here.
async fn by_process(house: &House, letters: &[Letter]) -> BTreeMap<u32, usize> {
    let mut shares = BTreeMap::new();
    for letter in letters {
        let Some(email) = house.find_email(&letter.name).await else {
            continue;
        };
        if let Some(worker) = house.run_of(&email).await.worker {
            *shares.entry(process_of(&worker)).or_default() += 1;
        }
    }
    shares
}

/// The process id in the name of a worker: host, process, a random part.
fn process_of(worker: &str) -> u32 {
    let mut parts = worker.rsplit('-').skip(1);
    parts
        .find_map(|part| part.parse().ok())
        .expect("a worker names its process")
}
