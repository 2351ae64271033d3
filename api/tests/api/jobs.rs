//! The jobs console: admins watch and repair the runs of everybody, and read nobody's mail.

use domain::flows::PROCESS_EMAIL;
use domain::ids::EmailId;
use domain::roles::Role;
use serde_json::{Value, json};
use storage::runs::RunState;

use crate::app::{Person, TestApp, each};
use crate::emails_inbox::Inbox;

/// An admin, and the mailbox of somebody else.
async fn people(app: &TestApp) -> (Person, Person) {
    (app.register_as("admin", Role::Admin).await, app.register("ann").await)
}

/// Lets the run of an email fail as the engine would.
async fn fail(app: &TestApp, email: EmailId, cause: &str) -> String {
    let error = json!({ "step": "draft", "causes": [cause, "connection refused"], "attempts": 3 });
    let statement = format!(
        "UPDATE runs SET state = 'failed', finished_at = now(), wake_at = NULL, step = 'understand', error = '{error}'
             WHERE subject = '{email}';
         UPDATE emails SET status = 'error', status_reason = 'no answer' WHERE id = '{email}';
         INSERT INTO run_steps SELECT id, 'guard', 1, 1, '{{\"kind\": \"x\", \"reason\": \"secret\", \"to\": \"bo@corp.example\"}}', 1,
             created_at + interval '1 s', created_at + interval '3 s' FROM runs WHERE subject = '{email}';
         INSERT INTO run_signals SELECT id, 1, '{{\"kind\": \"regenerate\", \"instruction\": \"secret\"}}', now()
             FROM runs WHERE subject = '{email}'"
    );
    app.database.execute(&statement).await;
    run_of(app, email).await
}

async fn run_of(app: &TestApp, email: EmailId) -> String {
    let runs = app.database.with(async |conn| {
        storage::runs::view::list_generations(conn, PROCESS_EMAIL.name, email.0)
            .await
            .unwrap()
    });
    runs.await[0].id.to_string()
}

async fn run(app: &TestApp, admin: &Person, id: &str) -> Value {
    app.get(&format!("/api/jobs/runs/{id}")).by(admin).send().await.ok()
}

#[tokio::test]
async fn only_admins_see_the_console() {
    let app = TestApp::new().await;
    let (admin, ann) = people(&app).await;
    let id = run_of(&app, Inbox::of(&app, &ann).await.receive("Prices").await).await;

    for path in ["overview", "workers", "runs", &format!("runs/{id}")] {
        let path = format!("/api/jobs/{path}");
        assert_eq!(
            app.get(&path).by(&ann).send().await.problem(),
            (403, "forbidden"),
            "{path}"
        );
        assert_eq!(app.get(&path).by(&admin).send().await.status, 200, "{path}");
    }
    for path in [
        "redrive",
        "queues/inbound/pause",
        &format!("runs/{id}/retry"),
        &format!("runs/{id}/run-now"),
    ] {
        let answer = app
            .post(&format!("/api/jobs/{path}"))
            .by(&ann)
            .json(json!({}))
            .send()
            .await;
        assert_eq!(answer.problem(), (403, "forbidden"), "{path}");
    }
}

