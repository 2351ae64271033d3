//! follow_ups
