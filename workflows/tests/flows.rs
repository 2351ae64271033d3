//! The flows told as stories: what a correspondent sends, what a person decides, what leaves.

mod world;

use chrono::TimeDelta;
use domain::emails::{Status, WaitReason};
use domain::flows::{PROCESS_EMAIL, Signal};
use domain::follow_ups::FollowUpStatus;
use domain::ids::EmailId;
use storage::accounts::AccountChanges;
use world::{World, answer, mail};

const QUESTION: &str = "Hello Mara,\n\nhow long does the trial last, and can we see a demo?\n\nBest,\nLena";

#[tokio::test]
async fn a_demo_request_is_answered_in_its_thread_and_followed_up() {
    let world = World::new().await;

    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    let found = world.email(email).await;
    assert_eq!(found.status.0, Status::Sent, "{found:?}");
    assert_eq!(found.intent_name.as_deref(), Some("Demo Request"));
    let sent = world.mailbox.handed_over();
    let reply = domain::mail::parse(&sent[0].raw);
    assert_eq!(reply.in_reply_to, ["one@workshop.example"]);
    assert_eq!(reply.subject, "Re: Demo request");
    assert_eq!(sent[0].recipients, ["lena@workshop.example"]);
    assert!(
        reply.text.contains("30 days") && reply.text.contains("> how long does the trial"),
        "{}",
        reply.text
    );
    assert_eq!(reply.header("Auto-Submitted"), Some("auto-replied"));
    assert_eq!(world.follow_ups(email).await.len(), 3);
}

#[tokio::test]
async fn replies_count_in_the_figures_as_they_were_sent() {
    let world = World::new().await;
    world.receive(&mail("one", "Demo request", QUESTION)).await;
    world
        .set_account(AccountChanges {
            auto_send_enabled: Some(false),
            ..Default::default()
        })
        .await;
    let approved = world.receive(&mail("two", "Demo request", QUESTION)).await;
    world.approve(approved).await;
    world.advance(TimeDelta::seconds(10)).await;

    let scope = storage::dashboard::Scope {
        workspace: world.workspace,
        seen_by: None,
    };
    let days = vec![world.now() - TimeDelta::days(1)];
    let connection = world.database.connection().await.unwrap();
    let replies = storage::dashboard::list_replies(&connection, &scope, &days, 0)
        .await
        .unwrap();
    let approvals = storage::dashboard::list_approvals(&connection, &scope, &days, 0)
        .await
        .unwrap();

    let day = replies.iter().find(|replies| replies.day == Some(1)).unwrap();
    assert_eq!((day.answered, day.automatic), (2, 1));
    let approved = &approvals[0];
    assert_eq!(approved.intent_name.as_deref(), Some("Demo Request"));
    assert!(approved.intent.is_some());
    assert_eq!((approvals.len(), approved.approved, approved.unchanged), (1, 1, 1));
}

#[tokio::test]
async fn a_reply_in_the_conversation_cancels_the_follow_ups() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let ours = world.mailbox.handed_over()[0].message_id.clone();

    world
        .receive(&answer(
            "two",
            &ours,
            "Re: Demo request",
            "Thank you, that is all we wanted to know.",
        ))
        .await;

    for follow_up in world.follow_ups(email).await {
        assert_eq!(follow_up.status.0, FollowUpStatus::Cancelled);
        assert_eq!(
            follow_up.cancellation_reason.as_deref(),
            Some("Reply received in thread")
        );
    }
}

#[tokio::test]
async fn follow_ups_leave_in_the_same_thread_when_due() {
    let world = World::new().await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    world.advance(TimeDelta::days(7)).await;

    let sent = world.mailbox.handed_over();
    assert_eq!(sent.len(), 4, "the reply and three follow-ups");
    let first = domain::mail::parse(&sent[1].raw);
    assert!(first.references.contains(&"one@workshop.example".to_owned()));
    assert!(
        world
            .follow_ups(email)
            .await
            .iter()
            .all(|found| found.status.0 == FollowUpStatus::Sent)
    );
}

