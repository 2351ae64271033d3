//! Meetings that are agreed by mail: invitations say when, and another time moves what is planned.

mod world;

use chrono::{DateTime, TimeDelta, Utc};
use domain::drafting::DraftText;
use domain::emails::Status;
use domain::flows::{PROCESS_EMAIL, Signal};
use domain::ids::EventId;
use storage::accounts::AccountChanges;
use world::{World, answer, mail};

const WORDS: &str = "Hello Mara,\n\ncan we meet on Friday at 9am for half an hour to talk about the schedule?\n\nLena";

/// An invitation whose words name another time than its calendar.
fn invitation(id: &str, uid: &str, start: &str) -> String {
    let calendar = format!(
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:{uid}\nDTSTART;TZID=Europe/Berlin:{start}\nDURATION:PT1H\n\
         END:VEVENT\nEND:VCALENDAR"
    );
    mail(id, "Meeting", WORDS).replacen(
        "Content-Type: text/plain; charset=utf-8\n\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n",
        1,
    ) + &format!("\n--b\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\n\n{calendar}\n--b--\n")
}

async fn planned(world: &World) -> Vec<(String, i64)> {
    let connection = world.database.connection().await.unwrap();
    let from: DateTime<Utc> = world.now() - TimeDelta::days(30);
    let all = storage::events::list_busy(
        &connection,
        world.user,
        None::<EventId>,
        from,
        from + TimeDelta::days(90),
    );
    let times = all.await.unwrap();
    let text = |(start, end): (DateTime<Utc>, DateTime<Utc>)| (start.to_rfc3339(), (end - start).num_minutes());
    times.into_iter().map(text).collect()
}

fn reminders(world: &World) -> usize {
    let sent = world.mailbox.handed_over();
    let texts = sent.iter().map(|sent| domain::mail::parse(&sent.raw).text);
    texts.filter(|text| text.contains("reminder")).count()
}

#[tokio::test]
async fn what_the_calendar_of_an_invitation_says_counts_before_its_words() {
    let world = World::new().await;

    let email = world.receive(&invitation("one", "uid-1", "20261119T140000")).await;

    let found = world.email(email).await;
    assert_eq!(found.status.0, Status::Sent, "{found:?}");
    assert_eq!(found.meeting_timezone.as_deref(), Some("Europe/Berlin"));
    assert_eq!(planned(&world).await, [("2026-11-19T13:00:00+00:00".to_owned(), 60)]);
}

#[tokio::test]
async fn an_invitation_of_the_same_name_moves_the_meeting_and_its_reminder() {
    let world = World::new().await;
    world.receive(&invitation("one", "uid-1", "20261119T140000")).await;

    let moved = world
        .receive(&invitation("two", "uid-1", "20261118T143000").replace("Subject: Meeting", "Subject: Sooner"))
        .await;

    assert_eq!(world.email(moved).await.status.0, Status::Sent);
    assert_eq!(planned(&world).await, [("2026-11-18T13:30:00+00:00".to_owned(), 60)]);
    world.advance(TimeDelta::days(2) + TimeDelta::hours(4)).await;
    assert_eq!(reminders(&world), 1);
    world.advance(TimeDelta::days(1)).await;
    assert_eq!(reminders(&world), 1);
}

#[tokio::test]
async fn another_time_in_the_conversation_moves_the_meeting() {
    let world = World::new().await;
    world.receive(&mail("one", "Meeting", WORDS)).await;
    let ours = world.mailbox.handed_over()[0].message_id.clone();

    let later = WORDS.replace("Friday at 9am", "Friday at 11am");
    world.receive(&answer("two", &ours, "Re: Meeting", &later)).await;

    assert_eq!(planned(&world).await, [("2026-11-20T10:00:00+00:00".to_owned(), 30)]);
}

