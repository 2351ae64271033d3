//! Facts that can be checked word by word: links, addresses, prices, percentages, phone numbers. All text here is folded.
//! Each is reduced to a key, so that `$1,200.00` and `1200 USD` are the same fact.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::drafting::patterns::ascii_pattern;

/// One checkable fact of a text.
pub(super) struct Fact {
    pub(super) span: Range<usize>,
    pub(super) key: String,
}

static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| ascii_pattern(r"[\p{L}\p{N}._%+\-]+@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)*\.[\p{L}]{2,}"));

static LINK: LazyLock<Regex> = LazyLock::new(|| {
    ascii_pattern(concat!(
        r#"\b[a-z][a-z0-9+.\-]{1,9}://[^\s<>"]+|\bwww\.[^\s<>"]+"#,
        r"|\b(?:[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\.)+(?:com|org|net|io|edu|gov|co|de|fr|es|it|nl|pt|eu|uk|us|br|ch|at|be|ca|au|in|cn|ru|pl|se|app|dev",
        r#"|ai|info|biz|cloud|online|site|shop|store|xyz|top|link|click|live|page|me|ly|gg|to|tv|zip|example|test)\b(?:[:/?][^\s<>"]*)?"#,
    ))
});

static PRICE: LazyLock<Regex> = LazyLock::new(|| {
    ascii_pattern(concat!(
        r"(?:(?P<before>us\$|a\$|c\$|r\$|[$€£¥₹]|\b(?:usd|eur|gbp|chf|jpy|cad|aud|brl|inr|rs\.?))\s?(?P<a>\d[\d.,'\u{a0}]*)(?P<ka>k\b)?)",
        r"|(?:\b(?P<b>\d[\d.,'\u{a0}]*)(?P<kb>k\b)?\s?(?P<after>[$€£¥₹]|(?:usd|eur|gbp|chf|jpy|cad|aud|brl|inr|euros?|dollars?|dolares|dollari|pounds?|pfund|livres|francs?|franken|reais|cents?|bucks?)\b))",
    ))
});

static PERCENTAGE: LazyLock<Regex> = LazyLock::new(|| {
    ascii_pattern(
        r"\b(\d+(?:[.,]\d+)?)\s?(?:%|(?:percent|per cent|prozent|pour ?cent|por ?ciento|por cento|procent)\b)",
    )
});

static PHONE: LazyLock<Regex> = LazyLock::new(|| ascii_pattern(r"(?:\+|\b00|\(|\b)\d[\d \u{a0}().\-/]{5,}\d\b"));

/// Email addresses, by their letters in lower case.
pub(super) fn addresses(text: &str) -> Vec<Fact> {
    ADDRESS
        .find_iter(text)
        .map(|found| Fact {
            span: found.range(),
            key: found.as_str().to_owned(),
        })
        .collect()
}

/// Links with or without a scheme, by host and path.
pub(super) fn links(text: &str) -> Vec<Fact> {
    let addresses = addresses(text);
    LINK.find_iter(text)
        .filter(|found| {
            addresses
                .iter()
                .all(|known| found.end() <= known.span.start || known.span.end <= found.start())
        })
        .map(|found| {
            let link = found
                .as_str()
                .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '*', '_', '…', '’']);
            Fact {
                span: found.start()..found.start() + link.len(),
                key: link_key(link),
            }
        })
        .collect()
}

/// Prices, by currency and hundredths.
pub(super) fn prices(text: &str) -> Vec<Fact> {
    let mut facts = Vec::new();
    for captures in PRICE.captures_iter(text) {
        let amount = captures.name("a").or_else(|| captures.name("b"));
        let currency = captures.name("before").or_else(|| captures.name("after"));
        let is_thousands = captures.name("ka").or_else(|| captures.name("kb")).is_some();
        let (Some(whole), Some(amount), Some(currency)) = (captures.get(0), amount, currency) else {
            continue;
        };
        let hundredths = hundredths(amount.as_str()) * if is_thousands { 1_000 } else { 1 };
        let (code, hundredths) = match currency_code(currency.as_str()) {
            "CENT" => ("CENT", hundredths / 100),
            code => (code, hundredths),
        };
        let end = whole.start() + whole.as_str().trim_end_matches(['.', ',', '\'']).len();
        facts.push(Fact {
            span: whole.start()..end,
            key: format!("{code} {hundredths}"),
        });
    }
    facts
}

/// Percentages, by their number.
pub(super) fn percentages(text: &str) -> Vec<Fact> {
    let captures = PERCENTAGE.captures_iter(text);
    captures
        .filter_map(|captures| {
            let number = captures.get(1)?.as_str().replace(',', ".");
            Some(Fact {
                span: captures.get(0)?.range(),
                key: number.trim_start_matches('0').to_owned(),
            })
        })
        .collect()
}