#[tokio::test]
async fn automatic_mail_is_ignored() {
    let world = World::new().await;

    let raw = mail("ooo", "Out of office", "I am away.").replacen(
        "\nContent-Type",
        "\nAuto-Submitted: auto-replied\nContent-Type",
        1,
    );
    let email = world.receive(&raw).await;

    assert_eq!(world.email(email).await.status.0, Status::Ignored);
    assert!(world.mailbox.handed_over().is_empty());
}

#[tokio::test]
async fn without_auto_send_a_draft_waits_and_leaves_after_approval_and_the_undo_window() {
    let world = World::new().await;
    world
        .set_account(AccountChanges {
            auto_send_enabled: Some(false),
            ..Default::default()
        })
        .await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let resting = world.email(email).await;
    assert_eq!(
        (resting.status.0, resting.wait_reason.map(|word| word.0)),
        (Status::DraftReady, Some(WaitReason::Approval))
    );
    let draft_version = resting.draft_version;

    world
        .signal(
            PROCESS_EMAIL,
            email.0,
            Signal::Approved {
                draft_version,
                follow_up: false,
            },
        )
        .await;
    assert!(world.mailbox.handed_over().is_empty(), "the undo window is open");
    world.advance(TimeDelta::seconds(10)).await;

    assert_eq!(world.mailbox.handed_over().len(), 1);
    assert_eq!(world.email(email).await.status.0, Status::Sent);
    assert!(world.follow_ups(email).await.iter().all(|found| !found.is_automated));
}

#[tokio::test]
async fn a_reply_can_be_called_back_inside_the_undo_window() {
    let world = World::new().await;
    world
        .set_account(AccountChanges {
            auto_send_enabled: Some(false),
            ..Default::default()
        })
        .await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let draft_version = world.email(email).await.draft_version;
    world
        .signal(
            PROCESS_EMAIL,
            email.0,
            Signal::Approved {
                draft_version,
                follow_up: true,
            },
        )
        .await;

    world.signal(PROCESS_EMAIL, email.0, Signal::Recalled).await;
    world.advance(TimeDelta::minutes(5)).await;

    assert!(world.mailbox.handed_over().is_empty());
    assert_eq!(world.email(email).await.status.0, Status::DraftReady);
    world.approve(email).await;
    assert_eq!(world.mailbox.handed_over().len(), 1, "it can be approved again");
}

#[tokio::test]
async fn regenerating_follows_the_instruction_and_rejecting_ends_it() {
    let world = World::new().await;
    world
        .set_account(AccountChanges {
            auto_send_enabled: Some(false),
            ..Default::default()
        })
        .await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    let regenerate = Signal::Regenerate {
        instruction: Some("shorter".to_owned()),
    };
    world.signal(PROCESS_EMAIL, email.0, regenerate).await;
    assert!(world.email(email).await.draft_version > 1);
    assert!(
        world
            .model
            .asked()
            .iter()
            .any(|input| input.instruction.as_deref() == Some("shorter"))
    );
    world
        .signal(PROCESS_EMAIL, email.0, Signal::Rejected { reason: None })
        .await;

    assert_eq!(world.email(email).await.status.0, Status::Rejected);
}

#[tokio::test]
async fn a_draft_that_fails_validation_is_written_again_twice_and_then_left_to_a_person() {
    let world = World::new().await;
    for _ in 0..3 {
        world
            .model
            .answer("Hello Lena,\n\nit costs $999 per month, see https://evil.example/pay.\n");
    }

    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    let found = world.email(email).await;
    assert_eq!(found.wait_reason.map(|word| word.0), Some(WaitReason::Validation));
    assert_eq!((found.draft_version, found.draft_retry_count), (3, 2));
    assert!(
        found
            .validation_issues
            .as_array()
            .is_some_and(|issues| !issues.is_empty())
    );
    assert!(world.mailbox.handed_over().is_empty());
}

