import type { components } from "@/lib/api/schema.gen";
import type { Intent } from "@/lib/api/types";

/** An intent as it stands in the form. */
export type IntentDraft = Required<components["schemas"]["CreateIntent"]>;

const EMPTY: IntentDraft = {
  name: "",
  description: "",
  keywords: [],
  priority: 5,
  auto_send: false,
  acknowledge: false,
  confidence_threshold: 0.6,
  ai_prompt: "",
  is_lead: false,
  is_default: false,
  is_active: true,
};

export function intentDraft(intent: Intent | null): IntentDraft {
  if (!intent) return EMPTY;
  const { id: _id, user_id: _user, created_at: _created, ...draft } = intent;
  return draft;
}

/** The rule of a draft, as far as it decides what matches. */
export function ruleOf(draft: IntentDraft, id: string | null): components["schemas"]["DraftRule"] {
  const { name, keywords, priority, is_default, is_active } = draft;
  return { id, name: name || "This intent", keywords, priority, is_default, is_active };
}
