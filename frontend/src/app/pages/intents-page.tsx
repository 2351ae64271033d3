import type { ReactNode } from "react";
export function IntentsPage(): ReactNode { return <h1>intents</h1>; }
