//! What people type, as patterns of LIKE.

/// The pattern of everything that contains the text, letter by letter.
pub(crate) fn containing(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}
