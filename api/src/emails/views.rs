//! What the API shows of emails.

use chrono::{DateTime, Utc};
use domain::drafting::{Answered, DraftText, NeedsPerson, PersonRule};
use domain::emails::{Status, WaitReason};
use domain::mail::Kind;
use serde::Serialize;
use serde_json::Value;
use storage::drafts::Draft;
use storage::emails::{ActionRow, Attachment, Email, EmailRun, Listed};
use storage::model_calls::ModelCall;
use utoipa::ToSchema;
use uuid::Uuid;

use super::departure::LeftByItselfView;
use super::reasons::{Explanation, IssueView};
use super::thread::ThreadMessageView;
use crate::words::{KindSchema, StatusSchema, WaitReasonSchema};

/// The status that people see: the moving ones are read from the unfinished run.
fn shown_status(stored: Status, running_step: Option<Option<&str>>) -> Status {
    match (stored, running_step) {
        (Status::New, Some(step)) => Status::while_running(step).unwrap_or(stored),
        _ => stored,
    }
}

/// An email as a list shows it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EmailSummary)]
pub(crate) struct EmailSummaryView {
    id: Uuid,
    user_id: Uuid,
    email_account_id: Uuid,
    /// Conversation.
    thread_id: Uuid,
    from_email: String,
    from_name: String,
    subject: String,
    /// First letters of what was written.
    preview: String,
    received_at: DateTime<Utc>,
    #[schema(value_type = KindSchema)]
    kind: Kind,
    #[schema(value_type = StatusSchema)]
    status: Status,
    #[schema(value_type = Option<WaitReasonSchema>)]
    wait_reason: Option<WaitReason>,
    wait_until: Option<DateTime<Utc>>,
    /// Why it was ignored, rejected, failed, or waits.
    status_reason: Option<String>,
    intent_id: Option<Uuid>,
    intent_name: Option<String>,
    intent_confidence: Option<f64>,
    meeting_detected: bool,
    draft_validated: bool,
    assignee_id: Option<Uuid>,
    created_at: DateTime<Utc>,
}

impl From<Listed> for EmailSummaryView {
    fn from(email: Listed) -> Self {
        let step = email.run_state.is_some().then_some(email.run_step.as_deref());
        Self {
            id: email.id,
            user_id: email.user_id,
            email_account_id: email.email_account_id,
            thread_id: email.conversation_id,
            status: shown_status(email.status.0, step),
            from_email: email.from_email,
            from_name: email.from_name,
            subject: email.subject,
            preview: email.preview,
            received_at: email.received_at,
            kind: email.kind.0,
            wait_reason: email.wait_reason.map(|reason| reason.0),
            wait_until: email.wait_until,
            status_reason: email.status_reason,
            intent_id: email.intent_id,
            intent_name: email.intent_name,
            intent_confidence: email.intent_confidence,
            meeting_detected: email.meeting_detected,
            draft_validated: email.draft_validated,
            assignee_id: email.assignee_id,
            created_at: email.created_at,
        }
    }
}

/// An email with everything around it. Its HTML is served at `html_url`, for a frame of its own.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Email)]
pub(crate) struct EmailView {
    id: Uuid,
    user_id: Uuid,
    email_account_id: Uuid,
    /// Message-ID header.
    message_id: Option<String>,
    /// Conversation.
    thread_id: Uuid,
    from_email: String,
    from_name: String,
    /// Where the answer goes when not to the sender.
    reply_to: Option<String>,
    to_email: Vec<String>,
    cc: Vec<String>,
    subject: String,
    /// Whole text.
    body: String,
    /// What was written now: no quoted history, no signature.
    visible_text: String,
    html_url: String,
    /// Whether its sender designed it; its HTML shows the text else.
    has_html: bool,
    /// Whether the HTML has images from elsewhere, which it shows with `?images=remote` only.
    has_remote_images: bool,
    /// Date header.
    sent_at: Option<DateTime<Utc>>,
    received_at: DateTime<Utc>,
    #[schema(value_type = KindSchema)]
    kind: Kind,
    /// Why it must not be answered.
    guard_reason: Option<String>,
    #[schema(value_type = StatusSchema)]
    status: Status,
    #[schema(value_type = Option<WaitReasonSchema>)]
    wait_reason: Option<WaitReason>,
    wait_until: Option<DateTime<Utc>>,
    /// Why it was ignored, rejected, failed, or waits.
    status_reason: Option<String>,
    intent_id: Option<Uuid>,
    intent_name: Option<String>,
    intent_confidence: Option<f64>,
    /// Which words matched, and why other intents lost.
    explanation: Option<Explanation>,
    meeting_detected: bool,
    meeting_confidence: Option<f64>,
    meeting_title: Option<String>,
    meeting_start_time: Option<DateTime<Utc>>,
    meeting_end_time: Option<DateTime<Utc>>,
    meeting_timezone: Option<String>,
    /// Date found in the mail that follow-ups count from, and the words it was read from.
    follow_up_base: Option<DateTime<Utc>>,
    follow_up_matched_text: Option<String>,
    draft_content: Option<String>,
    /// What is added beneath a draft that waits when it is sent: the meeting or free times, closing and signature.
    draft_ending: Option<String>,
    draft_retry_count: i32,
    draft_validated: bool,
    validation_issues: Vec<IssueView>,
    assignee_id: Option<Uuid>,
    /// The same message as handled in another mailbox of the workspace.
    duplicate_of: Option<Uuid>,
    created_at: DateTime<Utc>,
    /// The current draft.
    draft: Option<DraftView>,
    /// All versions of the draft, newest first.
    drafts: Vec<DraftView>,
    attachments: Vec<AttachmentView>,
    /// The conversation, received and sent, oldest first.
    thread: Vec<ThreadMessageView>,
    /// What happened, oldest first.
    action_history: Vec<ActionView>,
    /// The work on it.
    run: Option<RunView>,
    /// What the language model was asked for, and what that took, oldest first.
    model_calls: Vec<ModelCallView>,
    /// Why the reply left without a person; null where none did.
    left_by_itself: Option<LeftByItselfView>,
}

