//! What a call of a model took, and what that costs where the operator says what tokens cost.

use serde::{Deserialize, Serialize};

/// What a million tokens cost, in the operator's currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// A million tokens read.
    pub prompt: f64,
    /// A million tokens written.
    pub completion: f64,
}

/// The size of one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Tokens read.
    pub prompt_tokens: u32,
    /// Tokens written.
    pub completion_tokens: u32,
    /// Millionths of the operator's currency; unknown without a price.
    pub cost_micros: Option<i64>,
}

impl Usage {
    /// The call, costed where there is a price.
    #[must_use]
    pub fn new(prompt_tokens: u32, completion_tokens: u32, price: Option<Price>) -> Self {
        let micros =
            |price: Price| f64::from(prompt_tokens) * price.prompt + f64::from(completion_tokens) * price.completion;
        Self {
            prompt_tokens,
            completion_tokens,
            cost_micros: price.map(|price| micros(price).round() as i64),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cost_is_known_only_with_a_price() {
        let price = Price {
            prompt: 0.59,
            completion: 0.79,
        };

        assert_eq!(Usage::new(1_000, 200, Some(price)).cost_micros, Some(748));
        assert_eq!(Usage::new(1_000, 200, None).cost_micros, None);
    }
}
