//! Second guard of the cookie: a write that carries it must come from a page of this installation.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::header::{AUTHORIZATION, HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};

use crate::{ApiState, Code, Problem};

/// Refuses writes that a page of another site sent.
///
/// Browsers name the origin of every write and let no script change it. The Host header is trusted for the
/// comparison where it is an address of the machine, so that the dashboard works under each of them; a name could be
/// anybody's, whose DNS leads here, and counts where `PUBLIC_URL` says it.
pub(super) fn check(parts: &Parts, public_url: &str) -> Result<(), Problem> {
    if parts.method.is_safe() {
        return Ok(());
    }
    let origin = text(&parts.headers, ORIGIN).unwrap_or_default();
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    let host = text(&parts.headers, HOST).or_else(|| parts.uri.authority().map(|authority| authority.as_str()));
    let is_own_address = authority.is_some_and(is_address) && authority == host;
    if is_origin_of(origin, public_url) || is_own_address {
        return Ok(());
    }
    Err(Problem::new(Code::ForeignOrigin))
}

/// A request that no page of another site sent: it brings a token of its own, or comes from a page of ours.
#[derive(Debug)]
pub(crate) struct OwnPage;

impl FromRequestParts<ApiState> for OwnPage {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        if !parts.headers.contains_key(AUTHORIZATION) {
            check(parts, &state.public_url)?;
        }
        Ok(Self)
    }
}

/// Whether it is this machine by number, which no DNS can point elsewhere.
fn is_address(authority: &str) -> bool {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    host.eq_ignore_ascii_case("localhost") || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok()
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
        verdict_at("192.0.2.7:8001", method, origin)
    }

    fn verdict_at(host: &str, method: &str, origin: Option<&str>) -> bool {
        let mut request = Request::builder().method(method).uri("/api/intents").header(HOST, host);
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

    #[test]
    fn a_name_that_somebody_else_points_here_is_not_believed() {
        for (host, allowed) in [
            ("localhost:8001", true),
            ("127.0.0.1:8001", true),
            ("[::1]:8001", true),
            ("[::1]", true),
            ("192.0.2.7", true),
            ("evil.example:8001", false),
            ("127.0.0.1.evil.example", false),
        ] {
            assert_eq!(
                verdict_at(host, "POST", Some(&format!("http://{host}"))),
                allowed,
                "{host}"
            );
        }
    }
}