#[tokio::test]
async fn a_meeting_called_off_by_reply_is_off_with_its_reminder() {
    let world = World::new().await;
    world.receive(&mail("one", "Meeting", WORDS)).await;
    let ours = world.mailbox.handed_over()[0].message_id.clone();
    let booked = planned(&world).await.len();

    let words = "Hello Mara,\n\nI have to cancel our meeting on Friday, sorry.\n\nLena";
    world.receive(&answer("two", &ours, "Re: Meeting", words)).await;

    assert_eq!((booked, planned(&world).await), (1, Vec::new()));
    world.advance(TimeDelta::days(7)).await;
    assert_eq!(reminders(&world), 0);
}

/// The text of the message that left last.
fn last_sent(world: &World) -> String {
    let sent = world.mailbox.handed_over();
    domain::mail::parse(&sent.last().unwrap().raw).text
}

/// A world in which Lena has asked to meet on Friday, and was offered times; and the Message-ID of the offer.
async fn offered() -> (World, String) {
    let world = World::new().await;
    let words = WORDS.replace("on Friday at 9am for half an hour", "on Friday for half an hour");
    world.receive(&mail("one", "Meeting", &words)).await;
    let ours = world.mailbox.handed_over()[0].message_id.clone();
    (world, ours)
}

async fn answered(world: &World, ours: &str, words: &str) -> storage::emails::Email {
    let raw = answer("two", ours, "Re: Meeting", &format!("Hello Mara,\n\n{words}\n\nLena"));
    let email = world.receive(&raw).await;
    world.email(email).await
}

#[tokio::test]
async fn a_day_without_an_hour_is_answered_with_free_times_of_that_day() {
    let (world, _) = offered().await;

    let reply = last_sent(&world);
    assert_eq!(planned(&world).await, []);
    assert!(
        reply.contains("Friday, November 20, 2026, 09:00 – 09:30 (CET)"),
        "{reply}"
    );
    assert_eq!(reply.matches("- Friday, November 20, 2026").count(), 3, "{reply}");
}

#[tokio::test]
async fn an_answer_that_fits_one_of_the_offered_times_books_it() {
    let (world, ours) = offered().await;

    let picked = answered(&world, &ours, "The second one suits me.").await;

    assert_eq!(picked.status.0, Status::Sent, "{picked:?}");
    assert_eq!(planned(&world).await, [("2026-11-20T10:30:00+00:00".to_owned(), 30)]);
    assert!(
        last_sent(&world).contains("11:30 – 12:00 (CET)"),
        "{}",
        last_sent(&world)
    );
}

#[tokio::test]
async fn an_answer_that_fits_several_of_the_offered_times_is_asked_back() {
    let (world, ours) = offered().await;

    let unclear = answered(&world, &ours, "Friday suits me.").await;

    assert_eq!(unclear.status.0, Status::Sent, "{unclear:?}");
    assert_eq!(planned(&world).await, []);
    let reply = last_sent(&world);
    assert!(reply.contains("not sure which of the times you mean"), "{reply}");
    assert_eq!(reply.matches("- Friday, November 20, 2026").count(), 3, "{reply}");

    let ours = world.mailbox.handed_over()[1].message_id.clone();
    let raw = answer("three", &ours, "Re: Meeting", "The last one then.\n\nLena");
    world.receive(&raw).await;
    assert_eq!(planned(&world).await, [("2026-11-20T13:00:00+00:00".to_owned(), 30)]);
}

#[tokio::test]
async fn a_decline_ends_it() {
    let (world, ours) = offered().await;

    let declined = answered(&world, &ours, "Unfortunately none of them works for me.").await;

    assert_eq!(declined.status.0, Status::Sent, "{declined:?}");
    assert_eq!(planned(&world).await, []);
    assert!(
        last_sent(&world).contains("That is no problem"),
        "{}",
        last_sent(&world)
    );
    assert!(world.follow_ups(declined.id.into()).await.is_empty());
}

#[tokio::test]
async fn a_counter_proposal_is_checked_like_a_proposal() {
    let (world, ours) = offered().await;

    answered(&world, &ours, "Could we do Friday at 3pm instead?").await;

    assert_eq!(planned(&world).await, [("2026-11-20T14:00:00+00:00".to_owned(), 30)]);
}

