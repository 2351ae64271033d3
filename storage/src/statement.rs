//! Hand-written SQL whose prepared statement is cached by type: a plain `sql_query` is prepared anew at each call.

/// Declares a statement: a struct of its binds, in order of the `$` marks in the text, and its row type. A field
/// `rows: SomeColumns<'a> as rows` stands for many rows, as the table `g` (see `columns!`).
macro_rules! statement {
    (
        $(#[$doc:meta])*
        $name:ident<$life:lifetime> { $($field:ident: $type:ty $(=> $sql:ty)? $(as $rows:ident)?),* $(,)? } -> $row:ty,
        $text:expr
    ) => {
        $(#[$doc])*
        pub(crate) struct $name<$life> { $(pub(crate) $field: &$life $type),* }

        impl diesel::query_builder::QueryFragment<diesel::pg::Pg> for $name<'_> {
            fn walk_ast<'b>(
                &'b self,
                mut pass: diesel::query_builder::AstPass<'_, 'b, diesel::pg::Pg>,
            ) -> diesel::QueryResult<()> {
                let mut parts = $text.split('$');
                pass.push_sql(parts.next().unwrap_or_default());
                $(
                    $(pass.push_bind_param::<$sql, _>(self.$field)?;)?
                    $(let $rows = self.$field; crate::columns::walk_rows($rows, pass.reborrow())?;)?
                    pass.push_sql(parts.next().unwrap_or_default());
                )*
                Ok(())
            }
        }

        impl diesel::query_builder::QueryId for $name<'_> {
            type QueryId = $name<'static>;
            const HAS_STATIC_QUERY_ID: bool = true;
        }

        impl diesel::query_builder::Query for $name<'_> {
            type SqlType = $row;
        }
    };
}

pub(crate) use statement;

/// Sorts rows by the question they answer; questions are numbered from 1, as `WITH ORDINALITY` does.
pub(crate) fn by_place<T>(questions: usize, rows: impl Iterator<Item = (i64, T)>) -> Vec<Vec<T>> {
    let mut answers: Vec<Vec<T>> = std::iter::repeat_with(Vec::new).take(questions).collect();
    for (place, row) in rows {
        if let Some(answer) = usize::try_from(place - 1).ok().and_then(|place| answers.get_mut(place)) {
            answer.push(row);
        }
    }
    answers
}
