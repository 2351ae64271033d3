//! What leaves by itself, what is acknowledged, and what waits for a person: whole stories.

mod world;

use chrono::TimeDelta;
use connectors::Error;
use domain::drafting::DraftText;
use domain::emails::{Status, WaitReason};
use domain::flows::{PROCESS_EMAIL, Signal};
use domain::ids::EmailId;
use storage::suppressions::Suppression;
use world::{ADDRESS, World, answer, mail};

const QUESTION: &str = "Hello Mara,\n\ndo you ship to Norway?\n\nBest,\nLena";
const BODY: &str = "Hello Lena,\n\nthank you for asking about Norway. We will come back to you on shipping.";

/// A draft that leaves the question open.
fn open_draft() -> DraftText {
    DraftText {
        body: BODY.to_owned(),
        unanswered: vec!["do you ship to Norway?".to_owned()],
        ..DraftText::default()
    }
}

async fn rests(world: &World, email: EmailId) -> (Status, Option<WaitReason>) {
    let found = world.email(email).await;
    (found.status.0, found.wait_reason.map(|word| word.0))
}

async fn suppressions(world: &World) -> Vec<Suppression> {
    let connection = world.database.connection().await.unwrap();
    storage::suppressions::list(&connection, world.workspace, None, 10)
        .await
        .unwrap()
}

#[tokio::test]
async fn an_open_question_is_acknowledged_waits_for_a_person_and_is_followed_up_after_their_answer() {
    let world = World::new().await;
    world.model.answer_with(open_draft());

    let email = world.receive(&mail("one", "A parcel", QUESTION)).await;

    let sent = world.mailbox.handed_over();
    assert_eq!(sent.len(), 1, "the acknowledgement");
    let acknowledgement = domain::mail::parse(&sent[0].raw);
    assert!(
        acknowledgement.text.contains("a person will answer it"),
        "{}",
        acknowledgement.text
    );
    assert_eq!(
        acknowledgement.in_reply_to.first().map(String::as_str),
        Some("one@workshop.example")
    );
    assert_eq!(
        rests(&world, email).await,
        (Status::DraftReady, Some(WaitReason::Unanswered))
    );
    assert!(world.follow_ups(email).await.is_empty());

    world.advance(TimeDelta::days(5)).await;
    assert_eq!(
        world.mailbox.handed_over().len(),
        1,
        "nothing follows an acknowledgement"
    );
    world.approve(email).await;

    let sent = world.mailbox.handed_over();
    assert_eq!(sent.len(), 2);
    let reply = domain::mail::parse(&sent[1].raw);
    assert_eq!(
        reply.in_reply_to.first().map(String::as_str),
        Some("one@workshop.example")
    );
    assert_eq!(rests(&world, email).await, (Status::Sent, None));
    assert!(!world.follow_ups(email).await.is_empty());
}

#[tokio::test]
async fn a_conversation_is_acknowledged_once() {
    let world = World::new().await;
    world.model.answer_with(open_draft());
    world.model.answer_with(open_draft());
    world.receive(&mail("one", "A parcel", QUESTION)).await;

    let again = world
        .receive(&answer("two", "one@workshop.example", "Re: A parcel", QUESTION))
        .await;

    assert_eq!(world.mailbox.handed_over().len(), 1);
    assert_eq!(
        rests(&world, again).await,
        (Status::DraftReady, Some(WaitReason::Unanswered))
    );
}

#[tokio::test]
async fn a_conversation_that_goes_on_a_month_later_is_acknowledged_again() {
    let world = World::new().await;
    for name in ["one", "two", "three"] {
        world.model.answer_with(open_draft());
        let raw = answer(name, "one@workshop.example", "Re: A parcel", QUESTION);
        world.receive(&raw).await;
        world.advance(TimeDelta::days(16)).await;
    }

    let sent = world.mailbox.handed_over();
    assert_eq!(sent.len(), 2, "the second email came within thirty days");
}

#[tokio::test]
async fn an_acknowledgement_that_may_have_left_is_told_to_the_person_who_is_asked() {
    let world = World::new().await;
    world.model.answer_with(open_draft());
    world.mailbox.cut_next_hand_over();
    world.mailbox.cannot_tell_what_left();

    let email = world.receive(&mail("one", "A parcel", QUESTION)).await;
    world.advance(TimeDelta::days(2)).await;

    assert_eq!(
        rests(&world, email).await,
        (Status::DraftReady, Some(WaitReason::Unanswered))
    );
    let why = world.email(email).await.status_reason.unwrap_or_default();
    assert!(why.contains("nobody can tell"), "{why}");
}

