//! The folder of sent mail: found by its special use (RFC 6154) or its usual names.

use async_imap::imap_proto::{MailboxDatum, NameAttribute, Response};

use super::dialog::{Dialog, quoted};
use crate::Error;

/// Names for servers that do not tell the use of a folder, the last part of a path.
const USUAL_NAMES: [&str; 8] = [
    "sent",
    "sent items",
    "sent messages",
    "sent mail",
    "sent-mail",
    "gesendet",
    "gesendete objekte",
    "gesendete elemente",
];

/// UIDs that are looked through for a message that was handed over not long ago.
const LATEST: u32 = 5_000;

/// The folder of sent mail.
pub(super) async fn find_folder(dialog: &mut Dialog) -> Result<Option<String>, Error> {
    let command = if dialog.can("SPECIAL-USE") && dialog.can("LIST-EXTENDED") {
        "LIST \"\" \"*\" RETURN (SPECIAL-USE)"
    } else {
        "LIST \"\" \"*\""
    };
    let (mut by_use, mut by_name) = (None, None);
    let read = |response: &Response<'_>| {
        let Response::MailboxData(MailboxDatum::List(folder)) = response else {
            return;
        };
        let has = |attribute| folder.name_attributes.contains(&attribute);
        if has(NameAttribute::NoSelect) {
            return;
        }
        let last = folder
            .delimiter
            .as_deref()
            .and_then(|mark| folder.name.rsplit(mark).next());
        let last = last.unwrap_or(&folder.name).to_lowercase();
        if has(NameAttribute::Sent) {
            by_use = Some(folder.name.to_string());
        } else if USUAL_NAMES.contains(&last.as_str()) {
            by_name = by_name.take().or_else(|| Some(folder.name.to_string()));
        }
    };
    dialog.ask(command, read).await?;
    Ok(by_use.or(by_name))
}

/// The UID from which new messages of a folder will be.
pub(super) async fn next_uid(dialog: &mut Dialog, folder: &str) -> Result<u32, Error> {
    Ok(dialog.examine(folder).await?.uid_next.unwrap_or(1))
}

/// Messages of a folder with this Message-ID, among those from a UID on or else the latest: servers without an index
/// read every message they search.
pub(super) async fn find(
    dialog: &mut Dialog,
    folder: &str,
    message_id: &str,
    from: Option<u32>,
) -> Result<Vec<u32>, Error> {
    let next = next_uid(dialog, folder).await?;
    let from = from.unwrap_or_else(|| next.saturating_sub(LATEST)).max(1);
    let message_id = format!("<{}>", message_id.trim_matches(['<', '>']));
    dialog
        .search(&format!("UID {from}:* HEADER MESSAGE-ID {}", quoted(&message_id)))
        .await
}

/// Files our own copy, unless there is one.
pub(super) async fn file(dialog: &mut Dialog, message_id: &str, raw: &[u8]) -> Result<(), Error> {
    let folder = match find_folder(dialog).await? {
        Some(folder) => folder,
        None => {
            dialog.ask("CREATE \"Sent\"", |_| ()).await?;
            "Sent".to_owned()
        }
    };
    if find(dialog, &folder, message_id, None).await?.is_empty() {
        dialog.append(&folder, raw).await?;
    }
    Ok(())
}

/// Removes messages with this Message-ID, from a UID on, for good.
pub(super) async fn remove(dialog: &mut Dialog, folder: &str, message_id: &str, from: u32) -> Result<(), Error> {
    if !dialog.can("UIDPLUS") {
        return Ok(());
    }
    for uid in find(dialog, folder, message_id, Some(from)).await? {
        dialog.select(folder).await?;
        dialog
            .ask(&format!("UID STORE {uid} +FLAGS.SILENT (\\Deleted)"), |_| ())
            .await?;
        dialog.ask(&format!("UID EXPUNGE {uid}"), |_| ()).await?;
    }
    Ok(())
}
