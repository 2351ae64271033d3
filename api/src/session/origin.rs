//! Second guard of the cookie: a write that carries it must come from a page of this installation.

use axum::http::header::{HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};

use crate::{Code, Problem};

/// Refuses writes that a page of another site sent.
///
/// Browsers name the origin of every write and let no script change it. The Host header is trusted for the
/// comparison because a page cannot set it either; it lets the dashboard work under any name of the machine.
pub(super) fn check(parts: &Parts, public_url: &str) -> Result<(), Problem> {
    if parts.method.is_safe() {
        return Ok(());
    }
    let origin = text(&parts.headers, ORIGIN).unwrap_or_default();
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    let host = text(&parts.headers, HOST).or_else(|| parts.uri.authority().map(|authority| authority.as_str()));
    if is_origin_of(origin, public_url) || (authority.is_some() && authority == host) {
        return Ok(());
    }
    Err(Problem::new(Code::ForeignOrigin))
}

fn is_origin_of(origin: &str, url: &str) -> bool {
    url.strip_prefix(origin)
        .is_some_and(|rest| !origin.is_empty() && (rest.is_empty() || rest.starts_with('/')))
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn verdict(method: &str, origin: Option<&str>) -> bool {
        let mut request = Request::builder()
            .method(method)
            .uri("/api/intents")
            .header(HOST, "192.0.2.7:8001");
        if let Some(origin) = origin {
            request = request.header(ORIGIN, origin);
        }
        let (parts, ()) = request.body(()).unwrap().into_parts();
        check(&parts, "https://mail.example/app").is_ok()
    }

    #[test]
    fn writes_need_an_origin_of_this_installation() {
        for (method, origin, allowed) in [
            ("GET", None, true),
            ("GET", Some("https://evil.example"), true),
            ("POST", None, false),
            ("POST", Some(""), false),
            ("POST", Some("null"), false),
            ("POST", Some("https://"), false),
            ("POST", Some("https://mail.example"), true),
            ("POST", Some("https://mail.example.evil.example"), false),
            ("POST", Some("https://mail"), false),
            ("POST", Some("http://192.0.2.7:8001"), true),
            ("DELETE", Some("http://192.0.2.7:9000"), false),
        ] {
            assert_eq!(verdict(method, origin), allowed, "{method} from {origin:?}");
        }
    }
}
