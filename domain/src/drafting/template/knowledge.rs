//! The knowledge base as statements: Markdown read down to plain sentences and list items, each with what stands above it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::drafting::evidence::Evidence;
use crate::drafting::input::Passage;
use crate::drafting::language::{Language, guess};
use crate::drafting::matter;
use crate::drafting::patterns::pattern;
use crate::drafting::sentences;

/// All statements of the passages, in order.
pub(super) struct Library {
    pub(super) statements: Vec<Statement>,
    leads: HashMap<usize, usize>,
}

/// One sentence or list item.
pub(super) struct Statement {
    /// Index of its passage.
    pub(super) passage: usize,
    /// Statements under one heading share a section.
    pub(super) section: usize,
    /// Sentences of one paragraph share it, and so do the items of one list.
    pub(super) paragraph: usize,
    /// Items of one list share a list, together with the sentence that leads into it.
    pub(super) list: Option<usize>,
    /// As it is written in a reply.
    pub(super) text: String,
    /// Whether it stands on a line of its own.
    pub(super) is_item: bool,
    /// Whether it is a step of an order, which makes no sense alone.
    pub(super) is_step: bool,
    /// The language of its entry.
    pub(super) language: Language,
    /// What it is about.
    pub(super) keys: HashSet<String>,
    /// What the name before its colon is about, as in a table or list.
    pub(super) head: HashSet<String>,
    /// What its title and headings are about.
    pub(super) context: HashSet<String>,
    /// What could answer a question for a length of time, a price, a figure.
    pub(super) evidence: Evidence,
}

impl Library {
    /// Reads all passages.
    pub(super) fn read(passages: &[Passage]) -> Self {
        let mut reader = Reader::default();
        for (index, passage) in passages.iter().enumerate() {
            reader.read_passage(index, passage);
        }
        let indexed = reader.statements.iter().enumerate();
        let leads = indexed.filter(|(_, statement)| !statement.is_item);
        let leads = leads
            .filter_map(|(index, statement)| Some((statement.list?, index)))
            .collect();
        Self {
            statements: reader.statements,
            leads,
        }
    }

    /// Every word that is written in it.
    pub(super) fn written(&self) -> HashSet<&str> {
        let keys = self.statements.iter().flat_map(|statement| statement.keys.iter());
        keys.map(String::as_str).filter(|key| !key.starts_with('=')).collect()
    }

    /// The sentence that leads into a list.
    pub(super) fn lead(&self, list: usize) -> Option<&Statement> {
        self.statements.get(*self.leads.get(&list)?)
    }
}

#[derive(Default)]
struct Reader {
    language: Language,
    context: HashSet<String>,
    paragraphs: usize,
    columns: Vec<String>,

    statements: Vec<Statement>,
    passage: usize,
    title: String,
    section: usize,
    lists: usize,
    in_list: bool,
    paragraph: String,
}

impl Reader {
    fn read_passage(&mut self, index: usize, passage: &Passage) {
        (self.passage, self.title) = (index, passage.title.clone());
        self.language = guess(&passage.text)
            .or_else(|| guess(&passage.title))
            .unwrap_or_default();
        self.open_section("");
        let mut is_code = false;
        for line in passage.text.lines() {
            let trimmed = line.trim();
            if trimmed.starts_with("```") {
                is_code = !is_code;
            } else if !is_code {
                self.read_line(trimmed);
            }
        }
        self.end_paragraph();
    }

    fn read_line(&mut self, line: &str) {
        if let Some(heading) = heading(line) {
            self.end_paragraph();
            self.open_section(&plain(heading));
        } else if let Some((mark, item)) = list_item(line) {
            self.end_paragraph();
            self.add_item(format!("{mark} {}", plain(item)));
        } else if let Some(row) = table_row(line) {
            self.end_paragraph();
            self.add_row(row);
        } else if line.is_empty() || is_rule(line) {
            self.end_paragraph();
        } else {
            let continues_item = self.in_list && self.paragraph.is_empty();
            self.in_list = false;
            if !continues_item || line.ends_with(':') {
                self.paragraph
                    .push_str(if self.paragraph.is_empty() { "" } else { " " });
            }
            self.paragraph.push_str(line);
        }
    }

