//! A message of the send ledger as it leaves.

use connectors::mailbox::OutgoingMessage;
use domain::accounts::Provider;
use domain::ledger::OutboundKind;
use domain::mail::{self, Address, AutoSubmitted, Outgoing};
use storage::accounts::Account;
use storage::ledger::Outbound;

use crate::{ActivityError, Context};

/// The message as bytes, the same at every attempt, and what it answers.
pub(crate) async fn compose(
    context: &Context,
    account: &Account,
    message: &Outbound,
) -> Result<OutgoingMessage, ActivityError> {
    Ok(OutgoingMessage {
        answers: answered(context, account, message).await?,
        ..outgoing(account, message)
    })
}

fn outgoing(account: &Account, message: &Outbound) -> OutgoingMessage {
    let from = Address {
        name: Some(account.display_name.clone()).filter(|name| !name.is_empty()),
        address: account.email.clone(),
    };
    let raw = mail::compose(&Outgoing {
        message_id: message.message_id.clone(),
        from,
        to: recipients(message),
        cc: message.cc.iter().map(|address| Address::new(address)).collect(),
        subject: message.subject.clone(),
        date: message.queued_at.fixed_offset(),
        in_reply_to: message.in_reply_to.clone(),
        references: message.references_ids.clone(),
        text: message.text.clone(),
        html: Some(message.html.clone()),
        auto_submitted: message.is_automatic.then_some(match message.kind.0 {
            OutboundKind::Reply | OutboundKind::Acknowledgement => AutoSubmitted::Replied,
            OutboundKind::FollowUp | OutboundKind::Reminder | OutboundKind::Test | OutboundKind::ByHand => {
                AutoSubmitted::Generated
            }
        }),
        list_unsubscribe: None,
        attachments: Vec::new(),
    });
    OutgoingMessage {
        message_id: message.message_id.clone(),
        from: account.email.clone(),
        recipients: message.to_email.iter().chain(&message.cc).cloned().collect(),
        raw,
        answers: None,
    }
}

/// To whom it goes; a recipient of its own by the name they write under.
fn recipients(message: &Outbound) -> Vec<Address> {
    let named = |address: &String| Address {
        name: message.to_name.clone().filter(|_| message.to_email.len() == 1),
        address: address.clone(),
    };
    message.to_email.iter().map(named).collect()
}

/// What the provider calls the email that a reply answers, where it keeps a mark of that.
async fn answered(context: &Context, account: &Account, message: &Outbound) -> Result<Option<String>, ActivityError> {
    if message.kind.0 != OutboundKind::Reply || account.provider.0 != Provider::Imap {
        return Ok(None);
    }
    let connection = context.database.connection().await?;
    Ok(storage::emails::find_provider_id(&connection, message.subject_id.into()).await?)
}
