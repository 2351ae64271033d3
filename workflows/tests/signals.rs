//! What runs are told, whenever it comes: between claim, rest and wake, for each kind of wait; and what nobody can read.

mod stage;

use activities::ActivityError;
use chrono::TimeDelta;
use domain::flows::Signal;
use serde_json::Value;
use stage::{Effects, Stage};
use storage::runs::{RunState, WaitingFor};
use workflows::engine::{End, Run, Stop};

/// Waits for as long as it takes; then for a person.
async fn sleeping(run: &mut Run, effects: Effects) -> Result<End, Stop> {
    let at = run.facts().created_at + TimeDelta::days(1);
    while !run.sleep_until("sleep", at).await? {
        effects.note("told");
    }
    effects.note("slept");
    Ok(End::Done(Value::Null))
}

async fn deciding(run: &mut Run, effects: Effects) -> Result<End, Stop> {
    loop {
        match run.signal("decide", None).await? {
            Some(Signal::Unblocked) => return Ok(End::Done(Value::Null)),
            _ => effects.note("told"),
        }
    }
}

async fn until_a_deadline(run: &mut Run, effects: Effects) -> Result<End, Stop> {
    let until = run.facts().created_at + TimeDelta::days(1);
    while run.signal("decide", Some(until)).await?.is_some() {
        effects.note("told");
    }
    Ok(End::Done(Value::Null))
}

async fn retrying(run: &mut Run, effects: Effects) -> Result<End, Stop> {
    let busy = || {
        Err(ActivityError::Retry {
            after: None,
            source: "busy".into(),
        })
    };
    run.compute("one", effects.failing("tried", busy)).await?;
    Ok(End::Done(Value::Null))
}

/// When a signal comes.
#[derive(Clone, Copy, Debug)]
enum When {
    /// Before the first claim.
    Born,
    /// While a worker executes the run, which then comes to rest.
    Claimed,
    /// While it rests.
    Resting,
    /// After it was woken, before anybody claimed it.
    Woken,
}

const EVER: [When; 4] = [When::Born, When::Claimed, When::Resting, When::Woken];

/// Tells the run something at that moment, and lets it run as far as it goes.
async fn tell(stage: &Stage, when: When) {
    let wake = stage.start().await.unwrap();
    let tell = async || stage.signal(wake, Signal::Changed).await;
    match when {
        When::Born => {
            tell().await;
            stage.engine.execute(wake).await;
        }
        When::Claimed => {
            let claimed = stage.claim(wake).await.unwrap();
            tell().await;
            stage.engine.drive(claimed).await;
            stage.engine.execute(wake).await;
        }
        When::Resting => {
            stage.engine.execute(wake).await;
            tell().await;
            stage.engine.execute(wake).await;
        }
        When::Woken => {
            stage.engine.execute(wake).await;
            tell().await;
            tell().await;
            stage.engine.execute(wake).await;
        }
    }
}

#[tokio::test]
async fn a_signal_is_heard_once_whenever_it_comes_and_whatever_it_ends() {
    for when in EVER {
        let told = if matches!(when, When::Woken) {
            vec!["told"; 2]
        } else {
            vec!["told"]
        };
        let timer = Stage::telling(|run, effects| Box::pin(sleeping(run, effects))).await;
        let person = Stage::telling(|run, effects| Box::pin(deciding(run, effects))).await;
        let deadline = Stage::telling(|run, effects| Box::pin(until_a_deadline(run, effects))).await;
        for (stage, waiting_for) in [
            (timer, WaitingFor::Timer),
            (person, WaitingFor::Person),
            (deadline, WaitingFor::Person),
        ] {
            tell(&stage, when).await;

            let run = stage.run().await;
            assert_eq!(stage.effects.all(), told, "{when:?} {waiting_for}");
            assert_eq!(
                (run.state.0, run.waiting_for.map(|word| word.0)),
                (RunState::Waiting, Some(waiting_for)),
                "{when:?} {waiting_for}"
            );
        }
    }
}

#[tokio::test]
async fn a_step_that_is_tried_again_keeps_its_back_off_whatever_is_said() {
    for when in EVER {
        let stage = Stage::telling(|run, effects| Box::pin(retrying(run, effects))).await;

        tell(&stage, when).await;

        let run = stage.run().await;
        assert_eq!(stage.effects.all(), ["tried"], "{when:?}");
        assert_eq!(
            (run.state.0, run.waiting_for.map(|word| word.0), run.attempts),
            (RunState::Waiting, Some(WaitingFor::Retry), 1),
            "{when:?}"
        );
    }
}

#[tokio::test]
async fn a_run_that_was_told_what_nobody_can_read_rests_with_the_reason_and_goes_on_where_it_can_be_read() {
    let stage = Stage::telling(|run, effects| Box::pin(deciding(run, effects))).await;
    let wake = stage.play().await;
    stage.signal(wake, Signal::Changed).await;
    stage
        .database
        .execute("UPDATE run_signals SET signal = '{\"kind\": \"newer\"}'")
        .await;

    stage.engine.execute(wake).await;
    let resting = stage.run().await;
    stage.engine.execute(wake).await;

    assert_eq!(
        (
            resting.state.0,
            resting.waiting_for.map(|word| word.0),
            resting.lost_leases
        ),
        (RunState::Waiting, Some(WaitingFor::Retry), 0)
    );
    let why = resting.error.unwrap().to_string();
    assert!(why.contains("cannot read signal 1") && why.contains("newer"), "{why}");
    assert_eq!(stage.run().await.attempts, 1, "it does not circle");

    stage
        .database
        .execute("UPDATE run_signals SET signal = '{\"kind\": \"unblocked\"}'")
        .await;
    stage.advance(TimeDelta::minutes(2));
    stage.engine.execute(wake).await;
    assert_eq!(stage.run().await.state.0, RunState::Succeeded);
}

#[tokio::test]
async fn a_run_that_nobody_can_read_fails_in_the_end_and_can_be_cancelled_before() {
    let stage = Stage::telling(|run, effects| Box::pin(deciding(run, effects))).await;
    let wake = stage.play().await;
    stage.signal(wake, Signal::Changed).await;
    stage
        .database
        .execute("UPDATE run_signals SET signal = '{\"kind\": \"newer\"}'")
        .await;
    for _ in 0..8 {
        stage.engine.execute(wake).await;
        stage.advance(TimeDelta::minutes(20));
    }
    let run = stage.run().await;
    assert_eq!((run.state.0, run.lost_leases), (RunState::Failed, 0));
    assert_eq!(stage.effects.all(), ["settled: failed"]);

    let now = stage.now();
    let again = async |conn: storage::Conn<'_>| {
        storage::runs::redrive(conn, wake.run, now).await.unwrap();
        storage::runs::cancel(conn, wake.run, "enough", now).await.unwrap();
    };
    stage.database.with(again).await;
    stage.engine.execute(wake).await;
    assert_eq!(stage.run().await.state.0, RunState::Cancelled);
}
