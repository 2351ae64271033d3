//! The sample company as `company.toml` describes it.

use anyhow::{Context as _, anyhow};
use chrono::{DateTime, NaiveDate, Utc, Weekday};
use chrono_tz::Tz;
use domain::accounts::{ClockTime, Hours, Provider};
use domain::dates::Zone;
use domain::intents::IntentInput;
use serde::Deserialize;

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Company {
    pub workspace: Workspace,
    pub owner: Owner,
    pub account: Account,
    pub intents: Vec<Intent>,
    pub calendar_events: Vec<CalendarEvent>,
}

/// The workspace.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Workspace {
    pub name: String,
}

/// The person who signs in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Owner {
    pub full_name: String,
    pub timezone: Tz,
    pub persona: String,
    pub signature: String,
    working_hours: WorkingHours,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkingHours {
    days: Vec<Weekday>,
    start: ClockTime,
    end: ClockTime,
}

/// The mailbox.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Account {
    pub provider: Provider,
    pub email: String,
    pub display_name: String,
    pub auto_send_enabled: bool,
    pub daily_send_limit: i32,
    send_window: Window,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Window {
    start: ClockTime,
    end: ClockTime,
}

/// An intent.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Intent {
    name: String,
    description: String,
    keywords: Vec<String>,
    priority: i32,
    auto_send: bool,
    #[serde(default)]
    acknowledge: bool,
    confidence_threshold: f64,
    is_lead: bool,
    is_default: bool,
    ai_prompt: String,
}

/// Something the owner has planned.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CalendarEvent {
    /// What it is.
    pub title: String,
    day: NaiveDate,
    start: ClockTime,
    end: ClockTime,
}

impl Company {
    /// The zone alone, which the placeholders of the rest count in.
    ///
    /// # Errors
    /// Where the file names none.
    pub(super) fn zone(written: &str) -> anyhow::Result<Tz> {
        let mut lines = written.lines().filter_map(|line| line.split_once('='));
        let zone = lines
            .find(|(name, _)| name.trim() == "timezone")
            .map(|(_, value)| value.trim().trim_matches('"'));
        zone.and_then(|zone| zone.parse().ok())
            .ok_or_else(|| anyhow!("company.toml names no timezone"))
    }

    /// Reads the rendered file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn parse(rendered: &str) -> anyhow::Result<Self> {
        toml::from_str(rendered).context("company.toml cannot be read")
    }

    /// When the owner works.
    #[must_use]
    pub(super) fn working_hours(&self) -> Hours {
        let WorkingHours { days, start, end } = &self.owner.working_hours;
        Hours {
            start: *start,
            end: *end,
            days: days.iter().map(Weekday::number_from_monday).collect(),
        }
    }

    /// When mail that nobody waits for may leave: the window, on the days the owner works.
    #[must_use]
    pub(super) fn send_window(&self) -> Hours {
        let Window { start, end } = self.account.send_window;
        Hours {
            start,
            end,
            ..self.working_hours()
        }
    }
}

impl Intent {
    /// The intent as a person would have written it.
    #[must_use]
    pub(super) fn input(&self) -> IntentInput {
        IntentInput {
            name: self.name.clone(),
            description: self.description.clone(),
            keywords: self.keywords.clone(),
            priority: self.priority,
            auto_send: self.auto_send,
            acknowledge: self.acknowledge,
            confidence_threshold: self.confidence_threshold,
            ai_prompt: self.ai_prompt.clone(),
            is_lead: self.is_lead,
            is_default: self.is_default,
            is_active: true,
        }
    }
}

impl CalendarEvent {
    /// From when to when, in the owner's zone.
    #[must_use]
    pub(super) fn times(&self, zone: Tz) -> (DateTime<Utc>, DateTime<Utc>) {
        let at = |time: ClockTime| Zone::Named(zone).resolve(self.day.and_time(time.0)).to_utc();
        (at(self.start), at(self.end))
    }
}
