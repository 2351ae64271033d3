//! Runs as the console and the API show them.
