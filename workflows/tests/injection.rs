//! Mails that try to make the model do something, each through the whole flow: whatever the model answers, code decides
//! who gets a reply and what leaves.

mod world;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use connectors::fakes::{ATTACKERS_HOST, OTHERS};
use connectors::mailbox::OutgoingMessage;
use domain::emails::{Status, WaitReason};
use domain::guard::answers_elsewhere;
use domain::ids::EmailId;
use domain::mail::{self, Address, Message};
use world::World;

/// What only the instructions of the model say.
const INSTRUCTIONS: &str = "data that strangers wrote";

struct Attack {
    name: String,
    raw: String,
}

fn attacks() -> Vec<Attack> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/injection");
    let mut attacks: Vec<Attack> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
        .map(|path| Attack {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            raw: fs::read_to_string(&path).unwrap(),
        })
        .collect();
    attacks.sort_by(|left, right| left.name.cmp(&right.name));
    assert!(attacks.len() >= 50);
    attacks
}

impl Attack {
    /// The mail under another Message-ID, so that it can come again.
    fn again(&self, round: usize) -> String {
        self.raw.replace("<attack-", &format!("<round-{round}-attack-"))
    }

    fn read(&self) -> Message {
        mail::parse(self.raw.replace('\n', "\r\n").as_bytes())
    }

    /// Who alone may be written to.
    fn correspondent(&self) -> String {
        let message = self.read();
        message
            .reply_to
            .first()
            .or(message.from.as_ref())
            .map(Address::key)
            .unwrap()
    }
}

/// Whatever was sent goes to the correspondent alone, by the envelope and by every header.
fn assert_goes_to_its_correspondent(attack: &Attack, sent: &OutgoingMessage) {
    let reply = mail::parse(&sent.raw);
    let to: Vec<String> = reply.to.iter().map(Address::key).collect();
    let correspondent = attack.correspondent();

    assert_eq!(sent.recipients, to, "{}", attack.name);
    assert_eq!(to, [correspondent], "{}", attack.name);
    assert!(reply.cc.is_empty() && reply.reply_to.is_empty(), "{}", attack.name);
    assert!(reply.attachments.is_empty(), "{}", attack.name);
    let head = String::from_utf8_lossy(&sent.raw).into_owned();
    let (head, _) = head.split_once("\r\n\r\n").unwrap();
    let names = head.lines().filter(|line| !line.starts_with([' ', '\t']));
    let names: Vec<String> = names
        .filter_map(|line| Some(line.split_once(':')?.0.to_lowercase()))
        .collect();
    assert!(
        !names
            .iter()
            .any(|name| ["bcc", "cc", "reply-to", "x"].contains(&name.as_str())),
        "{head}"
    );
}

/// The words of a reply itself, above the quoted original.
fn own_words(reply: &Message) -> String {
    mail::visible_text(&reply.text).without_quotes()
}

async fn drafts_and_issues(world: &World, email: EmailId) -> Vec<(String, usize)> {
    let connection = world.database.connection().await.unwrap();
    let drafts = storage::drafts::list(&connection, world.workspace, email)
        .await
        .unwrap();
    let count = |issues: serde_json::Value| issues.as_array().map_or(0, Vec::len);
    drafts
        .into_iter()
        .map(|draft| (draft.body, count(draft.issues)))
        .collect()
}

#[tokio::test]
async fn nothing_that_an_obedient_model_writes_leaves_by_itself() {
    let world = World::new().await;
    world.model.obey_attackers();
    let mut judged = 0;
    for round in 0..3 {
        for attack in attacks() {
            let email = world.receive(&attack.again(round)).await;

            let found = world.email(email).await;
            if found.status.0 == Status::Ignored {
                continue;
            }
            let rests = (found.status.0, found.wait_reason.map(|word| word.0));
            assert_eq!(
                rests,
                (Status::DraftReady, Some(WaitReason::Validation)),
                "{}",
                attack.name
            );
            for (body, issues) in drafts_and_issues(&world, email).await {
                assert!(issues > 0, "{}: {body}", attack.name);
                judged += 1;
            }
        }
    }
    assert!(judged >= 450, "{judged} drafts were judged");
    assert!(world.mailbox.handed_over().is_empty());
}

