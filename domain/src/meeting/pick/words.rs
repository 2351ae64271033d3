//! The words of all languages by which one of several offers is named: a short answer does not show its language.

use std::sync::LazyLock;

use crate::language::{Language, PickWords, Words};

pub(super) type List = LazyLock<Vec<&'static str>>;

fn every(list: fn(&PickWords) -> &'static str) -> Vec<&'static str> {
    let entries = Language::ALL
        .into_iter()
        .flat_map(|language| list(&Words::of(language).picks).split('|'));
    entries.filter(|entry| !entry.is_empty()).collect()
}

/// The first, second and third offer, and so on.
pub(super) static ORDINALS: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let of = |place: usize| {
        let entries = Language::ALL
            .into_iter()
            .filter_map(move |language| Words::of(language).picks.ordinals.get(place));
        entries
            .flat_map(|entries| entries.split('|'))
            .filter(|entry| !entry.is_empty())
            .collect()
    };
    (0..5).map(of).collect()
});
pub(super) static COUNTERS: List = LazyLock::new(|| every(|words| words.counters));
pub(super) static LAST: List = LazyLock::new(|| every(|words| words.last));
pub(super) static EARLIEST: List = LazyLock::new(|| every(|words| words.earliest));
pub(super) static MIDDLE: List = LazyLock::new(|| every(|words| words.middle));
pub(super) static MORNING: List = LazyLock::new(|| every(|words| words.morning));
pub(super) static AFTERNOON: List = LazyLock::new(|| every(|words| words.afternoon));
pub(super) static ANY: List = LazyLock::new(|| every(|words| words.any));
pub(super) static EXCEPT: List = LazyLock::new(|| every(|words| words.except));
pub(super) static NEGATIONS: List = LazyLock::new(|| every(|words| words.negations));
pub(super) static NONE: List = LazyLock::new(|| every(|words| words.none));
pub(super) static DROPPED: List = LazyLock::new(|| every(|words| words.dropped));
pub(super) static DEFERRED: List = LazyLock::new(|| every(|words| words.deferred));
pub(super) static HERE: List = LazyLock::new(|| every(|words| words.here));
pub(super) static THERE: List = LazyLock::new(|| every(|words| words.there));
pub(super) static SAME_DAY: List = LazyLock::new(|| every(|words| words.same_day));
pub(super) static RATHER_THAN: List = LazyLock::new(|| every(|words| words.rather_than));
pub(super) static OTHERWISE: List = LazyLock::new(|| every(|words| words.otherwise));
pub(super) static TOO: List = LazyLock::new(|| every(|words| words.too));
pub(super) static TURNS: List = LazyLock::new(|| every(|words| words.turns));
pub(super) static AT: List = LazyLock::new(|| every(|words| words.at));
pub(super) static NOON: List = LazyLock::new(|| every(|words| words.noon));
pub(super) static HALF: List = LazyLock::new(|| every(|words| words.half));
pub(super) static QUARTER: List = LazyLock::new(|| every(|words| words.quarter));
pub(super) static PAST: List = LazyLock::new(|| every(|words| words.past));
pub(super) static BEFORE: List = LazyLock::new(|| every(|words| words.before));
pub(super) static AM: List = LazyLock::new(|| every(|words| words.am));
pub(super) static PM: List = LazyLock::new(|| every(|words| words.pm));
pub(super) static OCLOCK: List = LazyLock::new(|| every(|words| words.oclock));
pub(super) static SIGN_OFFS: List = LazyLock::new(|| every(|words| words.sign_offs));
pub(super) static TALKED: List = LazyLock::new(|| every(|words| words.talked));
pub(super) static YES: List = LazyLock::new(|| every(|words| words.yes));
pub(super) static COURTESIES: List = LazyLock::new(|| every(|words| words.courtesies));
