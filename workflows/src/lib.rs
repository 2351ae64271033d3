//! What happens in which order (`flows`), and how it survives (`engine`).

pub mod engine;
pub mod flows;
