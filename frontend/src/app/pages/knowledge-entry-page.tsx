import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { EntryDesk } from "@/features/knowledge/components/entry-desk";
import { useTitle } from "@/lib/use-title";

const route = getRouteApi("/desk/knowledge/$entryId");

export function KnowledgeEntryPage(): ReactNode {
  const { entryId } = route.useParams();
  const { content } = route.useSearch();
  useTitle("Knowledge entry");
  return <EntryDesk id={entryId === "new" ? null : entryId} content={content} />;
}
