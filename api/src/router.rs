//! Every route of the API on one page.

use axum::Router;
use axum::routing::get;
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{
    ApiState, Code, Problem, audit_log, auth, dashboard, document as description, email_accounts, emails, follow_ups,
    frontend, intents, jobs, knowledge, layers, live, search, settings, suppressions, system, users, workspaces,
};

/// The routes. A resource adds its lines here, one per path.
#[expect(clippy::too_many_lines, reason = "every route stands on this page, a line each")]
fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::with_openapi(description::Description::openapi())
        .routes(routes!(auth::register::register))
        .routes(routes!(auth::login::login))
        .routes(routes!(auth::logout::logout))
        .routes(routes!(auth::logout::logout_everywhere))
        .routes(routes!(auth::me::me, auth::me::update_me))
        .routes(routes!(auth::password::change_password))
        .routes(routes!(users::list_users::list_users, users::create_user::create_user))
        .routes(routes!(
            users::list_users::get_user,
            users::update_user::update_user,
            users::delete_user::delete_user
        ))
        .routes(routes!(
            settings::handlers::get_settings,
            settings::handlers::put_settings
        ))
        .routes(routes!(
            workspaces::list_workspaces::list_workspaces,
            workspaces::create_workspace::create_workspace
        ))
        .routes(routes!(
            workspaces::update_workspace::update_workspace,
            workspaces::delete_workspace::delete_workspace
        ))
        .routes(routes!(
            workspaces::invitations::list_invitations,
            workspaces::invitations::invite_member
        ))
        .routes(routes!(workspaces::invitations::withdraw_invitation))
        .routes(routes!(workspaces::invitations::resend_invitation))
        .routes(routes!(workspaces::invitations::accept_invitation))
        .routes(routes!(workspaces::members::list_members))
        .routes(routes!(
            workspaces::members::update_member,
            workspaces::members::remove_member
        ))
        .routes(routes!(audit_log::list_audit_events))
        .routes(routes!(
            intents::list_intents::list_intents,
            intents::create_intent::create_intent
        ))
        .routes(routes!(intents::test_intents::test_intents))
        .routes(routes!(
            intents::list_intents::get_intent,
            intents::update_intent::update_intent,
            intents::delete_intent::delete_intent
        ))
        .routes(routes!(
            knowledge::list_knowledge::list_knowledge,
            knowledge::create_knowledge::create_knowledge
        ))
        .routes(routes!(knowledge::search_knowledge::search_knowledge))
        .routes(routes!(knowledge::import_knowledge::import_knowledge))
        .routes(routes!(
            knowledge::list_knowledge::get_knowledge,
            knowledge::update_knowledge::update_knowledge,
            knowledge::delete_knowledge::delete_knowledge
        ))
        .routes(routes!(knowledge::list_uses::list_knowledge_uses))
        .routes(routes!(
            email_accounts::list_email_accounts::list_email_accounts,
            email_accounts::create_email_account::create_email_account
        ))
        .routes(routes!(email_accounts::detect_servers::detect_servers))
        .routes(routes!(email_accounts::test_email_account::test_email_account))
        .routes(routes!(
            email_accounts::list_email_accounts::get_email_account,
            email_accounts::update_email_account::update_email_account,
            email_accounts::delete_email_account::delete_email_account
        ))
        .routes(routes!(email_accounts::sync_email_account::sync_email_account))
        .routes(routes!(emails::list_emails::list_emails))
        .routes(routes!(emails::bulk::bulk_emails))
        .routes(routes!(emails::get_email::get_email))
        .routes(routes!(emails::content::get_email_html))
        .routes(routes!(emails::content::get_email_raw))
        .routes(routes!(emails::content::get_email_attachment))
        .routes(routes!(emails::diff::get_draft_diff))
        .routes(routes!(emails::why::get_email_why))
        .routes(routes!(emails::put_draft::put_draft))
        .routes(routes!(emails::send_email::send_email))
        .routes(routes!(emails::send_email::undo_send))
        .routes(routes!(emails::send_email::settle_send))
        .routes(routes!(emails::decide::regenerate_draft))
        .routes(routes!(emails::decide::reject_email))
        .routes(routes!(emails::decide::snooze_email))
        .routes(routes!(emails::reprocess_email::reprocess_email))
        .routes(routes!(emails::assign_email::assign_email))
        .routes(routes!(
            emails::comments::list_comments,
            emails::comments::create_comment
        ))
        .routes(routes!(emails::comments::delete_comment))
        .routes(routes!(emails::comments::mark_comments_seen))
        .routes(routes!(follow_ups::list_follow_ups::list_follow_ups))
        .routes(routes!(
            follow_ups::list_follow_ups::get_follow_up,
            follow_ups::update_follow_up::update_follow_up,
            follow_ups::cancel_follow_up::cancel_follow_up
        ))
        .routes(routes!(follow_ups::send_follow_up::send_follow_up))
        .routes(routes!(follow_ups::send_follow_up::undo_follow_up))
        .routes(routes!(follow_ups::send_follow_up::settle_follow_up))
        .routes(routes!(intents::statistics::get_intent_statistics))
        .routes(routes!(
            suppressions::list_suppressions::list_suppressions,
            suppressions::create_suppression::create_suppression
        ))
        .routes(routes!(suppressions::delete_suppression::delete_suppression))
        .routes(routes!(dashboard::get_dashboard::get_dashboard))
        .routes(routes!(live::events::stream_events))
        .routes(routes!(search::search_everything))
        .routes(routes!(jobs::overview::jobs_overview))
        .routes(routes!(jobs::list_workers::list_workers))
        .routes(routes!(jobs::list_runs::list_runs))
        .routes(routes!(jobs::get_run::get_run))
        .routes(routes!(jobs::act::retry_run))
        .routes(routes!(jobs::act::cancel_run))
        .routes(routes!(jobs::act::run_now))
        .routes(routes!(jobs::redrive::redrive_runs))
        .routes(routes!(jobs::queues::pause_queue))
        .routes(routes!(jobs::queues::resume_queue))
        .routes(routes!(system::health::health))
        .routes(routes!(system::health::ready))
        .routes(routes!(system::stats::stats))
        .routes(routes!(system::metrics::get_metrics))
        .routes(routes!(system::problems::get_problem))
        .routes(routes!(system::docs::openapi))
        .routes(routes!(system::docs::docs))
}

/// The whole API with its layers, and the dashboard at every other path.
pub fn router(state: ApiState) -> Router {
    let (routes, _) = routes().split_for_parts();
    let routes = routes
        .fallback(frontend::serve)
        .method_not_allowed_fallback(async || Problem::new(Code::MethodNotAllowed))
        .with_state(state.clone());
    layers::around(routes, &state)
}

/// Health and metrics alone, for a port that only the machines that watch can reach.
pub fn health_router(state: ApiState) -> Router {
    Router::new()
        .route("/api/health", get(system::health::health))
        .route("/api/health/ready", get(system::health::ready))
        .route("/metrics", get(system::metrics::render))
        .with_state(state)
}

/// The OpenAPI document of all routes.
#[must_use]
pub fn document() -> Document {
    description::with_problems(routes().into_openapi())
}
