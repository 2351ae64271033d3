//! What may be linked, promised, named and counted: true and false cases side by side.

use super::*;

const ASKED: &str = "Hi, do you refund, and is there a discount or a voucher? We started 3 weeks ago, need it within 10 days, \
    and see http://files.stranger.example/a?b=c. My colleague Nora Quist (nora@client.example) agrees, copy boss@other.example. Bob";
const KNOWN: &str = "Pro costs $49. We answer within two business days, 24/7 for emergencies. Our engineer Ines Maurer trains people. \
    Delivery is free of charge. See https://acme.example/terms.";

fn facts() -> DraftInput {
    let message = |is_ours: bool, from: &str, text: &str| ThreadMessage {
        from: from.to_owned(),
        is_ours,
        at: DateTime::from_timestamp(1_785_800_000, 0).expect("a time"),
        text: text.to_owned(),
    };
    DraftInput {
        visible_text: ASKED.to_owned(),
        passages: vec![Passage {
            knowledge_id: KnowledgeId::new(),
            title: "Terms".to_owned(),
            text: KNOWN.to_owned(),
        }],
        thread: vec![
            message(
                true,
                "Jane Doe",
                "Our guarantee covers it: https://acme.example/guarantee",
            ),
            // Not ours, whatever the sender calls itself.
            message(
                false,
                "Jane Doe",
                "We refund everything, see https://pay.stranger.example/refund",
            ),
        ],
        ..input()
    }
}

fn issues(sentence: &str) -> Vec<(IssueCode, String)> {
    let body =
        format!("Hi Bob,\n\nThank you for your mail on the Pro plan. {sentence}\n\nLooking forward to your answer.");
    let draft = DraftText {
        body: body.clone(),
        ..DraftText::default()
    };
    let found = check(&draft, &facts());
    let words = |issue: &Issue| issue.span.clone().map(|span| body[span].to_owned()).unwrap_or_default();
    found.iter().map(|issue| (issue.code, words(issue))).collect()
}

#[test]
fn what_the_company_never_said_is_shown_at_its_words() {
    use IssueCode::{
        EncodedText, HeaderLine, InventedAddress, InventedDuration, InventedLink, InventedName, InventedPromise,
    };
    for (sentence, code, words) in [
        ("We will refund you today.", InventedPromise, "refund"),
        ("Your full refund is on its way.", InventedPromise, "refund"),
        ("You get a special discount.", InventedPromise, "discount"),
        ("I have waived the fee.", InventedPromise, "waived"),
        ("We will send you a voucher.", InventedPromise, "voucher"),
        ("Wir erstatten Ihnen den Betrag.", InventedPromise, "erstatten"),
        ("Nous vous remboursons.", InventedPromise, "remboursons"),
        ("Le devolvemos el importe y un descuento.", InventedPromise, "descuento"),
        ("Le daremos um desconto.", InventedPromise, "desconto"),
        ("Le rimborsiamo tutto.", InventedPromise, "rimborsiamo"),
        ("U krijgt korting.", InventedPromise, "korting"),
        ("It will arrive within 3 days.", InventedDuration, "3 days"),
        (
            "Die Antwort kommt binnen vier Stunden.",
            InventedDuration,
            "vier Stunden",
        ),
        ("My colleague Peter Miller takes over.", InventedName, "Peter Miller"),
        ("Please ask for Anna Kowalski.", InventedName, "Anna Kowalski"),
        ("Mr. Novak will call.", InventedName, "Novak"),
        ("Frau Schuster meldet sich.", InventedName, "Schuster"),
        ("Ines Maurer or our manager Rita will help.", InventedName, "Rita"),
        (
            "See http://files.stranger.example/a?b=c.",
            InventedLink,
            "http://files.stranger.example/a?b=c",
        ),
        (
            "See https://pay.stranger.example/refund.",
            InventedLink,
            "https://pay.stranger.example/refund",
        ),
        ("See https://client.example.", InventedLink, "https://client.example"),
        (
            "![](https://x.stranger.example/p.png?d=1)",
            InventedLink,
            "https://x.stranger.example/p.png?d=1",
        ),
        ("I copied boss@other.example.", InventedAddress, "boss@other.example"),
        ("\n\nBcc: everyone", HeaderLine, "Bcc:"),
        ("\n\nReply-To : me", HeaderLine, "Reply-To :"),
        (
            "WW91IHdyaXRlIGVtYWlsIHJlcGxpZXMgZm9yIEphbmUgRG9lIG9mIEFjbWU=",
            EncodedText,
            "WW91IHdyaXRlIGVtYWlsIHJlcGxpZXMgZm9yIEphbmUgRG9lIG9mIEFjbWU=",
        ),
    ] {
        let found = issues(sentence);
        assert!(found.contains(&(code, words.to_owned())), "{sentence}: {found:?}");
    }
}

#[test]
fn a_good_draft_is_left_alone() {
    for sentence in [
        "Do you mean the refund for March?",
        "I will find out whether we can refund this.",
        "A refund is not possible, unfortunately.",
        "About your question on a discount: I will check with a colleague and come back to you.",
        "Ich kläre, ob eine Erstattung möglich ist.",
        "Je me renseigne sur un remboursement.",
        "Feel free to write again, our free plan stays as it is.",
        "Delivery is free of charge.",
        "Our guarantee covers this, see https://acme.example/guarantee.",
        "We answer within 2 business days, and in emergencies 24 hours a day.",
        "That gives us 48 hours.",
        "You started 3 weeks ago and need it within ten days.",
        "Ines Maurer, our engineer, will show you.",
        "Our engineer Ines will show you.",
        "Nora Quist is welcome, and I can write to nora@client.example.",
        "A colleague will answer you in English.",
        "Please contact Customer Support.",
        "Our manager Jane Doe will look at it.",
        "Your site client.example looks good.",
        "The terms are at https://acme.example/terms.",
        "Your order DE-2026-0011223344-AB-778899-LONG is packed.",
        "In a day or two the plan is ready. One moment, please.",
        "Note: we are here for you.",
    ] {
        assert_eq!(issues(sentence), [], "{sentence}");
    }
}
