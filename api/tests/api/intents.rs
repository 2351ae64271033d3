//! Intents, the one default among them, and the test bench.

use serde_json::{Value, json};

use crate::app::{Answer, Person, TestApp, each};

async fn create(app: &TestApp, person: &Person, body: Value) -> Answer {
    app.post("/api/intents").by(person).json(body).send().await
}

async fn path_of(app: &TestApp, person: &Person, name: &str) -> String {
    let list = app.get("/api/intents").by(person).send().await.ok();
    let intent = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|intent| intent["name"] == name)
        .unwrap();
    format!("/api/intents/{}", intent["id"].as_str().unwrap())
}

async fn defaults(app: &TestApp, person: &Person) -> Vec<String> {
    let list = app.get("/api/intents").by(person).send().await.ok();
    let intents = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|intent| intent["is_default"] == true);
    intents
        .map(|intent| intent["name"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn an_intent_is_added_changed_and_deleted() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let made = create(
        &app,
        &ann,
        json!({ "name": "Pricing", "keywords": ["price", " Price ", "quote"], "priority": 9 }),
    )
    .await
    .ok();
    assert_eq!(made["keywords"], json!(["price", "quote"]));
    assert_eq!(
        (&made["auto_send"], &made["is_active"], &made["confidence_threshold"]),
        (&json!(false), &json!(true), &json!(0.6))
    );

    let path = format!("/api/intents/{}", made["id"].as_str().unwrap());
    let changed = app
        .put(&path)
        .by(&ann)
        .json(json!({ "auto_send": true, "priority": 7 }))
        .send()
        .await
        .ok();
    assert_eq!(
        (&changed["auto_send"], &changed["priority"], &changed["name"]),
        (&json!(true), &json!(7), &json!("Pricing"))
    );
    let list = app.get("/api/intents").by(&ann).send().await.ok();
    assert_eq!(each(&list, "name")[3], "Pricing");

    assert_eq!(app.delete(&path).by(&ann).send().await.status, 204);
    assert_eq!(app.get(&path).by(&ann).send().await.problem(), (404, "not_found"));
}

#[tokio::test]
async fn an_intent_that_cannot_work_is_refused_field_by_field() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let answer = create(
        &app,
        &ann,
        json!({ "name": "", "priority": 0, "confidence_threshold": 2 }),
    )
    .await;

    assert_eq!(answer.problem(), (422, "invalid_fields"));
    assert_eq!(
        answer.fields(),
        ["name", "priority", "confidence_threshold", "keywords"]
    );
}

#[tokio::test]
async fn names_are_unique_in_a_workspace() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.register("ann").await, app.register("bob").await);
    let body = json!({ "name": "Pricing", "keywords": ["price"] });
    create(&app, &ann, body.clone()).await.ok();

    let again = create(&app, &ann, body.clone()).await;

    assert_eq!(again.problem(), (409, "duplicate"));
    assert_eq!(again.fields(), ["name"]);
    assert_eq!(create(&app, &bob, body).await.status, 201);
}

#[tokio::test]
async fn the_default_intent_can_only_be_succeeded() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let default = path_of(&app, &ann, "Default Response").await;

    for body in [json!({ "is_default": false }), json!({ "is_active": false })] {
        let answer = app.put(&default).by(&ann).json(body).send().await;
        assert_eq!(answer.problem(), (409, "default_intent_required"));
    }
    assert_eq!(
        app.delete(&default).by(&ann).send().await.problem(),
        (409, "default_intent_required")
    );

    let demo = path_of(&app, &ann, "Demo Request").await;
    app.put(&demo)
        .by(&ann)
        .json(json!({ "is_default": true }))
        .send()
        .await
        .ok();
    assert_eq!(defaults(&app, &ann).await, ["Demo Request"]);

    create(&app, &ann, json!({ "name": "Everything", "is_default": true }))
        .await
        .ok();
    assert_eq!(defaults(&app, &ann).await, ["Everything"]);
    assert_eq!(app.delete(&demo).by(&ann).send().await.status, 204);
}

#[tokio::test]
async fn a_refused_default_leaves_the_present_one() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let taken = create(&app, &ann, json!({ "name": "Demo Request", "is_default": true })).await;

    assert_eq!(taken.status, 409);
    assert_eq!(defaults(&app, &ann).await, ["Default Response"]);
}

#[tokio::test]
async fn two_defaults_made_at_once_leave_one() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let made = (0..8).map(|n| {
        create(
            &app,
            &ann,
            json!({ "name": format!("Default {n}"), "is_default": true }),
        )
    });
    let answers = futures::future::join_all(made).await;

    assert!(answers.iter().all(|answer| answer.status == 201));
    assert_eq!(defaults(&app, &ann).await.len(), 1);
}

#[tokio::test]
async fn the_bench_says_what_matches_and_why() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let text = json!({ "subject": "😀 Demo?", "body": "We want to meet. Something is broken." });
    let tested = app
        .post("/api/intents/test")
        .by(&ann)
        .json(json!({ "text": text }))
        .send()
        .await
        .ok();

    let matched = &tested["results"][0]["matched"];
    assert_eq!(
        (&matched["intent_name"], &matched["confidence"]),
        (&json!("Meeting Request"), &json!(0.75))
    );
    assert_eq!(
        matched["keywords"],
        json!([{ "keyword": "meet", "in_subject": false, "spans": [[11, 15]] }])
    );
    let demo = matched["considered"]
        .as_array()
        .unwrap()
        .iter()
        .find(|lost| lost["intent_name"] == "Demo Request")
        .unwrap();
    assert_eq!(
        (&demo["verdict"], &demo["weight"]),
        (&json!("lower_priority"), &json!(2))
    );
    assert_eq!(demo["keywords"][0]["spans"], json!([[3, 7]]));
}

#[tokio::test]
async fn the_bench_tries_rules_before_they_are_saved() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;
    let meeting = path_of(&app, &ann, "Meeting Request").await;
    let meeting = meeting.rsplit('/').next().unwrap();
    let try_rule = |rule: Value| {
        let text = json!({ "body": "Could we meet about the invoice?" });
        app.post("/api/intents/test")
            .by(&ann)
            .json(json!({ "text": text, "rules": [rule] }))
            .send()
    };

    let new = try_rule(json!({ "name": "Billing", "keywords": ["invoice"], "priority": 50 }))
        .await
        .ok();
    let without = try_rule(json!({ "id": meeting, "name": "Meeting Request", "priority": 10, "is_active": false }))
        .await
        .ok();

    assert_eq!(new["results"][0]["matched"]["intent_name"], "Billing");
    assert_eq!(new["results"][0]["matched"]["intent_id"], Value::Null);
    assert_eq!(without["results"][0]["matched"]["intent_name"], "Default Response");
    assert_eq!(without["results"][0]["matched"]["is_fallback"], true);
    assert_eq!(
        app.get("/api/intents").by(&ann).send().await.ok()["items"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
}

#[tokio::test]
async fn the_bench_needs_something_to_read() {
    let app = TestApp::new().await;
    let ann = app.register("ann").await;

    let nothing = app.post("/api/intents/test").by(&ann).json(json!({})).send().await;
    let no_mail_yet = app
        .post("/api/intents/test")
        .by(&ann)
        .json(json!({ "last": 5 }))
        .send()
        .await
        .ok();

    assert_eq!(nothing.problem(), (422, "invalid_fields"));
    assert_eq!(no_mail_yet, json!({ "results": [] }));
}
