//! Reading what a model answered: the reply's own words and the entries it names, or a reviewer's objections.

use serde_json::Value;

use super::draft::{DraftText, Source};
use super::input::{DraftInput, Passage};
use super::questions::questions;
use super::rules::{Issue, IssueCode};
use super::source::closest_passage;

const MOST_OBJECTIONS: usize = 5;

/// Reads a draft that a model wrote as plain text, so that nobody knows which questions it answers: drops code fences, a subject line and the signature, and turns the sources line into sources.
pub fn read_draft(answer: &str, input: &DraftInput) -> DraftText {
    let mut lines: Vec<&str> = unfenced(answer).lines().map(str::trim_end).collect();
    let mut cited: Vec<&Passage> = Vec::new();
    if let Some(at) = lines.iter().rposition(|line| sources(line).is_some()) {
        for number in lines.get(at).and_then(|line| sources(line)).unwrap_or_default() {
            if let Some(passage) = number.checked_sub(1).and_then(|index| input.passages.get(index))
                && !cited.iter().any(|known| known.knowledge_id == passage.knowledge_id)
            {
                cited.push(passage);
            }
        }
        lines.remove(at);
    }
    if lines
        .first()
        .is_some_and(|line| line.to_lowercase().starts_with("subject:"))
    {
        lines.remove(0);
    }
    let text = lines.join("\n");
    let signature = input.signature.trim();
    let body = text.trim();
    let body = if signature.is_empty() {
        body
    } else {
        body.strip_suffix(signature).unwrap_or(body)
    };
    let source = |passage: &Passage| Source {
        entry: passage.knowledge_id,
        passage: closest_passage(&passage.text, body),
    };
    DraftText {
        body: body.trim().to_owned(),
        sources: cited.into_iter().map(source).collect(),
        unanswered: questions(&input.visible_text),
        ..DraftText::default()
    }
}

/// Reads a review tolerantly: objections as objects or as bare sentences, shown at the words they quote where those
/// stand in the draft. What is not the JSON asked for counts as no objection, since the fixed rules have their own say.
pub fn read_review(answer: &str, draft: &DraftText) -> Vec<Issue> {
    let json = answer
        .find('{')
        .zip(answer.rfind('}'))
        .and_then(|(start, end)| answer.get(start..=end));
    let review: Value = json
        .and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default();
    let is_refused = match review.get("ok") {
        Some(Value::Bool(is_ok)) => !is_ok,
        Some(Value::String(word)) => matches!(word.to_lowercase().as_str(), "false" | "no"),
        _ => false,
    };
    if !is_refused {
        return Vec::new();
    }
    let listed = review.get("issues").and_then(Value::as_array);
    let issues = listed
        .into_iter()
        .flatten()
        .filter_map(|listed| objection(listed, draft));
    let issues: Vec<Issue> = issues.take(MOST_OBJECTIONS).collect();
    if issues.is_empty() {
        let message = "the reviewing model refused the draft without a reason";
        return vec![Issue::whole(IssueCode::Review, message)];
    }
    issues
}

fn objection(listed: &Value, draft: &DraftText) -> Option<Issue> {
    let field = |names: [&str; 3]| names.iter().find_map(|name| listed.get(name)?.as_str());
    let fault = listed.as_str().or_else(|| field(["fault", "message", "issue"]))?;
    let quote = field(["quote", "words", "span"]).map(|quote| quote.trim_matches(['"', ' ', '…', '.']));
    let place = quote
        .filter(|quote| !quote.is_empty())
        .and_then(|quote| Some((draft.body.find(quote)?, quote)));
    Some(match place {
        Some((at, quote)) => Issue::at(IssueCode::Review, at..at + quote.len(), fault),
        None => Issue::whole(IssueCode::Review, fault),
    })
}

fn unfenced(answer: &str) -> &str {
    let trimmed = answer.trim();
    let inner = trimmed.strip_prefix("```").and_then(|rest| rest.strip_suffix("```"));
    inner
        .and_then(|rest| rest.split_once('\n'))
        .map_or(trimmed, |(_, body)| body)
}

fn sources(line: &str) -> Option<Vec<usize>> {
    let plain = line.trim().trim_matches('*').to_lowercase();
    let list = plain
        .strip_prefix("sources:")
        .or_else(|| plain.strip_prefix("source:"))?;
    Some(
        list.split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::KnowledgeId;
    use proptest::prelude::*;

    fn input() -> DraftInput {
        let passage = |_| Passage {
            knowledge_id: KnowledgeId::new(),
            title: String::new(),
            text: String::new(),
        };
        DraftInput {
            signature: "Jane Doe\nAcme".to_owned(),
            passages: (0..3).map(passage).collect(),
            ..DraftInput::default()
        }
    }

    #[test]
    fn the_reply_is_separated_from_all_around_it() {
        let input = input();
        for answer in [
            "Hi Bob,\n\nIt works.\n\nSources: 2, 3",
            "```text\nSubject: Re: x\nHi Bob,\n\nIt works.\n\nJane Doe\nAcme\nSources: entry 2 and 3, 9\n```",
            "Hi Bob,\n\nIt works.\n**Sources: 2, 3, 2**",
        ] {
            let draft = read_draft(answer, &input);

            assert_eq!(draft.body, "Hi Bob,\n\nIt works.");
            assert_eq!(
                draft.citations(),
                [input.passages[1].knowledge_id, input.passages[2].knowledge_id]
            );
        }
        assert!(read_draft("Hi\n\nSources: none", &input).citations().is_empty());
    }

    #[test]
    fn a_review_objects_only_when_it_says_so() {
        let draft = DraftText {
            body: "Hi Bob, it costs nothing.".to_owned(),
            ..DraftText::default()
        };
        let read = |answer: &str| {
            let issues = read_review(answer, &draft).into_iter();
            issues
                .map(|issue| (issue.message, issue.span.map(|span| draft.body[span].to_owned())))
                .collect::<Vec<_>>()
        };
        let whole = |message: &str| vec![(message.to_owned(), None)];

        assert_eq!(read("{\"ok\": true, \"issues\": [\"none\"]}"), []);
        assert_eq!(read("Sure! {\"ok\": false, \"issues\": [\"tone\"]}"), whole("tone"));
        assert_eq!(
            read("{\"ok\": \"no\", \"issues\": [{\"issue\": \"tone\"}]}"),
            whole("tone")
        );
        assert_eq!(
            read("{\"ok\": false, \"issues\": [{\"quote\": \"it costs nothing.\", \"fault\": \"invented\"}]}"),
            [("invented".to_owned(), Some("it costs nothing".to_owned()))]
        );
        assert_eq!(
            read("{\"ok\": false, \"issues\": [{\"quote\": \"not there\", \"fault\": \"invented\"}]}"),
            whole("invented")
        );
        assert_eq!(read("{\"ok\": false}").len(), 1);
        assert_eq!(
            (read("looks fine"), read("} {"), read("{\"ok\": 1}")),
            (vec![], vec![], vec![])
        );
    }

    proptest! {
        #[test]
        fn any_answer_can_be_read(answer in "\\PC{0,120}", lines in "(Sources: [0-9]{0,30}\n|```\n|\\PC{0,9}\n){0,5}") {
            read_draft(&answer, &input());
            read_draft(&lines, &input());
            read_review(&answer, &DraftText::default());
        }
    }
}
