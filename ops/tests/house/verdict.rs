//! What must have become of every letter once a storm is over, and what did.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::{Duration, Instant};

use domain::emails::{Status, WaitReason};
use domain::mail::Message;
use storage::emails::Email;

use super::letters::{Fate, Letter};
use super::person::{Deed, Person, Plan, own_words, plan};
use super::storm::Forecast;
use super::{House, Mailbox};

/// After this long, a run that is not taken is stuck.
const AFTER_THE_STORM: Duration = Duration::from_secs(60);

/// One letter in so many may be left to a person though the knowledge answers it: models fail, and the template knows less.
const MOST_OPEN: i64 = 50;

/// What was counted.
pub(crate) struct Verdict {
    person: BTreeMap<Deed, usize>,
    outcomes: BTreeMap<String, usize>,
    answers: usize,
    follow_ups: usize,
    uncertain: String,
    /// What must not be, and how often it is.
    figures: Vec<(&'static str, i64)>,
    /// What is wrong, in full.
    pub(crate) broken: Vec<String>,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  person        {:?}", self.person)?;
        writeln!(f, "  outcomes      {:?}", self.outcomes)?;
        writeln!(
            f,
            "  messages      {} answers, {} follow-ups",
            self.answers, self.follow_ups
        )?;
        writeln!(f, "  uncertain     {}", self.uncertain)?;
        for (what, is) in &self.figures {
            let mark = if *is == 0 { "" } else { "  <-- goal 0" };
            writeln!(f, "  {is:>6} {what}{mark}")?;
        }
        Ok(())
    }
}

/// What was received, by the letter it belongs to.
struct Received<'m> {
    answers: BTreeMap<&'m str, Vec<&'m Message>>,
    follow_ups: BTreeMap<&'m str, usize>,
    /// Messages that belong to no letter.
    strays: usize,
}

impl<'m> Received<'m> {
    fn sort(letters: &'m [Letter], messages: &'m [Message]) -> Self {
        let known: BTreeSet<&str> = letters.iter().map(|letter| letter.message_id.as_str()).collect();
        let about = |message: &'m Message| message.in_reply_to.first().map(String::as_str).unwrap_or_default();
        let (first, later): (Vec<_>, Vec<_>) = messages.iter().partition(|message| known.contains(about(message)));
        let mut answers: BTreeMap<&str, Vec<&Message>> = BTreeMap::new();
        let mut answered = BTreeMap::new();
        for message in first {
            answers.entry(about(message)).or_default().push(message);
            answered.insert(message.message_id.as_deref().unwrap_or_default(), about(message));
        }
        let (mut follow_ups, mut strays) = (BTreeMap::new(), 0);
        for message in later {
            match answered.get(about(message)) {
                Some(letter) => *follow_ups.entry(*letter).or_default() += 1,
                None => strays += 1,
            }
        }
        Self {
            answers,
            follow_ups,
            strays,
        }
    }
}

/// What must be nowhere in the database: what it is, and the rows that would be it.
const FORBIDDEN: [(&str, &str); 7] = [
    (
        "messages marked as sent that never arrived",
        "FROM outbound_messages WHERE state = 'sent' AND message_id <> ALL ({received})",
    ),
    (
        "messages that arrived and are neither sent nor uncertain",
        "FROM unnest({received}) AS r(id) LEFT JOIN outbound_messages o ON o.message_id = r.id
         WHERE o.state IS NULL OR o.state NOT IN ('sent', 'uncertain')",
    ),
    (
        "uncertain messages not shown to a person",
        "FROM outbound_messages o WHERE state = 'uncertain' AND kind <> 'acknowledgement'
         AND NOT EXISTS (SELECT FROM emails WHERE id = o.subject_id AND wait_reason = 'uncertain')
         AND NOT EXISTS (SELECT FROM follow_ups WHERE id = o.subject_id AND wait_reason = 'uncertain')",
    ),
    (
        "messages queued, on their way, or failed",
        "FROM outbound_messages WHERE state IN ('queued', 'handing_over', 'failed')",
    ),
    (
        "days on which the limit of the mailbox was passed",
        "FROM (SELECT FROM outbound_messages, jsonb_array_elements(reserved) AS r
               WHERE r->>'scope' = 'mailbox' AND state IN ('sent', 'uncertain')
               GROUP BY r->>'period' HAVING count(*) > {limit}) AS passed",
    ),
    (
        "messages to suppressed addresses",
        "FROM outbound_messages o JOIN suppressions s ON s.email = ANY (o.to_email)
         WHERE o.state NOT IN ('cancelled', 'failed')",
    ),
    ("runs that failed", "FROM runs WHERE state = 'failed'"),
];

