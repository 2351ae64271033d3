//! How a mail would be answered from a folder of Markdown entries, without a database and without sending.

use std::collections::HashMap;
use std::path::Path;

use domain::drafting::{DraftInput, DraftText, Passage, PersonRule, rules, template};
use domain::ids::KnowledgeId;
use domain::mail::Kind;
use serde::Serialize;

/// The knowledge of a folder.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    passages: Vec<Passage>,
    files: HashMap<KnowledgeId, String>,
}

/// What would be answered.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are those of the API, where they are described")]
pub struct Answer {
    pub reply: String,
    pub sources: Vec<Source>,
    pub answered: Vec<Answered>,
    pub unanswered: Vec<String>,
    pub needs_person: bool,
    pub reason: Option<Reason>,
    /// What the rules of drafts object to.
    pub issues: Vec<String>,
    /// Whether it would leave with every switch on.
    pub sends_itself: bool,
}

/// Why a person must read the mail.
#[derive(Clone, Debug, Serialize)]
pub struct Reason {
    pub rule: PersonRule,
    pub words: String,
}

/// A passage of an entry, which is named by its file.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    pub entry: String,
    pub passage: String,
}

/// A question with what answers it.
#[derive(Clone, Debug, Serialize)]
pub struct Answered {
    pub question: String,
    pub passage: String,
}

impl Knowledge {
    /// Reads the `.md` files of a folder: front matter with a `title`, then the text.
    ///
    /// # Errors
    /// Where the folder or a file cannot be read.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let told = |error: std::io::Error| anyhow::anyhow!("{}: {error}", folder.display());
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .map_err(told)?
            .collect::<Result<_, _>>()
            .map_err(told)?;
        files.sort_by_key(std::fs::DirEntry::file_name);
        let mut knowledge = Self::default();
        for file in files {
            let name = file.file_name().to_string_lossy().into_owned();
            if let Some(stem) = name.strip_suffix(".md") {
                let content = std::fs::read_to_string(file.path()).map_err(told)?;
                let passage = passage(stem, &content);
                knowledge.files.insert(passage.knowledge_id, name);
                knowledge.passages.push(passage);
            }
        }
        Ok(knowledge)
    }

    /// Answers a mail; only a person's letter is answered by itself.
    #[must_use]
    pub fn answer(&self, mail: DraftInput, kind: Kind) -> Answer {
        let input = DraftInput {
            passages: self.passages.clone(),
            ..mail
        };
        let draft = template::draft(&input);
        let issues: Vec<String> = rules::check(&draft, &input)
            .into_iter()
            .map(|issue| issue.message)
            .collect();
        let sends_itself = kind == Kind::Human && draft.is_complete() && issues.is_empty();
        self.told(draft, issues, sends_itself)
    }

    fn told(&self, draft: DraftText, issues: Vec<String>, sends_itself: bool) -> Answer {
        let entry = |id: KnowledgeId| self.files.get(&id).cloned().unwrap_or_default();
        let sources = draft.sources.into_iter();
        let answered = draft.answered.into_iter();
        Answer {
            reply: draft.body,
            sources: sources
                .map(|source| Source {
                    entry: entry(source.entry),
                    passage: source.passage,
                })
                .collect(),
            answered: answered
                .map(|told| Answered {
                    question: told.question,
                    passage: told.passage,
                })
                .collect(),
            unanswered: draft.unanswered,
            needs_person: draft.needs_person.is_some(),
            reason: draft.needs_person.map(|needs| Reason {
                rule: needs.rule,
                words: needs.words,
            }),
            issues,
            sends_itself,
        }
    }
}

fn passage(name: &str, content: &str) -> Passage {
    let (head, text) = content
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .unwrap_or(("", content));
    let title = head.lines().find_map(|line| line.strip_prefix("title:"));
    Passage {
        knowledge_id: KnowledgeId::new(),
        title: title.map_or(name, str::trim).trim_matches('"').to_owned(),
        text: text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The knowledge of a folder with two entries, of which one names no title.
    fn knowledge() -> Knowledge {
        let folder = std::env::temp_dir().join(format!("mailroom-knowledge-{}", KnowledgeId::new().0));
        std::fs::create_dir(&folder).expect("a folder");
        let entries = [
            (
                "returns.md",
                "---\ntitle: \"Returning goods\"\ncategory: Orders\n---\nYou may return unused goods within 30 days.\n",
            ),
            (
                "opening hours.md",
                "The shop is open from Monday to Friday from 9:00 to 17:00.\n",
            ),
            ("notes.txt", "Nothing of this is read."),
        ];
        for (name, content) in entries {
            std::fs::write(folder.join(name), content).expect("a file");
        }
        let knowledge = Knowledge::read(&folder).expect("knowledge");
        std::fs::remove_dir_all(&folder).expect("removed");
        knowledge
    }

    fn answer(text: &str, kind: Kind) -> Answer {
        let mail = DraftInput {
            visible_text: text.to_owned(),
            ..DraftInput::default()
        };
        knowledge().answer(mail, kind)
    }

    #[test]
    fn an_answered_question_names_its_entry_and_leaves_by_itself() {
        let answer = answer("Hello, within how many days may I return unused goods?", Kind::Human);

        assert!(answer.reply.contains("within 30 days"), "{}", answer.reply);
        assert_eq!(answer.sources[0].entry, "returns.md");
        assert_eq!(answer.answered[0].passage, answer.sources[0].passage);
        assert!(answer.unanswered.is_empty() && !answer.needs_person && answer.sends_itself);
    }

    #[test]
    fn a_question_that_nothing_answers_stays_open_and_waits() {
        let answer = answer("Hello, do you sell gift vouchers?", Kind::Human);

        assert_eq!(answer.unanswered, ["Do you sell gift vouchers?"]);
        assert!(answer.answered.is_empty() && !answer.sends_itself);
    }

    #[test]
    fn an_answer_in_words_of_another_language_is_a_source_for_a_person() {
        let answer = answer("Guten Tag, kann ich unbenutzte Ware zurückgeben?", Kind::Human);

        assert_eq!(answer.unanswered.len(), 1, "{answer:?}");
        assert_eq!(answer.sources[0].entry, "returns.md");
        assert!(!answer.sends_itself);
    }

    #[test]
    fn who_threatens_with_a_lawyer_needs_a_person() {
        let answer = answer("If I cannot return it, my lawyer will contact you.", Kind::Human);

        let reason = answer.reason.expect("a reason");
        assert_eq!(reason.rule, PersonRule::LegalThreat);
        assert!(answer.needs_person && !answer.sends_itself);
    }

    #[test]
    fn mail_of_machines_is_never_answered_by_itself() {
        let answer = answer("Within how many days may I return unused goods?", Kind::List);

        assert!(!answer.sends_itself);
    }

    #[test]
    fn a_folder_that_is_missing_is_named() {
        let refused = Knowledge::read(Path::new("/nowhere")).expect_err("no folder");

        assert!(refused.to_string().starts_with("/nowhere: "), "{refused}");
    }
}
