//! The cookie that signs the dashboard in: no script can read it, no other site can make a browser send it.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName};

use super::tokens::TOKEN_DAYS;
use crate::ApiState;

const NAME: &str = "mailroom_session";
const DAY_SECONDS: i64 = 86_400;

/// The token in the request's cookie.
pub(super) fn read(headers: &HeaderMap) -> Option<String> {
    let cookies = headers
        .get_all(COOKIE)
        .into_iter()
        .filter_map(|header| header.to_str().ok());
    let mut pairs = cookies
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == NAME).map(|(_, value)| value.to_owned())
}

/// Header that makes the browser keep the token.
pub(crate) fn set(state: &ApiState, token: &str) -> [(HeaderName, String); 1] {
    header(state, token, TOKEN_DAYS * DAY_SECONDS)
}

/// Header that makes the browser forget the token.
pub(crate) fn clear(state: &ApiState) -> [(HeaderName, String); 1] {
    header(state, "", 0)
}

fn header(state: &ApiState, value: &str, max_age: i64) -> [(HeaderName, String); 1] {
    let secure = if state.public_url.starts_with("https://") {
        "; Secure"
    } else {
        ""
    };
    [(
        SET_COOKIE,
        format!("{NAME}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={max_age}{secure}"),
    )]
}
