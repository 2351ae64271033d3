//! The storm itself: what strikes, and when. The seed decides about letters, blows, clocks, the model's faults and the
//! person's decisions; only who is in the middle of what when a blow falls is left to the machine.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};
use testkit::servers::Shutdown;

use super::letters::{self, Fate};
use super::model::Model;
use super::verdict::{Verdict, judge};
use super::{House, Letter, Mailbox, Process, eventually};
use crate::support::inherited;

/// Letters that arrive between two blows.
const BURST: usize = 20;
/// The longest time between two blows.
const LULL: Duration = Duration::from_millis(2_500);
/// The same while days pass.
const LULL_IN_A_DAY: Duration = Duration::from_millis(1_200);
const BETWEEN_LOOKS: Duration = Duration::from_millis(2);
/// A lost lease takes 30 s to run out, and may be lost once more at the end of the storm.
const PATIENCE: Duration = Duration::from_secs(90);
/// How far a clock may be wrong.
const STEPS: [TimeDelta; 6] = [
    TimeDelta::seconds(5),
    TimeDelta::seconds(-5),
    TimeDelta::milliseconds(300),
    TimeDelta::milliseconds(-300),
    TimeDelta::hours(1),
    TimeDelta::hours(-1),
];
/// Beyond what any clock was wrong by.
const LONGER_THAN_ANY_STEP: TimeDelta = TimeDelta::minutes(70);
/// Time passes by leaps, so that all follow-ups fall due within a minute.
const LEAP: TimeDelta = TimeDelta::hours(12);
/// Leaps until the last follow-up was due, weekends included.
const LEAPS: usize = 18;
/// Leaps in peace for what waits for a day with room under the limit of the mailbox.
const MOST_LEAPS_IN_PEACE: usize = 100;
/// Time leaps in peace when nothing has happened for so long.
const QUIET: Duration = Duration::from_millis(400);

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

    /// Messages a day that the mailbox may send: fewer than there are answers, so that some wait for a day with room.
    pub(crate) const fn daily_limit(&self) -> usize {
        self.letters * 2 / 3
    }
}

/// Lets a storm pass over a house, and counts.
pub(crate) async fn weather<M: Mailbox>(mut house: House<M>, forecast: Forecast) -> House<M> {
    let begun = Instant::now();
    let seed = forecast.seed;
    let mut letters = letters::write(seed, forecast.letters);
    let model = Model::start(seed).await;
    house.give_model(&model.base_url());
    house.limit(forecast.daily_limit()).await;
    house
        .suppress(letters.iter().filter(|letter| letter.fate == Fate::Suppressed))
        .await;
    let person = house.person(seed);
    let mut storm = Storm::new(seed, forecast.letters);
    (0..3).for_each(|_| house.start_worker());

    for burst in letters.chunks(BURST) {
        for letter in burst {
            house.mailbox.deliver(&letter.name, &letter.raw);
        }
        house.read_mail().await;
        storm.strike(&mut house, LULL).await;
    }
    house.clocks.set_right();
    house.clocks.pass(LONGER_THAN_ANY_STEP);
    let patience = PATIENCE + Duration::from_millis(40) * u32::try_from(letters.len()).expect("a small number");
    house.rest(letters.len(), patience).await;
    let thanks = storm.thanks_for(&letters);
    house.work_through(&thanks, patience).await;
    letters.extend(thanks);
    for _ in 0..LEAPS {
        house.clocks.pass(LEAP);
        storm.strike(&mut house, LULL_IN_A_DAY).await;
    }
    house.workers.truncate(2);
    let stormed = begun.elapsed();
    settle_down(&house).await;

    let verdict = judge(&house, &forecast, &letters, &person).await;
    report(
        &forecast,
        &house,
        &storm,
        &model,
        &verdict,
        (stormed, begun.elapsed() - stormed),
    );
    assert!(
        verdict.broken.is_empty(),
        "{}\n{}",
        verdict.broken.join("\n"),
        house.logs()
    );
    house
}

/// Time passes in peace until nothing waits for it any more; what waits for ever, the verdict tells.
async fn settle_down<M: Mailbox>(house: &House<M>) {
    house.clocks.set_right();
    house.clocks.pass(LONGER_THAN_ANY_STEP);
    let mut before = i64::MAX;
    let mut quiet_since = Instant::now();
    let mut leaps = 0;
    while leaps < MOST_LEAPS_IN_PEACE {
        let waiting = house.count_waiting_for_time().await;
        // A run that has lost its worker is taken back within half a minute, and may start to wait then.
        let now = house.clocks.now().to_rfc3339();
        let busy = format!("FROM runs WHERE state IN ('ready', 'running') OR state = 'waiting' AND wake_at < '{now}'");
        let is_busy = house.count(&busy) > 0;
        if waiting != before {
            quiet_since = Instant::now();
        } else if !is_busy || quiet_since.elapsed() > PATIENCE {
            if waiting == 0 {
                break;
            }
            house.clocks.pass(LEAP);
            quiet_since = Instant::now();
            leaps += 1;
        }
        before = waiting;
        tokio::time::sleep(QUIET).await;
    }
    house.rest(0, PATIENCE).await;
    eventually("what was sent has arrived", PATIENCE, async || {
        house.mailbox.is_settled()
    })
    .await;
}