#[tokio::test]
async fn a_mailbox_that_refuses_its_password_at_the_hand_off_asks_to_be_connected_anew() {
    let world = World::new().await;
    world.mailbox.fail_next_hand_over(Error::ReconnectNeeded {
        reason: "the server refuses the password".to_owned(),
    });

    world
        .receive(&mail(
            "one",
            "Demo request",
            "Hello Mara,\n\nhow long does the trial last?\n\nLena",
        ))
        .await;

    let connection = world.database.connection().await.unwrap();
    let account = storage::accounts::get(&connection, world.workspace, world.account)
        .await
        .unwrap();
    assert_eq!(account.health.0, domain::accounts::Health::ReconnectNeeded);
}

#[tokio::test]
async fn an_acknowledgement_that_cannot_leave_at_once_does_not_leave() {
    let world = World::new().await;
    world.model.answer_with(open_draft());
    world.mailbox.fail_next_hand_over(Error::Retry {
        after: None,
        source: "busy".into(),
    });

    let email = world.receive(&mail("one", "A parcel", QUESTION)).await;
    world.advance(TimeDelta::hours(2)).await;

    assert!(world.mailbox.handed_over().is_empty());
    assert_eq!(
        rests(&world, email).await,
        (Status::DraftReady, Some(WaitReason::Unanswered))
    );
}

#[tokio::test]
async fn an_intent_that_does_not_acknowledge_lets_an_open_question_wait_in_silence() {
    let world = World::new().await;
    world.model.answer_with(open_draft());

    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    assert!(world.mailbox.handed_over().is_empty());
    assert_eq!(
        rests(&world, email).await,
        (Status::DraftReady, Some(WaitReason::Unanswered))
    );
}

#[tokio::test]
async fn mail_that_only_reaches_us_by_copy_is_answered_by_a_person_alone() {
    let world = World::new().await;
    let copy = mail("one", "A parcel", QUESTION).replacen(
        &format!("To: {ADDRESS}"),
        &format!("To: sales@elsewhere.example\nCc: {ADDRESS}"),
        1,
    );

    let email = world.receive(&copy).await;

    assert!(world.mailbox.handed_over().is_empty());
    assert_eq!(
        rests(&world, email).await,
        (Status::DraftReady, Some(WaitReason::Unanswered))
    );
    let why = world.email(email).await.status_reason.unwrap_or_default();
    assert!(why.contains("Cc"), "{why}");
}

#[tokio::test]
async fn who_asks_not_to_be_written_to_is_suppressed_with_their_words_and_hears_nothing() {
    let world = World::new().await;
    let body = "Hello Mara,\n\nplease never write to me again.\n\nLena";

    let email = world.receive(&mail("one", "Your mails", body)).await;

    assert_eq!(rests(&world, email).await, (Status::Ignored, None));
    assert!(world.mailbox.handed_over().is_empty());
    let listed = suppressions(&world).await;
    assert_eq!(listed.len(), 1);
    assert_eq!(
        (listed[0].email.as_str(), listed[0].reason.as_str()),
        ("lena@workshop.example", "unsubscribed")
    );
    let quote = listed[0].quote.clone().unwrap_or_default();
    assert!(quote.contains("never write to me again"), "{quote}");
}

#[tokio::test]
async fn a_model_that_refuses_the_key_leaves_an_offline_draft_and_the_way_out() {
    let world = World::new().await;
    world.model.fail_next_draft(Error::ReconnectNeeded {
        reason: "the language model refuses the key, set a valid LLM_API_KEY".to_owned(),
    });

    let email = world
        .receive(&mail(
            "one",
            "Demo request",
            "Hello Mara,\n\nhow long does the trial last?\n\nLena",
        ))
        .await;

    let found = world.email(email).await;
    assert_eq!(
        rests(&world, email).await,
        (Status::DraftReady, Some(WaitReason::Unanswered))
    );
    assert!(
        found
            .status_reason
            .unwrap_or_default()
            .contains("set a valid LLM_API_KEY")
    );
    assert!(found.draft_content.is_some_and(|draft| !draft.is_empty()));
    assert!(world.mailbox.handed_over().is_empty());
}