#[tokio::test]
async fn the_overview_counts_runs_by_flow_queue_and_minute() {
    let app = TestApp::new().await;
    let (admin, ann) = people(&app).await;
    let inbox = Inbox::of(&app, &ann).await;
    inbox.receive("One").await;
    fail(&app, inbox.receive("Two").await, "the model did not answer").await;

    let seen = app.get("/api/jobs/overview").by(&admin).send().await.ok();

    let flow = seen["flows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|flow| flow["flow"] == "process_email");
    let flow = flow.unwrap();
    assert_eq!(
        (&flow["ready"], &flow["failed"], &flow["succeeded_24h"]),
        (&json!(1), &json!(1), &json!(0))
    );
    let queue = &seen["queues"][0];
    assert_eq!(
        (&queue["name"], &queue["due"], &queue["is_paused"]),
        (&json!("inbound"), &json!(1), &json!(false))
    );
    assert_eq!(seen["oldest_due"]["flow"], "process_email");
    assert_eq!(seen["late"], 0);
    let minutes = seen["minutes"].as_array().unwrap();
    let sum = |field: &str| {
        minutes
            .iter()
            .map(|minute| minute[field].as_i64().unwrap())
            .sum::<i64>()
    };
    assert_eq!((minutes.len(), sum("started"), sum("failed")), (60, 2, 1));
}

#[tokio::test]
async fn workers_show_whether_they_live() {
    let app = TestApp::new().await;
    let (admin, _) = people(&app).await;
    app.database
        .execute(
            "INSERT INTO workers VALUES ('big-host-7-ab', '0.1.0', '{inbound}', now(), now()),
             ('gone-8-cd', '0.1.0', '{sync}', now() - interval '1 h', now() - interval '1 min')",
        )
        .await;

    let page = app.get("/api/jobs/workers").by(&admin).send().await.ok();

    assert_eq!(each(&page, "host"), ["gone", "big-host"]);
    assert_eq!(
        (&page["items"][0]["is_alive"], &page["items"][1]["is_alive"]),
        (&json!(false), &json!(true))
    );
}

#[tokio::test]
async fn runs_are_listed_newest_first_by_pages_and_filters() {
    let app = TestApp::new().await;
    let (admin, ann) = people(&app).await;
    let inbox = Inbox::of(&app, &ann).await;
    let failed = fail(&app, inbox.receive("One").await, "100% of bo@corp.example refused").await;
    let email = inbox.receive("Two").await;
    let ready = run_of(&app, email).await;
    let list = async |query: &str| app.get(&format!("/api/jobs/runs?{query}")).by(&admin).send().await;

    for (query, expected) in [
        ("flow=process_email", vec![&ready, &failed]),
        ("state=failed", vec![&failed]),
        ("state=ready&queue=inbound", vec![&ready]),
        ("state=waiting", vec![]),
        ("q=100%25", vec![&failed]),
        ("q=100_", vec![]),
        (&format!("subject={email}"), vec![&ready]),
    ] {
        assert_eq!(each(&list(query).await.ok(), "id"), expected, "{query}");
    }
    assert_eq!(list("flow=nonsense").await.fields(), ["flow"]);
    let page = list("flow=process_email&limit=1").await.ok();
    let next = format!(
        "limit=1&flow=process_email&cursor={}",
        page["next_cursor"].as_str().unwrap()
    );
    let second = list(&next).await.ok();
    assert_eq!(each(&second, "id"), [&failed]);
    assert_eq!(second["items"][0]["error"], "100% of b…@corp.example refused");
    assert_eq!(second["next_cursor"], Value::Null);
}

#[tokio::test]
async fn a_run_is_a_timeline_without_words_of_people() {
    let app = TestApp::new().await;
    let (admin, ann) = people(&app).await;
    let id = fail(&app, Inbox::of(&app, &ann).await.receive("One").await, "no answer").await;

    let answer = app.get(&format!("/api/jobs/runs/{id}")).by(&admin).send().await;

    assert!(
        !answer.text.contains("secret") && !answer.text.contains("bo@corp"),
        "{}",
        answer.text
    );
    let shown = answer.ok();
    let step = &shown["steps"][0];
    assert_eq!(
        (&step["name"], &step["duration_ms"], &step["rested_ms"]),
        (&json!("guard"), &json!(2000), &json!(1000))
    );
    assert_eq!(shown["failure"]["causes"], json!(["no answer", "connection refused"]));
    assert_eq!(shown["signals"][0]["kind"], "regenerate");
    assert_eq!(shown["generations"][0]["id"], json!(id));
    assert_eq!(
        shown["actions"],
        json!({ "retry": true, "cancel": false, "run_now": false })
    );
    let missing = app
        .get(&format!("/api/jobs/runs/{}", EmailId::new()))
        .by(&admin)
        .send()
        .await;
    assert_eq!(missing.problem(), (404, "not_found"));
}

#[tokio::test]
async fn a_retried_run_goes_on_and_takes_its_email_back_to_work() {
    let (app, mut wakes) = TestApp::with_wakes().await;
    let (admin, ann) = people(&app).await;
    let email = Inbox::of(&app, &ann).await.receive("One").await;
    let id = fail(&app, email, "no answer").await;
    let retry = || app.post(&format!("/api/jobs/runs/{id}/retry")).by(&admin);

    assert_eq!(retry().send().await.status, 202);
    let again = retry().send().await;

    assert_eq!(again.problem(), (409, "conflict"));
    assert_eq!(wakes.recv().await.unwrap().run.to_string(), id);
    assert_eq!(run(&app, &admin, &id).await["state"], "ready");
    let shown = app.get(&format!("/api/emails/{email}")).by(&ann).send().await.ok();
    assert_eq!(
        (&shown["status"], &shown["action_history"][0]["action"]),
        (&json!("drafting"), &json!("retried"))
    );
    let log = app.get("/api/audit-log").by(&ann).send().await.ok();
    assert_eq!(each(&log, "action")[0], "run.retried", "the owner learns of it");
}

#[tokio::test]
async fn a_run_that_was_replaced_is_not_retried() {
    let app = TestApp::new().await;
    let (admin, ann) = people(&app).await;
    let email = Inbox::of(&app, &ann).await.receive("One").await;
    let id = fail(&app, email, "no answer").await;
    let anew = app
        .post(&format!("/api/emails/{email}/reprocess"))
        .by(&ann)
        .send()
        .await;
    assert_eq!(anew.status, 202);

    let refused = app.post(&format!("/api/jobs/runs/{id}/retry")).by(&admin).send().await;

    assert_eq!(refused.problem(), (409, "conflict"));
    assert_eq!(run(&app, &admin, &id).await["actions"]["retry"], false);
}

#[tokio::test]
async fn a_cancelled_run_is_asked_to_stop_and_an_ended_one_is_not() {
    let app = TestApp::new().await;
    let (admin, ann) = people(&app).await;
    let inbox = Inbox::of(&app, &ann).await;
    let (open, ended) = (
        run_of(&app, inbox.receive("One").await).await,
        fail(&app, inbox.receive("Two").await, "no answer").await,
    );
    let cancel = |id: &str, body: Value| app.post(&format!("/api/jobs/runs/{id}/cancel")).by(&admin).json(body);

    assert_eq!(cancel(&open, json!({ "reason": "spam wave" })).send().await.status, 202);
    assert_eq!(run(&app, &admin, &open).await["cancel_reason"], "spam wave");
    assert_eq!(cancel(&ended, json!({})).send().await.problem(), (409, "conflict"));
    let long = cancel(&open, json!({ "reason": "x".repeat(501) })).send().await;
    assert_eq!(long.fields(), ["reason"]);
}

#[tokio::test]
async fn only_waits_for_another_try_are_cut_short() {
    let (app, mut wakes) = TestApp::with_wakes().await;
    let (admin, ann) = people(&app).await;
    let email = Inbox::of(&app, &ann).await.receive("One").await;
    let id = run_of(&app, email).await;
    let run_now = || app.post(&format!("/api/jobs/runs/{id}/run-now")).by(&admin);
    let wait_for = async |what: &str| {
        let statement = format!(
            "UPDATE runs SET state = 'waiting', waiting_for = '{what}', wake_at = now() + interval '1 h' WHERE id = '{id}'"
        );
        app.database.execute(&statement).await;
    };

    for what in ["timer", "person"] {
        wait_for(what).await;
        assert_eq!(run_now().send().await.problem(), (409, "conflict"), "{what}");
    }
    wait_for("retry").await;
    assert_eq!(run_now().send().await.status, 202);

    assert_eq!(wakes.recv().await.unwrap().run.to_string(), id);
    assert_eq!(run(&app, &admin, &id).await["state"], "ready");
}

#[tokio::test]
async fn failed_runs_are_redriven_in_bulk_by_filter() {
    let app = TestApp::new().await;
    let (admin, ann) = people(&app).await;
    let inbox = Inbox::of(&app, &ann).await;
    let mut runs = Vec::new();
    for (subject, cause) in [("One", "model down"), ("Two", "model down"), ("Three", "poison")] {
        runs.push(fail(&app, inbox.receive(subject).await, cause).await);
    }
    let redrive = |body: Value| app.post("/api/jobs/redrive").by(&admin).json(body);

    assert_eq!(redrive(json!({ "flow": "nonsense" })).send().await.fields(), ["flow"]);
    let none = redrive(json!({ "flow": "sync_mailbox" })).send().await.ok();
    let two = redrive(json!({ "flow": "process_email", "q": "model" }))
        .send()
        .await
        .ok();

    assert_eq!(none, json!({ "redriven": 0, "left": 0 }));
    assert_eq!(two, json!({ "redriven": 2, "left": 0 }));
    let failed = app.get("/api/jobs/runs?state=failed").by(&admin).send().await.ok();
    assert_eq!(each(&failed, "id"), [&runs[2]]);
}

#[tokio::test]
async fn a_paused_queue_starts_nothing_until_it_is_resumed() {
    let (app, mut wakes) = TestApp::with_wakes().await;
    let (admin, ann) = people(&app).await;
    let id = run_of(&app, Inbox::of(&app, &ann).await.receive("One").await).await;
    let act = |what: &str| app.post(&format!("/api/jobs/queues/{what}")).by(&admin);
    let is_paused =
        async || app.get("/api/jobs/overview").by(&admin).send().await.ok()["queues"][0]["is_paused"].clone();
    let claim = async || {
        let claim = storage::runs::Claim {
            run: id.parse::<uuid::Uuid>().unwrap().into(),
            token: uuid::Uuid::now_v7(),
        };
        let known = domain::flows::known_versions(domain::flows::ALL);
        app.database
            .with(async |conn| {
                storage::runs::claim(conn, &[claim], "test", &known, app.now())
                    .await
                    .unwrap()
                    .len()
            })
            .await
    };

    assert_eq!(act("inbound/pause").send().await.status, 204);
    assert_eq!((is_paused().await, claim().await), (json!(true), 0));
    app.clock.advance(chrono::TimeDelta::seconds(11));
    assert_eq!(act("inbound/resume").send().await.status, 204);

    assert_eq!(wakes.recv().await.unwrap().run.to_string(), id);
    assert_eq!((is_paused().await, claim().await), (json!(false), 1));
    assert_eq!(act("nonsense/pause").send().await.problem(), (404, "not_found"));
    let state = run(&app, &admin, &id).await["state"].clone();
    assert_eq!(state, json!(RunState::Running));
}
