//! intents