#[tokio::test]
async fn a_snoozed_draft_returns_at_its_time() {
    let world = World::new().await;
    world
        .set_account(AccountChanges {
            auto_send_enabled: Some(false),
            ..Default::default()
        })
        .await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    let until = world.now() + TimeDelta::hours(3);
    world.signal(PROCESS_EMAIL, email.0, Signal::Snoozed { until }).await;
    assert_eq!(
        world.email(email).await.wait_reason.map(|word| word.0),
        Some(WaitReason::Snoozed)
    );
    world.advance(TimeDelta::hours(3)).await;

    assert_eq!(
        world.email(email).await.wait_reason.map(|word| word.0),
        Some(WaitReason::Approval)
    );
}

#[tokio::test]
async fn over_the_mailbox_limit_a_reply_waits_for_the_next_day() {
    let world = World::new().await;
    world
        .set_account(AccountChanges {
            daily_send_limit: Some(1),
            ..Default::default()
        })
        .await;
    world.receive(&mail("one", "Demo request", QUESTION)).await;

    let second = world.receive(&mail("two", "Trial question", QUESTION)).await;
    assert_eq!(
        world.email(second).await.wait_reason.map(|word| word.0),
        Some(WaitReason::Quota)
    );
    assert_eq!(world.mailbox.handed_over().len(), 1);
    world.advance(TimeDelta::hours(16)).await;

    assert_eq!(world.email(second).await.status.0, Status::Sent);
}

/// A mailbox that has sent all it may today, and a reply that waits for tomorrow.
async fn over_the_limit() -> (World, EmailId) {
    let world = World::new().await;
    world
        .set_account(AccountChanges {
            daily_send_limit: Some(0),
            ..Default::default()
        })
        .await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    let waits_for = world.email(email).await.wait_reason.map(|word| word.0);
    assert_eq!(waits_for, Some(WaitReason::Quota));
    (world, email)
}

#[tokio::test]
async fn a_reply_that_waits_for_quota_is_rejected_when_a_person_says_so() {
    let (world, email) = over_the_limit().await;

    let reason = Some("They called".to_owned());
    world.signal(PROCESS_EMAIL, email.0, Signal::Rejected { reason }).await;

    let found = world.email(email).await;
    assert_eq!(found.status.0, Status::Rejected);
    assert_eq!(found.status_reason.as_deref(), Some("They called"));
}

#[tokio::test]
async fn a_reply_that_waits_for_quota_is_written_again_as_a_person_says() {
    let (world, email) = over_the_limit().await;

    let instruction = Some("shorter".to_owned());
    world
        .signal(PROCESS_EMAIL, email.0, Signal::Regenerate { instruction })
        .await;

    let found = world.email(email).await;
    assert_eq!(
        (found.draft_version, found.wait_reason.map(|word| word.0)),
        (2, Some(WaitReason::Approval))
    );
    let asked = world.model.asked();
    assert_eq!(asked.last().unwrap().instruction.as_deref(), Some("shorter"));
}

#[tokio::test]
async fn who_has_ignored_mail_processed_anew_gets_a_draft_that_only_they_can_send() {
    let world = World::new().await;
    let raw = mail("list", "Demo request", QUESTION).replacen(
        "\nContent-Type",
        "\nList-Id: <team.workshop.example>\nContent-Type",
        1,
    );
    let email = world.receive(&raw).await;
    assert_eq!(world.email(email).await.status.0, Status::Ignored);

    world.process_anew(email).await;
    let resting = world.email(email).await;
    let before = world.mailbox.handed_over().len();
    world.approve(email).await;

    assert_eq!(resting.wait_reason.map(|word| word.0), Some(WaitReason::Approval));
    assert!(resting.status_reason.is_some_and(|why| why.contains("mail to a list")));
    assert_eq!((before, world.mailbox.handed_over().len()), (0, 1));
}

