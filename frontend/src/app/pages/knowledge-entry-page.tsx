import type { ReactNode } from "react";
export function KnowledgeEntryPage(): ReactNode { return <h1>knowledge-entry</h1>; }