    fn open_section(&mut self, heading: &str) {
        self.section += 1;
        self.in_list = false;
        self.columns.clear();
        self.context = matter::keys(&format!("{}\n{heading}", self.title), self.language);
    }

    /// The first item of a list takes the sentence before it along when that sentence leads into the list.
    fn add_item(&mut self, text: String) {
        if !self.in_list {
            self.lists += 1;
            self.paragraphs += 1;
            let (section, list) = (self.section, self.lists);
            if let Some(before) = self.statements.last_mut()
                && before.section == section
                && before.text.ends_with(':')
            {
                before.list = Some(list);
            }
        }
        self.in_list = true;
        self.add(text, true);
    }

    /// A row under the names of its columns; the row above the dividing line is those names.
    fn add_row(&mut self, row: Option<Vec<&str>>) {
        match row {
            None => {
                if self.in_list {
                    self.statements.pop();
                }
            }
            Some(cells) if !self.in_list => {
                self.columns = cells.iter().map(|cell| plain(cell)).collect();
                self.add_item(format!("- {}", cells.join(", ")));
            }
            Some(cells) => {
                let told = cells.iter().enumerate().skip(1).filter(|(_, cell)| !cell.is_empty());
                let named = told.map(
                    |(index, cell)| match self.columns.get(index).filter(|name| !name.is_empty()) {
                        Some(name) if cells.len() > 2 => format!("{name}: {}", plain(cell)),
                        _ => plain(cell),
                    },
                );
                let told: Vec<String> = named.collect();
                let first = plain(cells.first().copied().unwrap_or_default());
                let mark = if cells.len() > 2 { " –" } else { ":" };
                self.add_item(format!("- {first}{mark} {}", told.join("; ")));
            }
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = plain(&std::mem::take(&mut self.paragraph));
        if paragraph.is_empty() {
            return;
        }
        self.in_list = false;
        self.paragraphs += 1;
        for span in sentences::split(&paragraph) {
            self.add(paragraph.get(span).unwrap_or_default().to_owned(), false);
        }
    }

    fn add(&mut self, text: String, is_item: bool) {
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        self.statements.push(Statement {
            passage: self.passage,
            section: self.section,
            list: is_item.then_some(self.lists),
            paragraph: self.paragraphs,
            language: self.language,
            keys: matter::keys(&text, self.language),
            head: head(&text)
                .map(|head| matter::keys(head, self.language))
                .unwrap_or_default(),
            context: self.context.clone(),
            evidence: Evidence::of(&text),
            is_step: is_item && !text.starts_with('-'),
            text,
            is_item,
        });
    }
}

/// A Markdown heading, a bold line, or a question that stands alone, as in a list of frequent questions.
fn heading(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix('#') {
        return Some(rest.trim_start_matches('#').trim());
    }
    let bold = line
        .strip_prefix("**")
        .and_then(|rest| rest.strip_suffix("**").or_else(|| rest.strip_suffix("**:")));
    let question = || line.ends_with('?').then(|| line.trim_start_matches("Q:").trim());
    bold.filter(|text| !text.contains("**")).or_else(question)
}

/// The name that a row, a list item or a sentence begins with.
fn head(text: &str) -> Option<&str> {
    let item = text.strip_prefix("- ");
    let row = item.and_then(|item| item.split_once(" – "));
    let (head, _) = row.or_else(|| item.unwrap_or(text).split_once(": "))?;
    (head.split_whitespace().count() <= 5).then_some(head)
}

fn list_item(line: &str) -> Option<(String, &str)> {
    if let Some(item) = ["- ", "* ", "+ ", "• "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return Some(("-".to_owned(), item));
    }
    let (number, item) = line.split_once(['.', ')'])?;
    let is_number = !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && item.starts_with(' ')).then(|| (format!("{number}."), item))
}

