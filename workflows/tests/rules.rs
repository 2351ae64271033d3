//! The eleven rules of the engine, in their order. What breaks one of them breaks the product.

mod stage;
mod workshop;
mod world;

use activities::ActivityError;
use chrono::{DateTime, TimeDelta, Utc};
use domain::emails::{Status, WaitReason};
use domain::flows::{FlowKind, PROCESS_EMAIL, Queue, Signal};
use serde_json::{Value, json};
use stage::{Effects, Stage, TOLD};
use storage::accounts::AccountChanges;
use storage::runs::{RunState, WaitingFor};
use workflows::engine::{End, Run, Stop};
use workshop::{PASS, Workshop, eventually};
use world::{World, mail};

async fn two_steps(run: &mut Run, effects: Effects) -> Result<End, Stop> {
    run.compute("one", effects.step("one")).await?;
    run.compute("two", effects.step("two")).await?;
    Ok(End::Done(Value::Null))
}

/// One step, then signals until one says that it is enough.
async fn listening(run: &mut Run, effects: Effects) -> Result<End, Stop> {
    run.compute("one", effects.step("one")).await?;
    loop {
        match run.signal("heard", None).await? {
            Some(Signal::Unblocked) => return Ok(End::Done(Value::Null)),
            Some(Signal::Regenerate { instruction }) => effects.note(instruction.unwrap_or_default()),
            _ => effects.note("something else"),
        }
    }
}

fn instruction(text: &str) -> Signal {
    Signal::Regenerate {
        instruction: Some(text.to_owned()),
    }
}

#[tokio::test]
async fn rule_1_a_subject_has_one_unfinished_run_and_each_further_one_is_a_generation() {
    let stage = Stage::telling(|run, effects| Box::pin(two_steps(run, effects))).await;
    let first = stage.start().await.unwrap();

    assert!(
        stage.start().await.is_none(),
        "starting again while unfinished does nothing"
    );
    stage.engine.execute(first).await;
    stage.play().await;

    let run = stage.run().await;
    assert_eq!((run.state.0, run.generation), (RunState::Succeeded, 2));
}

#[tokio::test]
async fn rule_1_a_periodic_run_starts_its_next_turn_with_an_empty_journal() {
    let stage = Stage::telling(|run, effects| {
        Box::pin(async move {
            run.compute("one", effects.step("one")).await?;
            Ok(End::Again {
                at: run.now() + TimeDelta::minutes(1),
            })
        })
    })
    .await;

    let wake = stage.play().await;
    assert!(stage.journal(wake).await.is_empty());
    stage.advance(TimeDelta::minutes(1));
    stage.engine.execute(wake).await;

    assert_eq!(stage.effects.all(), ["one", "one"]);
    assert_eq!((stage.run().await.id, stage.run().await.generation), (wake.run.0, 1));
}

#[tokio::test]
async fn rule_1_a_periodic_run_that_is_hurried_in_the_middle_of_a_turn_takes_another_one_right_after_it() {
    let stage = Stage::telling(|run, effects| {
        Box::pin(async move {
            run.compute("one", effects.step("one")).await?;
            Ok(End::Again {
                at: run.now() + TimeDelta::minutes(1),
            })
        })
    })
    .await;
    let wake = stage.start().await.unwrap();
    let at_work = stage.claim(wake).await.unwrap();

    stage.hurry().await;
    stage.engine.drive(at_work).await;

    assert_eq!(stage.run().await.state.0, RunState::Ready);
    stage.engine.execute(wake).await;
    assert_eq!(stage.effects.all(), ["one", "one"]);
    assert_eq!(
        stage.run().await.state.0,
        RunState::Waiting,
        "hurried once, it takes one more turn"
    );
}

