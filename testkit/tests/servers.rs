//! The servers tests rely on.

use std::io::{Read, Write};
use std::net::TcpStream;

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
