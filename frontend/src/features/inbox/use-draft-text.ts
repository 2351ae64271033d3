import { useState } from "react";

import type { Email } from "@/lib/api/types";

import { useSaveDraft } from "./api/save-draft";

interface Edited {
  version: number;
  text: string;
}

/** The text of the draft with what the person typed over it, and its keeping. */
export function useDraftText(email: Email) {
  const [edited, setEdited] = useState<Edited | null>(null);
  const save = useSaveDraft(email.id);
  const version = email.draft?.version ?? 0;
  const stored = email.draft?.body ?? "";
  const text = edited?.text ?? stored;
  const isChanged = edited !== null && edited.text.trimEnd() !== stored.trimEnd();
  const isStale = isChanged && edited.version !== version;

  /** Keeps what was typed; answers the version that now holds it. */
  async function keep(): Promise<number> {
    if (!isChanged || edited.text.trim() === "") return version;
    const kept = await save.mutateAsync({ body: edited.text, version: edited.version });
    setEdited((now) => (now?.text === edited.text ? null : now && { ...now, version: kept.version }));
    return kept.version;
  }

  return {
    text,
    version,
    isChanged,
    isStale,
    isSaving: save.isPending,
    type: (next: string) => setEdited((now) => ({ version: now?.version ?? version, text: next })),
    keep,
    /** Forgets what was typed. */
    drop: () => setEdited(null),
    /** Puts what was typed over the version that came meanwhile. */
    insist: () => setEdited((now) => now && { ...now, version }),
  };
}
