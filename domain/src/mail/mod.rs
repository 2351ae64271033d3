//! Mail bytes and their meaning: reading, telling people from machines, the new text of a reply, writing.
//! Everything here takes hostile input and never fails: what cannot be understood is left out and named a defect.

mod automatic;
mod bounce;
mod compose;
mod html;
mod kind;
mod message;
mod parse;
mod visible_text;

pub use automatic::back_on;
pub use bounce::{Bounce, BounceClass, bounces, reported_message_id};
pub use compose::{AutoSubmitted, ListUnsubscribe, Outgoing, compose, message_id};
pub use html::{RemoteImages, clean_html, has_remote_images, html_to_text};
pub use kind::{Kind, Verdict, kind, kind_in_group};
pub use message::{Address, Attachment, Calendar, Defect, Message, Report};
pub use parse::{attachment_bytes, parse};
pub use visible_text::{VisibleText, own_words, visible_text};
