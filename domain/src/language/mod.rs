//! What is known of each language: one file a language, plain tables in readable letters.
//! Grammar stands where the words are read; a further language is a file and a line of [`Words::of`], or of
//! [`MailWords::ALL`] where only mail is told by it.

mod af;
mod ar;
mod bg;
mod ca;
mod cs;
mod da;
mod de;
mod detect;
mod el;
mod en;
mod es;
mod et;
mod eu;
mod fa;
mod fi;
mod fr;
mod gl;
mod he;
mod hi;
mod hr;
mod hu;
mod id;
mod is;
mod it;
mod ja;
mod kk;
mod ko;
mod lt;
mod lv;
mod ms;
mod name;
mod nb;
mod nl;
mod pl;
mod pt;
mod ro;
mod ru;
mod sk;
mod sl;
mod sq;
mod sr;
mod sv;
mod th;
mod tr;
mod uk;
mod vi;
mod words;
mod zh;

pub use detect::guess;
pub(crate) use detect::{is_common_word, likely};
pub use name::Language;
pub(crate) use words::{Label, MailWords, Words};