fn report<M: Mailbox>(
    forecast: &Forecast,
    house: &House<M>,
    storm: &Storm,
    model: &Model,
    verdict: &Verdict,
    (stormed, calmed): (Duration, Duration),
) {
    let Forecast { seed, letters } = forecast;
    println!("\nStorm {seed}: {letters} letters, {stormed:.0?} of storm, {calmed:.0?} until all was at rest");
    println!("  blows         {:?}", storm.struck);
    println!("  model         {:?}", model.faults());
    println!("  mail server   {}", house.mailbox.troubles());
    println!("  leases lost   {}", house.count_logged("lease lost"));
    println!("{verdict}");
}

/// What strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Blow {
    KillWorker,
    StopWorker,
    EmptyRedis,
    RestartRedis,
    StopPostgres,
    CrashPostgres,
    StepClock,
}

/// Sixteen blows; a storm is made of as many rounds of them as it takes.
const ROUND: [Blow; 16] = [
    Blow::KillWorker,
    Blow::KillWorker,
    Blow::KillWorker,
    Blow::KillWorker,
    Blow::KillWorker,
    Blow::KillWorker,
    Blow::StopWorker,
    Blow::StopWorker,
    Blow::EmptyRedis,
    Blow::RestartRedis,
    Blow::StopPostgres,
    Blow::CrashPostgres,
    Blow::StepClock,
    Blow::StepClock,
    Blow::StepClock,
    Blow::StepClock,
];

/// What happens, and when, as the seed says.
pub(crate) struct Storm {
    chance: StdRng,
    /// The next is the last.
    blows: Vec<Blow>,
    struck: BTreeMap<Blow, usize>,
}

impl Storm {
    /// One blow after each burst of letters, and one after each leap of time.
    pub(crate) fn new(seed: u64, letters: usize) -> Self {
        let mut chance = StdRng::seed_from_u64(seed);
        let count = letters.div_ceil(BURST) + LEAPS;
        let mut blows: Vec<Blow> = ROUND.into_iter().cycle().take(count).collect();
        blows.shuffle(&mut chance);
        Self {
            chance,
            blows,
            struck: BTreeMap::new(),
        }
    }

    /// Senders of every third answered letter write back before they could be reminded.
    fn thanks_for(&mut self, letters: &[Letter]) -> Vec<Letter> {
        let answered = letters
            .iter()
            .filter(|letter| letter.fate == Fate::Answered && !letter.is_again());
        let grateful: Vec<&Letter> = answered.filter(|_| self.chance.random_ratio(1, 3)).collect();
        let numbered = (letters.len()..).zip(grateful);
        numbered
            .map(|(number, letter)| letters::thanks(number, letter))
            .collect()
    }

    /// Waits for its moment, which some messages or some time decide, and strikes.
    async fn strike<M: Mailbox>(&mut self, house: &mut House<M>, longest: Duration) {
        let lull = Duration::from_millis(self.chance.random_range(0..longest.as_millis() as u64));
        let messages = house.mailbox.count_sent() + self.chance.random_range(0..BURST);
        let deadline = Instant::now() + lull;
        while Instant::now() < deadline && house.mailbox.count_sent() < messages {
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        let Some(blow) = self.blows.pop() else { return };
        *self.struck.entry(blow).or_default() += 1;
        match blow {
            Blow::KillWorker => self.take_worker(house).kill(),
            Blow::StopWorker => {
                let ended = self.take_worker(house).terminate();
                assert!(
                    ended.success(),
                    "a worker that is asked to end does so in order: {ended}"
                );
            }
            Blow::EmptyRedis => house.redis.flush(),
            Blow::RestartRedis => house.redis.restart(),
            Blow::StopPostgres => house.postgres.restart(Shutdown::Fast),
            Blow::CrashPostgres => house.postgres.restart(Shutdown::Immediate),
            Blow::StepClock => {
                let by = STEPS.choose(&mut self.chance).expect("there are some");
                let at = self.chance.random_range(0..=house.workers.len());
                let process = house.workers.get(at).unwrap_or(&house.api);
                house.clocks.step(process.name(), *by);
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
}

fn number(variable: &str) -> Option<u64> {
    let text = inherited(variable)?.into_string().expect("text");
    let number = text.parse();
    Some(number.unwrap_or_else(|_| panic!("{variable} is `{text}`, needs a number")))
}

/// The same seed brings the same letters, blows, faults and decisions.
pub(crate) fn assert_replayed(seed: u64) {
    let tell = || {
        let letters = letters::write(seed, 100);
        let numbers = 0..100;
        let faults: Vec<_> = numbers.map(|number| super::model::fault_of(seed, number)).collect();
        let plans: Vec<_> = letters
            .iter()
            .map(|letter| super::person::plan(seed, &letter.message_id))
            .collect();
        let ids: Vec<_> = letters
            .iter()
            .map(|letter| (letter.message_id.clone(), letter.fate))
            .collect();
        (ids, Storm::new(seed, 100).blows, faults, plans)
    };
    assert_eq!(tell(), tell());
}
