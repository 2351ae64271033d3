//! Closed sets of words in text columns.

use std::str::FromStr;

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;

/// A column that holds one of a closed set of words (`domain::words!`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromSqlRow, AsExpression)]
#[diesel(sql_type = Text)]
pub struct Word<T>(pub T);

impl<T> FromSql<Text, Pg> for Word<T>
where
    T: FromStr<Err = domain::words::UnknownWord>,
{
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let word = <String as FromSql<Text, Pg>>::from_sql(value)?;
        Ok(Self(word.parse()?))
    }
}

impl<T> ToSql<Text, Pg> for Word<T>
where
    T: std::fmt::Debug + std::fmt::Display,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        use std::io::Write;
        write!(out, "{}", self.0)?;
        Ok(serialize::IsNull::No)
    }
}
