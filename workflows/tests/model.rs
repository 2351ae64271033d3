//! The real client of a language model through the whole flow, against a scripted model that also fails.

mod world;

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use connectors::fakes::ManualClock;
use connectors::model::{LanguageModel, OpenAi, OpenAiSettings, Price, WithFallback};
use domain::drafting::{Issue, IssueCode};
use domain::emails::{Status, WaitReason};
use domain::flows::PROCESS_EMAIL;
use domain::ids::EmailId;
use serde_json::{Value, json};
use testkit::servers::Aimock;
use world::{World, mail};

const GOOD: &str = "Hello Lena,\n\nthe trial lasts 30 days. If anything is still open, just reply.";
const COLD: &str = "Hello Lena,\n\nthe trial lasts 30 days, take it or leave it. Just reply.";

/// A draft as it is asked for, which answers what every mail here asks.
fn structured(reply: &str) -> String {
    let passage = "The trial lasts 30 days.";
    json!({
        "reply": reply,
        "sources": [{ "entry": 1, "passage": passage }],
        "answered": [{ "question": "how long does the trial last?", "passage": passage }],
        "unanswered": [],
        "needs_person": "none",
    })
    .to_string()
}

fn fixtures() -> String {
    let review = |answer: &str| json!({ "content": answer });
    let says = |words: &str| json!({ "content": structured(words) });
    let when = |word: &str| json!({ "userMessage": word });
    let first = |word: &str, count: u32| json!({ "userMessage": word, "sequenceIndex": count });
    let corrected = |word: &str, feedback: &str| json!({ "userMessage": word, "systemMessage": ["An earlier version was refused", feedback] });
    let reviewing = |word: &str| json!({ "userMessage": word, "systemMessage": ["You check a drafted"] });
    let fault =
        |status: u16| json!({ "error": { "message": "no", "type": "server_error", "code": "busy" }, "status": status });
    let mut limited = fault(429);
    limited["retryAfter"] = json!(90);
    let cold = "{\"approved\": false, \"issues\": [{\"quote\": \"take it or leave it\", \"fault\": \"too cold\"}]}";
    let chaos = |word: &str, fault: &str, times: u32| -> Vec<Value> {
        (0..times)
            .map(|count| json!({ "match": first(word, count), "response": says(GOOD), "chaos": { fault: 1.0 } }))
            .collect()
    };
    let plain = |pairs: Vec<(Value, Value)>| -> Vec<Value> {
        pairs
            .into_iter()
            .map(|(matched, response)| json!({ "match": matched, "response": response }))
            .collect()
    };
    let mut all = plain(vec![
        (reviewing("take it or leave it"), review(cold)),
        (reviewing("Hello"), review("{\"approved\": true, \"issues\": []}")),
        (when("prose"), json!({ "content": GOOD })),
        (
            when("halved"),
            json!({ "content": "{\"reply\": \"Hello Lena, the tri" }),
        ),
        (
            corrected("stubborn", "price"),
            says("Hello Lena,\n\nthe trial lasts 30 days and costs $998. Just reply."),
        ),
        (
            when("stubborn"),
            says("Hello Lena,\n\nthe trial lasts 30 days and costs $999. Just reply."),
        ),
        (corrected("learning", "price"), says(GOOD)),
        (
            when("learning"),
            says("Hello Lena,\n\nthe trial lasts 30 days and costs $999. Just reply."),
        ),
        (corrected("warmth", "too cold"), says(GOOD)),
        (when("warmth"), says(COLD)),
        (first("limited", 0), limited),
        (first("broken", 0), fault(500)),
        (first("broken", 1), fault(500)),
        (first("broken", 2), fault(503)),
    ]);
    all.extend(chaos("severed", "disconnectRate", 1));
    all.extend(chaos("mumbled", "malformedRate", 2));
    all.extend(chaos("hopeless", "malformedRate", 20));
    all.extend(plain(vec![(when("Hello"), says(GOOD))]));
    json!({ "fixtures": all }).to_string()
}

fn client(base_url: &str, clock: Arc<ManualClock>) -> OpenAi {
    let settings = OpenAiSettings {
        base_url: base_url.to_owned(),
        api_key: Some("key".into()),
        model: "test-model".to_owned(),
        timeout: Duration::from_secs(5),
        price: Some(Price {
            prompt: 1.0,
            completion: 2.0,
        }),
        max_tokens: 1_500,
        reasoning_tokens: None,
    };
    OpenAi::with_clock(settings, clock).unwrap()
}

