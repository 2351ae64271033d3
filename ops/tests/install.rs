//! The scripts, where a program that tests want is missing, and the files by which Mailroom is set up and watched.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use mailroom::config::{Settings, variable_of};

/// Leaves tests out as the scripts do, then goes on.
fn left_out(ci: &str) -> Output {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/install/left_out.sh");
    let mut bash = Command::new("bash");
    bash.args([
        "-c",
        ". \"$0\"; left_out 'tests in a browser' 'Chromium is missing.'; echo on",
        script,
    ]);
    bash.env("CI", ci).output().expect("bash runs")
}

#[test]
fn tests_are_left_out_aloud() {
    let ended = left_out("");

    assert!(ended.status.success());
    assert_eq!(ended.stdout, b"on\n");
    let told = String::from_utf8(ended.stderr).unwrap();
    assert!(
        told.contains("LEFT OUT: tests in a browser. Chromium is missing."),
        "{told}"
    );
}

#[test]
fn ci_ends_where_tests_would_be_left_out() {
    let ended = left_out("true");

    assert!(!ended.status.success());
    assert_eq!(ended.stdout, b"");
}

/// Files of `ops/deploy`, by folder.
fn deployed(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy").join(folder);
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let named = files.filter(|path| path.is_file()).map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).unwrap())
    });
    named.collect()
}

/// Names of measurements in a text: of a histogram the one it is measured by.
fn measurements(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    let named = words.filter(|word| word.starts_with("mailroom_"));
    let measured_by = |name: &str| {
        let endings = ["_bucket", "_count", "_sum"];
        let ending = endings.iter().find_map(|ending| name.strip_suffix(ending));
        ending.unwrap_or(name).to_owned()
    };
    named.map(measured_by).collect()
}

fn sources(folder: &Path, all: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn alerts_and_charts_are_about_what_is_measured_and_all_of_it() {
    let mut source = String::new();
    for room in ["activities", "api", "ops", "workflows"] {
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(room).join("src"),
            &mut source,
        );
    }
    let macros = source.split("!(\"").skip(1).filter_map(|call| call.split('"').next());
    let named = macros.filter(|name| name.starts_with("mailroom_"));
    let measured: BTreeSet<String> = named.map(str::to_owned).collect();

    let watched: BTreeSet<String> = deployed("monitoring")
        .iter()
        .flat_map(|(_, text)| measurements(text))
        .collect();

    assert_eq!(watched, measured);
}

#[test]
fn every_alert_names_a_runbook_that_is_there() {
    let files = deployed("monitoring");
    let (_, alerts) = files.iter().find(|(name, _)| name == "alerts.yaml").unwrap();
    let runbooks: Vec<String> = deployed("runbooks").into_iter().map(|(name, _)| name).collect();

    let named: Vec<&str> = alerts
        .lines()
        .filter_map(|line| line.trim().strip_prefix("runbook: ops/deploy/runbooks/"))
        .collect();

    assert_eq!(named.len(), alerts.matches("- alert:").count());
    assert!(
        named.iter().all(|name| runbooks.iter().any(|runbook| runbook == name)),
        "{named:?} {runbooks:?}"
    );
}

#[test]
fn the_dashboard_of_grafana_can_be_read() {
    for (name, text) in deployed("monitoring") {
        if name.ends_with(".json") {
            let dashboard: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert!(!dashboard["panels"].as_array().unwrap().is_empty(), "{name}");
        }
    }
}

#[test]
fn settings_of_the_deployment_are_those_that_are_read() {
    let files = deployed("");
    let known: Vec<String> = Settings::NAMES.iter().map(|name| variable_of(name)).collect();
    let (_, example) = files.iter().find(|(name, _)| name == "example.env").unwrap();
    let (_, compose) = files.iter().find(|(name, _)| name == "compose.yaml").unwrap();

    let given: Vec<&str> = example
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name)
        .collect();
    let block = compose.split("x-environment: &environment\n").nth(1).unwrap();
    let block = block.split("\n\n").next().unwrap();
    let set: Vec<&str> = block
        .lines()
        .filter_map(|line| line.trim().split_once(':'))
        .map(|(name, _)| name)
        .collect();

    assert!(
        set.len() > 10 && set.iter().all(|name| known.iter().any(|setting| setting == name)),
        "{set:?}"
    );
    let is_used = |name: &&str| compose.contains(&format!("${{{name}:"));
    assert!(given.iter().all(is_used), "{given:?}");
}

/// Units name programs of a machine that is set up; what stands in for them here is this program.
#[test]
fn units_of_systemd_are_well_formed() {
    let folder = tempfile::tempdir().unwrap();
    let mut units = Vec::new();
    for (name, text) in deployed("systemd") {
        let unit = folder.path().join(name.replace("@.", "@1."));
        std::fs::write(
            &unit,
            text.replace("/usr/local/bin/mailroom", env!("CARGO_BIN_EXE_mailroom")),
        )
        .unwrap();
        if !name.ends_with(".sysusers") {
            units.push(unit);
        }
    }
    let Ok(verified) = Command::new("systemd-analyze")
        .args(["verify", "--man=no"])
        .args(&units)
        .output()
    else {
        println!("left out: systemd-analyze is missing");
        return;
    };

    let told = String::from_utf8_lossy(&verified.stderr);
    assert!(verified.status.success() && told.is_empty(), "{told}");
}
