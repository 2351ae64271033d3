//! Every route of the API on one page.

use axum::Router;
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{
    ApiState, Code, Problem, audit_log, auth, document as description, intents, knowledge, layers, settings, system,
    users, workspaces,
};

/// The routes. A resource adds its lines here, one per path.
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
        .routes(routes!(workspaces::update_workspace::update_workspace))
        .routes(routes!(
            workspaces::members::list_members,
            workspaces::members::add_member
        ))
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
        .routes(routes!(system::health::health))
        .routes(routes!(system::health::ready))
        .routes(routes!(system::stats::stats))
        .routes(routes!(system::metrics::get_metrics))
        .routes(routes!(system::problems::get_problem))
        .routes(routes!(system::docs::openapi))
        .routes(routes!(system::docs::docs))
}

/// The whole API with its layers. Paths outside it may be added to it; they pass no layer of the API.
pub fn router(state: ApiState) -> Router {
    let (routes, _) = routes().split_for_parts();
    let routes = routes
        .fallback(async || Problem::new(Code::RouteNotFound))
        .method_not_allowed_fallback(async || Problem::new(Code::MethodNotAllowed))
        .with_state(state.clone());
    layers::around(routes, &state)
}

/// The OpenAPI document of all routes.
#[must_use]
pub fn document() -> Document {
    description::with_problems(routes().into_openapi())
}