async fn house(model: Option<&Aimock>, falls_back: bool) -> World {
    let base_url = model.map_or_else(|| "http://127.0.0.1:9/v1".to_owned(), Aimock::base_url);
    World::with_model(|clock| -> Arc<dyn LanguageModel> {
        let model = Arc::new(client(&base_url, clock));
        if falls_back {
            Arc::new(WithFallback::new(model))
        } else {
            model
        }
    })
    .await
}

async fn receive(world: &World, word: &str) -> EmailId {
    let body = format!("Hello Mara,\n\nhow long does the trial last? It is about {word}.\n\nBest,\nLena");
    world.receive(&mail(word, &format!("Trial, {word}"), &body)).await
}

/// The waiting run's attempts and the causes it names.
async fn waits(world: &World, email: EmailId) -> (i16, String) {
    let run = world.run_of(PROCESS_EMAIL, email.0).await;
    (run.attempts, run.error.unwrap_or_default()["causes"].to_string())
}

async fn drafts(world: &World, email: EmailId) -> Vec<storage::drafts::Draft> {
    let connection = world.database.connection().await.unwrap();
    storage::drafts::list(&connection, world.workspace, email)
        .await
        .unwrap()
}

async fn status(world: &World, email: EmailId) -> Status {
    world.email(email).await.status.0
}

#[tokio::test]
async fn a_sound_draft_is_reviewed_sent_and_accounted_for() {
    let Some(model) = testkit::servers::aimock(&fixtures()) else {
        return;
    };
    let world = house(Some(&model), false).await;

    let email = receive(&world, "sound").await;

    assert_eq!(status(&world, email).await, Status::Sent);
    assert_eq!(drafts(&world, email).await[0].model, "test-model");
    let connection = world.database.connection().await.unwrap();
    let calls = storage::model_calls::list(&connection, world.workspace, email)
        .await
        .unwrap();
    let purposes: Vec<&str> = calls.iter().map(|call| call.purpose.as_str()).collect();
    assert_eq!(purposes, ["draft", "review"]);
    for call in calls {
        assert!(call.prompt_tokens > 0 && call.completion_tokens > 0);
        assert_eq!(
            call.cost_micros,
            Some(i64::from(call.prompt_tokens + 2 * call.completion_tokens))
        );
    }
}

#[tokio::test]
async fn issues_are_fed_back_twice_and_then_a_person_decides() {
    let Some(model) = testkit::servers::aimock(&fixtures()) else {
        return;
    };
    let world = house(Some(&model), false).await;

    let email = receive(&world, "stubborn").await;

    let found = world.email(email).await;
    assert_eq!(found.wait_reason.map(|word| word.0), Some(WaitReason::Validation));
    assert_eq!(found.draft_retry_count, 2);
    let prices: Vec<bool> = drafts(&world, email)
        .await
        .iter()
        .map(|draft| draft.body.contains("$998"))
        .collect();
    assert_eq!(
        prices,
        [true, true, false],
        "newest first: the feedback reached the model"
    );
    let issues: Vec<Issue> = serde_json::from_value(found.validation_issues).unwrap();
    let body = found.draft_content.unwrap();
    let shown: Vec<(IssueCode, &str)> = issues
        .iter()
        .map(|issue| (issue.code, &body[issue.span.clone().unwrap()]))
        .collect();
    assert_eq!(shown, [(IssueCode::InventedPrice, "$998")]);
    assert!(world.mailbox.handed_over().is_empty());
}

#[tokio::test]
async fn a_draft_that_heeds_its_issues_is_sent() {
    let Some(model) = testkit::servers::aimock(&fixtures()) else {
        return;
    };
    let world = house(Some(&model), false).await;

    for word in ["learning", "warmth"] {
        let email = receive(&world, word).await;

        assert_eq!(status(&world, email).await, Status::Sent, "{word}");
        assert_eq!(drafts(&world, email).await.len(), 2, "{word}");
    }
}

