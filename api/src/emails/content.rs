//! The message itself: cleaned HTML, attachments, and the bytes as received. All of it is a stranger's work, and
//! leaves with headers that keep a browser from running or guessing anything.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::IntoResponse;
use domain::ids::EmailId;
use domain::mail::{self, RemoteImages};
use serde::Deserialize;
use storage::emails;
use utoipa::{IntoParams, ToSchema};

use super::find;
use crate::extract::{Path, Query};
use crate::off_thread::off_thread;
use crate::session::Session;
use crate::{ApiState, Problem};

/// A document of its own origin without scripts, forms or anything from elsewhere.
const SANDBOX: &str = "sandbox; default-src 'none'; img-src data: cid:; style-src 'unsafe-inline'; \
    frame-ancestors 'self'";
/// The same, once the reader has asked for the images from elsewhere.
const SANDBOX_WITH_IMAGES: &str = "sandbox; default-src 'none'; img-src data: cid: https: http:; \
    style-src 'unsafe-inline'; frame-ancestors 'self'";
/// What people write stays in no cache.
const PRIVATE: &str = "private, no-store";
const NAME_LIMIT: usize = 150;

type Headers<const N: usize> = [(HeaderName, HeaderValue); N];

/// How an email is shown.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct HtmlQuery {
    /// `remote` fetches images from elsewhere, which tells their sender that somebody reads.
    #[param(inline)]
    images: Option<Images>,
}

/// Images that are shown besides those of the email itself.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Images {
    /// Those on foreign servers.
    Remote,
}

/// HTML of an email
///
/// Cleaned: no scripts, no forms, remote images at rest in `data-remote-src` unless asked for. Text where the email
/// has no HTML.
#[utoipa::path(get, path = "/api/emails/{id}/html", tag = "emails", params(("id" = uuid::Uuid, Path), HtmlQuery),
    responses((status = 200, description = "A document to be shown in a frame", body = String,
        content_type = "text/html")))]
pub(crate) async fn get_email_html(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    Query(query): Query<HtmlQuery>,
) -> Result<impl IntoResponse, Problem> {
    let raw = raw_of(&state, &session, id).await?;
    let (remote, policy) = match query.images {
        None => (RemoteImages::Rest, SANDBOX),
        Some(Images::Remote) => (RemoteImages::Load, SANDBOX_WITH_IMAGES),
    };
    let html = off_thread(move || document(&raw, remote)).await?;
    let headers: Headers<3> = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy)),
        (CACHE_CONTROL, HeaderValue::from_static(PRIVATE)),
    ];
    Ok((headers, html))
}

fn document(raw: &[u8], remote: RemoteImages) -> String {
    let message = mail::parse(raw);
    let body = match &message.html {
        Some(html) => mail::clean_html(html, remote),
        None => format!(
            "<pre style=\"white-space: pre-wrap; font: inherit\">{}</pre>",
            escaped(&message.text)
        ),
    };
    format!("<!doctype html>\n<meta charset=\"utf-8\">\n<title>Email</title>\n{body}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// An email as received
///
/// As an `.eml` file (RFC 5322).
#[utoipa::path(get, path = "/api/emails/{id}/raw", tag = "emails", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The message", body = Vec<u8>, content_type = "message/rfc822")))]
pub(crate) async fn get_email_raw(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
) -> Result<impl IntoResponse, Problem> {
    let raw = raw_of(&state, &session, id).await?;
    Ok((download("message/rfc822", &format!("{id}.eml")), raw))
}

/// An attachment
///
/// Always as a download.
#[utoipa::path(get, path = "/api/emails/{id}/attachments/{position}", tag = "emails",
    params(("id" = uuid::Uuid, Path), ("position" = i32, Path, description = "As listed with the email")),
    responses((status = 200, description = "The file", body = Vec<u8>, content_type = "application/octet-stream")))]
