use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::ids::KnowledgeId;

fn input() -> DraftInput {
    let passage = |text: &str| Passage {
        knowledge_id: KnowledgeId::new(),
        title: String::new(),
        text: text.to_owned(),
    };
    DraftInput {
        signature: "Jane Doe\nAcme".to_owned(),
        passages: vec![
            passage("The trial lasts 30 days."),
            passage(""),
            passage("We ship to Austria."),
        ],
        visible_text: "How long does the trial last? Do you ship to Norway?".to_owned(),
        ..DraftInput::default()
    }
}

fn read(answer: &str) -> DraftText {
    read_draft(answer, &input()).unwrap()
}

#[test]
fn the_reply_is_separated_from_all_around_it() {
    let input = input();
    for answer in [
        "Hi Bob,\n\nIt works.\n\nSources: 2, 3",
        "```text\nSubject: Re: x\nHi Bob,\n\nIt works.\n\nJane Doe\nAcme\nSources: entry 2 and 3, 9\n```",
        "Hi Bob,\n\n**It** works.\n**Sources: 2, 3, 2**",
    ] {
        let draft = read_draft(answer, &input).unwrap();

        assert_eq!(draft.body, "Hi Bob,\n\nIt works.");
        assert_eq!(
            draft.citations(),
            [input.passages[1].knowledge_id, input.passages[2].knowledge_id]
        );
    }
    assert!(read("Hi\n\nSources: none").citations().is_empty());
}

#[test]
fn a_plain_answer_leaves_all_questions_open() {
    assert_eq!(read("Hi Bob,\n\n30 days, and yes.").unanswered.len(), 2);
}

#[test]
fn a_question_counts_as_answered_only_with_words_that_are_known() {
    let answer = |passage: &str| {
        json!({
            "reply": "Hi Bob,\n\n30 days.",
            "sources": [{ "entry": 1, "passage": passage }, { "entry": 9, "passage": "x" }],
            "answered": [{ "question": "How long does the trial last?", "passage": passage }],
            "unanswered": ["Do you ship to Norway?"],
            "needs_person": "none",
        })
        .to_string()
    };

    let known = read(&answer("the trial lasts 30 days"));
    let invented = read(&answer("the trial lasts 60 days"));

    assert_eq!(
        (known.answered.len(), known.unanswered.len(), known.sources.len()),
        (1, 1, 1)
    );
    assert_eq!((invented.answered.len(), invented.unanswered.len()), (0, 2));
}

#[test]
fn a_question_that_the_model_passes_over_is_open() {
    let answer = json!({
        "reply": "Hi Bob,\n\n30 days.",
        "sources": [],
        "answered": [{ "question": "How long is the trial?", "passage": "The trial lasts 30 days." }],
        "unanswered": [],
        "needs_person": "anger",
    });

    let draft = read(&answer.to_string());

    assert_eq!(draft.unanswered, ["Do you ship to Norway?"]);
    assert_eq!(draft.needs_person.unwrap().rule, PersonRule::Anger);
}

#[test]
fn a_model_alone_suppresses_nobody() {
    let answer = json!({ "reply": "Hi", "needs_person": "opt_out" }).to_string();

    assert_eq!(read(&answer).needs_person, None);
}

#[test]
fn what_is_cut_off_or_empty_is_no_draft() {
    for answer in [
        "",
        "  ",
        "{\"reply\": \"Hi Bob",
        "{\"reply\": \"\"}",
        "{\"text\": \"Hi\"}",
        "Sources: 1",
    ] {
        assert_eq!(read_draft(answer, &input()), None, "{answer}");
    }
}

#[test]
fn a_review_approves_only_when_it_says_so() {
    let draft = DraftText {
        body: "Hi Bob, it costs nothing.".to_owned(),
        ..DraftText::default()
    };
    let read = |answer: &str| {
        let issues = read_review(answer, &draft)?.into_iter();
        Some(
            issues
                .map(|issue| (issue.message, issue.span.map(|span| draft.body[span].to_owned())))
                .collect::<Vec<_>>(),
        )
    };
    let whole = |message: &str| Some(vec![(message.to_owned(), None)]);

    assert_eq!(read("{\"approved\": true, \"issues\": []}"), Some(vec![]));
    assert_eq!(read("```json\n{\"approved\": true}\n```"), Some(vec![]));
    assert_eq!(read("{\"approved\": true, \"issues\": [\"tone\"]}"), whole("tone"));
    assert_eq!(
        read("{\"approved\": false, \"issues\": [{\"issue\": \"tone\"}]}"),
        whole("tone")
    );
    assert_eq!(
        read("{\"approved\": false, \"issues\": [{\"quote\": \"it costs nothing.\", \"fault\": \"invented\"}]}"),
        Some(vec![("invented".to_owned(), Some("it costs nothing".to_owned()))])
    );
    assert_eq!(read("{\"approved\": false}").map(|issues| issues.len()), Some(1));
    for unreadable in [
        "looks fine",
        "} {",
        "",
        "{\"approved\": true, \"issues\": [",
        "{\"approved\": \"yes\"}",
        "{\"approved\": true, \"issues\": \"none\"}",
        "Sure! {\"approved\": true} I think",
        "{\"issues\": []}",
    ] {
        assert_eq!(read(unreadable), None, "{unreadable}");
    }
}

proptest! {
    #[test]
    fn any_answer_can_be_read(answer in "\\PC{0,120}", lines in "(Sources: [0-9]{0,30}\n|```\n|\\PC{0,9}\n){0,5}") {
        read_draft(&answer, &input());
        read_draft(&lines, &input());
        read_review(&answer, &DraftText::default());
    }
}

#[test]
fn a_question_that_comes_back_in_other_words_is_asked_again() {
    let asked = "Hello,\n\ndo you ship parcels to Norway?\n\nLena";

    assert!(asks_again(
        asked,
        "Thanks, but that was not it: can you ship my parcel to Norway?"
    ));
    assert!(!asks_again(asked, "Thank you, that helps."));
    assert!(!asks_again(asked, "Great. And how long does the trial last?"));
}
