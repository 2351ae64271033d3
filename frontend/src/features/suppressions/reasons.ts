/** Why an address is not written to, in words. */
export const REASONS: Readonly<Record<string, string>> = {
  unsubscribed: "Asked for it",
  bounced: "Mail came back",
  complained: "Reported as spam",
  by_hand: "Added by hand",
};
