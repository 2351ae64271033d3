//! Reading what a model answered: the reply's own words and the entries it names, or a reviewer's objections.

use serde::Deserialize;

use super::input::{DraftInput, DraftText};
use super::rules::{Issue, IssueCode};

/// Reads a draft: drops code fences, a subject line and the signature, and turns the sources line into citations.
pub fn read_draft(answer: &str, input: &DraftInput) -> DraftText {
    let mut lines: Vec<&str> = unfenced(answer).lines().map(str::trim_end).collect();
    let mut citations = Vec::new();
    if let Some(at) = lines.iter().rposition(|line| sources(line).is_some()) {
        for number in lines.get(at).and_then(|line| sources(line)).unwrap_or_default() {
            if let Some(passage) = number.checked_sub(1).and_then(|index| input.passages.get(index))
                && !citations.contains(&passage.knowledge_id)
            {
                citations.push(passage.knowledge_id);
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
    DraftText {
        body: body.trim().to_owned(),
        citations,
    }
}

/// Reads a review; an answer that is not the JSON asked for counts as no objection, since the fixed rules have their own say.
pub fn read_review(answer: &str) -> Vec<Issue> {
    #[derive(Deserialize)]
    struct Review {
        ok: bool,
        #[serde(default)]
        issues: Vec<String>,
    }
    let json = answer
        .find('{')
        .zip(answer.rfind('}'))
        .and_then(|(start, end)| answer.get(start..=end));
    match json.map(serde_json::from_str::<Review>) {
        Some(Ok(Review { ok: false, issues })) if issues.is_empty() => {
            vec![Issue::whole(
                IssueCode::Review,
                "the reviewing model refused the draft without a reason",
            )]
        }
        Some(Ok(Review { ok: false, issues })) => issues
            .into_iter()
            .take(5)
            .map(|message| Issue::whole(IssueCode::Review, message))
            .collect(),
        _ => Vec::new(),
    }
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
    use crate::drafting::input::Passage;
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
                draft.citations,
                [input.passages[1].knowledge_id, input.passages[2].knowledge_id]
            );
        }
        assert!(read_draft("Hi\n\nSources: none", &input).citations.is_empty());
    }

    #[test]
    fn a_review_objects_only_when_it_says_so() {
        assert_eq!(read_review("{\"ok\": true}"), []);
        assert_eq!(
            read_review("Sure! {\"ok\": false, \"issues\": [\"tone\"]}")[0].message,
            "tone"
        );
        assert_eq!(read_review("{\"ok\": false}").len(), 1);
        assert_eq!(read_review("looks fine"), []);
        assert_eq!(read_review("} {"), []);
    }

    proptest! {
        #[test]
        fn any_answer_can_be_read(answer in "\\PC{0,120}", lines in "(Sources: [0-9]{0,30}\n|```\n|\\PC{0,9}\n){0,5}") {
            read_draft(&answer, &input());
            read_draft(&lines, &input());
            read_review(&answer);
        }
    }
}
