/** What the inbox can be narrowed to, in the order of its tabs. */
export const INBOX_VIEWS = {
  "needs-you": "Needs you",
  working: "Working",
  scheduled: "Scheduled",
  sent: "Sent",
  ignored: "Ignored",
  rejected: "Rejected",
  failed: "Failed",
  mentioned: "Mentions you",
  all: "All",
} as const;

export type InboxView = keyof typeof INBOX_VIEWS;

/** Everything that narrows the inbox; it lives in the URL. */
export interface InboxSearch {
  view?: InboxView;
  q?: string;
  intent?: string;
  account?: string;
  assignee?: string;
  since?: string;
  wait?: string;
  email?: string;
}