pub(crate) async fn get_email_attachment(
    State(state): State<ApiState>,
    session: Session,
    Path((id, position)): Path<(EmailId, i32)>,
) -> Result<impl IntoResponse, Problem> {
    let missing = || Problem::not_found("attachment");
    let raw = raw_of(&state, &session, id).await?;
    let connection = state.database.connection().await?;
    let listed = emails::list_attachments(&connection, session.workspace, id).await?;
    drop(connection);
    let file = listed
        .into_iter()
        .find(|file| file.position == position)
        .ok_or_else(missing)?;
    let index = usize::try_from(position).map_err(|_| missing())?;
    let bytes = off_thread(move || mail::attachment_bytes(&raw, index))
        .await?
        .ok_or_else(missing)?;
    Ok((download(&file.content_type, &file.filename), bytes))
}

async fn raw_of(state: &ApiState, session: &Session, id: EmailId) -> Result<Vec<u8>, Problem> {
    let connection = state.database.connection().await?;
    find(&connection, session, id).await?;
    Ok(emails::get_raw(&connection, session.workspace, id).await?)
}

/// Headers of a file that is saved and never shown, whatever it says it is.
fn download(content_type: &str, filename: &str) -> Headers<4> {
    let plain: String = filename.chars().filter(char::is_ascii).collect();
    let disposition = format!(
        "attachment; filename=\"{}\"; filename*=UTF-8''{}",
        safe_name(&plain),
        encoded(&safe_name(filename))
    );
    let fallback = HeaderValue::from_static("attachment");
    let kind = HeaderValue::from_str(content_type)
        .ok()
        .filter(|_| !is_active(content_type));
    [
        (
            CONTENT_TYPE,
            kind.unwrap_or(HeaderValue::from_static("application/octet-stream")),
        ),
        (
            CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).unwrap_or(fallback),
        ),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX)),
        (CACHE_CONTROL, HeaderValue::from_static(PRIVATE)),
    ]
}

/// Types that a browser would run or interpret.
fn is_active(content_type: &str) -> bool {
    ["html", "xml", "script", "svg", "pdf"]
        .iter()
        .any(|word| content_type.to_ascii_lowercase().contains(word))
}

/// A name without a path, control characters and what shells and headers read as more than a letter.
fn safe_name(filename: &str) -> String {
    let last = filename.rsplit(['/', '\\']).next().unwrap_or_default();
    let letter = |letter: char| match letter {
        '"' | '<' | '>' | '|' | ':' | '*' | '?' | ';' => '_',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '_',
        letter if letter.is_control() => '_',
        letter => letter,
    };
    let name: String = last.chars().map(letter).take(NAME_LIMIT).collect();
    let name = name.trim().trim_start_matches('.');
    if name.is_empty() {
        "attachment".to_owned()
    } else {
        name.to_owned()
    }
}

/// Percent-encoding of RFC 8187.
fn encoded(name: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    name.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_lose_what_could_do_harm() {
        for (given, safe) in [
            ("offer.pdf", "offer.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\temp\\run.exe", "run.exe"),
            ("a\"; filename=b\r\nx: y", "a__ filename=b__x_ y"),
            ("invoice\u{202e}fdp.exe", "invoice_fdp.exe"),
            (".bashrc", "bashrc"),
            ("  ", "attachment"),
            ("", "attachment"),
        ] {
            assert_eq!(safe_name(given), safe, "{given:?}");
        }
    }

    #[test]
    fn names_of_every_script_survive_as_rfc_8187_says() {
        assert_eq!(encoded("Übersicht 1.txt"), "%C3%9Cbersicht%201.txt");
    }

    #[test]
    fn what_a_browser_would_run_is_only_bytes() {
        let [kind, disposition, ..] = download("text/html", "a.html");

        assert_eq!(kind.1, "application/octet-stream");
        assert!(
            disposition
                .1
                .to_str()
                .unwrap()
                .starts_with("attachment; filename=\"a.html\"")
        );
    }

    #[test]
    fn text_shows_as_it_was_written() {
        let raw = b"From: a@b.example\r\nSubject: x\r\n\r\n1 < 2 <script>x</script>";
        let html = document(raw, RemoteImages::Rest);

        assert!(html.contains("1 &lt; 2 &lt;script&gt;x"), "{html}");
    }
}
