//! What administrators may see of what runs know: facts, but no words people wrote and no whole addresses.

use serde_json::{Map, Value};

/// Stands for what is not shown.
const HIDDEN: &str = "…";
/// Words of people, whatever carries them.
const WRITTEN: [&str; 6] = ["instruction", "body", "text", "subject", "draft", "matched_text"];
const LENGTH_LIMIT: usize = 300;

/// The value with addresses masked and words of people hidden.
pub(crate) fn redacted(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(masked(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(redacted).collect()),
        Value::Object(fields) => Value::Object(redacted_fields(fields)),
        other => other,
    }
}

fn redacted_fields(fields: Map<String, Value>) -> Map<String, Value> {
    // A signal is an object with a kind; its reason is what a person typed.
    let is_signal = fields.contains_key("kind");
    let field = |(name, value): (String, Value)| {
        let is_written = WRITTEN.contains(&name.as_str()) || is_signal && name == "reason";
        let value = match value {
            Value::String(_) if is_written => Value::String(HIDDEN.to_owned()),
            value => redacted(value),
        };
        (name, value)
    };
    fields.into_iter().map(field).collect()
}

/// The text, cut to a length and with addresses like `b…@corp.example`.
pub(crate) fn masked(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_of_address) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|letter| !is_of_address(letter)).unwrap_or(from.len()));
        shown.push_str(before);
        match (word.split_once('@'), word.chars().next()) {
            (Some((local, domain)), Some(first)) if !local.is_empty() => {
                shown.extend([&first.to_string(), HIDDEN, "@", domain]);
            }
            _ => shown.push_str(word),
        }
        rest = after;
    }
    shown.push_str(rest);
    if shown.chars().count() > LENGTH_LIMIT {
        shown = shown.chars().take(LENGTH_LIMIT).chain(HIDDEN.chars()).collect();
    }
    shown
}

fn is_of_address(letter: char) -> bool {
    letter.is_alphanumeric() || "._%+-@".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn addresses_keep_their_first_letter_and_domain() {
        for (given, shown) in [
            ("550 <bo.d@corp.example>: unknown", "550 <b…@corp.example>: unknown"),
            ("to=ümit@corp.example,x@y.z", "to=ü…@corp.example,x…@y.z"),
            ("at 9 @home", "at 9 @home"),
            ("", ""),
        ] {
            assert_eq!(masked(given), shown);
        }
    }

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(masked(&"ä".repeat(1000)).chars().count(), LENGTH_LIMIT + 1);
    }

    #[test]
    fn words_of_people_are_hidden_and_facts_stay() {
        let output =
            json!({ "kind": "rejected", "reason": "He is rude", "n": 3, "inner": [{ "instruction": "be kind" }] });
        let shown = json!({ "kind": "rejected", "reason": "…", "n": 3, "inner": [{ "instruction": "…" }] });

        assert_eq!(redacted(output), shown);
        assert_eq!(
            redacted(json!({ "reason": "auto-reply" })),
            json!({ "reason": "auto-reply" })
        );
    }
}