#[tokio::test]
async fn rule_2_a_worker_that_was_thought_dead_never_writes_over_its_successor() {
    let stage = Stage::telling(|run, effects| Box::pin(two_steps(run, effects))).await;
    let wake = stage.start().await.unwrap();
    let thought_dead = stage.claim(wake).await.unwrap();
    assert!(
        stage.claim(wake).await.is_none(),
        "a leased run is claimed by nobody else"
    );

    assert_eq!(stage.take_back().await, [wake]);
    let successor = stage.claim(wake).await.unwrap();
    stage.engine.drive(thought_dead).await;

    let run = stage.run().await;
    assert_eq!(
        (run.state.0, run.step),
        (RunState::Running, None),
        "nothing of it counts"
    );
    assert!(stage.journal(wake).await.is_empty());
    stage.engine.drive(successor).await;
    assert_eq!(stage.run().await.state.0, RunState::Succeeded);
}

#[tokio::test]
async fn rule_3_one_claim_goes_as_far_as_the_next_wait() {
    let stage = Stage::telling(|run, effects| {
        Box::pin(async move {
            run.compute("one", effects.step("one")).await?;
            run.compute("two", effects.step("two")).await?;
            run.signal("heard", None).await?;
            run.compute("three", effects.step("three")).await?;
            Ok(End::Done(Value::Null))
        })
    })
    .await;

    let wake = stage.play().await;
    assert_eq!(stage.effects.all(), ["one", "two"]);
    stage.signal(wake, Signal::Changed).await;
    stage.engine.execute(wake).await;

    assert_eq!(
        stage.effects.all(),
        ["one", "two", "three"],
        "finished steps answer from the journal"
    );
    assert_eq!(stage.run().await.state.0, RunState::Succeeded);
}

#[tokio::test]
async fn rule_3_a_claim_that_has_had_its_time_goes_back_to_its_queue() {
    let stage = Stage::telling(|run, effects| {
        Box::pin(async move {
            run.compute("long", effects.lasting("long", TimeDelta::seconds(21)))
                .await?;
            run.compute("next", effects.step("next")).await?;
            Ok(End::Done(Value::Null))
        })
    })
    .await;

    let wake = stage.play().await;
    assert_eq!(stage.effects.all(), ["long"]);
    assert_eq!(stage.run().await.state.0, RunState::Ready);
    assert_eq!(stage.journal(wake).await.len(), 1, "what was done is kept");

    stage.engine.execute(wake).await;
    assert_eq!(stage.effects.all(), ["long", "next"]);
    assert_eq!(stage.run().await.state.0, RunState::Succeeded);
}

#[tokio::test]
async fn rule_4_the_journal_counts_the_calls_of_a_name() {
    let stage = Stage::telling(|run, effects| {
        Box::pin(async move {
            for _ in 0..2 {
                run.compute("draft", effects.step("draft")).await?;
            }
            run.compute("send", effects.step("send")).await?;
            Ok(End::Done(json!({ "sent": true })))
        })
    })
    .await;

    let wake = stage.play().await;

    let journal = stage.journal(wake).await;
    let keys: Vec<(&str, i32)> = journal.iter().map(|step| (step.name.as_str(), step.n)).collect();
    assert_eq!(keys, [("draft", 1), ("draft", 2), ("send", 1)]);
    assert_eq!(stage.run().await.outcome, Some(json!({ "sent": true })));
}

#[tokio::test]
async fn rule_5_waits_are_rows_that_hold_no_worker() {
    let stage = Stage::telling(|run, effects| {
        Box::pin(async move {
            let at: DateTime<Utc> = run.facts().created_at + TimeDelta::days(3);
            run.sleep_until("sleep", at).await?;
            run.compute("one", effects.step("one")).await?;
            Ok(End::Done(Value::Null))
        })
    })
    .await;

    let wake = stage.play().await;
    let resting = stage.run().await;
    stage.engine.execute(wake).await;
    assert!(stage.effects.all().is_empty(), "it does not wake before its time");
    stage.advance(TimeDelta::days(3));
    stage.engine.execute(wake).await;

    let waiting = Some(WaitingFor::Timer);
    assert_eq!(
        (resting.state.0, resting.waiting_for.map(|word| word.0)),
        (RunState::Waiting, waiting)
    );
    assert_eq!(resting.wake_at, Some(resting.created_at + TimeDelta::days(3)));
    assert_eq!(stage.engine.in_flight(), 0);
    assert_eq!(stage.run().await.state.0, RunState::Succeeded);
}

