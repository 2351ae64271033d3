/** Why an intent was not chosen. */
export const VERDICTS: Readonly<Record<string, string>> = {
  no_match: "none of its words is there",
  lower_priority: "its priority is lower",
  less_weight: "fewer of its words are there",
  younger: "it is as strong, but was made later",
};
