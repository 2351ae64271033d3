import type { KnowledgeEntry } from "@/lib/api/types";
import { wholeTime } from "@/lib/time";

/** How often drafts rest on the entry, and how well that went. */
export function EntryUse({ entry }: { entry: KnowledgeEntry }) {
  const { cited_count: cited, sent_unchanged_count: unchanged } = entry;
  if (cited === 0) return <>No draft has used it yet. Edited {wholeTime(entry.updated_at)}.</>;
  return (
    <>
      Used in {cited === 1 ? "1 draft" : `${cited} drafts`}, {unchanged === 0 ? "none" : unchanged} of them
      sent unchanged so far. Edited {wholeTime(entry.updated_at)}.
    </>
  );
}
