//! What needs the person now: counts, each with the filter that lists what it counts.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};
use domain::emails::{Status, WaitReason};
use domain::follow_ups::FollowUpStatus;
use serde::Serialize;
use utoipa::ToSchema;

/// Things that need the person.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Need {
    /// `approval`, `validation`, `unanswered`, `quota`, `uncertain`, `failed`, `mentions` or `follow_ups`.
    what: &'static str,
    count: i64,
    /// The list that shows them: `emails` or `follow-ups`.
    resource: &'static str,
    /// Its query parameters.
    filter: BTreeMap<&'static str, String>,
}

/// All of them, at zero too, in the order of the page; `mentions` are the comments that name the person.
pub(super) fn needs(emails: &[(String, i64)], mentions: i64, follow_ups: i64, tonight: DateTime<Utc>) -> Vec<Need> {
    let count = |what: &str| emails.iter().find(|(of, _)| of == what).map_or(0, |(_, count)| *count);
    let resting = |reason: WaitReason| Need {
        what: reason.as_str(),
        count: count(reason.as_str()),
        resource: "emails",
        filter: BTreeMap::from([
            ("status", Status::DraftReady.to_string()),
            ("wait_reason", reason.to_string()),
        ]),
    };
    let failed = Need {
        what: "failed",
        count: count("failed"),
        resource: "emails",
        filter: BTreeMap::from([("status", Status::Error.to_string())]),
    };
    let mentioned = Need {
        what: "mentions",
        count: mentions,
        resource: "emails",
        filter: BTreeMap::from([("mentioned", true.to_string())]),
    };
    let due = Need {
        what: "follow_ups",
        count: follow_ups,
        resource: "follow-ups",
        filter: BTreeMap::from([
            ("status", FollowUpStatus::Pending.to_string()),
            ("due_until", tonight.to_rfc3339_opts(SecondsFormat::Secs, true)),
        ]),
    };
    let reasons = [
        WaitReason::Approval,
        WaitReason::Validation,
        WaitReason::Unanswered,
        WaitReason::Quota,
        WaitReason::Uncertain,
    ];
    reasons
        .into_iter()
        .map(resting)
        .chain([failed, mentioned, due])
        .collect()
}