/// What stands around an email.
#[derive(Debug)]
pub(super) struct Around {
    pub(super) draft: Option<DraftView>,
    pub(super) ending: Option<String>,
    pub(super) drafts: Vec<DraftView>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) thread: Vec<ThreadMessageView>,
    pub(super) actions: Vec<ActionRow>,
    pub(super) run: Option<EmailRun>,
    pub(super) calls: Vec<ModelCall>,
    pub(super) left_by_itself: Option<LeftByItselfView>,
}

impl EmailView {
    pub(super) fn of(email: Email, around: Around) -> Self {
        let explanation = Explanation::of(&email);
        let issues = IssueView::list(
            email.validation_issues,
            email.draft_content.as_deref().unwrap_or_default(),
        );
        let running = around.run.as_ref().filter(|run| run.finished_at.is_none());
        Self {
            status: shown_status(email.status.0, running.map(|run| run.step.as_deref())),
            html_url: format!("/api/emails/{}/html", email.id),
            has_html: email.has_html,
            has_remote_images: email.has_remote_images,
            id: email.id,
            user_id: email.user_id,
            email_account_id: email.email_account_id,
            message_id: email.message_id,
            thread_id: email.conversation_id,
            from_email: email.from_email,
            from_name: email.from_name,
            reply_to: email.reply_to,
            to_email: email.to_email,
            cc: email.cc,
            subject: email.subject,
            body: email.body,
            visible_text: email.visible_text,
            sent_at: email.sent_at,
            received_at: email.received_at,
            kind: email.kind.0,
            guard_reason: email.guard_reason,
            wait_reason: email.wait_reason.map(|reason| reason.0),
            wait_until: email.wait_until,
            status_reason: email.status_reason,
            intent_id: email.intent_id,
            intent_name: email.intent_name,
            intent_confidence: email.intent_confidence,
            explanation,
            meeting_detected: email.meeting_detected,
            meeting_confidence: email.meeting_confidence,
            meeting_title: email.meeting_title,
            meeting_start_time: email.meeting_start_time,
            meeting_end_time: email.meeting_end_time,
            meeting_timezone: email.meeting_timezone,
            follow_up_base: email.follow_up_base,
            follow_up_matched_text: email.follow_up_matched_text,
            draft_content: email.draft_content,
            draft_ending: around.ending,
            draft_retry_count: email.draft_retry_count,
            draft_validated: email.draft_validated,
            validation_issues: issues,
            assignee_id: email.assignee_id,
            duplicate_of: email.duplicate_of,
            created_at: email.created_at,
            draft: around.draft,
            drafts: around.drafts,
            attachments: around.attachments.into_iter().map(AttachmentView::from).collect(),
            thread: around.thread,
            action_history: ActionView::list(around.actions),
            run: around.run.map(RunView::from),
            left_by_itself: around.left_by_itself,
            model_calls: around.calls.into_iter().map(ModelCallView::from).collect(),
        }
    }
}

/// A version of the reply, without signature and quote.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Draft)]
pub(crate) struct DraftView {
    /// Named when it is edited or approved.
    version: i32,
    body: String,
    /// Which model wrote it; `person` when a person did.
    model: String,
    /// Who wrote it, or asked for it.
    user_id: Option<Uuid>,
    /// What a person asked to change.
    instruction: Option<String>,
    /// What validation found.
    validation_issues: Vec<IssueView>,
    /// Knowledge entries it rests on; of the current version only.
    citations: Vec<CitationView>,
    /// Questions of the email that it answers.
    answered: Vec<AnsweredView>,
    /// Questions of the email that it leaves open.
    unanswered: Vec<String>,
    /// Why a person must read the email, whatever the draft says.
    needs_person: Option<NeedsPersonView>,
    created_at: DateTime<Utc>,
}

/// A knowledge entry that a draft rests on.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Citation)]
pub(crate) struct CitationView {
    id: Uuid,
    title: String,
}

