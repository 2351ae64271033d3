//! The conversation as a drafter is shown it.

use chrono::{DateTime, Utc};

use super::input::ThreadMessage;
use crate::mail;

/// Keeps what came before the answered mail and all that our side wrote. Our messages carry the owner's name and lose
/// what they quote: a quote is not our word.
#[must_use]
pub fn before(answered: DateTime<Utc>, owner_name: &str, messages: Vec<ThreadMessage>) -> Vec<ThreadMessage> {
    let ours = |message: ThreadMessage| ThreadMessage {
        from: owner_name.to_owned(),
        text: mail::visible_text(&message.text).without_quotes(),
        ..message
    };
    messages
        .into_iter()
        .filter(|message| message.is_ours || message.at < answered)
        .map(|message| if message.is_ours { ours(message) } else { message })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    fn message(is_ours: bool, minutes: i64, text: &str) -> ThreadMessage {
        ThreadMessage {
            from: if is_ours { "" } else { "Ann" }.to_owned(),
            is_ours,
            at: DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes),
            text: text.to_owned(),
        }
    }

    #[test]
    fn later_mail_of_others_is_left_out_and_ours_is_kept() {
        let messages = vec![
            message(false, 1, "First"),
            message(false, 2, "Answered"),
            message(true, 3, "Ours"),
            message(false, 4, "Later"),
        ];

        let shown = before(DateTime::UNIX_EPOCH + TimeDelta::minutes(2), "Bob", messages);

        let texts: Vec<&str> = shown.iter().map(|message| message.text.as_str()).collect();
        assert_eq!(texts, ["First", "Ours"]);
    }

    #[test]
    fn what_we_quote_is_not_our_word() {
        let ours = message(true, 1, "Yes.\n\nOn Monday, Ann wrote:\n> You get 90% off.");

        let shown = before(DateTime::UNIX_EPOCH, "Bob", vec![ours]);

        assert_eq!(shown[0].text, "Yes.");
        assert_eq!(shown[0].from, "Bob");
    }
}
