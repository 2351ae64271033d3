//! Any number of rows as one array a column, so that a statement is prepared once, however many rows it takes.
//!
//! `columns!` lists the columns of a row, one a line; names, binds and their order follow from that list.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::Pg;
use diesel::query_builder::AstPass;
use diesel::result::QueryResult;
use diesel::sql_types::{
    Bool, Date, Double, Int2, Int4, Int8, Jsonb, Nullable, SingleValue, SqlType, Text, Timestamptz, Uuid as SqlUuid,
};
use serde_json::Value;
use uuid::Uuid;

use crate::Word;

/// A value of a column, and how it travels in the column's array.
pub(crate) trait Cell {
    /// Type of the array's elements.
    type Sql: SqlType + SingleValue;
    /// The element.
    type Element<'r>
    where
        Self: 'r;
    /// Whether a document travels that the statement makes a `text[]` of: lists of unequal length do not fit an
    /// array of arrays.
    const IS_LIST: bool = false;

    /// Borrows the element from the row.
    fn element(&self) -> Self::Element<'_>;
}

macro_rules! copied {
    ($($type:ty => $sql:ty),* $(,)?) => {
        $(impl Cell for $type {
            type Sql = $sql;
            type Element<'r> = $type;

            fn element(&self) -> $type {
                *self
            }
        })*
    };
}

copied! {
    Uuid => SqlUuid,
    bool => Bool,
    i16 => Int2,
    i32 => Int4,
    i64 => Int8,
    f64 => Double,
    DateTime<Utc> => Timestamptz,
    NaiveDate => Date,
}

impl Cell for String {
    type Sql = Text;
    type Element<'r> = &'r str;

    fn element(&self) -> &str {
        self
    }
}

impl Cell for &str {
    type Sql = Text;
    type Element<'r>
        = &'r str
    where
        Self: 'r;

    fn element(&self) -> &str {
        self
    }
}

impl Cell for Value {
    type Sql = Jsonb;
    type Element<'r> = &'r Value;

    fn element(&self) -> &Value {
        self
    }
}

impl Cell for &Value {
    type Sql = Jsonb;
    type Element<'r>
        = &'r Value
    where
        Self: 'r;

    fn element(&self) -> &Value {
        self
    }
}

impl<T: Copy> Cell for Word<T> {
    type Sql = Text;
    type Element<'r>
        = Word<T>
    where
        T: 'r;

    fn element(&self) -> Word<T> {
        *self
    }
}

impl Cell for Vec<String> {
    type Sql = Jsonb;
    type Element<'r> = Value;
    const IS_LIST: bool = true;

    fn element(&self) -> Value {
        Value::from(self.clone())
    }
}

impl<T: Cell> Cell for Option<T>
where
    T::Sql: diesel::sql_types::SqlType<IsNull = diesel::sql_types::is_nullable::NotNull>,
{
    type Sql = Nullable<T::Sql>;
    type Element<'r>
        = Option<T::Element<'r>>
    where
        T: 'r;
    const IS_LIST: bool = T::IS_LIST;

    fn element(&self) -> Option<T::Element<'_>> {
        self.as_ref().map(Cell::element)
    }
}

/// Rows as one array a column.
pub(crate) trait Columns {
    /// Names of the columns, and whether each is a list.
    const COLUMNS: &'static [(&'static str, bool)];

    /// Binds the arrays in the order of the names, with commas between.
    fn bind<'b>(&'b self, pass: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()>;
}

/// The rows as a table of a statement, by the name of `g`.
pub(crate) fn walk_rows<'b, C: Columns>(rows: &'b C, mut pass: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
    pass.push_sql("(SELECT ");
    for (at, (name, is_list)) in C::COLUMNS.iter().enumerate() {
        pass.push_sql(if at == 0 { "" } else { ", " });
        if *is_list {
            pass.push_sql("ARRAY(SELECT jsonb_array_elements_text(");
            pass.push_sql(name);
            pass.push_sql(")) AS ");
        }
        pass.push_sql(name);
    }
    pass.push_sql(" FROM unnest(");
    rows.bind(&mut pass)?;
    pass.push_sql(") AS g(");
    for (at, (name, _)) in C::COLUMNS.iter().enumerate() {
        pass.push_sql(if at == 0 { "" } else { ", " });
        pass.push_sql(name);
    }
    pass.push_sql(")) AS g");
    Ok(())
}

/// Declares a row and its columns: `struct Row as RowColumns { column: Type, … }`. `RowColumns::of` takes rows,
/// `RowColumns::NAMES` names the columns for the text of a statement, and a field `rows: RowColumns<'a> as rows` of
/// `statement!` stands for them as the table `g`.
macro_rules! columns {
    ($(#[$doc:meta])* $vis:vis struct $row:ident<$life:lifetime> as $columns:ident { $($fields:tt)* }) => {
        crate::columns::columns! { @ [$(#[$doc])*] [$vis] $row [<$life>] $columns $life { $($fields)* } }
    };
    ($(#[$doc:meta])* $vis:vis struct $row:ident as $columns:ident { $($fields:tt)* }) => {
        crate::columns::columns! { @ [$(#[$doc])*] [$vis] $row [] $columns 'r { $($fields)* } }
    };
    (
        @ [$(#[$doc:meta])*] [$vis:vis] $row:ident [$($lives:tt)*] $columns:ident $life:lifetime {
            $first:ident: $first_type:ty $(, $field:ident: $type:ty)* $(,)?
        }
    ) => {
        $(#[$doc])*
        $vis struct $row $($lives)* {
            $vis $first: $first_type $(, $vis $field: $type)*
        }

        /// The rows as one array a column.
        pub(crate) struct $columns<$life> {
            pub(crate) $first: Vec<<$first_type as crate::columns::Cell>::Element<$life>>
            $(, pub(crate) $field: Vec<<$type as crate::columns::Cell>::Element<$life>>)*
        }

        impl<$life> $columns<$life> {
            /// Names of the columns, separated by commas.
            #[allow(dead_code, clippy::allow_attributes, reason = "not every statement names all its columns")]
            pub(crate) const NAMES: &'static str = concat!(stringify!($first) $(, ", ", stringify!($field))*);

            /// The columns of these rows.
            pub(crate) fn of(rows: impl IntoIterator<Item = &$life $row $($lives)*>) -> Self {
                use crate::columns::Cell;
                let mut columns = Self { $first: Vec::new() $(, $field: Vec::new())* };
                for row in rows {
                    columns.$first.push(row.$first.element());
                    $(columns.$field.push(row.$field.element());)*
                }
                columns
            }
        }

        impl<$life> crate::columns::Columns for $columns<$life> {
            const COLUMNS: &'static [(&'static str, bool)] = &[
                (stringify!($first), <$first_type as crate::columns::Cell>::IS_LIST)
                $(, (stringify!($field), <$type as crate::columns::Cell>::IS_LIST))*
            ];

            fn bind<'b>(
                &'b self,
                pass: &mut diesel::query_builder::AstPass<'_, 'b, diesel::pg::Pg>,
            ) -> diesel::QueryResult<()> {
                use diesel::sql_types::Array;
                pass.push_bind_param::<Array<<$first_type as crate::columns::Cell>::Sql>, _>(&self.$first)?;
                $(
                    pass.push_sql(", ");
                    pass.push_bind_param::<Array<<$type as crate::columns::Cell>::Sql>, _>(&self.$field)?;
                )*
                Ok(())
            }
        }
    };
}

pub(crate) use columns;
