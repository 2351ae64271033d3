//! Importing files.

use axum::extract::State;
use axum::extract::multipart::{Field, Multipart, MultipartRejection};
use axum::http::StatusCode;
use serde::Serialize;
use serde_json::json;
use storage::knowledge::{self, Usage};
use storage::people::audit;
use utoipa::ToSchema;

use super::check;
use super::create_knowledge::row;
use super::file::{self, Document};
use super::views::KnowledgeView;
use crate::extract::Json;
use crate::session::Session;
use crate::{ApiState, Problem};

/// Files that are imported together at most: they are written in one statement, and told in one line of the audit log.
const MOST_FILES: usize = 1_000;

/// Files to import.
#[derive(ToSchema)]
#[expect(dead_code, reason = "stands for the multipart form in the OpenAPI document")]
pub(crate) struct ImportKnowledge {
    /// Markdown (`.md`), text (`.txt`) or HTML (`.html`), in UTF-8; 1,000 at most.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<Vec<u8>>,
    /// Heading of files that name none in their front matter.
    category: Option<String>,
}

/// What was imported.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Imported {
    items: Vec<KnowledgeView>,
}

/// Import knowledge
///
/// One entry per file, all or none. The title comes from the front matter, else the first heading, else the file name.
#[utoipa::path(post, path = "/api/knowledge-base/import", tag = "knowledge",
    request_body(content = ImportKnowledge, content_type = "multipart/form-data"),
    responses((status = 201, description = "The new entries", body = Imported)))]
pub(crate) async fn import_knowledge(
    State(state): State<ApiState>,
    session: Session,
    form: Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Json<Imported>), Problem> {
    let (documents, category) = read(form?).await?;
    let mut rows = Vec::with_capacity(documents.len());
    for Document {
        title,
        category: own,
        content,
    } in documents
    {
        let category = own.as_deref().unwrap_or(&category);
        check(&title, &content, category)?;
        rows.push(row(&session, &title, content, category, true));
    }
    let tx = state.database.begin().await?;
    let entries = knowledge::create(tx.conn(), &rows).await?;
    let titles: Vec<&str> = entries.iter().map(|entry| entry.title.as_str()).collect();
    let event = session.event("knowledge.imported", session.workspace, json!({ "titles": titles }));
    audit::record(tx.conn(), &event).await?;
    tx.commit().await?;
    let items = entries
        .into_iter()
        .map(|entry| KnowledgeView::of(entry, Usage::default()))
        .collect();
    Ok((StatusCode::CREATED, Json(Imported { items })))
}

/// Reads the form to its end; files are few and the body is bounded.
async fn read(mut form: Multipart) -> Result<(Vec<Document>, String), Problem> {
    let (mut documents, mut category) = (Vec::new(), String::new());
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("file") if documents.len() == MOST_FILES => {
                let why = format!("may be given {MOST_FILES} times at most; import the others afterwards");
                return Err(Problem::field("file", &why));
            }
            Some("file") => documents.push(document(field).await?),
            Some("category") => category = field.text().await?,
            _ => {}
        }
    }
    if documents.is_empty() {
        return Err(Problem::field("file", "must be given at least once"));
    }
    Ok((documents, category))
}

async fn document(field: Field<'_>) -> Result<Document, Problem> {
    let name = field.file_name().unwrap_or_default().to_owned();
    let bytes = field.bytes().await?;
    file::read(&name, &bytes)
}
