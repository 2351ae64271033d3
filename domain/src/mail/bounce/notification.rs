//! Notifications of Amazon SES, which come as JSON in the text of a mail instead of a delivery report.

use super::status_part::Failure;
use crate::mail::message::Message;
use serde_json::Value;

/// The sign that the mail is such a notification of that kind.
pub(super) fn told(message: &Message, kind: &str) -> Option<String> {
    let notification = read(message)?;
    let told = notification
        .get("notificationType")
        .or_else(|| notification.get("eventType"))?;
    (told.as_str() == Some(kind)).then(|| format!("an Amazon SES notification of type {kind}"))
}

/// The failed recipients of a bounce notification.
pub(super) fn failures(message: &Message) -> Vec<Failure> {
    let Some(notification) = read(message) else {
        return Vec::new();
    };
    let Some(bounce) = notification.get("bounce") else {
        return Vec::new();
    };
    let is_permanent = bounce.get("bounceType").and_then(Value::as_str) == Some("Permanent");
    let by_type = if is_permanent { "5.0.0" } else { "4.0.0" };
    let failure = |recipient: &Value| {
        let text = |name: &str| recipient.get(name).and_then(Value::as_str).map(str::to_owned);
        Failure {
            recipient: text("emailAddress"),
            status: text("status").or_else(|| Some(by_type.to_owned())),
            diagnostic: text("diagnosticCode"),
            ..Failure::default()
        }
    };
    let recipients = bounce.get("bouncedRecipients").and_then(Value::as_array);
    recipients.into_iter().flatten().map(failure).collect()
}

/// A notification of any type, a successful delivery too.
pub(in crate::mail) fn is_notification(message: &Message) -> bool {
    read(message).is_some_and(|read| read.get("notificationType").or(read.get("eventType")).is_some())
}

fn read(message: &Message) -> Option<Value> {
    let text = message.text.trim_start();
    if !text.starts_with('{') || !text.contains("Type") {
        return None;
    }
    // Long lines are broken on the way, with a mark that is no JSON.
    let joined = text.replace("!\n ", "").replace('\n', "");
    let read = first_value(&joined)?;
    match read.get("Message").and_then(Value::as_str) {
        Some(wrapped) => first_value(wrapped),
        None => Some(read),
    }
}

fn first_value(text: &str) -> Option<Value> {
    serde_json::Deserializer::from_str(text)
        .into_iter::<Value>()
        .next()?
        .ok()
}
