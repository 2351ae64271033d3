//! HTML to plain text that keeps what readers of mail go by: lines, lists, quotes as `> `, rules, links.
//! What the page hides from its reader is left out: nobody answers what the sender does not show.

use super::entities;
use super::hidden::Hidden;
use super::tokens::{Token, Tokens, attribute};

const MAX_QUOTE_DEPTH: usize = 8;
const MAX_LINK: usize = 200;
/// Bytes in front of a link that are looked at for its target.
const IN_FRONT: usize = 2 * MAX_LINK;

/// Renders HTML as plain text. Quoted blocks become lines with `> `, rules a line of underscores, links `text <url>`.
pub fn html_to_text(html: &str) -> String {
    let mut writer = Writer::default();
    let mut link: Option<Link> = None;
    let mut hidden = Hidden::of(html);
    let mut tokens = Tokens::new(html);
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => writer.text(text),
            Token::Open(name, attributes) => {
                let name = name.to_ascii_lowercase();
                if hidden.skip(&name, attributes, &mut tokens) {
                    continue;
                }
                if name == "a" {
                    // Links hold no links: another one ends the one before (HTML §13.2.6.4.7).
                    let target = attribute(attributes, "href").map(entities::decode);
                    link = Some(writer.begin_link(target.unwrap_or_default()));
                } else {
                    open(&mut writer, &name, attributes);
                }
            }
            Token::Close(name) => {
                let name = name.to_ascii_lowercase();
                if name == "a" {
                    if let Some(link) = link.take() {
                        writer.end_link(&link);
                    }
                } else {
                    close(&mut writer, &name);
                }
            }
        }
    }
    writer.finish()
}

fn open(writer: &mut Writer, name: &str, attributes: &str) {
    match name {
        "br" => writer.line_break(),
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "center" => {
            writer.paragraph(is_flush(attributes));
        }
        "div" | "tr" | "table" | "section" | "article" | "header" | "footer" | "address" | "dt" | "dd" | "body"
        | "form" | "fieldset" => writer.fresh_line(),
        "li" => {
            writer.fresh_line();
            writer.word("- ");
        }
        "td" | "th" => writer.cell(),
        "hr" => writer.rule(),
        "blockquote" => {
            writer.fresh_line();
            writer.quotes += 1;
        }
        "pre" => {
            writer.fresh_line();
            writer.verbatim += 1;
        }
        "img" => {
            if let Some(alternative) = attribute(attributes, "alt").filter(|alternative| !alternative.trim().is_empty())
            {
                writer.text(alternative);
            }
        }
        _ => {}
    }
}

fn close(writer: &mut Writer, name: &str) {
    match name {
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" => writer.end_paragraph(),
        "div" | "tr" | "table" | "li" | "section" | "article" | "dt" | "dd" | "form" => writer.fresh_line(),
        "blockquote" => {
            writer.fresh_line();
            writer.quotes = writer.quotes.saturating_sub(1);
        }
        "pre" => {
            writer.fresh_line();
            writer.verbatim = writer.verbatim.saturating_sub(1);
        }
        _ => {}
    }
}

/// Outlook writes each line as a paragraph without margins.
fn is_flush(attributes: &str) -> bool {
    attribute(attributes, "class").is_some_and(|class| class.contains("MsoNormal") || class.contains("MsoPlainText"))
}

/// A link that is open, and where its words begin.
struct Link {
    target: String,
    text: usize,
    line: usize,
}

#[derive(Default)]
struct Writer {
    text: String,
    line: String,
    quotes: usize,
    verbatim: usize,
    blank_lines: usize,
    flush_paragraph: bool,
    has_text: bool,
}

impl Writer {
    fn text(&mut self, encoded: &str) {
        let decoded = entities::decode(encoded);
        if self.verbatim > 0 {
            for (index, line) in decoded.split('\n').enumerate() {
                if index > 0 {
                    self.line_break();
                }
                self.line.push_str(line.trim_end_matches('\r'));
            }
            return;
        }
        for character in decoded.chars() {
            if character.is_whitespace() {
                if !self.line.is_empty() && !self.line.ends_with(' ') {
                    self.line.push(' ');
                }
            } else if !matches!(character, '\u{200B}' | '\u{FEFF}' | '\u{AD}' | '\0') {
                self.line.push(character);
            }
        }
    }

    fn word(&mut self, text: &str) {
        self.line.push_str(text);
    }

    /// One line, however many rules follow one another.
    fn rule(&mut self) {
        const RULE: &str = "________________________________";
        self.fresh_line();
        if !self.text.trim_end_matches('\n').ends_with(RULE) {
            self.word(RULE);
            self.fresh_line();
        }
    }

    fn cell(&mut self) {
        if !self.line.is_empty() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
    }

    fn line_break(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim_end();
        if line.is_empty() {
            self.blank_lines += 1;
        }
        if line.is_empty() && (self.blank_lines > 2 || !self.has_text) {
            return;
        }
        for _ in 0..self.quotes.min(MAX_QUOTE_DEPTH) {
            self.text.push_str(if line.is_empty() { ">" } else { "> " });
        }
        if !line.is_empty() {
            self.blank_lines = 0;
            self.has_text = true;
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn fresh_line(&mut self) {
        if !self.line.trim().is_empty() {
            self.line_break();
        }
        self.line.clear();
    }

    fn paragraph(&mut self, is_flush: bool) {
        self.fresh_line();
        self.flush_paragraph = is_flush;
        if !is_flush && self.blank_lines == 0 && self.has_text {
            self.line_break();
        }
    }

    fn end_paragraph(&mut self) {
        self.fresh_line();
        if !self.flush_paragraph && self.blank_lines == 0 && self.has_text {
            self.line_break();
        }
        self.flush_paragraph = false;
    }

    fn begin_link(&self, target: String) -> Link {
        Link {
            target,
            text: self.text.len(),
            line: self.line.len(),
        }
    }

    /// Writes the target behind the link, unless the words of the link or those in front of it show it.
    fn end_link(&mut self, link: &Link) {
        let target = link.target.as_str();
        let is_web = target.starts_with("http://") || target.starts_with("https://");
        if !is_web || target.len() > MAX_LINK || target.contains(char::is_whitespace) {
            return;
        }
        let lines = self.text.get(link.text..).unwrap_or_default();
        // Where lines have ended within the link, all of the last one is its own.
        let begin = if lines.is_empty() { link.line } else { 0 };
        let begin = self.line.floor_char_boundary(begin.saturating_sub(IN_FRONT));
        let line = self.line.get(begin..).unwrap_or_default();
        let is_empty = line.trim_start().is_empty() && lines.trim_start().is_empty();
        if !is_empty && !line.contains(target) && !lines.contains(target) {
            self.line.push_str(" <");
            self.line.push_str(target);
            self.line.push('>');
        }
    }

    fn finish(mut self) -> String {
        self.fresh_line();
        self.text.truncate(self.text.trim_end().len());
        self.text
    }
}
