//! What happens in which order (`flows`), how it survives (`engine`), and who waits for new mail (`watchers`).

pub mod engine;
pub mod flows;
pub mod watchers;
