//! Who owns a server, and what becomes of it when the owner dies. The owners are processes of their own: this
//! test binary again, told to run `owner`.

mod folder;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use folder::{config, open_folder};
use private_postgres::Server;

/// The body of an owner process: starts a server in its current folder, says so, lives until its input ends.
#[test]
#[ignore = "run by the other tests as a process of its own"]
fn owner() {
    let folder = std::env::current_dir().unwrap();
    let server = Server::start(&config(&folder)).unwrap();
    server
        .execute("postgres", "CREATE TABLE IF NOT EXISTS kept ()")
        .unwrap();
    println!("\nserver {}", server.process_id().unwrap());
    std::io::stdout().flush().unwrap();
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
    server.stop().unwrap();
}

fn start_owner(mut command: Command, folder: &Path) -> (Child, u32) {
    command
        .args(["--exact", "owner", "--ignored", "--nocapture"])
        .current_dir(folder);
    let mut owner = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the owner starts");
    let lines = BufReader::new(owner.stdout.as_mut().expect("its output is piped"))
        .lines()
        .map_while(Result::ok);
    let server = lines
        .filter_map(|line| line.strip_prefix("server ").map(str::to_owned))
        .next();
    (
        owner,
        server
            .expect("the owner starts a server")
            .parse()
            .expect("a process id"),
    )
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

fn is_alive(process: u32) -> bool {
    fs::read_link(format!("/proc/{process}/cwd")).is_ok()
}

fn signal(name: &str, process: u32) {
    Command::new("sh")
        .args(["-c", "kill -s \"$0\" \"$1\"", name, &process.to_string()])
        .status()
        .expect("sh runs");
}

#[test]
fn server_dies_with_a_killed_owner() {
    let folder = open_folder();
    let (mut owner, server) = start_owner(Command::new(std::env::current_exe().unwrap()), folder.path());

    owner.kill().unwrap();
    owner.wait().unwrap();

    while is_alive(server) {
        std::thread::yield_now();
    }
}

#[test]
fn orphan_is_stopped_by_the_next_owner() {
    let folder = open_folder();
    let (mut owner, orphan) = start_owner(Command::new(std::env::current_exe().unwrap()), folder.path());
    signal("STOP", orphan);
    owner.kill().unwrap();
    owner.wait().unwrap();
    assert!(is_alive(orphan));

    let waking = std::thread::spawn(move || signal("CONT", orphan));
    let next = Server::start(&config(folder.path())).unwrap();

    waking.join().unwrap();
    assert!(!is_alive(orphan));
    next.execute("postgres", "TABLE kept").unwrap();
}

#[test]
fn ordinary_user_can_own_a_server() {
    if !is_root() {
        println!("left out: only root can become another user; the other tests run as an ordinary one");
        return;
    }
    let folder = open_folder();
    let program = folder.path().join("owner");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let theirs = folder.path().join("theirs");
    fs::create_dir(&theirs).unwrap();
    std::os::unix::fs::chown(&theirs, Some(65_534), Some(65_534)).unwrap();
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid", "65534", "--regid", "65534", "--clear-groups", "--"])
        .arg(&program);

    let (mut owner, server) = start_owner(command, &theirs);
    drop(owner.stdin.take());

    assert!(owner.wait().unwrap().success());
    assert!(!is_alive(server));
}

#[test]
fn root_keeps_the_database_of_a_closed_folder_elsewhere() {
    if !is_root() {
        println!("left out: only root gives its server to another user");
        return;
    }
    let closed = folder::folder(0o700);
    let data_dir = closed.path().join("data");
    let config = config(&data_dir);

    let server = Server::start(&config).unwrap();
    server.execute("postgres", "CREATE TABLE kept ()").unwrap();
    server.stop().unwrap();
    let server = Server::start(&config).unwrap();

    server.execute("postgres", "TABLE kept").unwrap();
    let elsewhere = fs::read_link(data_dir.join("postgres")).unwrap();
    assert!(elsewhere.starts_with("/var/lib/mailroom"), "{}", elsewhere.display());
    server.stop().unwrap();
    fs::remove_dir_all(elsewhere).unwrap();
}
