//! The kinds of problems: code, status and title are declared once; each has a page that explains it.

use axum::http::StatusCode;

/// Declares the kinds; the page of a code is part of the binary, so a code without one does not compile.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $word:literal, $status:ident, $title:literal;)*) => {
        /// The kinds of problems. A code never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[$doc])* $variant),*
        }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// The status it is answered with.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status),* }
            }

            /// What it is, in a few words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),* }
            }

            /// The page that explains it, Markdown.
            #[must_use]
            pub const fn page(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!("../../../docs/problems/", $word, ".md"))),*
                }
            }
        }
    };
}

codes! {
    /// The request cannot be read.
    InvalidRequest = "invalid_request", BAD_REQUEST, "The request cannot be read";
    /// The request can be read but says something that cannot be.
    InvalidFields = "invalid_fields", UNPROCESSABLE_ENTITY, "Some fields are not valid";
    /// Nobody is signed in.
    Unauthenticated = "unauthenticated", UNAUTHORIZED, "Not signed in";
    /// Address or password is wrong.
    InvalidCredentials = "invalid_credentials", UNAUTHORIZED, "Address or password is wrong";
    /// The person may not do this.
    Forbidden = "forbidden", FORBIDDEN, "Not allowed";
    /// The person is deactivated.
    AccountInactive = "account_inactive", FORBIDDEN, "The account is deactivated";
    /// A page of another site sent the request.
    ForeignOrigin = "foreign_origin", FORBIDDEN, "The request comes from another site";
    /// A super admin closed registration.
    RegistrationClosed = "registration_closed", FORBIDDEN, "Registration is closed";
    /// The thing is not there, or belongs to others.
    NotFound = "not_found", NOT_FOUND, "Not found";
    /// No such route.
    RouteNotFound = "route_not_found", NOT_FOUND, "No such route";
    /// The route has no such method.
    MethodNotAllowed = "method_not_allowed", METHOD_NOT_ALLOWED, "The route does not know this method";
    /// Something of this name is there already.
    Duplicate = "duplicate", CONFLICT, "Already there";
    /// The thing has changed meanwhile, or its state does not allow this.
    Conflict = "conflict", CONFLICT, "In conflict with the present state";
    /// The draft is not the version that was seen.
    StaleDraft = "stale_draft", CONFLICT, "The draft has changed meanwhile";
    /// Nothing waits for this decision.
    NotWaiting = "not_waiting", CONFLICT, "Nothing waits for this decision";
    /// What was to be called back is on its way.
    TooLate = "too_late", CONFLICT, "Too late to call it back";
    /// A message has left, or may have.
    AlreadySent = "already_sent", CONFLICT, "A message may have left already";
    /// The mailbox cannot be reached with these settings.
    MailboxUnusable = "mailbox_unusable", UNPROCESSABLE_ENTITY, "The mailbox cannot be used";
    /// The mail server does not take the password or token.
    MailboxWrongPassword = "mailbox_wrong_password", UNPROCESSABLE_ENTITY, "The mail server refuses the password";
    /// The provider takes only a password made for an application.
    MailboxAppPasswordNeeded = "mailbox_app_password_needed", UNPROCESSABLE_ENTITY, "An app password is needed";
    /// The mail server's certificate is past its time.
    MailboxCertificateExpired = "mailbox_certificate_expired", UNPROCESSABLE_ENTITY, "The mail server's certificate has expired";
    /// The mail server's certificate is of another host or signed by nobody trusted.
    MailboxCertificateInvalid = "mailbox_certificate_invalid", UNPROCESSABLE_ENTITY, "The mail server's certificate is not valid";
    /// The port does not speak the expected protocol.
    MailboxWrongPort = "mailbox_wrong_port", UNPROCESSABLE_ENTITY, "The port of the mail server is wrong";
    /// The mail server offers no encryption on this port.
    MailboxNotEncrypted = "mailbox_not_encrypted", UNPROCESSABLE_ENTITY, "The mail server offers no encryption";
    /// The mail server does not answer.
    MailboxUnreachable = "mailbox_unreachable", UNPROCESSABLE_ENTITY, "The mail server cannot be reached";
    /// Nothing tells which servers an address has.
    MailboxServersUnknown = "mailbox_servers_unknown", UNPROCESSABLE_ENTITY, "The mail servers of the address are not known";
    /// The workspace would be left without a default intent.
    DefaultIntentRequired = "default_intent_required", CONFLICT, "A workspace needs its default intent";
    /// The installation would be left without a super admin.
    LastSuperAdmin = "last_super_admin", CONFLICT, "The last super admin must stay";
    /// The workspace would be left without its owner.
    LastOwner = "last_owner", CONFLICT, "A workspace needs an owner";
    /// The body is larger than allowed.
    PayloadTooLarge = "payload_too_large", PAYLOAD_TOO_LARGE, "The request is too large";
    /// The body is of a type the route does not read.
    UnsupportedMediaType = "unsupported_media_type", UNSUPPORTED_MEDIA_TYPE, "The type of the body is not supported";
    /// A file is of a format that cannot be imported.
    UnsupportedFormat = "unsupported_format", UNPROCESSABLE_ENTITY, "The format of the file is not supported";
    /// Too many attempts in a short time.
    TooManyAttempts = "too_many_attempts", TOO_MANY_REQUESTS, "Too many attempts";
    /// The answer took too long.
    Timeout = "timeout", SERVICE_UNAVAILABLE, "The answer took too long";
    /// A part that is needed is down.
    Unavailable = "unavailable", SERVICE_UNAVAILABLE, "Mailroom is not available right now";
    /// Something unforeseen.
    InternalError = "internal_error", INTERNAL_SERVER_ERROR, "Something went wrong in Mailroom";
}

crate::words::word_schema!(CodeSchema, "ProblemCode", Code);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_that_opens_with_its_name_and_no_page_is_left_over() {
        let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/problems");
        let mut files: Vec<String> = std::fs::read_dir(pages)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "README.md")
            .collect();
        files.sort();
        let mut codes: Vec<String> = Code::ALL.iter().map(|code| format!("{}.md", code.as_str())).collect();
        codes.sort();

        assert_eq!(files, codes);
        for code in Code::ALL {
            let heading = format!(
                "# `{}` · {} · {}\n",
                code.as_str(),
                code.status().as_u16(),
                code.title()
            );
            assert!(code.page().starts_with(&heading), "{heading}");
        }
    }
}
