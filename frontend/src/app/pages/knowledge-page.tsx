import type { ReactNode } from "react";
export function KnowledgePage(): ReactNode { return <h1>knowledge</h1>; }
