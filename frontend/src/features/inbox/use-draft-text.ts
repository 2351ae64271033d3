import { useRef } from "react";

import type { Email } from "@/lib/api/types";
import { useKept } from "@/lib/use-kept";

import { useSaveDraft } from "./api/save-draft";

interface Edited {
  version: number;
  text: string;
}

/** The text of the draft with what the person typed over it, and its keeping. */
export function useDraftText(email: Email) {
  const { value: edited, setValue: setEdited } = useKept<Edited | null>(`draft.${email.id}`, null);
  const save = useSaveDraft(email.id);
  const keeping = useRef<Promise<number> | null>(null);
  const version = email.draft?.version ?? 0;
  const stored = email.draft?.body ?? "";
  const text = edited?.text ?? stored;
  const isChanged = edited !== null && edited.text.trimEnd() !== stored.trimEnd();
  const isStale = isChanged && edited.version !== version;

  async function store(typed: Edited): Promise<number> {
    const kept = await save.mutateAsync({ body: typed.text, version: typed.version });
    setEdited((now) => (now?.text === typed.text ? null : now && { ...now, version: kept.version }));
    return kept.version;
  }

  /** Keeps what was typed; answers the version that now holds it. Leaving the editor by the send button asks twice. */
  function keep(): Promise<number> {
    if (keeping.current) return keeping.current;
    if (!isChanged || edited.text.trim() === "") return Promise.resolve(version);
    keeping.current = store(edited).finally(() => (keeping.current = null));
    return keeping.current;
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
