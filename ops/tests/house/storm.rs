//! The storm itself: what strikes, when, and what must have become of every letter once it is over.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use domain::emails::{Status, WaitReason};
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use storage::emails::Email;
use testkit::servers::Shutdown;

use super::letters::{self, Fate};
use super::{House, Letter, Mailbox, Process, eventually};
use crate::support::inherited;

/// Letters that arrive between two blows.
const BURST: usize = 20;
/// The longest time between two blows.
const LULL: Duration = Duration::from_millis(2_500);
const BETWEEN_LOOKS: Duration = Duration::from_millis(2);
/// A lost lease takes 30 s to run out, and may be lost once more at the end of the storm.
const PATIENCE: Duration = Duration::from_secs(90);

/// Which storm comes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Forecast {
    pub(crate) seed: u64,
    letters: usize,
}

impl Forecast {
    /// So many letters, and any seed, unless the environment says otherwise.
    pub(crate) fn of(letters: usize) -> Self {
        let seed = number("MAILROOM_STORM_SEED").unwrap_or_else(|| rand::rng().random_range(0..1_000_000));
        println!("MAILROOM_STORM_SEED={seed}");
        let letters = number("MAILROOM_STORM_LETTERS").map_or(letters, |count| count as usize);
        Self { seed, letters }
    }
}