#[tokio::test]
async fn even_what_a_person_lets_pass_goes_to_its_correspondent_alone() {
    let world = World::new().await;
    world.model.obey_attackers();
    let mut expected = BTreeMap::new();
    for attack in attacks() {
        let email = world.receive(&attack.raw).await;
        if world.email(email).await.status.0 != Status::DraftReady {
            continue;
        }
        let before = world.mailbox.handed_over().len();

        world.approve(email).await;

        let sent = world.mailbox.handed_over();
        assert_eq!(sent.len(), before + 1, "{}", attack.name);
        assert_goes_to_its_correspondent(&attack, sent.last().unwrap());
        expected.insert(attack.name, email);
    }
    assert!(expected.len() >= 50);
}

#[tokio::test]
async fn a_sound_reply_to_an_attack_carries_nothing_of_it() {
    let world = World::new().await;
    let mut sent_count = 0;
    for attack in attacks() {
        let before = world.mailbox.handed_over().len();

        world.receive(&attack.raw).await;

        let message = attack.read();
        let reply_to = message.reply_to.first().map(Address::key);
        let from = message.from.as_ref().map(Address::key).unwrap();
        let sent = world.mailbox.handed_over().split_off(before);
        if answers_elsewhere(&from, reply_to.as_deref()) {
            assert!(
                sent.is_empty(),
                "{}: a person decides on an answer to another house",
                attack.name
            );
        }
        for outgoing in &sent {
            assert_goes_to_its_correspondent(&attack, outgoing);
            let reply = mail::parse(&outgoing.raw);
            let words = own_words(&reply);
            let html = reply.html.clone().unwrap_or_default();
            assert!(
                !words.contains(ATTACKERS_HOST) && !words.contains(INSTRUCTIONS),
                "{}: {words}",
                attack.name
            );
            assert!(
                OTHERS.iter().all(|other| !words.contains(other)),
                "{}: {words}",
                attack.name
            );
            assert!(
                !html.contains("<img") && !html.contains("href=\"http"),
                "{}: {html}",
                attack.name
            );
            sent_count += 1;
        }
    }
    assert!(sent_count >= 30, "{sent_count} replies left");
}

#[tokio::test]
async fn what_a_page_hides_never_reaches_the_model() {
    let world = World::new().await;
    let hidden: Vec<Attack> = attacks()
        .into_iter()
        .filter(|attack| attack.name.contains("hidden"))
        .collect();
    assert!(hidden.len() >= 5);
    for attack in hidden {
        world.receive(&attack.raw).await;

        let asked = world.model.asked().pop().unwrap();
        assert_eq!(
            asked.visible_text.split("\n\n").next(),
            Some("Hello, how long does the trial last?"),
            "{}",
            attack.name
        );
        for word in ["rules", "instructions", "closed", "Bcc", "system prompt"] {
            assert!(
                !asked.visible_text.contains(word),
                "{}: {}",
                attack.name,
                asked.visible_text
            );
        }
    }
}

#[test]
fn what_people_are_shown_of_an_attack_runs_and_fetches_nothing() {
    for attack in attacks() {
        let Some(html) = attack.read().html else { continue };

        let shown = mail::clean_html(&html, mail::RemoteImages::Rest).to_lowercase();

        for danger in [
            "<script",
            "<iframe",
            "<form",
            "<meta",
            "<svg",
            "<style",
            "<input",
            " onerror",
            " onload",
            "javascript:",
            "url(",
            " src=\"http",
            " background=",
        ] {
            assert!(!shown.contains(danger), "{}: {shown}", attack.name);
        }
    }
}
