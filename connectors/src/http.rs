//! HTTP failures, classified once for every connector that speaks HTTP.

use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Response, StatusCode};

use crate::Error;
use crate::clock::{Clock, SystemClock};
use crate::error::Source;

/// Classifies a request that brought no answer; `what` names the service.
pub(crate) fn unanswered(error: reqwest::Error, what: &str) -> Error {
    let is_unreachable = error.is_connect();
    let source: Source = Box::new(error.without_url());
    if is_unreachable {
        Error::Unavailable {
            what: what.to_owned(),
            source,
        }
    } else {
        Error::Retry { after: None, source }
    }
}

/// Whether the same request may succeed later.
pub(crate) fn is_passing(status: StatusCode) -> bool {
    status.is_server_error()
        || matches!(
            status,
            StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY
        )
}

/// A failure that passes, with the wait the service asks for.
pub(crate) fn passing(status: StatusCode, headers: &HeaderMap, what: &str) -> Error {
    Error::Retry {
        after: retry_after(headers, SystemClock.now()),
        source: format!("{what} answered {status}").into(),
    }
}

/// Reads at most `limit` bytes of an answer; a longer one is an error.
pub(crate) async fn body(mut response: Response, limit: usize, what: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| unanswered(error, what))? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > limit {
            return Err(Error::Retry {
                after: None,
                source: format!("{what} answered more than {limit} bytes").into(),
            });
        }
    }
    Ok(bytes)
}

/// Reads Retry-After in seconds or as a date (RFC 9110 §10.2.3).
fn retry_after(headers: &HeaderMap, now: DateTime<Utc>) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let from_seconds = || {
        value
            .parse()
            .ok()
            .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
    };
    let from_date = || (DateTime::parse_from_rfc2822(value).ok()?.to_utc() - now).to_std().ok();
    from_seconds().or_else(from_date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_is_read_in_seconds_or_as_a_date() {
        let now = DateTime::parse_from_rfc3339("2026-11-22T12:00:00Z").unwrap().to_utc();
        for (value, expected) in [
            ("7", Some(Duration::from_secs(7))),
            ("1.5", Some(Duration::from_millis(1_500))),
            ("Sun, 22 Nov 2026 12:01:00 GMT", Some(Duration::from_secs(60))),
            ("Sun, 22 Nov 2026 11:00:00 GMT", None),
            ("-3", None),
            ("soon", None),
        ] {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, value.parse().unwrap())]);

            assert_eq!(retry_after(&headers, now), expected, "{value}");
        }
    }
}
