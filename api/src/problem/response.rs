//! Problems as responses: rendered at the edge, where the request id is known, and logged there, once.

use axum::Json;
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::request_id::RequestId;

use super::{Code, Problem, ProblemView};

const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/problem+json");

impl IntoResponse for Problem {
    /// Leaves the body to [`finish`].
    fn into_response(self) -> Response {
        let mut response = self.code.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Writes the bodies of problems and logs those that are Mailroom's fault.
pub(crate) async fn finish(request: Request, next: Next) -> Response {
    let id = request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
        .map(str::to_owned);
    let mut response = next.run(request).await;
    let problem = response.extensions_mut().remove::<Problem>();
    let Some(problem) = problem.or_else(|| bare(response.status())) else {
        return response;
    };
    if let Some(cause) = &problem.cause {
        tracing::error!(
            request.id = id,
            code = problem.code.as_str(),
            cause = chain(&**cause),
            "a request failed"
        );
    }
    let mut rendered = render(problem, id);
    for (name, value) in response.headers() {
        if name != CONTENT_TYPE && name != axum::http::header::CONTENT_LENGTH {
            rendered.headers_mut().append(name, value.clone());
        }
    }
    rendered
}

/// Answers of the router itself, which know no problems.
fn bare(status: StatusCode) -> Option<Problem> {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Some(Problem::new(Code::PayloadTooLarge)),
        _ => None,
    }
}

fn render(problem: Problem, request_id: Option<String>) -> Response {
    let Problem {
        code,
        detail,
        errors,
        retry_after_seconds,
        ..
    } = problem;
    let view = ProblemView {
        kind: format!("/api/problems/{}", code.as_str()),
        code: code.as_str(),
        status: code.status().as_u16(),
        title: code.title(),
        detail,
        errors,
        request_id,
    };
    let mut response = (code.status(), Json(view)).into_response();
    response.headers_mut().insert(CONTENT_TYPE, MEDIA_TYPE);
    if let Some(seconds) = retry_after_seconds {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    if code == Code::Unauthenticated {
        response
            .headers_mut()
            .insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// An error and its sources in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        line.push_str(": ");
        line.push_str(&cause.to_string());
        source = cause.source();
    }
    line
}