#[tokio::test]
async fn rule_6_signals_come_in_order_and_each_is_consumed_once() {
    let stage = Stage::telling(|run, effects| Box::pin(listening(run, effects))).await;
    let wake = stage.start().await.unwrap();
    stage.signal(wake, instruction("sent before it began")).await;
    stage.signal(wake, instruction("then")).await;
    stage.engine.execute(wake).await;
    let heard = stage.effects.all();

    assert!(stage.signal(wake, Signal::Unblocked).await, "it wants a worker again");
    stage.engine.execute(wake).await;

    assert_eq!(heard, ["one", "sent before it began", "then"]);
    assert_eq!(stage.run().await.state.0, RunState::Succeeded);
    let journal = stage.journal(wake).await;
    assert_eq!(
        journal.iter().filter(|step| step.name == "heard").count(),
        3,
        "consuming is journaled"
    );
    assert!(!stage.signal(wake, Signal::Changed).await, "nobody listens any more");
}

#[tokio::test]
async fn rule_6_cancelling_is_looked_at_between_steps() {
    let stage = Stage::telling(|run, effects| Box::pin(listening(run, effects))).await;
    let wake = stage.play().await;

    let now = stage.now();
    let asked = async |conn: storage::Conn<'_>| storage::runs::cancel(conn, wake.run, "enough", now).await.unwrap();
    assert_eq!(stage.database.with(asked).await, Some(wake));
    stage.engine.execute(wake).await;

    assert_eq!(stage.run().await.state.0, RunState::Cancelled);
    assert_eq!(stage.effects.all(), ["one", "settled: cancelled"]);
}

#[tokio::test]
async fn rule_7_a_wake_up_that_was_lost_is_sent_again() {
    let shop = Workshop::new().await;
    let workers = shop.workers(2, None).await;
    shop.start_runs(5).await;
    assert_eq!(shop.door.entered(), 0);

    shop.let_lost_wake_ups_be_due();

    shop.succeeded(5).await;
    assert_eq!(shop.door.entered(), 5);
    workers.stop().await;
}

/// A step that ends as told, and how its run stands then: state, what it waits for, attempts, what was settled.
type Case = (
    fn() -> Result<(), ActivityError>,
    RunState,
    Option<WaitingFor>,
    i16,
    &'static [&'static str],
);

const ERRORS: [Case; 5] = [
    (
        || {
            Err(ActivityError::Retry {
                after: None,
                source: "busy".into(),
            })
        },
        RunState::Waiting,
        Some(WaitingFor::Retry),
        1,
        &["one"],
    ),
    (
        || Err(ActivityError::Permanent("refused".into())),
        RunState::Failed,
        None,
        0,
        &["one", "settled: failed"],
    ),
    (
        || {
            Err(ActivityError::Snooze {
                until: DateTime::<Utc>::MAX_UTC - TimeDelta::days(1_000_000),
                source: "not yet".into(),
            })
        },
        RunState::Waiting,
        Some(WaitingFor::Retry),
        0,
        &["one"],
    ),
    (
        || {
            Err(ActivityError::NeedsPerson {
                reason: "look".to_owned(),
            })
        },
        RunState::Waiting,
        Some(WaitingFor::Person),
        0,
        &["one", "settled: needs person"],
    ),
    (
        || {
            Err(ActivityError::Cancelled {
                reason: "gone".to_owned(),
            })
        },
        RunState::Cancelled,
        None,
        0,
        &["one", "settled: cancelled"],
    ),
];

