//! Nothing on a connection takes for ever.

use std::time::Duration;

use diesel_async::SimpleAsyncConnection;
use storage::{Conn, Database, Error, Patience};
use testkit::database::TestDatabase;
use testkit::servers::SilentRelay;
use tokio::time::{Instant, timeout};
use tokio_postgres::config::{Config, Host};

const LONG: Duration = Duration::from_secs(10);

#[tokio::test]
async fn a_statement_that_would_outlive_its_request_is_ended_by_the_server() {
    let test = TestDatabase::new().await;
    let database = impatient(&test.url());
    let connection = database.connection().await.unwrap();
    let began = Instant::now();

    let ended = run(&connection, "SELECT pg_sleep(60)").await;

    assert!(ended.as_ref().is_err_and(Error::is_transient), "{ended:?}");
    assert!(began.elapsed() < LONG);
    run(&connection, "SELECT 1").await.unwrap();
}

#[tokio::test]
async fn a_statement_that_nobody_waits_for_any_more_is_ended() {
    let test = TestDatabase::new().await;
    let database = test.database();
    let asking = database.clone();
    let asked = tokio::spawn(async move {
        let connection = asking.connection().await.unwrap();
        run(&connection, "SELECT pg_sleep(60)").await
    });
    until(&database, "EXISTS").await;

    asked.abort();

    until(&database, "NOT EXISTS").await;
}

#[tokio::test]
async fn a_connection_that_falls_silent_costs_seconds_and_work_goes_on() {
    let test = TestDatabase::new().await;
    let (relay, url) = relay_before(&test.url()).await;
    let database = impatient(&url);
    let pooled = database.connection().await.unwrap();
    let dedicated = database.dedicated().await.unwrap();
    run(&pooled, "SELECT 1").await.unwrap();
    run(&dedicated, "SELECT 1").await.unwrap();

    relay.fall_silent();
    let began = Instant::now();
    let (of_pool, own) = tokio::join!(run(&pooled, "SELECT 1"), run(&dedicated, "SELECT 1"));

    assert!(of_pool.is_err_and(|error| error.is_transient()));
    assert!(own.is_err_and(|error| error.is_transient()));
    assert!(began.elapsed() < LONG, "{:?}", began.elapsed());
    drop(pooled);
    run(&database.connection().await.unwrap(), "SELECT 1").await.unwrap();
    run(&database.dedicated().await.unwrap(), "SELECT 1").await.unwrap();
}

#[tokio::test]
async fn upkeep_takes_as_long_as_it_takes() {
    let test = TestDatabase::new().await;
    let database = impatient(&test.url());

    let upkeep = database.unhurried().await.unwrap();

    run(&upkeep, "SELECT pg_sleep(1)").await.unwrap();
    database.migrate().await.unwrap();
}

/// Far less patient than Mailroom is.
fn impatient(url: &str) -> Database {
    let patience = Patience {
        statement: Some(Duration::from_millis(300)),
        ..Patience::default()
    };
    Database::with_patience(url, 2, patience).unwrap()
}

async fn run(mut conn: Conn<'_>, statement: &str) -> storage::Result<()> {
    Ok(conn.batch_execute(statement).await?)
}

/// Waits until somebody sleeps in the database, or nobody does.
async fn until(database: &Database, exists: &str) {
    let statement = format!(
        "DO $$ BEGIN ASSERT {exists} (SELECT FROM pg_stat_activity WHERE datname = current_database()
             AND state = 'active' AND query = 'SELECT pg_sleep(60)'); END $$"
    );
    let waiting = async {
        let connection = database.connection().await.unwrap();
        while run(&connection, &statement).await.is_err() {
            run(&connection, "SELECT pg_sleep(0.02)").await.unwrap();
        }
    };
    timeout(LONG, waiting).await.expect("it comes to that");
}

async fn relay_before(url: &str) -> (SilentRelay, String) {
    let config: Config = url.parse().unwrap();
    let [Host::Unix(folder)] = config.get_hosts() else {
        panic!("the test server listens on a unix socket");
    };
    let relay = SilentRelay::start(folder.join(".s.PGSQL.5432")).await;
    let (user, name) = (config.get_user().unwrap(), config.get_dbname().unwrap());
    let url = format!("postgres://{user}@127.0.0.1:{}/{name}", relay.port());
    (relay, url)
}