/// Lets a storm pass over a house, and counts.
pub(crate) async fn weather<M: Mailbox>(mut house: House<M>, forecast: Forecast) -> House<M> {
    let Forecast { seed, letters: count } = forecast;
    let letters = letters::write(seed, count);
    let mut storm = Storm::new(seed, count);
    (0..3).for_each(|_| house.start_worker());
    let begun = Instant::now();

    for burst in letters.chunks(BURST) {
        for letter in burst {
            house.mailbox.deliver(&letter.name, &letter.raw);
        }
        house.read_mail().await;
        storm.strike(&mut house).await;
    }
    storm.pass(&mut house);
    let stormed = begun.elapsed();
    let patience = PATIENCE + Duration::from_millis(20) * u32::try_from(count).expect("a small number");
    house.rest(count, patience).await;

    println!(
        "{} within {stormed:.1?}, {} leases lost, at rest {:.1?} later",
        storm.report(),
        house.count_logged("lease lost"),
        begun.elapsed() - stormed
    );
    eventually("what left has arrived", PATIENCE, async || house.mailbox.is_settled()).await;
    count_what_left(&house, &letters).await;
    assert_no_run_is_stuck(&house).await;
    house
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Blow {
    KillWorker,
    StopWorker,
    EmptyRedis,
    RestartPostgres,
}

/// What happens, and when, as the seed says.
struct Storm {
    chance: StdRng,
    /// The next is the last.
    blows: Vec<Blow>,
    struck: BTreeMap<Blow, usize>,
}

impl Storm {
    /// One blow after each burst: mostly killed workers, and once for every fifteen each of the others.
    fn new(seed: u64, letters: usize) -> Self {
        let mut chance = StdRng::seed_from_u64(seed);
        let count = letters.div_ceil(BURST);
        let mut blows = vec![Blow::KillWorker; count];
        for (at, blow) in blows.iter_mut().enumerate() {
            *blow = match at % 15 {
                0 => Blow::EmptyRedis,
                1 => Blow::RestartPostgres,
                2 | 3 => Blow::StopWorker,
                _ => Blow::KillWorker,
            };
        }
        blows.shuffle(&mut chance);
        Self {
            chance,
            blows,
            struck: BTreeMap::new(),
        }
    }

    /// Waits for its moment, which some replies or some time decide, and strikes.
    async fn strike<M: Mailbox>(&mut self, house: &mut House<M>) {
        let lull = Duration::from_millis(self.chance.random_range(0..LULL.as_millis() as u64));
        let replies = house.mailbox.count_sent() + self.chance.random_range(0..BURST);
        let deadline = Instant::now() + lull;
        while Instant::now() < deadline && house.mailbox.count_sent() < replies {
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        let Some(blow) = self.blows.pop() else { return };
        *self.struck.entry(blow).or_default() += 1;
        match blow {
            Blow::KillWorker => {
                let mut worker = self.take_worker(house);
                worker.kill();
            }
            Blow::StopWorker => {
                let ended = self.take_worker(house).terminate();
                assert!(
                    ended.success(),
                    "a worker that is asked to end does so in order: {ended}"
                );
            }
            Blow::EmptyRedis => house.redis.flush(),
            Blow::RestartPostgres => {
                let how = if self.chance.random_bool(0.5) {
                    Shutdown::Fast
                } else {
                    Shutdown::Immediate
                };
                house.postgres.restart(how);
            }
        }
        // Two or three work at a time.
        while house.workers.len() < 2 || (house.workers.len() < 3 && self.chance.random_bool(0.5)) {
            house.start_worker();
        }
    }

    fn take_worker<M>(&mut self, house: &mut House<M>) -> Process {
        let at = self.chance.random_range(0..house.workers.len());
        house.workers.remove(at)
    }

    /// The storm is over: two workers are left in peace.
    fn pass<M>(&self, house: &mut House<M>) {
        house.workers.truncate(2);
    }

    fn report(&self) -> String {
        format!("storm of {:?}", self.struck)
    }
}

/// Each letter has its fate, and no letter has two answers.
async fn count_what_left<M: Mailbox>(house: &House<M>, letters: &[Letter]) {
    let sent = house.mailbox.sent();
    let mut answers: BTreeMap<&str, usize> = BTreeMap::new();
    for reply in &sent {
        let to = reply.in_reply_to.first().expect("a reply says what it answers");
        *answers.entry(to).or_default() += 1;
    }
    let mut emails = house.emails_by_message_id().await;
    let mut outcomes: BTreeMap<String, usize> = BTreeMap::new();
    let (mut broken, mut left_uncertain) = (Vec::new(), 0);
    for letter in letters {
        let email = emails.remove(&letter.message_id);
        let email = email.unwrap_or_else(|| panic!("{} was not taken in", letter.name));
        let answers = answers.remove(letter.message_id.as_str()).unwrap_or(0);
        if !is_fulfilled(letter.fate, &email, answers) {
            broken.push(format!(
                "{letter:?} has {answers} answers: {:#?}",
                house.run_of(&email).await
            ));
        }
        if is_uncertain(&email) {
            left_uncertain += answers;
        }
        let outcome = format!("{} {:?}", email.status.0, email.wait_reason.map(|why| why.0));
        *outcomes.entry(outcome).or_default() += 1;
    }
    println!(
        "{} replies left; {outcomes:?}; {left_uncertain} of the uncertain left",
        sent.len()
    );
    assert!(broken.is_empty(), "{}\n{}", broken.join("\n"), house.logs());
    assert!(answers.is_empty(), "answers to nobody: {answers:?}");
    let mut ids: Vec<_> = sent.iter().map(|reply| reply.message_id.clone()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), sent.len(), "each message left once");
    assert_eq!(
        house.tally("outbound_messages", "sent").await,
        (sent.len() - left_uncertain) as i64,
        "what left and what counts as sent"
    );
}

fn is_uncertain(email: &Email) -> bool {
    email.wait_reason.is_some_and(|why| why.0 == WaitReason::Uncertain)
}

fn is_fulfilled(fate: Fate, email: &Email, answers: usize) -> bool {
    match (fate, email.status.0) {
        (Fate::Answered | Fate::AnsweredOrResting, Status::Sent) => answers == 1,
        (Fate::Answered, Status::DraftReady) => is_uncertain(email) && answers <= 1,
        (Fate::AnsweredOrResting, Status::DraftReady) => answers == 0 || is_uncertain(email) && answers == 1,
        (Fate::Resting, Status::DraftReady) => answers == 0,
        (Fate::Ignored, Status::Ignored) => answers == 0,
        _ => false,
    }
}

async fn assert_no_run_is_stuck<M: Mailbox>(house: &House<M>) {
    for state in ["queued", "handing_over", "failed"] {
        assert_eq!(
            house.tally("outbound_messages", state).await,
            0,
            "messages that are {state}"
        );
    }
    // Runs of follow-ups may be cancelled: their correspondent has written again.
    assert_eq!(house.tally("runs", "failed").await, 0, "runs that have failed");
    eventually("no run is ready or running", PATIENCE, async || {
        house.tally("runs", "ready").await + house.tally("runs", "running").await == 0
    })
    .await;
}

fn number(variable: &str) -> Option<u64> {
    let text = inherited(variable)?.into_string().expect("text");
    let number = text.parse();
    Some(number.unwrap_or_else(|_| panic!("{variable} is `{text}`, needs a number")))
}
