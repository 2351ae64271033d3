use chrono::DateTime;

use super::draft;
use crate::drafting::input::{DraftInput, MeetingFacts, Passage, Slot, Standing};
use crate::ids::KnowledgeId;
use crate::intents;

pub(super) const BOB: (&str, &str) = ("Bob Jones", "bob@client.example");
pub(super) const ANNA: (&str, &str) = ("", "anna.schmidt@x.example");

const KNOWLEDGE: [(&str, &str); 7] = [
    (
        "Pricing",
        "# Plans\n\n| Plan | Price |\n|---|---|\n| Starter | $19 per month, up to 5 users |\n| Pro | $49 per month, up to 25 users |\n\n\
         Yearly billing is 20% cheaper. We offer a 14-day free trial without a credit card.\n\n\
         ## Discounts\nNon-profits and schools get 30% off any plan. See [our pricing page](https://acme.example/pricing).",
    ),
    (
        "Refund policy",
        "You can ask for a refund within 30 days of a payment. Refunds go back to the card you paid with and take 5 working days. \
         To ask for one, reply with your invoice number.",
    ),
    (
        "Resetting a password",
        "To reset your password:\n1. Open https://app.acme.example/reset\n2. Enter your email address\n3. Follow the link in the mail we send\n\n\
         The link is valid for one hour.",
    ),
    (
        "Export errors",
        "If an export fails with error 504, the report is too large. Choose a shorter date range or switch on background exports in \
         Settings > Exports.",
    ),
    (
        "Security",
        "### Where is my data stored?\nAll data is stored in Frankfurt, Germany, and encrypted at rest.\n\n\
         ### Are you GDPR compliant?\nYes. We sign a data processing agreement with every customer.",
    ),
    (
        "Integrations",
        "Acme integrates with Slack, Zapier and Google Calendar. A REST API is part of the Pro plan.",
    ),
    (
        "Rückgabe",
        "Sie können Ware innerhalb von 14 Tagen zurückgeben. Das Rücksendeetikett finden Sie in Ihrem Kundenkonto. \
         Die Kosten der Rücksendung tragen wir.",
    ),
];

pub(super) fn mail(intent: &str, sender: (&str, &str), subject: &str, text: &str) -> DraftInput {
    let prompt = intents::defaults().into_iter().find(|starter| starter.name == intent);
    DraftInput {
        workspace_name: "Acme".to_owned(),
        owner_name: "Jane Doe".to_owned(),
        signature: "Jane Doe\nAcme".to_owned(),
        intent_name: intent.to_owned(),
        intent_prompt: prompt.map(|starter| starter.ai_prompt).unwrap_or_default(),
        sender_name: sender.0.to_owned(),
        sender_address: sender.1.to_owned(),
        subject: subject.to_owned(),
        visible_text: text.to_owned(),
        passages: KNOWLEDGE
            .iter()
            .enumerate()
            .map(|(index, (title, text))| Passage {
                knowledge_id: KnowledgeId(uuid::Uuid::from_u128(index as u128)),
                title: (*title).to_owned(),
                text: (*text).to_owned(),
            })
            .collect(),
        ..DraftInput::default()
    }
}

pub(super) fn meeting(conflict: bool) -> MeetingFacts {
    let at = |text| DateTime::parse_from_rfc3339(text).expect("a time");
    let slot = Slot {
        start: at("2026-08-05T10:00:00-04:00"),
        end: at("2026-08-05T10:30:00-04:00"),
    };
    MeetingFacts {
        standing: if conflict { Standing::Taken } else { Standing::Agreed },
        time: Some(Slot {
            start: at("2026-08-04T15:00:00-04:00"),
            end: at("2026-08-04T15:30:00-04:00"),
        }),
        timezone: "America/New_York".to_owned(),
        title: "Intro call".to_owned(),
        free_slots: if conflict { vec![slot] } else { vec![] },
        ..MeetingFacts::default()
    }
}

