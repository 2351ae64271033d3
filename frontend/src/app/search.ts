import { INBOX_VIEWS, type InboxSearch, type InboxView } from "@/lib/inbox-view";

type Raw = Record<string, unknown>;

/** A parameter of the URL as text; absent where it is empty or no text. */
function text<Name extends string>(raw: Raw, name: Name): { [name in Name]?: string } {
  const value = raw[name];
  const known = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return known ? ({ [name]: known } as { [name in Name]?: string }) : {};
}

/** A parameter of the URL that is one of these words; absent where it is not. */
function oneOf<Name extends string, Word extends string>(raw: Raw, name: Name, words: readonly Word[]) {
  const known = words.find((word) => word === raw[name]);
  return (known ? { [name]: known } : {}) as { [name in Name]?: Word };
}

export const signInSearch = (raw: Raw): { next?: string; register?: boolean } => ({
  ...text(raw, "next"),
  ...(raw.register ? { register: true } : {}),
});

export const inboxSearch = (raw: Raw): InboxSearch => ({
  ...(typeof raw.view === "string" && raw.view in INBOX_VIEWS ? { view: raw.view as InboxView } : {}),
  ...text(raw, "q"),
  ...text(raw, "intent"),
  ...text(raw, "account"),
  ...text(raw, "assignee"),
  ...text(raw, "since"),
  ...text(raw, "wait"),
  ...text(raw, "email"),
});

export const knowledgeSearch = (raw: Raw) => ({ ...text(raw, "q"), ...text(raw, "category") });

export const newKnowledgeSearch = (raw: Raw) => ({ ...text(raw, "content") });

export const followUpsSearch = (raw: Raw) => ({ ...text(raw, "status") });

const STATES = ["ready", "running", "waiting", "succeeded", "failed", "cancelled"] as const;
const QUEUES = ["inbound", "timer", "sync", "campaign"] as const;

export const runsSearch = (raw: Raw) => ({
  ...text(raw, "flow"),
  ...oneOf(raw, "state", STATES),
  ...oneOf(raw, "queue", QUEUES),
  ...text(raw, "q"),
  ...text(raw, "subject"),
});