#[tokio::test]
async fn thanks_after_a_time_is_agreed_answers_no_offer() {
    let (world, ours) = offered().await;
    answered(&world, &ours, "The second one suits me.").await;

    let ours = world.mailbox.handed_over()[1].message_id.clone();
    let raw = answer(
        "three",
        &ours,
        "Re: Meeting",
        "Great, that suits me, see you on Friday!\n\nLena",
    );
    world.receive(&raw).await;

    assert_eq!(planned(&world).await.len(), 1);
    assert!(
        !last_sent(&world).contains("which of the times"),
        "{}",
        last_sent(&world)
    );
}

#[tokio::test]
async fn of_a_choice_the_first_free_time_is_booked_and_the_others_are_named_as_not_needed() {
    let world = World::new().await;
    let nora = WORDS
        .replace("Lena", "Nora")
        .replace("Friday at 9am", "Thursday at 2pm");
    let raw = mail("zero", "Meeting", &nora).replace("lena@", "nora@");
    world.receive(&raw).await;

    let words = WORDS.replace(
        "on Friday at 9am for half an hour",
        "on Thursday at 2pm, on Friday at 10am or on Friday at 2pm, for half an hour",
    );
    world.receive(&mail("one", "Meeting", &words)).await;

    let times = planned(&world).await;
    assert_eq!(
        times.get(1),
        Some(&("2026-11-20T09:00:00+00:00".to_owned(), 30)),
        "{times:?}"
    );
    let reply = last_sent(&world);
    assert!(
        reply.contains("Friday, November 20 at 10:00 AM (CET) works for me"),
        "{reply}"
    );
    assert!(
        reply.contains("no longer needed") && reply.contains("2:00 PM (CET)"),
        "{reply}"
    );
}

#[tokio::test]
async fn of_a_window_the_first_free_stretch_is_booked() {
    let world = World::new().await;

    let words = WORDS.replace(
        "on Friday at 9am for half an hour",
        "on Friday between 14:00 and 16:00, for 45 minutes,",
    );
    world.receive(&mail("one", "Meeting", &words)).await;

    assert_eq!(planned(&world).await, [("2026-11-20T13:00:00+00:00".to_owned(), 45)]);
}

#[tokio::test]
async fn a_time_outside_working_hours_is_not_called_taken() {
    let world = World::new().await;

    let words = WORDS.replace("on Friday at 9am", "on Friday at 8pm");
    let email = world.receive(&mail("one", "Meeting", &words)).await;

    let found = world.email(email).await;
    let draft = found.draft_content.unwrap_or_default();
    assert_eq!(found.status.0, Status::DraftReady);
    assert!(
        draft.contains("outside my working hours") && !draft.contains("taken"),
        "{draft}"
    );
    let why = found.status_reason.unwrap_or_default();
    assert!(why.contains("outside your working hours"), "{why}");
}

#[tokio::test]
async fn a_time_that_was_taken_meanwhile_is_offered_anew() {
    let (world, ours) = offered().await;
    let nora = WORDS.replace("Lena", "Nora").replace("9am", "11:30");
    world
        .receive(&mail("three", "Meeting", &nora).replace("lena@", "nora@"))
        .await;

    let picked = answered(&world, &ours, "The second one suits me.").await;

    assert_eq!(picked.status.0, Status::DraftReady, "{picked:?}");
    assert_eq!(planned(&world).await.len(), 1);
    assert!(picked.draft_content.unwrap_or_default().contains("taken"));
}

