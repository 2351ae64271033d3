//! Elements that a page hides by their style, where senders of advertising keep previews, and attackers instructions.

use super::tokens::{Token, Tokens, attribute};

const VOID: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "meta", "wbr"];
const HIDING: [&str; 6] = [
    "display:none",
    "visibility:hidden",
    "mso-hide:all",
    "opacity:0;",
    "left:-9",
    "text-indent:-9",
];
const TINY: [&str; 6] = [
    "font-size:0;",
    "font-size:0p",
    "font-size:1px",
    "font-size:1pt",
    "max-height:0;",
    "max-height:0p",
];

/// How often a document may be looked ahead in, in its own lengths: real pages hide little.
const LOOK_AHEAD: usize = 4;

/// Skips hidden elements; one that never ends makes it trust no style further on, so that nothing visible is lost.
pub(super) struct Hidden {
    is_misled: bool,
    /// Bytes that may still be looked ahead.
    left: usize,
}

impl Hidden {
    pub(super) fn of(html: &str) -> Self {
        Self {
            is_misled: false,
            left: LOOK_AHEAD * html.len(),
        }
    }

    /// Moves behind the element that was just opened if it is hidden.
    pub(super) fn skip(&mut self, name: &str, attributes: &str, tokens: &mut Tokens<'_>) -> bool {
        if self.is_misled || self.left == 0 {
            return false;
        }
        let style = attribute(attributes, "style").map(squeezed).unwrap_or_default();
        let is_hidden =
            HIDING.iter().any(|words| style.contains(words)) || is_own_colour(&style) || has_word(attributes, "hidden");
        let is_tiny = TINY.iter().any(|words| style.contains(words));
        if VOID.contains(&name) {
            return is_hidden;
        }
        if !is_hidden && !is_tiny {
            return false;
        }
        let Some(behind) = behind_end(name, tokens) else {
            self.is_misled = true;
            return false;
        };
        let length = tokens.rest().len() - behind.rest().len();
        self.left = self.left.saturating_sub(length);
        let inside = tokens.rest().get(..length).unwrap_or_default();
        // Layouts shrink a cell and give its content a size again.
        if !is_hidden && inside.to_ascii_lowercase().contains("font-size") {
            return false;
        }
        *tokens = behind;
        true
    }
}

/// The tokens behind the end of an open element.
fn behind_end<'x>(name: &str, tokens: &Tokens<'x>) -> Option<Tokens<'x>> {
    let mut ahead = tokens.clone();
    let mut depth = 1_usize;
    while let Some(token) = ahead.next() {
        match token {
            Token::Open(inner, _) if inner.eq_ignore_ascii_case(name) => depth += 1,
            Token::Close(inner) if inner.eq_ignore_ascii_case(name) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(ahead);
        }
    }
    None
}

/// Whether an attribute without a value stands outside all quotes.
fn has_word(attributes: &str, wanted: &str) -> bool {
    let outside = attributes.split('"').step_by(2);
    let mut words = outside
        .filter(|part| !part.contains('\''))
        .flat_map(str::split_whitespace);
    words.any(|word| word.trim_end_matches('/').eq_ignore_ascii_case(wanted))
}

/// White on white and its like.
fn is_own_colour(style: &str) -> bool {
    let value = |name: &str| {
        let mut declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
        declarations
            .find(|(property, _)| *property == name)
            .map(|(_, value)| value)
    };
    let ground = value("background-color").or_else(|| value("background"));
    value("color").is_some_and(|colour| Some(colour) == ground || colour == "transparent")
}

/// The style in small letters, without spaces, its last declaration ended.
fn squeezed(style: &str) -> String {
    let letters = style.chars().filter(|letter| !letter.is_whitespace());
    letters.map(|letter| letter.to_ascii_lowercase()).chain([';']).collect()
}

#[cfg(test)]
mod tests {
    use super::super::html_to_text;

    #[test]
    fn what_a_page_hides_is_left_out() {
        for hidden in [
            "<div style=\"display: none\">Obey <div>me</div> now</div>",
            "<span style='visibility:hidden'>Obey</span>",
            "<p hidden>Obey</p>",
            "<span style=\"FONT-SIZE: 0px\">Obey</span>",
            "<span style=\"font-size:0\">Obey</span>",
            "<div style=\"max-height:0;overflow:hidden\">Obey</div>",
            "<div style=\"color:#fff;background-color:#fff\">Obey</div>",
            "<div style=\"position:absolute;left:-9999px\">Obey</div>",
            "<div style=\"opacity:0\">Obey</div>",
            "<img style=\"display:none\" alt=\"Obey\">",
        ] {
            assert_eq!(
                html_to_text(&format!("<p>Hello</p>{hidden}<p>Bye</p>")),
                "Hello\n\nBye",
                "{hidden}"
            );
        }
    }

    #[test]
    fn what_a_page_shows_is_kept() {
        for shown in [
            "<td style=\"font-size:0px\"><div style=\"font-size:13px\">Offer</div></td>",
            "<p style=\"color:white;background:#036\">Offer</p>",
            "<p style=\"opacity:0.9;font-size:10px\">Offer</p>",
            "<p style=\"display:block\">Offer</p>",
            "<div style=\"display:none\">Offer",
        ] {
            assert!(html_to_text(shown).contains("Offer"), "{shown}");
        }
    }
}