#[tokio::test]
async fn one_sender_gets_at_most_five_automatic_replies_a_day() {
    let world = World::new().await;

    for number in 0..7 {
        world
            .receive(&mail(
                &format!("m{number}"),
                &format!("Demo request {number}"),
                QUESTION,
            ))
            .await;
    }

    assert_eq!(world.mailbox.handed_over().len(), 5);
}

#[tokio::test]
async fn a_hand_off_whose_end_is_unknown_is_never_repeated_and_a_person_settles_it() {
    let world = World::new().await;
    world.mailbox.cut_next_hand_over();
    world.mailbox.cannot_tell_what_left();

    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;
    world.advance(TimeDelta::days(1)).await;
    assert_eq!(
        world.email(email).await.wait_reason.map(|word| word.0),
        Some(WaitReason::Uncertain)
    );
    assert_eq!(world.mailbox.hand_over_attempts(), 1);
    world
        .signal(PROCESS_EMAIL, email.0, Signal::Settled { was_sent: true })
        .await;

    assert_eq!(world.email(email).await.status.0, Status::Sent);
    assert_eq!(world.mailbox.hand_over_attempts(), 1);
}

#[tokio::test]
async fn a_hand_off_that_was_cut_before_the_message_left_is_repeated() {
    let world = World::new().await;
    world.mailbox.cut_next_hand_over_before_leaving();

    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    assert_eq!(world.email(email).await.status.0, Status::Sent);
    assert_eq!(world.mailbox.handed_over().len(), 1);
}

#[tokio::test]
async fn a_meeting_is_booked_confirmed_and_reminded_of() {
    let world = World::new().await;
    let body = "Hello Mara,\n\ncan we meet on Thursday at 2pm for half an hour to talk about the schedule?\n\nLena";

    let email = world.receive(&mail("meet", "Meeting", body)).await;
    let found = world.email(email).await;
    assert!(found.meeting_detected, "{found:?}");
    assert_eq!(found.status.0, Status::Sent, "{found:?}");
    world
        .advance(TimeDelta::days(3) + TimeDelta::hours(3) + TimeDelta::minutes(10))
        .await;

    let handed_over = world.mailbox.handed_over();
    let letters: Vec<_> = handed_over.iter().map(|sent| domain::mail::parse(&sent.raw)).collect();
    let reminder = letters.iter().find(|letter| letter.text.contains("reminder"));
    let marked = reminder.map(|letter| letter.header("Auto-Submitted"));
    assert_eq!(marked, Some(Some("auto-generated")), "{letters:#?}");
    assert_eq!(world.follow_ups(email).await.len(), 6);
}

#[tokio::test]
async fn a_blind_copy_is_not_answered_without_a_person() {
    let world = World::new().await;

    let raw = mail("bcc", "Demo request", QUESTION).replacen(world::ADDRESS, "team@workshop.example", 1);
    let email = world.receive(&raw).await;

    assert_eq!(world.email(email).await.status.0, Status::DraftReady);
    assert!(world.mailbox.handed_over().is_empty());
}

#[tokio::test]
async fn what_a_person_asked_to_be_said_is_no_invention() {
    let world = World::new().await;
    world
        .set_account(AccountChanges {
            auto_send_enabled: Some(false),
            ..Default::default()
        })
        .await;
    let email = world.receive(&mail("one", "Demo request", QUESTION)).await;

    world
        .model
        .answer("Hi Lena,\n\nThe trial lasts 30 days and then costs $49. Please let me know what you think.");
    let regenerate = Signal::Regenerate {
        instruction: Some("say that it costs $49".to_owned()),
    };
    world.signal(PROCESS_EMAIL, email.0, regenerate).await;

    let found = world.email(email).await;
    assert!(found.draft_validated, "{:?}", found.validation_issues);
}