/// Phone numbers, by their last nine digits: country codes and trunk zeros differ between writers.
pub(super) fn phones(text: &str) -> Vec<Fact> {
    PHONE
        .find_iter(text)
        .filter(|found| {
            let written = found.as_str();
            let digits = written.bytes().filter(u8::is_ascii_digit).count();
            let is_plain = written.len() == digits;
            let looks_dialled = written.starts_with(['+', '0', '(']) || (digits >= 9 && !is_plain);
            let is_local = digits == 7
                && written
                    .as_bytes()
                    .get(3)
                    .is_some_and(|byte| matches!(byte, b'-' | b'.'));
            (7..=15).contains(&digits) && (looks_dialled || is_local) && !is_part_of_code(text, &found.range())
        })
        .map(|found| {
            let digits: Vec<char> = found.as_str().chars().filter(char::is_ascii_digit).collect();
            Fact {
                span: found.range(),
                key: digits.iter().skip(digits.len().saturating_sub(9)).collect(),
            }
        })
        .collect()
}

/// Whether letters join the digits by a dash, as in `DE-2026-0011223344-AB`.
fn is_part_of_code(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let is_joined =
        |rest: Option<&str>, letter: fn(&str) -> Option<char>| rest.and_then(letter).is_some_and(char::is_alphabetic);
    is_joined(before.strip_suffix('-'), |rest| rest.chars().next_back())
        || is_joined(after.strip_prefix('-'), |rest| rest.chars().next())
}

/// Host and path without scheme, `www.` and last slash.
fn link_key(link: &str) -> String {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let (host, path) = rest.find(['/', '?', '#']).map_or((rest, ""), |at| rest.split_at(at));
    format!(
        "{}{}",
        host.strip_prefix("www.").unwrap_or(host),
        path.trim_end_matches('/')
    )
}

fn currency_code(written: &str) -> &'static str {
    match written.trim_end_matches('.') {
        "$" | "us$" | "usd" | "dollar" | "dollars" | "dolares" | "dollari" | "buck" | "bucks" => "USD",
        "€" | "eur" | "euro" | "euros" => "EUR",
        "£" | "gbp" | "pound" | "pounds" | "pfund" | "livres" => "GBP",
        "chf" | "franc" | "francs" | "franken" => "CHF",
        "¥" | "jpy" => "JPY",
        "₹" | "inr" | "rs" => "INR",
        "r$" | "brl" | "reais" => "BRL",
        "c$" | "cad" => "CAD",
        "a$" | "aud" => "AUD",
        _ => "CENT",
    }
}

/// Reads `1,200.50`, `1.200,50`, `1'200` and `49` alike: the last mark is the decimal one unless three digits follow it.
fn hundredths(written: &str) -> u128 {
    let trimmed = written.trim_end_matches(['.', ',', '\'']);
    let decimal = trimmed.rfind(['.', ',']).filter(|at| {
        let after = trimmed.len() - at - 1;
        let is_repeated = trimmed
            .get(*at..=*at)
            .is_some_and(|mark| trimmed.matches(mark).count() > 1);
        after != 3 && !is_repeated
    });
    let (whole, fraction) = decimal.map_or((trimmed, ""), |at| trimmed.split_at(at));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let fraction: String = digits(fraction).chars().chain("00".chars()).take(2).collect();
    let joined: String = digits(whole).chars().take(18).chain(fraction.chars()).collect();
    joined.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intents::folding::fold;

    fn keys(read: fn(&str) -> Vec<Fact>, text: &str) -> Vec<String> {
        read(&fold(text)).into_iter().map(|fact| fact.key).collect()
    }

    #[test]
    fn the_same_price_has_the_same_key_however_it_is_written() {
        for (text, key) in [
            ("$1,200.00", "USD 120000"),
            ("1200 USD", "USD 120000"),
            ("1.200,00 €", "EUR 120000"),
            ("EUR 1'200", "EUR 120000"),
            ("$1.2k", "USD 120000"),
            ("49 dollars", "USD 4900"),
            ("£4.50.", "GBP 450"),
            ("50 cents", "CENT 50"),
        ] {
            assert_eq!(keys(prices, text), [key], "{text}");
        }
        assert!(keys(prices, "50 users on plan 2").is_empty());
    }

    #[test]
    fn links_are_found_with_and_without_scheme() {
        for (text, key) in [
            ("see https://www.Acme.com/Pricing/.", "acme.com/pricing"),
            ("(acme.io)", "acme.io"),
            ("go to www.acme.com, then", "acme.com"),
            ("[here](https://acme.com/a?b=c)", "acme.com/a?b=c"),
            ("ftp://acme.com/x", "acme.com/x"),
        ] {
            assert_eq!(keys(links, text), [key], "{text}");
        }
        assert!(keys(links, "write to bob@acme.com, e.g. about node.js or v1.2").is_empty());
    }

    #[test]
    fn phones_are_compared_without_their_prefix() {
        for text in ["+49 30 1234567", "(030) 123 45 67", "030/1234567"] {
            assert_eq!(
                keys(phones, text).first().map(|key| key.ends_with("301234567")),
                Some(true),
                "{text}"
            );
        }
        assert!(keys(phones, "order 1234567, 24/7, 10 000 users").is_empty());
    }
}
