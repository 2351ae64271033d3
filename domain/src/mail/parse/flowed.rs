//! Text whose lines a mail program broke to put together again (`format=flowed`, RFC 3676).

/// Joins the lines that belong together; quotes stay quotes, the signature's line stays alone.
pub(super) fn joined(text: &str, deletes_space: bool) -> String {
    let mut written = String::with_capacity(text.len());
    let mut open: Option<usize> = None;
    for line in text.split('\n') {
        let depth = line.len() - line.trim_start_matches('>').len();
        let content = line.get(depth..).unwrap_or_default();
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_signature = content == "-- ";
        if open == Some(depth) && !is_signature {
            written.push_str(content);
        } else {
            // A soft line that nothing continues ends all the same.
            if open.is_some() {
                written.push('\n');
            }
            for _ in 0..depth {
                written.push('>');
            }
            if depth > 0 && !content.is_empty() {
                written.push(' ');
            }
            written.push_str(content);
        }
        if content.ends_with(' ') && !is_signature {
            if deletes_space {
                written.pop();
            }
            open = Some(depth);
        } else {
            written.push('\n');
            open = None;
        }
    }
    // The last line has no end of its own.
    if open.is_none() {
        written.pop();
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soft_lines_are_joined_and_fixed_ones_stay() {
        for (text, deletes_space, expected) in [
            ("one \ntwo\nthree", false, "one two\nthree"),
            ("one \ntwo", true, "onetwo"),
            (" From here\n  indented", false, "From here\n indented"),
            ("> one \n> two\nthree", false, "> one two\nthree"),
            ("> one \nthree", false, "> one \nthree"),
            (">> a \n> b", false, ">> a \n> b"),
            ("text \n-- \nAnn", false, "text \n-- \nAnn"),
            ("a\n\nb", false, "a\n\nb"),
            ("open ", false, "open "),
            (">", false, ">"),
        ] {
            assert_eq!(joined(text, deletes_space), expected, "{text:?}");
        }
    }
}
