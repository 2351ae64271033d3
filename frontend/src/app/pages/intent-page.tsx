import type { ReactNode } from "react";
export function IntentPage(): ReactNode { return <h1>intent</h1>; }