/// A question with what answers it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Answered)]
pub(crate) struct AnsweredView {
    question: String,
    /// The passage that answers it.
    passage: String,
}

/// Why a person must read an email.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = NeedsPerson)]
pub(crate) struct NeedsPersonView {
    /// The name of the rule.
    #[schema(value_type = String)]
    rule: PersonRule,
    /// The sender's words; empty where the rule rests on none.
    words: String,
    /// A sentence for the person.
    sentence: &'static str,
}

impl From<NeedsPerson> for NeedsPersonView {
    fn from(needs: NeedsPerson) -> Self {
        Self {
            sentence: needs.rule.sentence(),
            rule: needs.rule,
            words: needs.words,
        }
    }
}

impl DraftView {
    pub(super) fn of(draft: Draft, citations: Vec<(Uuid, String)>) -> Self {
        let known = DraftText::stored(String::new(), draft.answers);
        let answered = |Answered { question, passage }| AnsweredView { question, passage };
        Self {
            answered: known.answered.into_iter().map(answered).collect(),
            unanswered: known.unanswered,
            needs_person: known.needs_person.map(NeedsPersonView::from),
            version: draft.version,
            validation_issues: IssueView::list(draft.issues, &draft.body),
            body: draft.body,
            model: draft.model,
            user_id: draft.user_id,
            instruction: draft.instruction,
            citations: citations
                .into_iter()
                .map(|(id, title)| CitationView { id, title })
                .collect(),
            created_at: draft.created_at,
        }
    }
}

/// An attachment, without its bytes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Attachment)]
pub(crate) struct AttachmentView {
    /// Names it in its URL.
    position: i32,
    filename: String,
    content_type: String,
    size_bytes: i64,
    /// For images that the HTML shows as `cid:`.
    content_id: Option<String>,
    is_inline: bool,
}

impl From<Attachment> for AttachmentView {
    fn from(file: Attachment) -> Self {
        Self {
            position: file.position,
            filename: file.filename,
            content_type: file.content_type,
            size_bytes: file.size_bytes,
            content_id: file.content_id,
            is_inline: file.is_inline,
        }
    }
}

/// An entry of the history.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EmailAction)]
pub(crate) struct ActionView {
    action: String,
    /// Person who acted; null when Mailroom did.
    user_id: Option<Uuid>,
    timestamp: DateTime<Utc>,
    /// State before it; null where that is not known.
    #[schema(value_type = Option<StatusSchema>)]
    status_before: Option<Status>,
    /// State after it; null where that is not known.
    #[schema(value_type = Option<StatusSchema>)]
    status_after: Option<Status>,
    #[schema(value_type = Object)]
    details: Value,
}

impl ActionView {
    /// The entries of a history, each with the state that the one before it left.
    fn list(rows: Vec<ActionRow>) -> Vec<Self> {
        let mut before = Some(Status::New);
        let view = |row: ActionRow| {
            let after = row.status.map(|word| word.0);
            Self {
                action: row.action,
                user_id: row.user_id,
                timestamp: row.created_at,
                status_before: std::mem::replace(&mut before, after),
                status_after: after,
                details: row.details,
            }
        };
        rows.into_iter().map(view).collect()
    }
}

/// A call of a language model whose provider counted the tokens.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ModelCall)]
pub(crate) struct ModelCallView {
    /// `draft`, `review` or `follow_up`.
    purpose: String,
    /// Version that was written or reviewed; null for follow-ups.
    draft_version: Option<i32>,
    model: String,
    prompt_tokens: i32,
    completion_tokens: i32,
    /// Millionths of the operator's currency; null where no price was configured.
    cost_micros: Option<i64>,
    created_at: DateTime<Utc>,
}

impl From<ModelCall> for ModelCallView {
    fn from(call: ModelCall) -> Self {
        Self {
            purpose: call.purpose,
            draft_version: call.draft_version,
            model: call.model,
            prompt_tokens: call.prompt_tokens,
            completion_tokens: call.completion_tokens,
            cost_micros: call.cost_micros,
            created_at: call.created_at,
        }
    }
}

/// The run that works on an email.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EmailRun)]
pub(crate) struct RunView {
    id: Uuid,
    /// From 1; processing anew adds one.
    generation: i32,
    state: String,
    /// What ends its waiting.
    waiting_for: Option<String>,
    /// When it goes on by itself.
    wake_at: Option<DateTime<Utc>>,
    /// Step recorded or tried last.
    step: Option<String>,
    /// Failed attempts of the next step.
    attempts: i16,
    /// Last error with its causes.
    #[schema(value_type = Option<Object>)]
    error: Option<Value>,
    created_at: DateTime<Utc>,
    finished_at: Option<DateTime<Utc>>,
}

impl From<EmailRun> for RunView {
    fn from(run: EmailRun) -> Self {
        Self {
            id: run.id,
            generation: run.generation,
            state: run.state,
            waiting_for: run.waiting_for,
            wake_at: run.wake_at,
            step: run.step,
            attempts: run.attempts,
            error: run.error,
            created_at: run.created_at,
            finished_at: run.finished_at,
        }
    }
}