/// A letter and what has become of it.
struct Case<'a> {
    letter: &'a Letter,
    email: &'a Email,
    answers: &'a [&'a Message],
    follow_ups: usize,
    /// How many there may be.
    most_follow_ups: usize,
    deed: Option<Deed>,
    /// Whether a person wants to decide, once it waits for a decision.
    has_plan: bool,
    /// What was said last against a decision.
    refusal: Option<&'a String>,
}

/// None where the correspondent has written again since.
fn most_follow_ups(letter: &Letter, wrote_back: &BTreeSet<usize>) -> usize {
    let is_first = !letter.is_again() && letter.fate != Fate::Open;
    if is_first && wrote_back.contains(&letter.sender) {
        0
    } else {
        6
    }
}

/// Looks at mailbox and database, and says what is wrong.
pub(crate) async fn judge<M: Mailbox>(
    house: &House<M>,
    forecast: &Forecast,
    letters: &[Letter],
    person: &Person,
) -> Verdict {
    let stuck = stuck_runs(house).await;
    let (deeds, refusals) = (person.deeds(), person.refusals());
    let messages = house.mailbox.sent();
    let received = Received::sort(letters, &messages);
    let emails = house.emails_by_message_id().await;
    let mut verdict = Verdict {
        person: count(deeds.values().copied()),
        outcomes: count(emails.values().map(outcome)),
        answers: received.answers.values().map(Vec::len).sum(),
        follow_ups: received.follow_ups.values().sum(),
        uncertain: String::new(),
        figures: Vec::new(),
        broken: Vec::new(),
    };
    let wrote_back = letters
        .iter()
        .filter(|letter| letter.fate == Fate::Open || letter.is_again());
    let wrote_back: BTreeSet<usize> = wrote_back.map(|letter| letter.sender).collect();
    let (mut lost, mut wrong, mut reminded, mut open) = (0, 0, 0, 0);
    for letter in letters {
        let id = letter.message_id.as_str();
        let Some(email) = emails.get(id) else {
            lost += 1;
            verdict.broken.push(format!("{} was not taken in", letter.name));
            continue;
        };
        let case = Case {
            letter,
            email,
            answers: received.answers.get(id).map(Vec::as_slice).unwrap_or_default(),
            follow_ups: received.follow_ups.get(id).copied().unwrap_or_default(),
            most_follow_ups: most_follow_ups(letter, &wrote_back),
            deed: deeds.get(id).copied(),
            has_plan: plan(forecast.seed, id) != Plan::Nothing,
            refusal: refusals.get(&email.id),
        };
        let (is_wrong, is_reminded) = (!case.is_fulfilled(), case.follow_ups > case.most_follow_ups);
        if is_wrong || is_reminded {
            let story = house.story_of(email).await;
            verdict.broken.push(format!("{case}\n{story}"));
        }
        wrong += i64::from(is_wrong);
        open += i64::from(letter.fate == Fate::Answered && case.is_left_to_a_person());
        reminded += i64::from(is_reminded);
    }
    verdict.figure("letters without an outcome", lost);
    // The model fails some, and the template knows less.
    let too_many = (open - letters.len() as i64 / MOST_OPEN).max(0);
    verdict.figure("questions left to a person, too many", too_many);
    verdict.figure("letters that came to another end than they should", wrong);
    verdict.figure("follow-ups after the correspondent wrote, or too many", reminded);
    verdict.figure("messages about no letter", received.strays as i64);
    verdict.figure("runs that are stuck 60 s after the storm", stuck);
    let waiting = house.count_waiting_for_time().await;
    verdict.figure("letters and follow-ups that wait for a day that never comes", waiting);
    verdict.look_into_the_database(house, forecast, &messages);
    verdict
}

