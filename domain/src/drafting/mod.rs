//! Drafting: what a model is asked, how a draft is judged, and how the final reply is put together.

pub mod language;
