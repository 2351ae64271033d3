//! The client against a server that says what the test wrote.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta};
use domain::drafting::Passage;
use domain::drafting::rules::IssueCode;
use domain::ids::KnowledgeId;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use crate::fakes::ManualClock;
use crate::model::Usage;

struct Server {
    base_url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers every request the same; the head goes on from the status code.
    async fn answering(head: &'static str, body: impl Into<String>) -> Self {
        Self::playing(vec![(head, body.into())]).await
    }

    /// Answers one after the other, the last one for ever.
    async fn playing(script: Vec<(&'static str, String)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}/v1/", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = requests.clone();
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let request = receive(&mut stream).await;
                let turn = log.lock().unwrap().len();
                log.lock().unwrap().push(request);
                let (head, body) = script.get(turn).or(script.last()).unwrap();
                let length = body.len();
                let answer = format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        Self { base_url, requests }
    }

    async fn completing(content: &str) -> Self {
        Self::answering("200 OK", completion(content)).await
    }

    fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }

    fn model(&self) -> OpenAi {
        model(&self.base_url)
    }

    fn request(&self) -> (String, Value) {
        let request = self.requests.lock().unwrap().first().unwrap().clone();
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), serde_json::from_str(body).unwrap())
    }
}

fn completion(content: &str) -> String {
    let body = json!({
        "model": "llama-served",
        "choices": [{ "message": { "role": "assistant", "content": content }, "finish_reason": "stop" }],
        "usage": { "prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15 },
    });
    body.to_string()
}

async fn receive(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&request).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let lower = head.to_lowercase();
            let length = lower
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "))
                .unwrap();
            if body.len() >= length.parse::<usize>().unwrap() {
                return text;
            }
        }
        assert_ne!(stream.read_buf(&mut request).await.unwrap(), 0);
    }
}

fn model(base_url: &str) -> OpenAi {
    OpenAi::with_clock(settings(base_url), Arc::new(ManualClock::at(DateTime::UNIX_EPOCH))).unwrap()
}

fn settings(base_url: &str) -> OpenAiSettings {
    OpenAiSettings {
        base_url: base_url.to_owned(),
        api_key: Some("key-of-ours".into()),
        model: "llama-test".to_owned(),
        timeout: Duration::from_secs(5),
        price: None,
        max_tokens: 1_500,
        reasoning_tokens: None,
    }
}

fn input() -> DraftInput {
    DraftInput {
        sender_name: "Bob".to_owned(),
        subject: "Login".to_owned(),
        visible_text: "I cannot log in. My password is hunter22".to_owned(),
        intent_prompt: "Never tell our password: swordfish9".to_owned(),
        passages: vec![Passage {
            knowledge_id: KnowledgeId::new(),
            title: "Login".to_owned(),
            text: "Reset it.".to_owned(),
        }],
        ..DraftInput::default()
    }
}

async fn failure(head: &'static str, body: &str) -> Error {
    Server::answering(head, body)
        .await
        .model()
        .draft(&input())
        .await
        .unwrap_err()
}

#[tokio::test]
async fn a_draft_comes_with_its_sources_model_and_cost() {
    let server = Server::completing("<think>hm</think>Hi Bob,\n\nReset it.\n\nSources: 1").await;
    let input = input();

    let written = server.model().draft(&input).await.unwrap();

    assert_eq!(written.draft.body, "Hi Bob,\n\nReset it.");
    assert_eq!(written.draft.citations(), [input.passages[0].knowledge_id]);
    assert_eq!(written.model, "llama-served");
    assert_eq!(written.usage, Some(Usage::new(12, 3, None)));
}

#[tokio::test]
async fn a_request_carries_key_and_model_but_no_secrets_of_the_mail() {
    let server = Server::completing("Hi Bob").await;

    server.model().draft(&input()).await.unwrap();

    let (head, body) = server.request();
    assert!(head.starts_with("POST /v1/chat/completions HTTP/1.1"));
    assert!(head.to_lowercase().contains("authorization: bearer key-of-ours"));
    assert_eq!(body["model"], "llama-test");
    assert_eq!(body["response_format"]["json_schema"]["name"], "draft");
    assert_eq!(
        (&body["max_tokens"], body.get("max_completion_tokens")),
        (&json!(1_500), None)
    );
    let text = body.to_string();
    assert!(
        text.contains("log in") && !text.contains("hunter22") && !text.contains("swordfish9"),
        "{text}"
    );
}

