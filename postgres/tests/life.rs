//! A server from its first start to its end, clean or not.

mod folder;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use folder::{config, open_folder};
use private_postgres::{Config, Error, Server, Shutdown};

fn kill(process: u32) {
    Command::new("sh")
        .args(["-c", "kill -KILL \"$0\"", &process.to_string()])
        .status()
        .expect("sh runs");
}

fn is_alive(process: u32) -> bool {
    fs::read_link(format!("/proc/{process}/cwd")).is_ok()
}

#[test]
fn server_starts_answers_and_stops() {
    let folder = open_folder();
    let server = Server::start(&config(folder.path())).unwrap();
    let process = server.process_id().unwrap();

    server
        .execute(
            "postgres",
            "CREATE TABLE letters (id int); INSERT INTO letters VALUES (1)",
        )
        .unwrap();
    server.stop().unwrap();

    assert!(!is_alive(process));
}

#[test]
fn durable_server_on_a_new_folder_keeps_fsync_on() {
    let folder = open_folder();
    let server = Server::start(&Config {
        durable: true,
        ..config(&folder.path().join("data"))
    })
    .unwrap();

    let fails_unless_on = "SELECT 1 / (current_setting('fsync') = 'on')::int";

    server.execute("postgres", fails_unless_on).unwrap();
}

#[test]
fn folder_of_the_server_is_closed_to_others() {
    let folder = open_folder();
    let _server = Server::start(&config(folder.path())).unwrap();

    for closed in ["postgres", "postgres/cluster"] {
        let mode = fs::metadata(folder.path().join(closed)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{closed}");
    }
}

#[test]
fn second_owner_is_refused_by_the_name_of_the_first() {
    let folder = open_folder();
    let _server = Server::start(&config(folder.path())).unwrap();

    let error = Server::start(&config(folder.path())).unwrap_err();

    assert!(matches!(error, Error::InUse { .. }));
    assert!(
        error.to_string().contains(&format!("process {}", std::process::id())),
        "{error}"
    );
}

#[test]
fn data_survives_a_restart_of_either_kind() {
    let folder = open_folder();
    let mut server = Server::start(&config(folder.path())).unwrap();
    server.execute("postgres", "CREATE TABLE kept ()").unwrap();

    server.restart(Shutdown::Immediate).unwrap();
    server.execute("postgres", "TABLE kept").unwrap();
    server.stop().unwrap();

    let server = Server::start(&config(folder.path())).unwrap();
    server.execute("postgres", "TABLE kept").unwrap();
}

#[test]
fn killed_server_starts_again() {
    let folder = open_folder();
    let mut server = Server::start(&config(folder.path())).unwrap();
    server.execute("postgres", "CREATE TABLE kept ()").unwrap();

    kill(server.process_id().unwrap());
    while server.is_running() {
        std::thread::yield_now();
    }
    server.restart(Shutdown::Fast).unwrap();

    server.execute("postgres", "TABLE kept").unwrap();
}

#[test]
fn process_id_file_naming_an_innocent_process_is_no_obstacle() {
    let folder = open_folder();
    let server = Server::start(&config(folder.path())).unwrap();
    let pid_file = folder.path().join("postgres/cluster/postmaster.pid");
    let written = fs::read_to_string(&pid_file).unwrap();
    let innocent = Command::new("sleep").arg("60").stdin(Stdio::null()).spawn();
    let mut innocent = innocent.unwrap();
    let process = server.process_id().unwrap().to_string();
    server.stop().unwrap();
    fs::write(&pid_file, written.replacen(&process, &innocent.id().to_string(), 1)).unwrap();

    let server = Server::start(&config(folder.path()));

    assert!(innocent.try_wait().unwrap().is_none());
    innocent.kill().unwrap();
    innocent.wait().unwrap();
    server.unwrap();
}

#[test]
fn failing_start_quotes_the_log() {
    let folder = open_folder();
    let mut config = config(folder.path());
    config.settings.push(("shared_buffers".into(), "nonsense".into()));

    let error = Server::start(&config).unwrap_err();

    assert!(
        error
            .to_string()
            .contains("invalid value for parameter \"shared_buffers\""),
        "{error}"
    );
}

#[test]
fn long_paths_get_a_short_socket() {
    let folder = open_folder();
    let deep = folder
        .path()
        .join("a-long-name-for-a-folder".repeat(4))
        .join("another-long-name".repeat(3));

    let server = Server::start(&config(&deep)).unwrap();

    server.execute("postgres", "SELECT 1").unwrap();
    assert!(server.url("postgres").contains("%2Ftmp%2Fmailroom-"));
    let socket_folder = server
        .url("postgres")
        .replace("postgres://mailroom@", "")
        .replace("%2F", "/");
    server.stop().unwrap();
    fs::remove_dir(socket_folder.trim_end_matches("/postgres")).unwrap();
}

#[test]
fn ensuring_a_database_twice_is_fine() {
    let folder = open_folder();
    let server = Server::start(&config(folder.path())).unwrap();

    server.ensure_database("mail room").unwrap();
    server.ensure_database("mail room").unwrap();

    server.execute("mail room", "SELECT 1").unwrap();
    let error = server.execute("mail room", "SELECT 1 / 0").unwrap_err();
    assert!(matches!(error, Error::Refused { code, .. } if code == "22012"));
}
