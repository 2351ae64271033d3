//! The folder of sent mail: found by its special use (RFC 6154) or its usual names, made where there is none.

use async_imap::imap_proto::{MailboxDatum, NameAttribute, Response};

use super::dialog::{Dialog, quoted};
use super::names::{is_of_sent_mail, unquoted};
use crate::Error;
use crate::mailbox::OutgoingMessage;

/// UIDs that are looked through for a message that was handed over not long ago.
const LATEST: u32 = 5_000;
/// The folder that is made where there is none.
const USUAL_NAME: &str = "Sent";

/// The folders of a mailbox, as far as sent mail is concerned.
#[derive(Debug, Default)]
struct Folders {
    by_use: Option<String>,
    by_name: Option<String>,
    /// What stands between the parts of a name.
    delimiter: Option<String>,
    /// Whether there are folders beside the inbox.
    has_any: bool,
    /// Whether some of them stand beside the inbox, not below it.
    has_beside_inbox: bool,
}

/// The folder of sent mail.
pub(super) async fn find_folder(dialog: &mut Dialog) -> Result<Option<String>, Error> {
    let folders = list(dialog).await?;
    Ok(folders.by_use.or(folders.by_name))
}

async fn list(dialog: &mut Dialog) -> Result<Folders, Error> {
    let command = if dialog.can("SPECIAL-USE") && dialog.can("LIST-EXTENDED") {
        "LIST \"\" \"*\" RETURN (SPECIAL-USE)"
    } else {
        "LIST \"\" \"*\""
    };
    let mut folders = Folders::default();
    let read = |response: &Response<'_>| {
        let Response::MailboxData(MailboxDatum::List(folder)) = response else {
            return;
        };
        let has = |attribute| folder.name_attributes.contains(&attribute);
        let name = unquoted(&folder.name);
        let delimiter = folder.delimiter.as_deref().map(unquoted);
        let is_of_sent_mail = is_of_sent_mail(&name, delimiter.as_deref());
        folders.note(&name, delimiter);
        if has(NameAttribute::NoSelect) {
            return;
        }
        if has(NameAttribute::Sent) {
            folders.by_use.get_or_insert(name);
        } else if is_of_sent_mail {
            folders.by_name.get_or_insert(name);
        }
    };
    dialog.ask(command, read).await?;
    Ok(folders)
}

impl Folders {
    fn note(&mut self, name: &str, delimiter: Option<String>) {
        self.delimiter = self.delimiter.take().or(delimiter);
        let below_inbox = self.delimiter.as_deref().map(|mark| format!("inbox{mark}"));
        let name = name.to_lowercase();
        if name != "inbox" {
            self.has_any = true;
            self.has_beside_inbox |= !below_inbox.is_some_and(|inbox| name.starts_with(&inbox));
        }
    }

    /// Where a folder of sent mail may be made, the likelier place first: some servers keep all of a person's folders
    /// below the inbox.
    fn places(&self) -> Vec<String> {
        let below = |mark: &String| format!("INBOX{mark}{USUAL_NAME}");
        let mut places = vec![USUAL_NAME.to_owned()];
        places.extend(self.delimiter.as_ref().map(below));
        if self.has_any && !self.has_beside_inbox {
            places.reverse();
        }
        places
    }
}

/// The folder of sent mail, made where there is none.
async fn find_or_make(dialog: &mut Dialog) -> Result<String, Error> {
    let folders = list(dialog).await?;
    let places = folders.places();
    if let Some(folder) = folders.by_use.or(folders.by_name) {
        return Ok(folder);
    }
    let mut refused = None;
    for place in places {
        match dialog.ask(&format!("CREATE {}", quoted(&place)), |_| ()).await {
            Ok(()) => {
                // Mail programs show what is subscribed to; one that cannot be is there all the same.
                if let Err(error) = dialog.ask(&format!("SUBSCRIBE {}", quoted(&place)), |_| ()).await {
                    tracing::debug!(%error, "the new folder of sent mail is not subscribed to");
                }
                return Ok(place);
            }
            Err(error @ Error::Refused { .. }) => refused = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(refused.unwrap_or_else(|| Error::Refused {
        reason: "the server has no place for a folder of sent mail".to_owned(),
    }))
}

/// The UID from which new messages of a folder will be.
pub(super) async fn next_uid(dialog: &mut Dialog, folder: &str) -> Result<u32, Error> {
    Ok(dialog.select(folder).await?.uid_next.unwrap_or(1))
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
pub(super) async fn file(dialog: &mut Dialog, message: &OutgoingMessage) -> Result<(), Error> {
    let folder = find_or_make(dialog).await?;
    if find(dialog, &folder, &message.message_id, None).await?.is_empty() {
        dialog.append(&folder, &message.raw).await?;
    }
    Ok(())
}

/// Removes messages with this Message-ID, from a UID on, for good; where the server cannot remove some alone (RFC 4315),
/// only when no others would go with them.
pub(super) async fn remove(dialog: &mut Dialog, folder: &str, message_id: &str, from: u32) -> Result<(), Error> {
    for uid in find(dialog, folder, message_id, Some(from)).await? {
        let others = dialog.search("DELETED").await?;
        dialog
            .ask(&format!("UID STORE {uid} +FLAGS.SILENT (\\Deleted)"), |_| ())
            .await?;
        if dialog.can("UIDPLUS") {
            dialog.ask(&format!("UID EXPUNGE {uid}"), |_| ()).await?;
        } else if others.is_empty() {
            dialog.ask("EXPUNGE", |_| ()).await?;
        }
    }
    Ok(())
}
