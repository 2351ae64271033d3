//! The figures of thirty days beside those of the thirty days before.

use chrono::NaiveDate;
use serde::Serialize;
use storage::dashboard::{Approvals, Replies};
use utoipa::ToSchema;
use uuid::Uuid;

/// Days shown; as many before them are compared with.
pub(super) const SHOWN: i32 = 30;

/// How much came in and went out.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Volume {
    received: i64,
    received_before: i64,
    answered: i64,
    answered_before: i64,
    /// Share of replies that left without a person, 0 to 1; null without replies.
    automation_rate: Option<f64>,
    automation_rate_before: Option<f64>,
    /// Oldest first.
    days: Vec<VolumeDay>,
}

/// A day of the volume.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct VolumeDay {
    date: NaiveDate,
    received: i64,
    answered: i64,
    /// Of these, without a person.
    automatic: i64,
}

/// Time from the arrival of an email to its reply.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FirstReply {
    median_seconds: Option<f64>,
    median_seconds_before: Option<f64>,
    /// Nine of ten replies were faster.
    p90_seconds: Option<f64>,
    p90_seconds_before: Option<f64>,
    /// Oldest first.
    days: Vec<FirstReplyDay>,
}

/// Replies that left on a day.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FirstReplyDay {
    date: NaiveDate,
    answered: i64,
    median_seconds: Option<f64>,
    p90_seconds: Option<f64>,
}

/// How often people approve drafts as they are.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Approval {
    /// Most replies first.
    intents: Vec<IntentApproval>,
}

/// Replies to emails of an intent that a person approved.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IntentApproval {
    /// Null where the intent is deleted, or none matched.
    intent_id: Option<Uuid>,
    intent_name: Option<String>,
    approved: i64,
    /// As Mailroom had written them, unasked.
    unchanged: i64,
    /// Share of the unchanged, 0 to 1; null where nothing was approved.
    rate: Option<f64>,
    rate_before: Option<f64>,
}

/// A share of a whole, where there is one.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub(crate) fn share(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The shown days with their numbers.
fn numbered(dates: &[NaiveDate]) -> impl Iterator<Item = (i32, NaiveDate)> + '_ {
    (1..).zip(dates.iter().copied()).filter(|(day, _)| *day > SHOWN)
}

fn half(replies: &[Replies], is_recent: bool) -> Option<&Replies> {
    replies
        .iter()
        .find(|replies| replies.day.is_none() && replies.is_recent == is_recent)
}

fn of_day(replies: &[Replies], day: i32) -> Option<&Replies> {
    replies.iter().find(|replies| replies.day == Some(day))
}

impl Volume {
    pub(super) fn of(dates: &[NaiveDate], received: &[(i32, i64)], replies: &[Replies]) -> Self {
        let arrived = |counts: &dyn Fn(i32) -> bool| {
            let counted = received.iter().filter(|(day, _)| counts(*day));
            counted.map(|(_, count)| *count).sum::<i64>()
        };
        let (recent, before) = (half(replies, true), half(replies, false));
        let answered = |half: Option<&Replies>| half.map_or(0, |half| half.answered);
        let rate = |half: Option<&Replies>| half.and_then(|half| share(half.automatic, half.answered));
        let day = |(day, date)| VolumeDay {
            date,
            received: arrived(&|of| of == day),
            answered: answered(of_day(replies, day)),
            automatic: of_day(replies, day).map_or(0, |replies| replies.automatic),
        };
        Self {
            received: arrived(&|day| day > SHOWN),
            received_before: arrived(&|day| day <= SHOWN),
            answered: answered(recent),
            answered_before: answered(before),
            automation_rate: rate(recent),
            automation_rate_before: rate(before),
            days: numbered(dates).map(day).collect(),
        }
    }
}

impl FirstReply {
    pub(super) fn of(dates: &[NaiveDate], replies: &[Replies]) -> Self {
        let (recent, before) = (half(replies, true), half(replies, false));
        let day = |(day, date)| {
            let replies = of_day(replies, day);
            FirstReplyDay {
                date,
                answered: replies.map_or(0, |replies| replies.answered),
                median_seconds: replies.and_then(|replies| replies.median_seconds),
                p90_seconds: replies.and_then(|replies| replies.p90_seconds),
            }
        };
        Self {
            median_seconds: recent.and_then(|replies| replies.median_seconds),
            median_seconds_before: before.and_then(|replies| replies.median_seconds),
            p90_seconds: recent.and_then(|replies| replies.p90_seconds),
            p90_seconds_before: before.and_then(|replies| replies.p90_seconds),
            days: numbered(dates).map(day).collect(),
        }
    }
}

impl Approval {
    pub(super) fn of(approvals: Vec<Approvals>) -> Self {
        let (recent, before): (Vec<_>, Vec<_>) = approvals.into_iter().partition(|approvals| approvals.is_recent);
        let intent = |now: Approvals| {
            let then = before.iter().find(|then| then.intent == now.intent);
            IntentApproval {
                intent_id: now.intent.map(|intent| intent.0),
                intent_name: now.intent_name,
                approved: now.approved,
                unchanged: now.unchanged,
                rate: share(now.unchanged, now.approved),
                rate_before: then.and_then(|then| share(then.unchanged, then.approved)),
            }
        };
        let mut intents: Vec<IntentApproval> = recent.into_iter().map(intent).collect();
        intents.sort_by_key(|intent| std::cmp::Reverse(intent.approved));
        Self { intents }
    }
}
