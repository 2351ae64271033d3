//! Letters as a small company gets them in a week, made up by a seed, each with the fate it must come to.

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};

use super::ADDRESS;

/// What the company knows.
pub(crate) const KNOWLEDGE: [(&str, &str); 4] = [
    (
        "Trial and demo",
        "The trial lasts 30 days. We are glad to show you a demo, which takes 20 minutes by video.",
    ),
    (
        "Export errors",
        "If an export stops with error 504, the report is too large. Choose a shorter range of dates.",
    ),
    (
        "Refunds",
        "Refunds are paid within 14 days to the card that was used. The invoice number is enough to ask for one.",
    ),
    (
        "Rückgabe",
        "Sie können Ware innerhalb von 14 Tagen zurückgeben. Das Rücksendeetikett liegt in Ihrem Kundenkonto.",
    ),
];

/// What must become of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is answered by itself, once.
    Answered,
    /// It is answered by itself or rests, as the calendar allows.
    AnsweredOrResting,
    /// Its draft waits for a person.
    Resting,
    /// It comes from a machine.
    Ignored,
    /// Its sender must not be written to, whoever decides what.
    Suppressed,
    /// It is answered or not, as the drafter likes, at most once.
    Open,
}

/// A letter on its way to the mailbox.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    /// File it is delivered under.
    pub(crate) name: String,
    pub(crate) message_id: String,
    /// Number of the customer who wrote it.
    pub(crate) sender: usize,
    pub(crate) raw: Vec<u8>,
    pub(crate) fate: Fate,
}

impl Letter {
    /// Where an answer goes.
    pub(crate) fn address(&self) -> String {
        format!("ann@customer{}.example", self.sender)
    }

    /// The letter before it, where it belongs to a thread.
    pub(crate) fn is_again(&self) -> bool {
        self.message_id != format!("letter-{0}@customer{0}.example", self.sender)
    }
}