#[tokio::test]
async fn an_older_email_that_is_approved_later_does_not_move_the_meeting_back() {
    let world = World::new().await;
    let sends_itself = |is: bool| AccountChanges {
        auto_send_enabled: Some(is),
        ..AccountChanges::default()
    };
    world.set_account(sends_itself(false)).await;
    let first = world.receive(&mail("one", "Meeting", WORDS)).await;
    world.set_account(sends_itself(true)).await;
    world.advance(TimeDelta::minutes(5)).await;
    let later = WORDS.replace("Friday at 9am", "Friday at 11am");
    world
        .receive(&answer("two", "one@workshop.example", "Re: Meeting", &later))
        .await;

    world.approve(first).await;
    world.advance(TimeDelta::minutes(1)).await;

    assert_eq!(planned(&world).await, [("2026-11-20T10:00:00+00:00".to_owned(), 30)]);
}

#[tokio::test]
async fn a_meeting_whose_reply_is_called_back_and_rejected_is_given_up_with_its_reminder() {
    let world = World::new().await;
    world
        .set_account(AccountChanges {
            auto_send_enabled: Some(false),
            ..AccountChanges::default()
        })
        .await;
    let email = world.receive(&mail("one", "Meeting", WORDS)).await;
    let approved = Signal::Approved {
        draft_version: 1,
        follow_up: true,
    };
    world.signal(PROCESS_EMAIL, email.0, approved).await;
    let booked = planned(&world).await.len();

    world.signal(PROCESS_EMAIL, email.0, Signal::Recalled).await;
    world
        .signal(PROCESS_EMAIL, email.0, Signal::Rejected { reason: None })
        .await;

    assert_eq!((booked, planned(&world).await), (1, Vec::new()));
    world.advance(TimeDelta::days(7)).await;
    assert!(world.mailbox.handed_over().is_empty());
}

#[tokio::test]
async fn a_draft_that_offers_other_times_is_written_anew_once_its_own_is_free() {
    let world = World::new().await;
    world.receive(&mail("one", "Meeting", WORDS)).await;
    let email = world
        .receive(&mail("two", "Meeting", &WORDS.replace("Lena", "Nora")))
        .await;
    let offering = world.email(email).await;
    world.test_database.execute("DELETE FROM events").await;

    world.approve(email).await;
    let agreeing = world.email(email).await;
    world.approve(email).await;
    world.advance(TimeDelta::minutes(1)).await;

    assert_eq!(offering.status.0, Status::DraftReady);
    assert!(offering.draft_content.unwrap().contains("taken"));
    assert_eq!((agreeing.status.0, agreeing.draft_version), (Status::DraftReady, 2));
    assert!(!agreeing.draft_content.unwrap().contains("taken"));
    assert_eq!(world.email(email).await.status.0, Status::Sent);
    assert_eq!(planned(&world).await, [("2026-11-20T08:00:00+00:00".to_owned(), 30)]);
}

#[tokio::test]
async fn a_stranger_who_knows_the_name_of_a_meeting_does_not_move_it() {
    let world = World::new().await;
    world.receive(&invitation("one", "uid-1", "20261119T140000")).await;

    let raw = invitation("two", "uid-1", "20261118T143000").replace("lena@workshop.example", "eve@elsewhere.example");
    world.receive(&raw.replace("Subject: Meeting", "Subject: Other")).await;

    let times = planned(&world).await;
    assert_eq!(
        times.first().map(|(start, _)| start.as_str()),
        Some("2026-11-18T13:30:00+00:00")
    );
    assert_eq!(
        times.get(1).map(|(start, _)| start.as_str()),
        Some("2026-11-19T13:00:00+00:00")
    );
}

#[tokio::test]
async fn what_the_model_sees_no_meeting_in_books_nothing_and_shows_no_block() {
    let world = World::new().await;
    world.model.answer_with(DraftText {
        body: "Hello Lena,\n\nthank you for the invitation to read your schedule.".to_owned(),
        denies_meeting: true,
        ..DraftText::default()
    });

    world.receive(&mail("one", "Meeting", WORDS)).await;

    assert_eq!(planned(&world).await, []);
    let reply = last_sent(&world);
    assert!(
        !reply.contains("When:") && reply.contains("read your schedule"),
        "{reply}"
    );
}
