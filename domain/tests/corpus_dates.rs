//! Measures the date reader on the corpus, by the corpus's own scorer.
//! Left out, with a printed line, where the corpus or python3 is missing.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::{FixedOffset, NaiveDateTime, TimeZone};
use domain::dates::{DateOrder, Reference, Zone, read};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

const SOURCES: [&str; 3] = ["wanasit", "microsoft", "scrapinghub"];

fn corpus() -> PathBuf {
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

fn predictions(folder: &Path) -> String {
    let mut lines = String::new();
    for source in SOURCES {
        let rows = std::fs::read_to_string(folder.join("dates").join(format!("{source}.jsonl"))).unwrap();
        for row in rows.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
            let mention = reference(&row).and_then(|reference| read(text(&row, "text"), &reference).into_iter().next());
            let wall = |moment: domain::dates::Moment| moment.local.format("%Y-%m-%dT%H:%M:%S").to_string();
            let line = json!({
                "id": text(&row, "id"),
                "start": mention.as_ref().map(|mention| wall(mention.start)),
                "end": mention.as_ref().and_then(|mention| mention.end).map(wall),
            });
            lines.push_str(&format!("{line}\n"));
        }
    }
    lines
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
    let folder = corpus();
    if !folder.join("score_dates.py").exists() || Command::new("python3").arg("--version").output().is_err() {
        println!("LEFT OUT: the corpus or python3 is missing, dates are not measured");
        return;
    }
    let file = std::env::temp_dir().join(format!("dates-{}.jsonl", std::process::id()));
    std::fs::write(&file, predictions(&folder)).unwrap();

    let mut scorer = Command::new("python3");
    scorer
        .arg(folder.join("score_dates.py"))
        .arg("--meeting")
        .arg(&file)
        .env("PYTHONDONTWRITEBYTECODE", "1");
    let output = scorer.output().unwrap();
    std::fs::remove_file(&file).unwrap();

    let report = String::from_utf8(output.stdout).unwrap();
    println!("{report}");
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
}
