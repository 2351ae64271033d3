//! The moment and zone that relative dates count from: those of the message, unless the caller names others.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
use connectors::clock::{Clock, SystemClock};
use domain::dates::{Reference, Zone};
use domain::mail::Message;

/// What the caller said about moment and place.
#[derive(Clone, Debug, Default)]
pub struct Against {
    now: Option<Now>,
    zone: Option<Zone>,
    sender: Option<Zone>,
    language: Option<String>,
}

#[derive(Clone, Copy, Debug)]
enum Now {
    Instant(DateTime<FixedOffset>),
    Wall(NaiveDateTime),
}

/// A moment or zone that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongMoment {
    /// The moment.
    #[error("now is `{0}`, needs a time like 2026-11-20T09:00:00Z")]
    Now(String),
    /// The zone.
    #[error("tz is `{0}`, needs a zone like Europe/Berlin or an offset like +02:00")]
    Zone(String),
}

impl Against {
    /// Reads what the caller wrote; a moment without an offset is one of the zone, UTC without it.
    ///
    /// # Errors
    /// What cannot be read.
    pub fn parse(now: Option<&str>, zone: Option<&str>, language: Option<&str>) -> Result<Self, WrongMoment> {
        let now = now.filter(|text| !text.trim().is_empty());
        let zone = zone.filter(|text| !text.trim().is_empty());
        let now = now
            .map(|text| moment(text.trim()).ok_or_else(|| WrongMoment::Now(text.to_owned())))
            .transpose()?;
        let zone = zone
            .map(|text| Zone::parse(text).ok_or_else(|| WrongMoment::Zone(text.to_owned())))
            .transpose()?;
        Ok(Self {
            now,
            zone,
            sender: None,
            language: language.map(str::to_owned),
        })
    }

    /// The zone of the sender, where the caller knows it.
    ///
    /// # Errors
    /// A zone that cannot be read.
    pub fn sent_from(mut self, zone: Option<&str>) -> Result<Self, WrongMoment> {
        let zone = zone.filter(|text| !text.trim().is_empty());
        self.sender = zone
            .map(|text| Zone::parse(text).ok_or_else(|| WrongMoment::Zone(text.to_owned())))
            .transpose()?;
        Ok(self)
    }

    /// The zone of the mailbox's owner.
    #[must_use]
    pub fn owner(&self) -> Option<Zone> {
        self.zone
    }

    /// The caller named the sender's zone.
    #[must_use]
    pub fn knows_sender(&self) -> bool {
        self.sender.is_some()
    }

    /// Where a text is read from: the zone given, else that of the moment, else UTC.
    #[must_use]
    pub fn for_text(&self) -> Reference {
        let zone = self.sender.or(self.zone).unwrap_or(match self.now {
            Some(Now::Instant(instant)) => Zone::Fixed(*instant.offset()),
            _ => Zone::UTC,
        });
        self.reference(zone, None)
    }

    /// Where a message is read from: its Date header tells moment and zone, as in the product. A given moment wins;
    /// a given zone is that of the mailbox's owner and counts where the header tells none, or the same offset.
    #[must_use]
    pub fn for_message(&self, message: &Message) -> Reference {
        let written = message
            .date
            .filter(|_| message.date_zone_known)
            .map(|date| Zone::of_sender(date, self.zone));
        let zone = self.sender.or(written).or(self.zone).unwrap_or(Zone::UTC);
        self.reference(zone, message.date)
    }

    fn reference(&self, zone: Zone, written: Option<DateTime<FixedOffset>>) -> Reference {
        let now = match self.now {
            Some(Now::Instant(instant)) => instant,
            Some(Now::Wall(local)) => self.zone.unwrap_or(zone).resolve(local),
            None => written.unwrap_or_else(|| SystemClock.now().fixed_offset()),
        };
        // The offset of `now` is that of the zone, so that whoever reads one of the two reads the same.
        let reference = Reference::new(zone.show(now.to_utc()), zone);
        match &self.language {
            Some(tag) => reference.with_language(tag),
            None => reference,
        }
    }
}

fn moment(text: &str) -> Option<Now> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some(Now::Instant(instant));
    }
    let formats = [
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d %H:%M",
    ];
    let wall = formats
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    let day = || {
        Some(
            NaiveDate::parse_from_str(text, "%Y-%m-%d")
                .ok()?
                .and_time(NaiveTime::MIN),
        )
    };
    wall.or_else(day).map(Now::Wall)
}
