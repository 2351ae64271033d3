//! Closed sets of words in the OpenAPI document, taken from the types that own them.

/// Declares the schema of a `domain::words!` enum, for `#[schema(value_type = …)]`.
macro_rules! word_schema {
    ($name:ident, $shown:literal, $words:ty) => {
        #[derive(Debug)]
        pub(crate) struct $name;

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some(<$words>::ALL.iter().map(|word| word.as_str())))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                $shown.into()
            }
        }
    };
}

pub(crate) use word_schema;

word_schema!(RoleSchema, "Role", domain::roles::Role);
word_schema!(MemberRoleSchema, "MemberRole", domain::roles::MemberRole);
word_schema!(ProviderSchema, "Provider", domain::accounts::Provider);
word_schema!(AccountHealthSchema, "AccountHealth", domain::accounts::Health);
word_schema!(StatusSchema, "EmailStatus", domain::emails::Status);
word_schema!(WaitReasonSchema, "WaitReason", domain::emails::WaitReason);
word_schema!(KindSchema, "EmailKind", domain::mail::Kind);
word_schema!(OutboundStateSchema, "OutboundState", domain::ledger::OutboundState);
word_schema!(
    FollowUpStatusSchema,
    "FollowUpStatus",
    domain::follow_ups::FollowUpStatus
);
word_schema!(ChangeKindSchema, "ChangeKind", storage::changes::ChangeKind);
word_schema!(PieceKindSchema, "PieceKind", domain::drafting::comparison::PieceKind);
word_schema!(QueueSchema, "Queue", domain::flows::Queue);
word_schema!(RunStateSchema, "RunState", storage::runs::RunState);
word_schema!(WaitingForSchema, "WaitingFor", storage::runs::WaitingFor);
