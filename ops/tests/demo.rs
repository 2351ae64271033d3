//! The demo from an empty folder to rest, twice.

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use support::{data_folder, mailroom, output, stderr, stdout};

fn run_demo(folder: &Path) -> String {
    let folder = folder.to_str().expect("a path");
    let ended = output(
        &mut mailroom(&["demo", "--exit", "--port", "0", "--data-dir", folder]),
        "",
    );
    assert!(ended.status.success(), "{}{}", stdout(&ended), stderr(&ended));
    stdout(&ended)
}

/// The first word of each mail's outcome, from lines that start with a number and have cells of `width` or more.
fn outcomes(table: &str) -> BTreeMap<u32, String> {
    let rows = table
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let number = cells.first()?.split('-').next()?.parse().ok()?;
        Some((number, cells.get(3)?.split(' ').next()?.to_owned()))
    })
    .collect()
}

/// What `ops/demo/README.md` promises: mail by mail, the words one of which the outcome must start with.
fn promised() -> BTreeMap<u32, Vec<String>> {
    let readme = include_str!("../demo/README.md");
    let rows = readme
        .lines()
        .filter(|line| line.starts_with("| ") && line.matches('|').count() == 6);
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let number = cells.get(1)?.split('-').next()?.parse().ok()?;
        let kinds = ["sent", "draft_ready", "ignored"];
        let outcome = cells.get(5)?;
        Some((
            number,
            kinds
                .into_iter()
                .filter(|kind| outcome.contains(kind))
                .map(str::to_owned)
                .collect(),
        ))
    })
    .collect()
}

#[test]
fn every_sample_mail_comes_to_the_rest_that_is_promised_and_stays_there() {
    let folder = data_folder();

    let first = run_demo(folder.path());
    let second = run_demo(folder.path());

    let reached = outcomes(&first);
    let promised = promised();
    assert_eq!(reached.len(), 55, "{first}");
    assert_eq!(promised.len(), 55);
    let broken: Vec<_> = promised
        .iter()
        .filter(|(number, kinds)| !reached.get(number).is_some_and(|kind| kinds.contains(kind)))
        .collect();
    assert!(broken.is_empty(), "promised {broken:?}\n{first}");
    assert!(first.contains("Sign in  admin@crm.com / Admin@123"));
    assert_eq!(outcomes(&second), reached, "{second}");
    assert!(second.contains("The sample is there from an earlier start."));
}
