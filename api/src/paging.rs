//! Pages of lists, by cursor: a cursor holds the place of the last item seen and means nothing to the client.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{Code, Problem};

const DEFAULT_LIMIT: i64 = 50;
const MOST: i64 = 200;

/// Which page of a list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Paging {
    /// Items on a page, 50 unless given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Page<T> {
    /// The items, in the order of the list.
    pub(crate) items: Vec<T>,
    /// Names the next page; null on the last.
    pub(crate) next_cursor: Option<String>,
}

impl Paging {
    /// How many rows to read: one more than fits, which tells whether there is a next page.
    pub(crate) fn rows(&self) -> i64 {
        self.limit() + 1
    }

    fn limit(&self) -> i64 {
        self.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MOST)
    }

    /// The place after which the page begins.
    pub(crate) fn place<P: DeserializeOwned>(&self) -> Result<Option<P>, Problem> {
        let Some(cursor) = &self.cursor else { return Ok(None) };
        let place = URL_SAFE_NO_PAD
            .decode(cursor)
            .ok()
            .and_then(|json| serde_json::from_slice(&json).ok());
        place
            .map(Some)
            .ok_or_else(|| Problem::with_detail(Code::InvalidRequest, "the cursor is none of this list"))
    }

    /// Makes the page of what was read.
    pub(crate) fn page<R, T, P: Serialize>(
        &self,
        mut rows: Vec<R>,
        place_of: impl Fn(&R) -> P,
        view: impl FnMut(R) -> T,
    ) -> Page<T> {
        let limit = usize::try_from(self.limit()).unwrap_or(usize::MAX);
        let has_more = rows.len() > limit;
        rows.truncate(limit);
        let last = rows.last().filter(|_| has_more);
        let next_cursor = last.and_then(|row| serde_json::to_vec(&place_of(row)).ok());
        Page {
            next_cursor: next_cursor.map(|json| URL_SAFE_NO_PAD.encode(json)),
            items: rows.into_iter().map(view).collect(),
        }
    }
}
