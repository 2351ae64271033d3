//! What the owner does in another program.

use super::*;

/// The messages with the places where they lie.
async fn places(mailbox: &Imap, cursor: &mut Value) -> Vec<(String, Place)> {
    let mut found: Vec<_> = drain(mailbox, cursor, 100)
        .await
        .into_iter()
        .map(|message| (String::from_utf8(message.raw).unwrap(), message.place))
        .map(|(raw, place)| (raw.trim().to_owned(), place))
        .collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

#[tokio::test]
async fn what_the_owner_sends_and_answers_in_another_program_is_seen() {
    let Some(host) = shared_host() else { return };
    let account = Account::new(host, "ivy");
    let mut cursor = Value::Null;
    account.put("one", at(1));
    account.put("two", at(2));
    let before = drain(&account.mailbox, &mut cursor, 100).await;
    let ids: Vec<String> = before.into_iter().map(|message| message.provider_message_id).collect();

    let reply = OutgoingMessage {
        answers: Some(ids[0].clone()),
        ..outgoing("<i1@acme.example>")
    };
    account.mailbox.hand_over(&reply, None).await.unwrap();

    let standings = account.mailbox.standings(&ids).await.unwrap();
    assert_eq!(standings, [Standing::Answered, Standing::Open]);
    let copy = String::from_utf8(reply.raw).unwrap().trim().to_owned();
    assert_eq!(
        places(&account.mailbox, &mut cursor).await,
        [(copy.clone(), Place::Sent)]
    );
    assert!(places(&account.mailbox, &mut cursor).await.is_empty());
    assert_eq!(
        places(&account.mailbox, &mut Value::Null).await,
        [
            (copy, Place::Sent),
            ("one".to_owned(), Place::Inbox(Standing::Answered)),
            ("two".to_owned(), Place::Inbox(Standing::Open)),
        ]
    );
}
