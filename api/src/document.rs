//! What the OpenAPI document says beyond its routes: how to sign in, and that everything may answer a problem.

use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi as Document, Ref, RefOr, ResponseBuilder};
use utoipa::{Modify, OpenApi};

use crate::problem::ProblemView;

/// Head of the document.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Mailroom",
        description = "Email assistant and CRM. Sign in at /api/auth/login; select a workspace by the header \
                       Mailroom-Workspace (an id of /api/workspaces, the personal one without it).",
    ),
    security(("bearer" = []), ("cookie" = [])),
    components(schemas(ProblemView)),
    modifiers(&SignIn),
)]
pub(crate) struct Description;

/// The two ways a token travels.
struct SignIn;

impl Modify for SignIn {
    fn modify(&self, document: &mut Document) {
        let components = document.components.get_or_insert_default();
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .build();
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
        let cookie = ApiKey::Cookie(ApiKeyValue::new("mailroom_session"));
        components.add_security_scheme("cookie", SecurityScheme::ApiKey(cookie));
    }
}

/// Says of every operation that it may answer a problem.
pub(crate) fn with_problems(mut document: Document) -> Document {
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Problem")))
        .build();
    let problem = ResponseBuilder::new()
        .description("A problem")
        .content("application/problem+json", content)
        .build();
    for item in document.paths.paths.values_mut() {
        let operations = [
            &mut item.get,
            &mut item.put,
            &mut item.post,
            &mut item.delete,
            &mut item.patch,
        ];
        for operation in operations.into_iter().flatten() {
            add(operation, &problem);
        }
    }
    document
}

fn add(operation: &mut Operation, problem: &utoipa::openapi::Response) {
    operation
        .responses
        .responses
        .insert("default".to_owned(), RefOr::T(problem.clone()));
}
