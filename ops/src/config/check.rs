//! Turning written values into typed ones; every refusal names the variable.

use std::net::IpAddr;
use std::path::PathBuf;

use connectors::egress::{Network, NotANetwork};
use connectors::sealing::{Sealer, SealingKey};
use secrecy::SecretString;

use super::Wrong;
use super::settings::variable_of;

const LEAST_SECRET_BYTES: usize = 32;

/// A number in a range.
pub(super) fn number(name: &str, written: Option<&str>, default: u32, range: (u32, u32)) -> Result<u32, Wrong> {
    let Some(text) = written else { return Ok(default) };
    let (least, most) = range;
    let fits = text
        .trim()
        .parse()
        .ok()
        .filter(|number| (least..=most).contains(number));
    fits.ok_or_else(|| wrong(name, format!("is `{text}`, needs a number from {least} to {most}")))
}

/// An amount of money, zero or more.
pub(super) fn amount(name: &str, written: Option<&str>) -> Result<Option<f64>, Wrong> {
    let Some(text) = written.map(str::trim) else {
        return Ok(None);
    };
    let amount = text.parse().ok().filter(|amount| (0.0..=1_000_000.0).contains(amount));
    amount
        .map(Some)
        .ok_or_else(|| wrong(name, format!("is `{text}`, needs an amount such as 0.59")))
}

/// `true` or `false`.
pub(super) fn flag(name: &str, written: Option<&str>) -> Result<bool, Wrong> {
    match written.map(str::trim) {
        None | Some("false" | "0" | "no") => Ok(false),
        Some("true" | "1" | "yes") => Ok(true),
        Some(text) => Err(wrong(name, format!("is `{text}`, needs true or false"))),
    }
}

/// An address of this machine.
pub(super) fn address(name: &str, written: Option<&str>, default: IpAddr) -> Result<IpAddr, Wrong> {
    let Some(text) = written else { return Ok(default) };
    text.trim().parse().map_err(|_| {
        wrong(
            name,
            format!("is `{text}`, needs an IP address such as 127.0.0.1 or ::"),
        )
    })
}

/// Networks with commas between them.
pub(super) fn networks(name: &str, written: Option<&str>) -> Result<Vec<Network>, Wrong> {
    let written = written.unwrap_or_default().split(',').map(str::trim);
    let networks = written.filter(|text| !text.is_empty()).map(str::parse);
    networks
        .collect::<Result<_, NotANetwork>>()
        .map_err(|error| wrong(name, format!("is wrong: {error}")))
}

/// A folder that is there, by its whole path.
pub(super) fn folder(name: &str, written: Option<&str>) -> Result<Option<PathBuf>, Wrong> {
    let Some(path) = written.map(PathBuf::from) else {
        return Ok(None);
    };
    if path.is_absolute() && path.is_dir() {
        return Ok(Some(path));
    }
    let text = path.display();
    Err(wrong(
        name,
        format!("is `{text}`, needs the whole path of a folder that is there"),
    ))
}

/// A URL of one of the schemes with a host behind it; the value may hold a password and is never repeated.
pub(super) fn url(name: &str, written: Option<&str>, schemes: &[&str]) -> Result<Option<String>, Wrong> {
    let Some(text) = written.map(str::trim) else {
        return Ok(None);
    };
    let host = schemes
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme)?.strip_prefix("://"));
    let has_host = host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'));
    if !has_host || text.contains(char::is_whitespace) {
        let example = schemes.first().copied().unwrap_or_default();
        return Err(wrong(name, format!("is no address of the form {example}://host")));
    }
    Ok(Some(text.to_owned()))
}

/// A secret of at least 32 bytes.
pub(super) fn long_secret(name: &str, written: Option<&str>) -> Result<Option<SecretString>, Wrong> {
    let Some(text) = written else { return Ok(None) };
    if text.len() < LEAST_SECRET_BYTES {
        return Err(wrong(
            name,
            format!("is {} bytes, needs at least {LEAST_SECRET_BYTES}", text.len()),
        ));
    }
    Ok(Some(text.into()))
}

/// The key for sealing and those before it.
pub(super) fn sealer(current: Option<&str>, previous: Option<&str>) -> Result<Option<Sealer>, Wrong> {
    let previous = previous
        .unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let previous = previous
        .map(|text| key("encryption_key_previous", text))
        .collect::<Result<Vec<_>, _>>()?;
    current
        .map(|text| key("encryption_key", text).map(|current| Sealer::new(current, previous)))
        .transpose()
}

/// A key that seals something else.
pub(super) fn sealing_key(name: &str, written: Option<&str>) -> Result<Option<SealingKey>, Wrong> {
    written.map(|text| key(name, text)).transpose()
}

fn key(name: &str, text: &str) -> Result<SealingKey, Wrong> {
    SealingKey::from_hex_or_base64(text).map_err(|error| {
        let told = error.to_string();
        wrong(name, told.strip_prefix("ENCRYPTION_KEY ").unwrap_or(&told))
    })
}

/// One of a few words.
pub(super) fn choice<T: Copy>(name: &str, written: Option<&str>, default: T, words: &[(&str, T)]) -> Result<T, Wrong> {
    let Some(text) = written.map(str::trim) else {
        return Ok(default);
    };
    let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    found.ok_or_else(|| {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        wrong(name, format!("is `{text}`, needs {}", known.join(" or ")))
    })
}

/// The refusal of a setting.
pub(super) fn wrong(name: &str, why: impl Into<String>) -> Wrong {
    Wrong::value(&variable_of(name), why)
}
