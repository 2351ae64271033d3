//! The way to the database for programs of PostgreSQL itself.

use tokio_postgres::config::{Config, Host};

use super::Database;
use crate::{Error, Result};

impl Database {
    /// The environment in which a program of PostgreSQL reaches this database, without a password on its command line.
    ///
    /// # Errors
    /// `Unreachable` where the address cannot be read.
    pub fn libpq(&self) -> Result<Vec<(&'static str, String)>> {
        let read: std::result::Result<Config, _> = self.url.parse();
        let config = read.map_err(|error| Error::Unreachable(Box::new(error)))?;
        let hosts = config.get_hosts().iter().map(|host| match host {
            Host::Tcp(name) => name.clone(),
            Host::Unix(folder) => folder.display().to_string(),
        });
        let ports = config.get_ports().iter().map(ToString::to_string);
        let password = config.get_password().map(String::from_utf8_lossy);
        let variables = [
            ("PGHOST", hosts.collect::<Vec<_>>().join(",")),
            ("PGPORT", ports.collect::<Vec<_>>().join(",")),
            ("PGUSER", config.get_user().unwrap_or_default().to_owned()),
            ("PGPASSWORD", password.unwrap_or_default().into_owned()),
            ("PGDATABASE", config.get_dbname().unwrap_or_default().to_owned()),
        ];
        Ok(variables.into_iter().filter(|(_, value)| !value.is_empty()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_told_what_the_address_says_and_nothing_more() {
        let told = |url: &str| Database::new(url, 1).unwrap().libpq().unwrap();

        let whole = told("postgres://ann:s%40fe@db.example:5433/mail");
        let private = told("postgres://mailroom@%2Fsrv%2Fmail/mailroom");

        let expected = [
            ("PGHOST", "db.example"),
            ("PGPORT", "5433"),
            ("PGUSER", "ann"),
            ("PGPASSWORD", "s@fe"),
            ("PGDATABASE", "mail"),
        ];
        assert_eq!(whole, expected.map(|(name, value)| (name, value.to_owned())));
        assert_eq!(private[0], ("PGHOST", "/srv/mail".to_owned()));
        assert!(private.iter().all(|(name, _)| *name != "PGPASSWORD"));
    }
}
