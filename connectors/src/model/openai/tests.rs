//! The client against a server that says what the test wrote.

use std::sync::{Arc, Mutex};

use domain::drafting::Passage;
use domain::drafting::rules::IssueCode;
use domain::ids::KnowledgeId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::*;

struct Server {
    base_url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers every request the same; the head goes on from the status code.
    async fn answering(head: &'static str, body: impl Into<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}/v1/", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (body, log) = (body.into(), requests.clone());
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let request = receive(&mut stream).await;
                log.lock().unwrap().push(request);
                let length = body.len();
                let answer = format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        Self { base_url, requests }
    }

    async fn completing(content: &str) -> Self {
        let body = json!({
            "model": "llama-served",
            "choices": [{ "message": { "role": "assistant", "content": content }, "finish_reason": "stop" }],
            "usage": { "prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15 },
        });
        Self::answering("200 OK", body.to_string()).await
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
    OpenAi::new(OpenAiSettings {
        base_url: base_url.to_owned(),
        api_key: Some("key-of-ours".into()),
        model: "llama-test".to_owned(),
        timeout: Duration::from_secs(5),
    })
    .unwrap()
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

    assert_eq!(written.body, "Hi Bob,\n\nReset it.");
    assert_eq!(written.citations, [input.passages[0].knowledge_id]);
    assert_eq!(written.model, "llama-served");
    assert_eq!(
        written.usage,
        Some(Usage {
            prompt_tokens: 12,
            completion_tokens: 3
        })
    );
}

#[tokio::test]
async fn a_request_carries_key_and_model_but_no_secrets_of_the_mail() {
    let server = Server::completing("Hi Bob").await;

    server.model().draft(&input()).await.unwrap();

    let (head, body) = server.request();
    assert!(head.starts_with("POST /v1/chat/completions HTTP/1.1"));
    assert!(head.to_lowercase().contains("authorization: bearer key-of-ours"));
    assert_eq!(body["model"], "llama-test");
    assert_eq!(body.get("response_format"), None);
    let text = body.to_string();
    assert!(
        text.contains("log in") && !text.contains("hunter22") && !text.contains("swordfish9"),
        "{text}"
    );
}

#[tokio::test]
async fn a_review_asks_for_json_and_brings_objections() {
    let server = Server::completing("{\"ok\": false, \"issues\": [\"invented price\"]}").await;

    let issues = server.model().judge(&DraftText::default(), &input()).await.unwrap();

    assert_eq!(
        (issues.len(), issues[0].code, issues[0].message.as_str()),
        (1, IssueCode::Review, "invented price")
    );
    assert_eq!(server.request().1["response_format"], json!({ "type": "json_object" }));
}

#[tokio::test]
async fn a_busy_service_is_tried_again_when_it_says() {
    let limited = failure("429 Too Many Requests\r\nRetry-After: 7", "{}").await;
    let broken = failure("503 Service Unavailable", "<html>").await;

    assert!(matches!(limited, Error::Retry { after: Some(after), .. } if after == Duration::from_secs(7)));
    assert!(matches!(broken, Error::Retry { after: None, .. }));
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

        assert!(matches!(error, Error::Retry { .. }), "{body}: {error:?}");
    }
    assert!(matches!(
        failure("200 OK", &" ".repeat(2 << 20)).await,
        Error::Retry { .. }
    ));
}

#[tokio::test]
async fn a_service_that_is_gone_is_unavailable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
    drop(listener);

    let error = model(&base_url).draft(&input()).await.unwrap_err();

    assert!(
        matches!(&error, Error::Unavailable { what, .. } if what == "the language model at 127.0.0.1"),
        "{error:?}"
    );
}

#[test]
fn an_address_that_is_none_is_named() {
    for base_url in ["", "api.groq.com", "ftp://api.groq.com"] {
        let settings = OpenAiSettings {
            base_url: base_url.to_owned(),
            api_key: None,
            model: String::new(),
            timeout: Duration::from_secs(1),
        };

        let error = OpenAi::new(settings).unwrap_err();

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
