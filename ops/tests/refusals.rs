//! How the program refuses a configuration: one line that names the setting, status 2.

mod support;

use support::{mailroom, output, stderr};

#[test]
fn a_wrong_value_stops_with_one_line_that_names_it() {
    for command in ["start", "demo", "migrate"] {
        let refused = output(mailroom(&[command]).env("JWT_SECRET", "123456789012"), "");

        assert_eq!(refused.status.code(), Some(2), "{command}");
        assert_eq!(
            stderr(&refused),
            "mailroom: JWT_SECRET is 12 bytes, needs at least 32\n"
        );
    }
}

#[test]
fn parts_of_an_installation_name_what_they_lack() {
    for command in ["api", "work"] {
        let refused = output(mailroom(&[command]).env("REDIS_URL", "redis://localhost"), "");

        assert_eq!(refused.status.code(), Some(2));
        let told = stderr(&refused);
        let expected = format!("mailroom: {command} needs DATABASE_URL, JWT_SECRET, ENCRYPTION_KEY;");
        assert!(told.starts_with(&expected), "{told}");
    }
}

#[test]
fn a_flag_wins_over_the_environment_and_is_checked_the_same() {
    let refused = output(mailroom(&["start", "--port", "many"]).env("PORT", "8001"), "");

    assert_eq!(
        stderr(&refused),
        "mailroom: PORT is `many`, needs a number from 0 to 65535\n"
    );
}

#[test]
fn a_file_that_is_missing_is_named() {
    let refused = output(
        mailroom(&["start"]).env("MAILROOM_CONFIG", "/nowhere/mailroom.toml"),
        "",
    );

    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("the configuration file /nowhere/mailroom.toml cannot be read"));
}

#[test]
fn an_unreadable_log_filter_is_named() {
    let refused = output(mailroom(&["start"]).env("RUST_LOG", "mailroom=loud"), "");

    assert_eq!(refused.status.code(), Some(2));
    assert!(
        stderr(&refused).starts_with("mailroom: RUST_LOG is `mailroom=loud`"),
        "{}",
        stderr(&refused)
    );
}

#[test]
fn an_unknown_queue_is_told_the_queues_there_are() {
    let refused = output(&mut mailroom(&["work", "--queues", "inbound,bulk"]), "");

    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("the queues are inbound, timer, sync, campaign"));
}
