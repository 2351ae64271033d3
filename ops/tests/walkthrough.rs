//! What the README says to paste is pasted: its walk through the API, against a running server.

mod house;
mod support;

use std::process::Command;

use house::Process;
use support::{data_folder, inherited, stderr, stdout};
use testkit::database::TestDatabase;
use testkit::servers::or_left_out;

const SECTION: &str = "## Walk through the API";

/// The shell blocks of the section, one after the other, as a reader pastes them.
fn script() -> String {
    let readme = include_str!("../../README.md");
    let (_, section) = readme.split_once(SECTION).expect("the README has the section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let blocks = section
        .split("```sh\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    blocks.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_walk_through_of_the_readme_works_as_written() {
    for program in ["curl", "jq"] {
        let found = Command::new(program).arg("--version").output().ok();
        if or_left_out(found, program).is_none() {
            return;
        }
    }
    let (folder, database) = (data_folder(), TestDatabase::new().await);
    let home = folder.path().display().to_string();
    let mailboxes = folder.path().join("mailboxes");
    std::fs::create_dir(&mailboxes).unwrap();
    let environment = [
        ("DATABASE_URL", database.url()),
        ("HOME", home.clone()),
        ("MAILDIR_ROOT", mailboxes.display().to_string()),
        ("MAILROOM_DATA_DIR", home.clone()),
    ];
    let server = Process::start(
        &["start", "--port", "0"],
        &environment,
        &folder.path().join("server.log"),
    );

    let walked = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &script()])
        .env_clear()
        .env("PATH", inherited("PATH").unwrap_or_default())
        .env("HOME", home)
        .env("MAILROOM", server.url())
        .output()
        .expect("bash runs");

    let (told, complaints) = (stdout(&walked), stderr(&walked));
    assert!(walked.status.success(), "{told}\n{complaints}\n{}", server.log());
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines, EXPECTED, "{complaints}");
    let own = std::fs::read_dir(mailboxes).unwrap().next().unwrap().unwrap();
    let sent = own.path().join("sample/.Sent/cur");
    let replies: Vec<_> = std::fs::read_dir(sent).unwrap().collect();
    assert_eq!(replies.len(), 1, "one reply has left");
    let reply = std::fs::read_to_string(replies[0].as_ref().unwrap().path()).unwrap();
    assert!(reply.contains("within 14 days"), "{reply}");
}

/// What the walk shows, in order.
const EXPECTED: [&str; 9] = [
    "ann@example.org",
    "Ann",
    "Refund",
    "Refunds",
    "connected",
    "draft_ready",
    "sent",
    "cancelled",
    "401",
];