#[tokio::test]
async fn a_busy_model_is_waited_for_as_long_as_it_asks_and_no_attempt_is_burnt() {
    let Some(model) = testkit::servers::aimock(&fixtures()) else {
        return;
    };
    let world = house(Some(&model), false).await;

    let email = receive(&world, "limited").await;

    let (attempts, causes) = waits(&world, email).await;
    assert_eq!(attempts, 0);
    assert!(causes.contains("429"), "{causes}");
    world.advance(TimeDelta::seconds(80)).await;
    assert_eq!(drafts(&world, email).await.len(), 0, "it asked for 90 seconds");
    world.advance(TimeDelta::seconds(60)).await;
    assert_eq!(status(&world, email).await, Status::Sent);
}

#[tokio::test]
async fn a_model_that_breaks_or_hangs_up_is_waited_for_and_no_attempt_is_burnt() {
    let Some(model) = testkit::servers::aimock(&fixtures()) else {
        return;
    };
    for word in ["broken", "severed"] {
        let world = house(Some(&model), false).await;
        let email = receive(&world, word).await;
        let (attempts, causes) = waits(&world, email).await;
        assert_eq!(attempts, 0, "{word}");
        assert!(causes.contains("language model"), "{word}: {causes}");

        for _ in 0..10 {
            world.advance(TimeDelta::seconds(60)).await;
        }

        let (_, causes) = waits(&world, email).await;
        assert_eq!(status(&world, email).await, Status::Sent, "{word}: {causes}");
        assert_eq!(drafts(&world, email).await.len(), 1, "{word}");
    }
}

#[tokio::test]
async fn garbage_is_asked_for_again_and_ends_with_an_offline_draft_and_the_cause() {
    let Some(model) = testkit::servers::aimock(&fixtures()) else {
        return;
    };
    let world = house(Some(&model), false).await;
    let (mumbled, hopeless) = (receive(&world, "mumbled").await, receive(&world, "hopeless").await);

    for _ in 0..12 {
        world.advance(TimeDelta::minutes(16)).await;
    }

    assert_eq!(status(&world, mumbled).await, Status::Sent);
    let found = world.email(hopeless).await;
    assert_eq!(found.wait_reason.map(|word| word.0), Some(WaitReason::Unanswered));
    assert_eq!(drafts(&world, hopeless).await[0].model, "template");
    let why = found.status_reason.unwrap_or_default();
    assert!(why.contains("answered what is no completion"), "{why}");
}

#[tokio::test]
async fn prose_is_a_reply_of_which_nobody_knows_what_it_answers() {
    let Some(model) = testkit::servers::aimock(&fixtures()) else {
        return;
    };
    let world = house(Some(&model), false).await;

    let email = receive(&world, "prose").await;

    let found = world.email(email).await;
    assert_eq!(found.wait_reason.map(|word| word.0), Some(WaitReason::Unanswered));
    assert_eq!(found.draft_content.as_deref(), Some(GOOD));
    assert!(world.mailbox.handed_over().is_empty());
}

#[tokio::test]
async fn a_draft_that_is_cut_off_never_becomes_a_reply() {
    let Some(model) = testkit::servers::aimock(&fixtures()) else {
        return;
    };
    let world = house(Some(&model), false).await;

    let email = receive(&world, "halved").await;
    for _ in 0..6 {
        world.advance(TimeDelta::minutes(16)).await;
    }

    let found = world.email(email).await;
    assert_eq!(found.wait_reason.map(|word| word.0), Some(WaitReason::Unanswered));
    assert!(
        found
            .status_reason
            .unwrap_or_default()
            .contains("answered what is no draft")
    );
    assert!(world.mailbox.handed_over().is_empty());
}

#[tokio::test]
async fn a_model_that_is_gone_keeps_drafts_waiting_for_days() {
    let world = house(None, false).await;
    let email = receive(&world, "gone").await;

    for _ in 0..30 {
        world.advance(TimeDelta::hours(2)).await;
    }

    let (attempts, causes) = waits(&world, email).await;
    assert_eq!(attempts, 0);
    assert!(causes.contains("cannot be reached"), "{causes}");
    assert_eq!(drafts(&world, email).await.len(), 0);
}

#[tokio::test]
async fn where_templates_may_stand_in_they_do_under_their_own_name() {
    let world = house(None, true).await;
    let email = receive(&world, "gone").await;

    for _ in 0..4 {
        world.advance(TimeDelta::seconds(30)).await;
    }

    assert_eq!(drafts(&world, email).await[0].model, "template");
    assert_eq!(status(&world, email).await, Status::Sent);
}
