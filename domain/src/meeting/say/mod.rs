//! What people say about meetings, as tables by language; the grammar is outside.
//!
//! An entry is a run of words without accents: `word*` is any word that begins so, `..` stands for a few words.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod nl;
mod pt;

/// What one language says about meetings. Entries are separated by `|`.
pub(super) struct MeetingWords {
    /// Proposes a meeting to the reader, or asks whether a time suits.
    pub(super) propose: &'static str,
    /// Asks the reader for something: a proposal where that is to meet.
    pub(super) request: &'static str,
    /// Opens what the sender wants.
    pub(super) wish: &'static str,
    /// Tells the reader to call or to come, at the beginning of a sentence.
    pub(super) command: &'static str,
    /// May stand between a wish and the meeting that is wished for.
    pub(super) arrange: &'static str,
    /// Names a meeting, or where and how people meet.
    pub(super) meet: &'static str,
    /// Asks the reader to say yes to what the mail names.
    pub(super) confirm: &'static str,
    /// Asks when the reader has time.
    pub(super) ask: &'static str,
    /// Leaves the hour to the reader.
    pub(super) open_hour: &'static str,
    /// Does not want to be met or called.
    pub(super) refuse: &'static str,
    /// Calls a meeting off.
    pub(super) cancel: &'static str,
    /// Moves a meeting.
    pub(super) shift: &'static str,
    /// Says yes to what the reader proposed.
    pub(super) accept: &'static str,
    /// Tells what happens without the reader, or to everybody: hours, deliveries, deadlines, events.
    pub(super) tell: &'static str,
    /// The whole mail only informs, or goes to everybody.
    pub(super) aside: &'static str,
    /// Tells of the past.
    pub(super) past: &'static str,
    /// A time that does not suit.
    pub(super) unfit: &'static str,
    /// Stands before the end of something, never before a time to meet.
    pub(super) deadline: &'static str,
    /// Counts a day from something that the calendar does not know, or names it in two ways.
    pub(super) doubt: &'static str,
    /// Stands before the new time of a moved meeting.
    pub(super) to: &'static str,
    /// May stand between a day and its clock time.
    pub(super) glue: &'static str,
    /// Belongs to dates and clocks: where it was not read, the time beside it is not sure.
    pub(super) dated: &'static str,
    /// Opens a span to choose within.
    pub(super) between: &'static str,
    /// Numbers from one to twelve.
    pub(super) numbers: &'static str,
    /// Weekdays from Monday, with their short forms.
    pub(super) weekdays: [&'static str; 7],
    /// Months from January, with their short forms.
    pub(super) months: [&'static str; 12],
}

/// Every language there is a table of.
pub(super) const ALL: [&MeetingWords; 7] = [
    &en::WORDS,
    &de::WORDS,
    &fr::WORDS,
    &es::WORDS,
    &pt::WORDS,
    &it::WORDS,
    &nl::WORDS,
];
