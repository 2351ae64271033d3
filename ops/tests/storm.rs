//! The storm: while mail flows and a person decides, workers are killed, Redis and PostgreSQL are restarted, clocks go
//! wrong, the model fails, and days pass in which follow-ups fall due. Then it is counted in the mailbox what left, and
//! in the database what became of every letter.
//!
//! The seed decides about letters, blows and moments: `MAILROOM_STORM_SEED` repeats a storm, `MAILROOM_STORM_LETTERS`
//! makes it longer.

mod house;
mod support;

use house::storm::{Forecast, weather};
use house::{Folder, House};

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_and_nothing_leaves_twice_in_a_storm() {
    over_a_folder(Forecast::of(300)).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes many minutes; `make chaos` runs it"]
async fn nothing_is_lost_and_nothing_leaves_twice_in_a_long_storm() {
    over_a_folder(Forecast::of(5_000)).await;
}

#[test]
fn the_seed_replays_the_storm() {
    (0..20).for_each(house::storm::assert_replayed);
}

async fn over_a_folder(forecast: Forecast) {
    let Some(house) = House::<Folder>::open().await else {
        return;
    };
    weather(house, forecast).await;
}
