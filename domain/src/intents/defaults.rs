//! The four intents that a new workspace starts with.

use super::input::IntentInput;

const MEETING_PROMPT: &str = "The sender wants to meet. Thank them, answer any question they asked, and move to a fixed \
time: confirm the time given to you, or offer the free times given to you, or ask for two or three times that suit them. \
Never agree to a time that was not given to you. Keep it short and friendly.";

const SUPPORT_PROMPT: &str = "The sender has a problem. Show that you understood what does not work, in their words, and \
apologise once if they are upset. Give the steps from the knowledge base that fit, in order. Where the knowledge base does \
not settle it, ask for what is missing (what they did, what they saw, since when) and say that a person looks into it. \
Never guess at causes and never promise a date.";

const DEMO_PROMPT: &str = "The sender is interested in the product. Answer their questions from the knowledge base, name \
what fits their use in one or two sentences without selling hard, and offer to show it: ask for two or three times that \
suit them and what they would most like to see. Quote prices and terms only as they stand in the knowledge base.";

const DEFAULT_PROMPT: &str = "Answer what was asked from the knowledge base, briefly and politely. Where the knowledge \
base does not hold the answer, say that you will find out rather than guessing.";

/// The starter intents, best match first; all send by themselves where the account allows it.
pub fn defaults() -> Vec<IntentInput> {
    vec![
        starter(
            "Meeting Request",
            "Someone wants to meet or talk",
            &["meeting", "schedule", "call", "zoom", "meet"],
            10,
            MEETING_PROMPT,
        ),
        starter(
            "Support Request",
            "Something does not work or needs help",
            &["help", "issue", "problem", "error", "broken"],
            8,
            SUPPORT_PROMPT,
        ),
        IntentInput {
            is_lead: true,
            ..starter(
                "Demo Request",
                "Someone wants to see or try the product",
                &["demo", "trial", "test", "preview"],
                8,
                DEMO_PROMPT,
            )
        },
        IntentInput {
            is_default: true,
            acknowledge: true,
            confidence_threshold: 0.5,
            ..starter("Default Response", "All other mail", &[], 1, DEFAULT_PROMPT)
        },
    ]
}

fn starter(name: &str, description: &str, keywords: &[&str], priority: i32, ai_prompt: &str) -> IntentInput {
    IntentInput {
        name: name.to_owned(),
        description: description.to_owned(),
        keywords: keywords.iter().map(ToString::to_string).collect(),
        priority,
        auto_send: true,
        acknowledge: false,
        confidence_threshold: 0.6,
        ai_prompt: ai_prompt.to_owned(),
        is_lead: false,
        is_default: false,
        is_active: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_starter_intent_is_valid_as_it_stands() {
        for intent in defaults() {
            assert_eq!(intent.clone().checked(), Ok(intent));
        }
    }

    #[test]
    fn exactly_one_is_the_default_and_one_makes_leads() {
        let intents = defaults();

        let names: Vec<_> = intents
            .iter()
            .map(|intent| (intent.name.as_str(), intent.priority))
            .collect();
        assert_eq!(
            names,
            [
                ("Meeting Request", 10),
                ("Support Request", 8),
                ("Demo Request", 8),
                ("Default Response", 1)
            ]
        );
        assert_eq!(intents.iter().filter(|intent| intent.is_default).count(), 1);
        assert_eq!(intents.iter().filter(|intent| intent.is_lead).count(), 1);
        assert!(intents.iter().all(|intent| intent.auto_send && intent.is_active));
    }
}
