//! A collector of traces, as OpenTelemetry speaks with one: OTLP, JSON over HTTP.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::Error;
use crate::http;

const TIMEOUT: Duration = Duration::from_secs(5);
/// Of a collector's answer nothing is read but whether it took the spans.
const WHAT: &str = "the collector of traces";
/// A span that a process did for itself (opentelemetry-proto, `Span.SpanKind`).
const INTERNAL: u8 = 1;

/// Something that took time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The trace it belongs to.
    pub trace: Uuid,
    /// Its own id, of which the last half is told.
    pub id: Uuid,
    /// The span it is a part of.
    pub parent: Option<Uuid>,
    /// What was done.
    pub name: String,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
    /// Facts without addresses or texts.
    pub attributes: Vec<(&'static str, String)>,
    /// What went wrong; nothing where all went well.
    pub failure: Option<String>,
}

/// Takes spans.
#[derive(Clone, Debug)]
pub struct Collector {
    client: reqwest::Client,
    url: String,
    resource: Value,
}

impl Collector {
    /// Remembers where spans go and which process they come from; nothing is connected yet.
    ///
    /// # Errors
    /// `Invalid` where no client can be built.
    pub fn new(url: &str, version: &str, instance: &str) -> Result<Self, Error> {
        let client = reqwest::Client::builder().timeout(TIMEOUT).build();
        let client = client.map_err(|error| Error::Invalid {
            what: error.to_string(),
        })?;
        Ok(Self {
            client,
            url: url.to_owned(),
            resource: json!({ "attributes": attributes(&[
                ("service.name", "mailroom".to_owned()),
                ("service.version", version.to_owned()),
                ("service.instance.id", instance.to_owned()),
            ]) }),
        })
    }

    /// Hands spans over.
    ///
    /// # Errors
    /// Where the collector does not take them; the same may be handed over again.
    pub async fn take(&self, spans: &[Span]) -> Result<(), Error> {
        let spans: Vec<Value> = spans.iter().map(span).collect();
        let scope = json!({ "scope": { "name": "mailroom" }, "spans": spans });
        let message = json!({ "resourceSpans": [{ "resource": self.resource, "scopeSpans": [scope] }] });
        let sent = self.client.post(&self.url).json(&message).send().await;
        let answer = sent.map_err(|error| http::unanswered(error, WHAT))?;
        match answer.status() {
            status if status.is_success() => Ok(()),
            status => Err(http::passing(status, answer.headers(), WHAT)),
        }
    }
}

fn span(span: &Span) -> Value {
    let nanoseconds = |at: DateTime<Utc>| at.timestamp_nanos_opt().unwrap_or_default().to_string();
    let (status, failure) = match &span.failure {
        None => (1, ""),
        Some(failure) => (2, failure.as_str()),
    };
    json!({
        "traceId": span.trace.simple().to_string(),
        "spanId": half(span.id),
        "parentSpanId": span.parent.map(half).unwrap_or_default(),
        "name": span.name,
        "kind": INTERNAL,
        "startTimeUnixNano": nanoseconds(span.started_at),
        "endTimeUnixNano": nanoseconds(span.ended_at),
        "attributes": attributes(&span.attributes),
        "status": { "code": status, "message": failure },
    })
}

/// Eight bytes, of the half that is chance in every version of UUID that is used here.
fn half(id: Uuid) -> String {
    let (_, random) = id.as_u64_pair();
    format!("{random:016x}")
}

fn attributes(named: &[(&'static str, String)]) -> Vec<Value> {
    let attribute = |(key, value): &(&str, String)| json!({ "key": key, "value": { "stringValue": value } });
    named.iter().map(attribute).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_told_as_the_protocol_wants_it() {
        let at = |seconds| DateTime::from_timestamp(seconds, 5).unwrap();
        let told = span(&Span {
            trace: Uuid::from_u128(0xabc),
            id: Uuid::from_u128(0x12_0000_0000_0000_0034),
            parent: None,
            name: "draft".to_owned(),
            started_at: at(10),
            ended_at: at(12),
            attributes: vec![("mailroom.queue", "inbound".to_owned())],
            failure: Some("draft".to_owned()),
        });

        assert_eq!(told["traceId"], "00000000000000000000000000000abc");
        assert_eq!(
            (&told["spanId"], &told["parentSpanId"]),
            (&json!("0000000000000034"), &json!(""))
        );
        assert_eq!(told["startTimeUnixNano"], "10000000005");
        assert_eq!(told["status"], json!({ "code": 2, "message": "draft" }));
        assert_eq!(told["attributes"][0]["value"]["stringValue"], "inbound");
    }
}