type Sort = (Fate, &'static str, &'static str, &'static str);

const OF_PEOPLE: [Sort; 6] = [
    (
        Fate::Answered,
        "",
        "Demo request",
        "how long does the trial last, and can we see a demo?",
    ),
    (
        Fate::Answered,
        "",
        "Problem with an export",
        "our export stops with error 504. Can you help?",
    ),
    (Fate::Answered, "", "Money back", "how long do refunds take?"),
    (
        Fate::Answered,
        "",
        "Rücksendung",
        "innerhalb von wie vielen Tagen kann ich die Ware zurückgeben?",
    ),
    (
        Fate::Resting,
        "",
        "Our contract",
        "the contract is signed and on its way to you.",
    ),
    (
        Fate::AnsweredOrResting,
        "",
        "Meeting",
        "can we meet on {day} at {hour}:00 for half an hour?",
    ),
];

const OF_MACHINES: [Sort; 4] = [
    (
        Fate::Ignored,
        "Auto-Submitted: auto-replied\r\n",
        "Automatic reply",
        "I am out of the office until Monday.",
    ),
    (
        Fate::Ignored,
        "List-Unsubscribe: <mailto:off@{host}>\r\n",
        "News of the week",
        "Ten things worth reading.",
    ),
    (
        Fate::Ignored,
        "Precedence: bulk\r\n",
        "Our new prices",
        "Everything gets cheaper.",
    ),
    (
        Fate::Ignored,
        "Auto-Submitted: auto-generated\r\n",
        "Backup finished",
        "All files were saved.",
    ),
];

const NAMES: [&str; 8] = [
    "Lena Brandt",
    "Ann Weaver",
    "Bo Lindqvist",
    "Ines Prado",
    "Joe Ade",
    "Mia Rossi",
    "Tom Yu",
    "Zoe Kraus",
];

/// So many letters; the same seed writes the same ones.
pub(crate) fn write(seed: u64, count: usize) -> Vec<Letter> {
    let mut chance = StdRng::seed_from_u64(seed);
    let mut letters: Vec<Letter> = Vec::with_capacity(count);
    for number in 0..count {
        let earlier = letters
            .last()
            .filter(|last| last.fate == Fate::Answered)
            .map(|last| last.message_id.clone());
        let letter = match chance.random_range(0..10) {
            0..=5 if chance.random_ratio(1, 30) => letter(
                number,
                number,
                "",
                (Fate::Suppressed, OF_PEOPLE[0].1, OF_PEOPLE[0].2, OF_PEOPLE[0].3),
            ),
            0..=5 => person(number, &mut chance),
            6 if earlier.is_some() => again(number, earlier.as_deref().unwrap_or_default()),
            6 | 7 => person(number, &mut chance),
            8 => bounce(number),
            _ => machine(number, &mut chance),
        };
        letters.push(letter);
    }
    letters
}

/// The sender of a letter that was answered thanks for it, in the same thread.
pub(crate) fn thanks(number: usize, answered: &Letter) -> Letter {
    let sort = (
        Fate::Open,
        "",
        "Thank you",
        "thank you very much, that is all I needed.",
    );
    letter(number, answered.sender, &in_thread_of(&answered.message_id), sort)
}

/// A letter of a person who gets an answer.
pub(crate) fn question(number: usize) -> Letter {
    letter(number, number, "", OF_PEOPLE[number % 4])
}

fn person(number: usize, chance: &mut StdRng) -> Letter {
    letter(number, number, "", *OF_PEOPLE.choose(chance).expect("there are some"))
}

/// The sender of the letter before writes once more, in the same thread.
fn again(number: usize, earlier: &str) -> Letter {
    letter(number, number - 1, &in_thread_of(earlier), OF_PEOPLE[number % 3])
}

fn in_thread_of(earlier: &str) -> String {
    format!("In-Reply-To: <{earlier}>\r\nReferences: <{earlier}>\r\n")
}

fn machine(number: usize, chance: &mut StdRng) -> Letter {
    letter(number, number, "", *OF_MACHINES.choose(chance).expect("there are some"))
}

fn letter(number: usize, sender: usize, thread: &str, (fate, headers, subject, text): Sort) -> Letter {
    let host = format!("customer{sender}.example");
    let name = NAMES[sender % NAMES.len()];
    // Beyond the days that a storm lets pass: a meeting that comes closer is reminded of.
    let day = format!("{} February 2027", 1 + number % 5 + 7 * (number / 5 % 3));
    let text = text
        .replace("{day}", &day)
        .replace("{hour}", &(9 + number / 15 % 8).to_string());
    let message_id = format!("letter-{number}@{host}");
    let raw = format!(
        "From: {name} <ann@{host}>\r\nTo: {ADDRESS}\r\nSubject: {subject}\r\nDate: {}\r\n\
         Message-ID: <{message_id}>\r\n{thread}{}Content-Type: text/plain; charset=utf-8\r\n\r\n\
         Hello,\r\n\r\n{text}\r\n\r\nBest regards,\r\n{name}\r\n",
        today(),
        headers.replace("{host}", &host),
    );
    Letter {
        name: format!("{number}.{host}"),
        message_id,
        sender,
        raw: raw.into_bytes(),
        fate,
    }
}

fn bounce(number: usize) -> Letter {
    let host = format!("customer{number}.example");
    let message_id = format!("letter-{number}@{host}");
    let raw = format!(
        "From: Mail Delivery System <mailer-daemon@{host}>\r\nTo: {ADDRESS}\r\nDate: {}\r\n\
         Message-ID: <{message_id}>\r\nSubject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n\
         --x\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n\
         --x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; {host}\r\n\r\n\
         Final-Recipient: rfc822; gone@{host}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--x--\r\n",
        today(),
    );
    Letter {
        name: format!("{number}.{host}"),
        message_id,
        sender: number,
        raw: raw.into_bytes(),
        fate: Fate::Ignored,
    }
}

fn today() -> String {
    testkit::now().to_rfc2822()
}
