//! Ranked retrieval: entries that share words with a text, rare words counting more (BM25 over an index of words).

use diesel::sql_types::{Array, Float8, Int8, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::ids::{KnowledgeId, WorkspaceId};
use uuid::Uuid;

use crate::statement::{by_place, statement};
use crate::{Conn, Result};

/// An entry that fits a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The entry.
    pub id: KnowledgeId,
    /// Title.
    pub title: String,
    /// Heading.
    pub category: String,
    /// The whole content, or of a long one the paragraphs that fit best, in their order.
    pub text: String,
    /// Greater fits better; comparable within one retrieval only.
    pub score: f64,
}

statement! {
    /// Weighs the words of the text (BM25): a word of the title counts four times, of the category twice; a word that
    /// stands in many entries says little, and one in 400 or more counts only where there is no rarer one.
    Retrieve<'a> {
        workspaces: Vec<Uuid> => Array<SqlUuid>, texts: Vec<&'a str> => Array<Text>, limit: i64 => Int8
    } -> (Int8, SqlUuid, Text, Text, Text, Float8),
    r"SELECT given.place, found.*
     FROM unnest($, $) WITH ORDINALITY AS given(workspace_id, text, place),
     LATERAL (
     WITH terms AS MATERIALIZED (
         SELECT lexeme FROM unnest(to_tsvector('english', left(given.text, 6000))) ORDER BY positions[1] LIMIT 100),
     size AS MATERIALIZED (
         SELECT count(*)::float8 AS entries FROM knowledge_entries WHERE workspace_id = given.workspace_id AND is_active),
     told AS MATERIALIZED (
         SELECT t.lexeme, n.entries,
                CASE WHEN n.entries < 400 THEN ln(1 + (s.entries - n.entries + 0.5) / (n.entries + 0.5)) ELSE 0.001 END
                    AS weight
         FROM size s, terms t, LATERAL (
             SELECT count(*)::float8 AS entries FROM (
                 SELECT FROM knowledge_words w
                 WHERE w.workspace_id = given.workspace_id AND w.lexeme = t.lexeme LIMIT 400) one) n
         WHERE n.entries > 0),
     best AS (
         SELECT h.knowledge_id AS id, sum(t.weight * h.often * 2.2 / (h.often + 1.2)) AS score
         FROM told t, LATERAL (
             SELECT w.knowledge_id, w.often::float8 FROM knowledge_words w
             WHERE w.workspace_id = given.workspace_id AND w.lexeme = t.lexeme
             ORDER BY w.often DESC, w.knowledge_id LIMIT CASE WHEN t.entries < 400 THEN 400 ELSE 40 END) h
         WHERE t.entries < 400 OR NOT EXISTS (SELECT FROM told o WHERE o.entries < 400)
         GROUP BY h.knowledge_id ORDER BY score DESC, h.knowledge_id LIMIT $)
     SELECT e.id, e.title, e.category,
            CASE WHEN length(e.content) <= 4000 THEN e.content ELSE (
                SELECT coalesce(string_agg(p.text, E'\n\n' ORDER BY p.place), left(e.content, 4000)) FROM (
                    SELECT part.text, part.place,
                           sum(length(part.text)) OVER (
                               ORDER BY ts_rank_cd(to_tsvector('english', part.text), asked.query) DESC, part.place)
                               AS so_far
                    FROM regexp_split_to_table(e.content, E'\n\\s*\n') WITH ORDINALITY AS part(text, place),
                         (SELECT string_agg('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''', ' | ')
                                     ::tsquery AS query FROM terms) asked) p
                WHERE p.so_far <= 4000) END,
            b.score
     FROM best b JOIN knowledge_entries e ON e.id = b.id) AS found
     ORDER BY given.place, found.score DESC, found.id"
}

/// The entries of the workspace that fit a text best, best first; none where no word is shared.
///
/// # Errors
/// The failure of the query.
pub async fn retrieve(conn: Conn<'_>, workspace: WorkspaceId, text: &str, limit: i64) -> Result<Vec<Found>> {
    let found = retrieve_many(conn, &[(workspace, text.to_owned())], limit).await?;
    Ok(found.into_iter().flatten().collect())
}

/// The same for each text in its place.
///
/// # Errors
/// The failure of the query.
pub(crate) async fn retrieve_many(
    mut conn: Conn<'_>,
    asked: &[(WorkspaceId, String)],
    limit: i64,
) -> Result<Vec<Vec<Found>>> {
    let retrieve = Retrieve {
        workspaces: &asked.iter().map(|(workspace, _)| workspace.0).collect(),
        texts: &asked.iter().map(|(_, text)| text.as_str()).collect(),
        limit: &limit,
    };
    let rows: Vec<(i64, Uuid, String, String, String, f64)> = retrieve.load(&mut conn).await?;
    let found = |(place, id, title, category, text, score)| {
        let found = Found {
            id: KnowledgeId(id),
            title,
            category,
            text,
            score,
        };
        (place, found)
    };
    Ok(by_place(asked.len(), rows.into_iter().map(found)))
}
