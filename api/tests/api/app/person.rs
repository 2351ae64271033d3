//! Somebody who has signed in.

use domain::ids::UserId;

use super::Answer;

/// A person and a valid token.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: UserId,
    pub(crate) email: String,
    pub(crate) token: String,
}

impl Person {
    /// The person that a registration or sign-in answered.
    pub(crate) fn of(answer: &Answer) -> Self {
        let user = &answer.body["user"];
        Self {
            id: serde_json::from_value(user["id"].clone()).unwrap(),
            email: user["email"].as_str().unwrap().to_owned(),
            token: answer.body["token"].as_str().unwrap().to_owned(),
        }
    }
}