/// The cells of a table's row; `Some(None)` for the line that divides head and body.
fn table_row(line: &str) -> Option<Option<Vec<&str>>> {
    let inner = line.strip_prefix('|')?.trim_end().trim_end_matches('|');
    if inner.chars().all(|letter| matches!(letter, '-' | ':' | '|' | ' ')) {
        return Some(None);
    }
    Some(Some(inner.split('|').map(str::trim).collect()))
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.chars().all(|letter| matches!(letter, '-' | '*' | '_' | '='))
}

static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)"));
static TAG: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)<!--.*?-->|</?[a-zA-Z][^>]*>"));
static EMPHASIS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\*\*|__|`|(?:^|\B)\*(?:\b)|(?:\b)\*(?:\B|$)"));
static ANSWER_MARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:A|Answer|Antwort|R|Réponse|Respuesta):\s*"));

/// Markdown's marks taken off; a web address stays readable behind its words.
fn plain(markdown: &str) -> String {
    let mut text = Cow::Borrowed(markdown);
    if text.contains("](") {
        text = Cow::Owned(LINK.replace_all(&text, unlinked).into_owned());
    }
    if text.contains('<') {
        text = Cow::Owned(TAG.replace_all(&text, " ").into_owned());
    }
    if text.contains(['*', '_', '`']) {
        text = Cow::Owned(EMPHASIS.replace_all(&text, "").into_owned());
    }
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    ANSWER_MARK.replace(&line, "").into_owned()
}

fn unlinked(captures: &Captures<'_>) -> String {
    let part = |index| captures.get(index).map_or("", |found| found.as_str());
    match (part(1), part(2)) {
        _ if part(0).starts_with('!') => String::new(),
        (words, target) if target == words || words.is_empty() => target.to_owned(),
        (words, target) if target.starts_with("http") => format!("{words} ({target})"),
        (words, _) => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::KnowledgeId;
    use proptest::prelude::*;

    fn library(text: &str) -> Library {
        let passage = Passage {
            knowledge_id: KnowledgeId::new(),
            title: "Title".to_owned(),
            text: text.to_owned(),
        };
        Library::read(&[passage])
    }

    fn texts(text: &str) -> Vec<String> {
        library(text)
            .statements
            .into_iter()
            .map(|statement| statement.text)
            .collect()
    }

    #[test]
    fn markdown_becomes_plain_statements() {
        for (markdown, expected) in [
            (
                "# Head\nOne **bold** word. Two\nlines.",
                vec!["One bold word.", "Two lines."],
            ),
            (
                "See [docs](https://a.example/d) or [home](/).",
                vec!["See docs (https://a.example/d) or home."],
            ),
            (
                "Steps:\n1. Open *it*\n2. Close it",
                vec!["Steps:", "1. Open it", "2. Close it"],
            ),
            ("| Plan | Price |\n|---|---|\n| Pro | $49 |", vec!["- Pro: $49"]),
            (
                "| Plan | Price | Users |\n|---|---|---|\n| Pro | $49 | 5 |",
                vec!["- Pro – Price: $49; Users: 5"],
            ),
            ("Is it free?\nA: Yes, it is.", vec!["Yes, it is."]),
            ("```\ncode\n```\nText <b>here</b>.", vec!["Text here ."]),
        ] {
            assert_eq!(texts(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn a_list_keeps_the_sentence_that_leads_into_it() {
        let library = library("Intro.\nDo this:\n- one\n- two\n\nOther.");

        let lists: Vec<_> = library.statements.iter().map(|statement| statement.list).collect();
        assert_eq!(lists, [None, Some(1), Some(1), Some(1), None]);
    }

    proptest! {
        #[test]
        fn any_markdown_can_be_read(text in "([#*|\\-0-9a-z.:?!\\[\\]()<> ]{0,30}\n){0,6}") {
            library(&text);
        }
    }
}
