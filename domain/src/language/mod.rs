//! What is known of each language: one file a language, plain tables in readable letters.
//! Grammar stands where the words are read; a further language is a file and a line of [`Words::of`].

mod de;
mod detect;
mod en;
mod es;
mod fr;
mod it;
mod name;
mod nl;
mod pt;
mod words;

pub use detect::guess;
pub(crate) use detect::{is_common_word, likely};
pub use name::Language;
pub(crate) use words::{DateWords, Words};