/// Runs that are due, or lost their worker, and that nobody takes within a minute.
async fn stuck_runs<M: Mailbox>(house: &House<M>) -> i64 {
    let deadline = Instant::now() + AFTER_THE_STORM;
    loop {
        let now = house.clocks.now().to_rfc3339();
        let stuck = house.count(&format!(
            "FROM runs WHERE state = 'ready' OR state = 'waiting' AND wake_at < '{now}'
             OR state = 'running' AND lease_until < now()"
        ));
        if stuck == 0 || Instant::now() > deadline {
            return stuck;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

fn outcome(email: &Email) -> String {
    let why = email.wait_reason.map(|why| format!(" ({})", why.0.as_str()));
    format!("{}{}", email.status.0, why.unwrap_or_default())
}

impl Verdict {
    /// Something that must not be, and how often it is.
    fn figure(&mut self, what: &'static str, is: i64) {
        self.figures.push((what, is));
        if is != 0 {
            self.broken.push(format!("{what}: {is}"));
        }
    }

    /// Compares the database with what was received.
    fn look_into_the_database<M: Mailbox>(&mut self, house: &House<M>, forecast: &Forecast, messages: &[Message]) {
        let ids = messages.iter().filter_map(|message| message.message_id.as_deref());
        let ids: BTreeSet<&str> = ids.collect();
        self.figure("messages received twice", (messages.len() - ids.len()) as i64);
        let ids: Vec<&str> = ids.into_iter().collect();
        let received = format!("'{{{}}}'::text[]", ids.join(","));
        let limit = forecast.daily_limit().to_string();
        for (what, rows) in FORBIDDEN {
            let rows = rows.replace("{received}", &received).replace("{limit}", &limit);
            self.figure(what, house.count(&rows));
        }
        let uncertain = "FROM outbound_messages WHERE state = 'uncertain'";
        let arrived = house.count(&format!("{uncertain} AND message_id = ANY ({received})"));
        let uncertain = house.count(uncertain);
        self.uncertain = format!("{uncertain}, of which {arrived} had arrived");
        if house.mailbox.can_tell_what_left() {
            self.figure("uncertain messages though the mailbox can tell", uncertain);
        }
    }
}

impl Case<'_> {
    fn is_fulfilled(&self) -> bool {
        let (status, answers) = (self.email.status.0, self.answers.len());
        let is_uncertain = (self.email.wait_reason).is_some_and(|why| why.0 == WaitReason::Uncertain);
        let left = match status {
            Status::Sent => answers == 1,
            Status::DraftReady => is_uncertain && answers <= 1,
            _ => false,
        };
        let stayed = status == Status::DraftReady && answers == 0 && !is_uncertain;
        match (self.letter.fate, self.deed) {
            (Fate::Ignored, _) => status == Status::Ignored && answers == 0,
            (_, Some(Deed::Rejected)) => status == Status::Rejected && answers == 0,
            (Fate::Suppressed, _) | (_, Some(Deed::CalledBack)) => stayed,
            (_, Some(Deed::Edited)) => left && self.is_in_own_words(),
            (_, Some(Deed::Approved | Deed::TooLate)) => left,
            (Fate::Answered, None) => left || self.is_left_to_a_person(),
            // What a person wants to decide, a person can decide.
            (Fate::Resting, None) => stayed && !self.has_plan,
            (_, Some(Deed::Snoozed)) => false,
            // An acknowledgement may have left.
            (Fate::Open, None) => answers <= 1 && matches!(status, Status::Sent | Status::DraftReady),
            (Fate::AnsweredOrResting, None) | (_, Some(Deed::Unclear)) => left || stayed,
        }
    }

    /// Its draft leaves a question open; an acknowledgement may have left.
    fn is_left_to_a_person(&self) -> bool {
        let why = self.email.wait_reason.map(|why| why.0);
        self.answers.len() <= 1 && why == Some(WaitReason::Unanswered)
    }

    /// Whether what left says what the person wrote, however its lines are broken.
    fn is_in_own_words(&self) -> bool {
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = flat(&own_words(&self.letter.message_id));
        self.answers.iter().all(|answer| flat(&answer.text).contains(&words))
    }
}

impl fmt::Display for Case<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (answers, follow_ups) = (self.answers.len(), self.follow_ups);
        let (name, fate) = (&self.letter.name, self.letter.fate);
        write!(f, "{name} ({fate:?}, {:?}) is {}", self.deed, outcome(self.email))?;
        write!(
            f,
            " with {answers} answers and {follow_ups} follow-ups of {}",
            self.most_follow_ups
        )?;
        write!(f, "; {:?}", self.refusal)
    }
}

fn count<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counted = BTreeMap::new();
    for one in all {
        *counted.entry(one).or_default() += 1;
    }
    counted
}
