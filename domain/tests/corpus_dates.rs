//! Measures the date reader on the corpus, by the corpus's own scorer.
//! Left out, with a printed line, where the corpus or python3 is missing.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(dead_code, clippy::allow_attributes, reason = "mail is measured elsewhere")]
mod corpus;

use chrono::{FixedOffset, NaiveDateTime, TimeZone};
use corpus::{assert_halves_agree, half, show};
use domain::dates::{DateOrder, Reference, Zone, read};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

const SOURCES: [&str; 3] = ["wanasit", "microsoft", "scrapinghub"];

fn corpus_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus")
}

fn text<'a>(row: &'a Value, field: &str) -> &'a str {
    row.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn reference(row: &Value) -> Option<Reference> {
    let written = text(row, "reference");
    let written = if written.is_empty() {
        "2019-04-24T12:00:00"
    } else {
        written
    };
    let local = NaiveDateTime::parse_from_str(written.get(..19)?, "%Y-%m-%dT%H:%M:%S").ok()?;
    let zone = Zone::Fixed(FixedOffset::east_opt(0)?);
    let now = FixedOffset::east_opt(0)?.from_local_datetime(&local).single()?;
    let order = if text(row, "profile") == "en.GB" {
        DateOrder::DayFirst
    } else {
        DateOrder::MonthFirst
    };
    Some(Reference::new(now, zone).with_order(order))
}

fn rows(folder: &Path, source: &str) -> Vec<Value> {
    let rows = std::fs::read_to_string(folder.join("dates").join(format!("{source}.jsonl"))).unwrap();
    rows.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn prediction(row: &Value) -> Value {
    let mention = reference(row).and_then(|reference| read(text(row, "text"), &reference).into_iter().next());
    let wall = |moment: domain::dates::Moment| moment.local.format("%Y-%m-%dT%H:%M:%S").to_string();
    json!({
        "id": text(row, "id"),
        "start": mention.as_ref().map(|mention| wall(mention.start)),
        "end": mention.as_ref().and_then(|mention| mention.end).map(wall),
    })
}

/// The scorer's report on the rows whose text is in the half, or on all; texts are never split between the halves.
fn report(folder: &Path, wanted: Option<usize>) -> String {
    let name = format!("dates-{}-{}", std::process::id(), wanted.map_or(9, |half| half));
    let part = std::env::temp_dir().join(name);
    std::fs::create_dir_all(part.join("dates")).unwrap();
    let mut predicted = String::new();
    for source in SOURCES {
        let is_wanted = |row: &Value| wanted.is_none_or(|wanted| half(text(row, "text")) == wanted);
        let rows: Vec<Value> = rows(folder, source).into_iter().filter(is_wanted).collect();
        let lines = |rows: &[Value]| rows.iter().map(|row| format!("{row}\n")).collect::<String>();
        std::fs::write(part.join("dates").join(format!("{source}.jsonl")), lines(&rows)).unwrap();
        predicted += &lines(&rows.iter().map(prediction).collect::<Vec<_>>());
    }
    std::fs::write(part.join("predictions.jsonl"), predicted).unwrap();
    let mut scorer = Command::new("python3");
    scorer.arg(folder.join("score_dates.py")).arg("--meeting");
    scorer.arg(part.join("predictions.jsonl"));
    scorer.env("CORPUS", &part).env("PYTHONDONTWRITEBYTECODE", "1");
    let output = scorer.output().unwrap();
    std::fs::remove_dir_all(&part).unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The numbers after `label` in the scorer's line, right and all.
fn figure(report: &str, label: &str) -> (u32, u32) {
    let tail = report.split(label).nth(1).unwrap().trim_start();
    let pair = tail.split_whitespace().next().unwrap();
    let (right, all) = pair.split_once('/').unwrap();
    (right.parse().unwrap(), all.parse().unwrap())
}

#[test]
fn dates_of_the_corpus_are_read_as_its_sources_expect() {
    let folder = corpus_folder();
    if !folder.join("score_dates.py").exists() || Command::new("python3").arg("--version").output().is_err() {
        println!("LEFT OUT: the corpus or python3 is missing, dates are not measured");
        return;
    }
    let report_of = |half| report(&folder, half);
    let report = report_of(None);
    show(&report);
    assert!(figure(&report, "wanasit ").0 >= 119);
    assert!(figure(&report, "microsoft ").0 >= 185);
    assert!(figure(&report, "scrapinghub ").0 >= 21);
    let sums = |label: &str| -> u32 {
        report
            .split(label)
            .skip(1)
            .map(|tail| tail.split('/').next().unwrap().trim().parse::<u32>().unwrap())
            .sum()
    };
    assert!(sums(" FP ") <= 2);
    assert!(sums(" range-end ") >= 88);

    let halves = [0, 1].map(|half| {
        let report = report_of(Some(half));
        println!("half {half}:\n{report}");
        let figures = SOURCES.map(|source| figure(&report, &format!("{source} ")));
        figures.iter().fold((0, 0), |(right, all), figure| {
            (right + figure.0 as usize, all + figure.1 as usize)
        })
    });
    assert_halves_agree("dates", halves);
}