#[tokio::test]
async fn a_draft_that_nobody_could_review_waits_for_a_person() {
    let world = World::new().await;
    for _ in 0..9 {
        world.model.fail_next_review(Error::Retry {
            after: None,
            source: "its verdict cannot be read".into(),
        });
    }

    let email = world
        .receive(&mail(
            "one",
            "Demo request",
            "Hello Mara,\n\nhow long does the trial last?\n\nLena",
        ))
        .await;
    for _ in 0..12 {
        world.advance(TimeDelta::minutes(16)).await;
    }

    let run = world.run_of(PROCESS_EMAIL, email.0).await;
    assert_eq!(
        rests(&world, email).await,
        (Status::DraftReady, Some(WaitReason::Validation)),
        "{:?}",
        run.error
    );
    assert!(world.mailbox.handed_over().is_empty());
}

#[tokio::test]
async fn a_draft_that_is_written_anew_is_shown_to_the_model_with_what_to_change() {
    let world = World::new().await;
    world.model.answer_with(open_draft());
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    let instruction = Some("keep the second sentence".to_owned());
    world
        .signal(PROCESS_EMAIL, email.0, Signal::Regenerate { instruction })
        .await;

    let asked = world.model.asked();
    let anew = asked.last().unwrap();
    assert_eq!(anew.current_draft.as_deref(), Some(BODY));
    assert_eq!(anew.instruction.as_deref(), Some("keep the second sentence"));
    assert_eq!(anew.owner_timezone, "Europe/Berlin");
    assert!(anew.now.is_some() && anew.sent_at.is_some() && anew.working_hours.is_some());
}

/// Another Mailroom, whose mailbox has an address of its own.
async fn another(address: &str) -> World {
    let mut world = World::new().await;
    let rename = format!("UPDATE email_accounts SET email = '{address}'");
    world.test_database.execute(&rename).await;
    world.mailbox = world.mailboxes.mailbox(address);
    world
}

/// Carries what each has sent to the other since, until neither sends anything more; answers how much each has sent.
async fn correspond(ours: &World, theirs: &World, days: i64) -> (usize, usize) {
    let mut carried = (0, 0);
    for _ in 0..days * 4 {
        for _ in 0..50 {
            let sent = (ours.mailbox.handed_over(), theirs.mailbox.handed_over());
            if carried == (sent.0.len(), sent.1.len()) {
                break;
            }
            for message in sent.0.iter().skip(carried.0) {
                theirs.mailbox.push_inbound(message.raw.clone(), theirs.now());
            }
            for message in sent.1.iter().skip(carried.1) {
                ours.mailbox.push_inbound(message.raw.clone(), ours.now());
            }
            carried = (sent.0.len(), sent.1.len());
            ours.sync().await;
            theirs.sync().await;
        }
        ours.advance(TimeDelta::hours(6)).await;
        theirs.advance(TimeDelta::hours(6)).await;
    }
    carried
}

#[tokio::test]
async fn two_mailrooms_that_write_to_each_other_fall_silent() {
    let address = "info@workshop.example";
    let (ours, theirs) = (World::new().await, another(address).await);
    // Written by hand, from a mailbox that answers by itself.
    let raw = mail(
        "one",
        "Demo request",
        "Hello Mara,\n\nhow long does the trial last?\n\nLena",
    );
    let raw = raw.replace("lena@workshop.example", address);

    ours.receive(&raw).await;
    let sent = correspond(&ours, &theirs, 30).await;

    assert_eq!(
        sent,
        (4, 0),
        "the reply and its follow-ups, and no answer to any of them"
    );
}

#[tokio::test]
async fn two_mailrooms_fall_silent_where_a_person_lets_the_first_reply_go() {
    let address = "info@workshop.example";
    let (ours, theirs) = (World::new().await, another(address).await);
    ours.model.answer_with(open_draft());
    let raw = mail("one", "Demo request", QUESTION).replace("lena@workshop.example", address);
    let email = ours.receive(&raw).await;

    // What a person has approved looks like a person's letter to the other side, which answers it by itself.
    ours.model
        .answer("Hello Lena,\n\nwe do. How long does your own trial last?");
    ours.signal(PROCESS_EMAIL, email.0, Signal::Regenerate { instruction: None })
        .await;
    ours.approve(email).await;
    let (from_us, from_them) = correspond(&ours, &theirs, 30).await;

    assert!(from_us <= 4, "{from_us}");
    assert!((1..=4).contains(&from_them), "{from_them}");
}
