//! A request in the making.

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::http::request::Builder;
use axum::response::Response;
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use super::{Answer, Person};

/// Sent by `send`.
pub(crate) struct TestRequest {
    router: Router,
    builder: Builder,
    body: Body,
}

impl TestRequest {
    pub(super) fn new(router: Router, method: &str, path: &str) -> Self {
        let builder = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "mail.example");
        Self {
            router,
            builder,
            body: Body::empty(),
        }
    }

    /// Signed in by a Bearer token.
    pub(crate) fn by(self, person: &Person) -> Self {
        let token = format!("Bearer {}", person.token);
        self.header("authorization", &token)
    }

    /// About a workspace other than the personal one.
    pub(crate) fn within(self, workspace: &str) -> Self {
        self.header("mailroom-workspace", workspace)
    }

    /// From a network address, as the proxy tells it.
    pub(crate) fn from(self, address: &str) -> Self {
        self.header("x-forwarded-for", address)
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.builder = self.builder.header(name, value);
        self
    }

    pub(crate) fn json(self, body: Value) -> Self {
        self.header("content-type", "application/json").raw(body.to_string())
    }

    pub(crate) fn raw(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    /// Files of a form, each under the name `file`, with further text fields.
    pub(crate) fn form(self, files: &[(&str, &[u8])], fields: &[(&str, &str)]) -> Self {
        let mut body = Vec::new();
        for (name, bytes) in files {
            let head = format!("--X\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        for (name, text) in fields {
            let field = format!("--X\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
            body.extend_from_slice(field.as_bytes());
        }
        body.extend_from_slice(b"--X--\r\n");
        self.header("content-type", "multipart/form-data; boundary=X").raw(body)
    }

    /// The answer while its body is still to come.
    pub(crate) async fn response(self) -> Response {
        let request = self.builder.body(self.body).unwrap();
        self.router.oneshot(request).await.unwrap()
    }

    pub(crate) async fn send(self) -> Answer {
        let (parts, body) = self.response().await.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}
