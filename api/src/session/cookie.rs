//! The cookie that signs the dashboard in: no script can read it, no other site can make a browser send it.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName};
use axum::response::AppendHeaders;

use super::tokens::{DEVICE_DAYS, TOKEN_DAYS};
use crate::ApiState;

const NAME: &str = "mailroom_session";
const DEVICE: &str = "mailroom_device";
const DAY_SECONDS: i64 = 86_400;

/// The token in the request's cookie.
pub(super) fn read(headers: &HeaderMap) -> Option<String> {
    value(headers, NAME)
}

/// The mark of a device that has signed in to some account before.
pub(crate) fn device(headers: &HeaderMap) -> Option<String> {
    value(headers, DEVICE)
}

fn value(headers: &HeaderMap, wanted: &str) -> Option<String> {
    let cookies = headers
        .get_all(COOKIE)
        .into_iter()
        .filter_map(|header| header.to_str().ok());
    let mut pairs = cookies
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value.to_owned())
}

/// Headers that make the browser keep the token, and know the device again.
pub(crate) fn set(state: &ApiState, token: &str, device: &str) -> AppendHeaders<[(HeaderName, String); 2]> {
    AppendHeaders([
        header(state, (NAME, token), "/", TOKEN_DAYS * DAY_SECONDS),
        header(state, (DEVICE, device), "/api/auth/login", DEVICE_DAYS * DAY_SECONDS),
    ])
}

/// Header that makes the browser forget the token; the device stays known.
pub(crate) fn clear(state: &ApiState) -> [(HeaderName, String); 1] {
    [header(state, (NAME, ""), "/", 0)]
}

fn header(state: &ApiState, (name, value): (&str, &str), path: &str, max_age: i64) -> (HeaderName, String) {
    let secure = if state.public_url.starts_with("https://") {
        "; Secure"
    } else {
        ""
    };
    let cookie = format!("{name}={value}; Path={path}; HttpOnly; SameSite=Strict; Max-Age={max_age}{secure}");
    (SET_COOKIE, cookie)
}