/// Mail of many kinds: intent, sender, subject, text.
const VARIED: [(&str, (&str, &str), &str, &str); 22] = [
    (
        "Support Request",
        BOB,
        "Export broken",
        "Hi there, since yesterday every export fails with error 504. Can you help?",
    ),
    (
        "Support Request",
        BOB,
        "Invoice 4711",
        "Could you please send me a copy of invoice 4711? The amount looks wrong.",
    ),
    (
        "Support Request",
        BOB,
        "Problem",
        "The dashboard widget is broken, it shows nothing at all.",
    ),
    (
        "Support Request",
        ("Sanne de Vries", "s@x.example"),
        "Inloggen",
        "Goedemorgen, ik kan niet inloggen. Wat moet ik doen?",
    ),
    (
        "Demo Request",
        ("Initech Sales", "sales@initech.example"),
        "Demo",
        "We would like to see a demo of your product. Does it integrate with Slack?",
    ),
    (
        "Demo Request",
        BOB,
        "Trial",
        "Is there a free trial, and do I need a credit card?",
    ),
    (
        "Meeting Request",
        BOB,
        "Partnership",
        "Do you have time for a quick chat about a partnership?",
    ),
    (
        "Meeting Request",
        ("Lucía Gómez", "l@x.example"),
        "Reunión",
        "Hola, me gustaría tener una reunión con ustedes. ¿Es posible?",
    ),
    (
        "Meeting Request",
        ("Maria Rossi", "m@x.example"),
        "Incontro",
        "Buongiorno, possiamo sentirci la prossima settimana?",
    ),
    (
        "Default Response",
        ("Chloé Martin", "c@x.example"),
        "Remboursement",
        "Bonjour, je voudrais savoir si je peux obtenir un remboursement.",
    ),
    (
        "Default Response",
        ("João Silva", "j@x.example"),
        "O plano Pro",
        "Olá, gostaria de saber quanto custa o plano Pro. Obrigado!",
    ),
    (
        "Default Response",
        ("Globex GmbH", "info@globex.example"),
        "Anfrage",
        "Sehr geehrte Damen und Herren, sind Sie DSGVO-konform und wo liegen die Daten?",
    ),
    (
        "Default Response",
        ("田中 太郎", "t@x.example"),
        "質問",
        "プロプランの料金を教えてください。",
    ),
    (
        "Default Response",
        BOB,
        "Opening hours",
        "What are your opening hours and what is your phone number?",
    ),
    (
        "Default Response",
        BOB,
        "Vendor review",
        "We need your SOC 2 report. Where do you store data?",
    ),
    (
        "Default Response",
        BOB,
        "Moving",
        "We are a small school. Money is tight, so any discounts for schools matter to us.",
    ),
    (
        "Default Response",
        BOB,
        "Refunds",
        "Can I get a refund for last month, and how long does it take?",
    ),
    (
        "Default Response",
        BOB,
        "Thank you",
        "Just wanted to say thanks for the quick help yesterday.",
    ),
    (
        "Default Response",
        BOB,
        "",
        "Please find attached the signed contract. Regards",
    ),
    (
        "Default Response",
        BOB,
        "Several questions",
        "1. Where is the data stored?\n2. Are you GDPR compliant?\n3. What does Starter cost?\n4. Is there an on-premise version?",
    ),
    (
        "Default Response",
        BOB,
        "Fwd: offer",
        "See https://other.example/x for the offer at $5 by March 3. What do you think?",
    ),
    ("Default Response", ("", "x9@x.example"), "hi", "hi"),
];

/// Mail of many kinds, also with meetings, that all drafts must pass the rules for.
pub(super) fn varied() -> Vec<DraftInput> {
    let plain = VARIED
        .iter()
        .map(|(intent, sender, subject, text)| mail(intent, *sender, subject, text));
    let met = [false, true].map(|conflict| DraftInput {
        meeting: Some(meeting(conflict)),
        ..mail("Meeting Request", BOB, "Intro call", "Can we meet next Tuesday at 3pm?")
    });
    plain.chain(met).collect()
}

/// The titles of the entries that the draft rests on.
pub(super) fn cited(input: &DraftInput) -> Vec<&str> {
    let citations = draft(input).citations();
    let passages = input
        .passages
        .iter()
        .filter(|passage| citations.contains(&passage.knowledge_id));
    passages.map(|passage| passage.title.as_str()).collect()
}
