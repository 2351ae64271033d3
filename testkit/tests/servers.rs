//! The servers tests rely on.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Command, Output};

use testkit::servers::{self, Postgres, Redis, Shutdown};

#[test]
fn databases_are_copied_from_a_template() {
    let postgres = servers::postgres();
    postgres.create_database("original", None);
    postgres.execute("original", "CREATE TABLE kept ()");

    postgres.create_database("copy", Some("original"));

    postgres.execute("copy", "TABLE kept");
}

#[test]
fn dropping_a_database_twice_is_fine() {
    let postgres = servers::postgres();
    postgres.create_database("short-lived", None);

    postgres.drop_database("short-lived");
    postgres.drop_database("short-lived");

    postgres.create_database("short-lived", None);
}

#[test]
fn committed_rows_survive_either_restart() {
    let postgres = Postgres::start();
    let url = postgres.admin_url();

    for (how, table) in [(Shutdown::Fast, "fast"), (Shutdown::Immediate, "immediate")] {
        postgres.execute("postgres", &format!("CREATE TABLE {table} ()"));
        postgres.restart(how);
        postgres.execute("postgres", &format!("TABLE {table}"));
    }

    assert_eq!(postgres.admin_url(), url);
}

fn ask(redis: &Redis, command: &str) -> String {
    let url = redis.url();
    let address = url.trim_start_matches("redis://").trim_end_matches('/');
    let mut stream = TcpStream::connect(address).expect("Redis listens");
    write!(stream, "{command}\r\nQUIT\r\n").expect("Redis reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("Redis answers");
    answer.trim_end_matches("+OK\r\n").trim_end().to_owned()
}

#[test]
fn redis_forgets_its_keys_when_flushed() {
    let Some(redis) = servers::redis() else { return };
    ask(&redis, "SET key value");
    assert_eq!(ask(&redis, "EXISTS key"), ":1");

    redis.flush();

    assert_eq!(ask(&redis, "EXISTS key"), ":0");
}

#[test]
fn killed_redis_comes_back_empty_under_its_url() {
    let Some(redis) = servers::redis() else { return };
    let url = redis.url();
    ask(&redis, "SET key value");

    redis.kill();
    redis.restart();

    assert_eq!(redis.url(), url);
    assert_eq!(ask(&redis, "EXISTS key"), ":0");
}

#[test]
fn a_model_answers_by_its_script() {
    let script = r#"{"fixtures": [{"match": {"userMessage": "Hello"}, "response": {"content": "Good day"}}]}"#;
    let Some(model) = servers::aimock(script) else { return };
    let url = model.base_url();
    let address = url.trim_start_matches("http://").trim_end_matches("/v1");
    let question = r#"{"model": "any", "messages": [{"role": "user", "content": "Hello"}]}"#;
    let mut stream = TcpStream::connect(address).expect("the model listens");

    write!(
        stream,
        "POST /v1/chat/completions HTTP/1.1\r\nHost: model\r\nAuthorization: Bearer key\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{question}",
        question.len()
    )
    .expect("the model reads");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("the model answers");

    assert!(answer.contains("Good day"), "{answer}");
}

/// Runs a test of this file where no program is on the path.
fn without_servers(test: &str, ci: &str) -> Output {
    let mut command = Command::new(std::env::current_exe().expect("this test has a program"));
    command
        .args(["--exact", test, "--nocapture"])
        .env("PATH", "")
        .env("CI", ci);
    command.output().expect("the test runs")
}

#[test]
fn a_test_whose_server_is_missing_is_left_out_aloud() {
    let ended = without_servers("redis_forgets_its_keys_when_flushed", "");

    assert!(ended.status.success(), "{ended:?}");
    let told = String::from_utf8_lossy(&ended.stderr);
    assert!(told.contains("left out: this test needs redis-server"), "{told}");
}

#[test]
fn ci_fails_a_test_whose_server_is_missing() {
    for test in ["redis_forgets_its_keys_when_flushed", "a_model_answers_by_its_script"] {
        let ended = without_servers(test, "true");

        assert!(!ended.status.success(), "{test}: {ended:?}");
        let told = String::from_utf8_lossy(&ended.stderr);
        assert!(told.contains("CI leaves no test out"), "{test}: {told}");
    }
}
