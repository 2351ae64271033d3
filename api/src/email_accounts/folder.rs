//! Which folders of the server may be connected as a mailbox: super admins choose freely, others what lies in the folder
//! of their own, which bears their id below the one that the administrator of the installation set aside; a link of that
//! name assigns them another. Anything else would let people read each other's mail, or what the server can read.

use std::path::{Path, PathBuf};

use connectors::mailbox::Connection;
use domain::accounts::Provider;
use serde_json::Value;

use crate::session::Session;
use crate::{ApiState, Code, Problem};

/// Subfolders of a Maildir, which must not lead elsewhere either.
const PARTS: [&str; 7] = ["new", "cur", "tmp", ".Sent", ".Sent/new", ".Sent/cur", ".Sent/tmp"];

/// Refuses a folder that the person may not connect, and puts the real path in place of links and detours.
pub(super) async fn confine(state: &ApiState, session: &Session, connection: &mut Connection) -> Result<(), Problem> {
    if connection.provider != Provider::Maildir || session.role.is_super_admin() {
        return Ok(());
    }
    let Some(root) = state.maildir_root.clone() else {
        let detail = "only a super admin may connect folders of the server, unless MAILDIR_ROOT sets some aside";
        return Err(Problem::with_detail(Code::Forbidden, detail));
    };
    let Some(path) = connection
        .settings
        .get("path")
        .and_then(Value::as_str)
        .map(PathBuf::from)
    else {
        return Ok(());
    };
    let own = root.join(session.user.to_string());
    let outside = format!("must be {} or a folder in it", own.display());
    let real = tokio::task::spawn_blocking(move || within(&own, &path));
    let real = real.await.map_err(Problem::unexpected)?;
    let real = real.ok_or_else(|| Problem::field("settings.path", outside))?;
    if let Some(settings) = connection.settings.as_object_mut() {
        settings.insert("path".to_owned(), real.to_string_lossy().into());
    }
    Ok(())
}

/// The real path of a person's folder or of one in it, with all of its parts; a folder that is missing is not told from
/// one that lies elsewhere.
fn within(own: &Path, path: &Path) -> Option<PathBuf> {
    let own = own.canonicalize().ok()?;
    let real = path.canonicalize().ok().filter(|real| real.starts_with(&own))?;
    let parts = PARTS.iter().map(|part| real.join(part));
    let strays = |part: PathBuf| part.canonicalize().is_ok_and(|part| !part.starts_with(&real));
    (!parts.into_iter().any(strays)).then_some(real)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn only_what_lies_in_the_own_folder_is_within_it() {
        let place = tempfile::tempdir().unwrap();
        let (root, secret) = (place.path().join("mail"), place.path().join("secret"));
        for folder in ["mail/ann/new", "mail/eve/cur", "secret/new", "mailbox"] {
            std::fs::create_dir_all(place.path().join(folder)).unwrap();
        }
        symlink(&secret, root.join("link")).unwrap();
        symlink(secret.join("new"), root.join("eve/new")).unwrap();
        symlink(root.join("ann"), root.join("alias")).unwrap();

        for (path, is_within) in [
            ("mail/ann", true),
            ("mail/../mail/ann", true),
            ("mail/alias", true),
            ("mail", true),
            ("mail/link", false),
            ("mail/eve", false),
            ("mail/../secret", false),
            ("mailbox", false),
            ("mail/missing", false),
        ] {
            assert_eq!(within(&root, &place.path().join(path)).is_some(), is_within, "{path}");
        }
    }
}