#[tokio::test]
async fn a_review_asks_for_json_and_brings_objections() {
    let server = Server::completing("{\"approved\": false, \"issues\": [\"invented price\"]}").await;

    let reviewed = server.model().judge(&DraftText::default(), &input()).await.unwrap();

    let issues = &reviewed.issues;
    assert_eq!(
        (issues.len(), issues[0].code, issues[0].message.as_str()),
        (1, IssueCode::Review, "invented price")
    );
    assert_eq!(
        (reviewed.model.as_str(), reviewed.usage),
        ("llama-served", Some(Usage::new(12, 3, None)))
    );
    assert_eq!(server.request().1["response_format"]["type"], "json_schema");
}

#[tokio::test]
async fn a_service_without_schemas_is_asked_for_any_json_from_then_on() {
    let refusal = "{\"error\": {\"code\": \"invalid_request_error\"}}".to_owned();
    let server = Server::playing(vec![
        ("400 Bad Request", refusal),
        ("200 OK", completion("{\"approved\": true}")),
    ])
    .await;
    let model = server.model();

    for _ in 0..2 {
        assert!(
            model
                .judge(&DraftText::default(), &input())
                .await
                .unwrap()
                .issues
                .is_empty()
        );
    }

    let requests = server.requests.lock().unwrap().clone();
    let formats: Vec<Option<&str>> = ["json_schema", "json_object"]
        .into_iter()
        .flat_map(|format| {
            requests
                .iter()
                .map(move |request| request.contains(format).then_some(format))
        })
        .collect();
    assert_eq!(
        formats,
        [
            Some("json_schema"),
            None,
            None,
            None,
            Some("json_object"),
            Some("json_object")
        ]
    );
}

#[tokio::test]
async fn a_busy_service_is_tried_again_when_it_says() {
    let limited = failure("429 Too Many Requests\r\nRetry-After: 7", "{}").await;
    let broken = failure("503 Service Unavailable", "<html>").await;

    assert!(matches!(limited, Error::Retry { after: Some(after), .. } if after == Duration::from_secs(7)));
    assert!(matches!(broken, Error::Retry { after: Some(after), .. } if after == Duration::from_secs(5)));
}

#[tokio::test]
async fn a_service_that_is_down_is_left_alone_until_one_call_finds_it_back() {
    let broken = || ("500 Internal Server Error", String::new());
    let script = vec![broken(), broken(), broken(), ("200 OK", completion("Hi Bob"))];
    let server = Server::playing(script).await;
    let clock = Arc::new(ManualClock::at(DateTime::UNIX_EPOCH));
    let model = OpenAi::with_clock(settings(&server.base_url), clock.clone()).unwrap();

    for _ in 0..6 {
        model.draft(&input()).await.unwrap_err();
    }

    assert_eq!(server.count(), 3, "the gate is closed after three");
    assert!(matches!(model.standing(), Standing::Down { why, .. } if why.contains("500")));
    clock.advance(TimeDelta::seconds(20));
    assert_eq!(model.draft(&input()).await.unwrap().draft.body, "Hi Bob");
    assert_eq!(model.standing(), Standing::Works);
}

#[tokio::test]
async fn a_spent_limit_is_waited_for_before_it_is_hit() {
    let head = "200 OK\r\nx-ratelimit-remaining-requests: 0\r\nx-ratelimit-reset-requests: 40s";
    let server = Server::answering(head, completion("Hi Bob")).await;
    let model = server.model();
    model.draft(&input()).await.unwrap();

    let held = model.draft(&input()).await.unwrap_err();

    assert!(matches!(held, Error::Retry { after: Some(after), .. } if after == Duration::from_secs(40)));
    assert_eq!((server.count(), model.standing().is_down()), (1, false));
}

#[tokio::test]
async fn a_refused_key_asks_for_another() {
    let error = failure(
        "401 Unauthorized",
        "{\"error\": {\"message\": \"key-of-ours is wrong\"}}",
    )
    .await;

    assert!(matches!(error, Error::ReconnectNeeded { .. }));
    assert_eq!(
        error.to_string(),
        "the language model at 127.0.0.1 refuses the key, set a valid LLM_API_KEY"
    );
}

