//! The storm over real mail servers: what `storm.rs` does, with letters that arrive at Dovecot, replies that leave
//! through Exim, and connections to it that are refused or cut around the end of a message. It is counted where the replies arrive.

mod house;
mod support;

use house::storm::{Forecast, weather};
use house::{House, Servers};

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_and_nothing_arrives_twice_in_a_storm() {
    over_servers(Forecast::of(300)).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes many minutes; `make chaos` runs it"]
async fn nothing_is_lost_and_nothing_arrives_twice_in_a_long_storm() {
    over_servers(Forecast::of(1_500)).await;
}

/// Servers that file what is sent can tell afterwards what left, others cannot; the seed decides.
async fn over_servers(forecast: Forecast) {
    let Some(servers) = Servers::start(forecast.seed, forecast.seed.is_multiple_of(2)).await else {
        return;
    };
    let Some(house) = House::at(servers).await else { return };

    let house = weather(house, forecast).await;

    assert!(!house.mailbox.relay.cuts().is_empty(), "some connections are cut");
}