#[tokio::test]
async fn rule_8_each_kind_of_error_has_its_own_end() {
    for (at, (end, state, waiting_for, attempts, effects)) in ERRORS.into_iter().enumerate() {
        let stage = Stage::telling(move |run, effects| {
            Box::pin(async move {
                run.compute("one", effects.failing("one", end)).await?;
                Ok(End::Done(Value::Null))
            })
        })
        .await;

        stage.play().await;

        let run = stage.run().await;
        let waits_for = run.waiting_for.map(|word| word.0);
        assert_eq!(
            (run.state.0, waits_for, run.attempts),
            (state, waiting_for, attempts),
            "case {at}: {run:?}"
        );
        assert_eq!(stage.effects.all(), effects, "case {at}");
    }
}

#[tokio::test]
async fn rule_8_three_lost_leases_on_one_step_fail_the_run_and_it_can_be_redriven() {
    let stage = Stage::telling(|run, effects| Box::pin(two_steps(run, effects))).await;
    let wake = stage.start().await.unwrap();
    for _ in 0..3 {
        stage.claim(wake).await.expect("it is taken back each time");
        stage.take_back().await;
    }

    stage.engine.execute(wake).await;
    assert_eq!(stage.run().await.state.0, RunState::Failed);
    assert_eq!(stage.effects.all(), ["settled: failed"], "no fourth worker touches it");
    let now = stage.now();
    let again = async |conn: storage::Conn<'_>| storage::runs::redrive(conn, wake.run, now).await.unwrap();
    assert_eq!(stage.database.with(again).await, Some(wake));
    stage.engine.execute(wake).await;

    assert_eq!(stage.run().await.state.0, RunState::Succeeded);
}

#[tokio::test]
async fn rule_9_a_run_keeps_the_version_it_started_under() {
    const OLDER: FlowKind = FlowKind { version: 1, ..TOLD };
    let stage = Stage::telling(|run, effects| {
        Box::pin(async move {
            effects.note(format!("version {}", run.version()));
            Ok(End::Done(Value::Null))
        })
    })
    .await;

    let older = stage.start_of(OLDER).await.unwrap();
    stage.engine.execute(older).await;
    stage.play().await;

    assert_eq!(stage.effects.all(), ["version 1", "version 2"]);
}

#[tokio::test]
async fn rule_10_a_full_queue_does_not_delay_another() {
    const BULK: FlowKind = FlowKind {
        queue: Queue::Campaign,
        ..PASS
    };
    let shop = Workshop::new().await;
    let workers = shop.workers(2, None).await;
    shop.door.close();
    for wake in shop.start_runs_of(BULK, 50).await {
        workers.wakes().send(wake).unwrap();
    }
    eventually("the bulk fills its slots", async || shop.door.entered() == 2).await;

    let reply = shop.start_runs(1).await[0];
    workers.wakes().send(reply).unwrap();

    eventually("the reply is worked on", async || {
        shop.run(reply.run).await.worker.is_some() && shop.door.entered() == 3
    })
    .await;
    shop.door.open();
    shop.succeeded(51).await;
    workers.stop().await;
}

#[tokio::test]
async fn rule_11_a_limit_becomes_a_time_to_wake_and_is_checked_again_then() {
    let question = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";
    let world = World::new().await;
    let limited = |limit| AccountChanges {
        daily_send_limit: Some(limit),
        ..Default::default()
    };
    world.set_account(limited(0)).await;

    let email = world.receive(&mail("one", "Demo request", question)).await;
    let run = world.run_of(PROCESS_EMAIL, email.0).await;
    world.advance(TimeDelta::days(1)).await;
    let next_day = world.email(email).await;
    world.set_account(limited(1)).await;
    world.advance(TimeDelta::days(1)).await;

    assert_eq!(run.state.0, RunState::Waiting);
    let wake_at = run.wake_at.expect("a time to wake");
    assert!(
        wake_at > run.created_at && wake_at <= run.created_at + TimeDelta::days(1),
        "{wake_at}"
    );
    assert_eq!(
        next_day.wait_reason.map(|word| word.0),
        Some(WaitReason::Quota),
        "the limit still holds"
    );
    assert_eq!(world.email(email).await.status.0, Status::Sent);
}