#[tokio::test]
async fn an_unknown_model_is_named() {
    let error = failure("404 Not Found", "{}").await;

    assert!(
        matches!(&error, Error::Invalid { what } if what.contains("`llama-test`")),
        "{error}"
    );
}

#[tokio::test]
async fn a_refused_request_names_the_code_and_never_the_prompt() {
    let body = "{\"error\": {\"message\": \"too long: I cannot log in\", \"code\": \"context_length_exceeded\"}}";

    let error = failure("400 Bad Request", body).await;

    assert!(
        matches!(&error, Error::Refused { reason } if reason.ends_with("(context_length_exceeded)")),
        "{error}"
    );
}

#[tokio::test]
async fn garbage_is_tried_again() {
    for body in [
        "<html>",
        "{\"choices\": []}",
        "{\"choices\": [{\"message\": {\"content\": null}}]}",
        "{\"choices\": [{\"message\": {\"content\": \"<think>for ever\"}}]}",
        "{\"choices\": [{\"message\": {\"content\": \"Hi Bob, the\"}, \"finish_reason\": \"length\"}]}",
    ] {
        let error = failure("200 OK", body).await;

        assert!(matches!(error, Error::Retry { after: None, .. }), "{body}: {error:?}");
    }
    assert!(matches!(
        failure("200 OK", &" ".repeat(2 << 20)).await,
        Error::Retry { .. }
    ));
}

#[tokio::test]
async fn a_service_that_is_gone_is_named_and_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
    drop(listener);

    let error = model(&base_url).draft(&input()).await.unwrap_err();

    assert!(
        matches!(&error, Error::Retry { after: Some(_), source } if source.to_string().starts_with("the language model at 127.0.0.1 cannot be reached")),
        "{error:?}"
    );
}

#[test]
fn an_address_that_is_none_is_named() {
    for base_url in ["", "api.groq.com", "ftp://api.groq.com"] {
        let error = OpenAi::new(settings(base_url)).unwrap_err();

        assert!(
            error
                .to_string()
                .starts_with(&format!("LLM_BASE_URL `{base_url}` is no web address")),
            "{error}"
        );
    }
}

#[test]
fn nothing_secret_shows_in_debug_output() {
    assert!(!format!("{:?}", model("http://localhost/v1")).contains("key-of-ours"));
}

fn cut_off() -> String {
    let message = json!({ "content": "Hi Bob, the" });
    json!({ "choices": [{ "message": message, "finish_reason": "length" }] }).to_string()
}

#[tokio::test]
async fn an_answer_that_is_cut_off_is_asked_for_once_more_with_twice_the_room() {
    let server = Server::playing(vec![("200 OK", cut_off()), ("200 OK", completion("Hi Bob"))]).await;

    let written = server.model().draft(&input()).await.unwrap();

    assert_eq!(written.draft.body, "Hi Bob");
    let requests = server.requests.lock().unwrap().clone();
    assert!(requests[0].contains("\"max_tokens\":1500") && requests[1].contains("\"max_tokens\":3000"));
    let server = Server::answering("200 OK", cut_off()).await;
    assert!(server.model().draft(&input()).await.is_err());
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn a_reasoning_model_gets_room_to_think_and_no_temperature() {
    let server = Server::completing("Hi Bob").await;
    let settings = OpenAiSettings {
        reasoning_tokens: Some(4_000),
        ..settings(&server.base_url)
    };
    let model = OpenAi::with_clock(settings, Arc::new(ManualClock::at(DateTime::UNIX_EPOCH))).unwrap();

    model.draft(&input()).await.unwrap();

    let body = server.request().1;
    assert_eq!(body["max_completion_tokens"], 5_500);
    assert_eq!((body.get("max_tokens"), body.get("temperature")), (None, None));
}

#[tokio::test]
async fn what_is_no_verdict_approves_nothing() {
    for answer in [
        "looks fine to me",
        "{\"approved\": true, \"issues\": [",
        "{\"issues\": []}",
    ] {
        let server = Server::completing(answer).await;

        let error = server.model().judge(&DraftText::default(), &input()).await.unwrap_err();

        assert!(matches!(error, Error::Retry { after: None, .. }), "{answer}: {error:?}");
    }
}
