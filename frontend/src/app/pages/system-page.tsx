import type { ReactNode } from "react";
export function SystemPage(): ReactNode { return <h1>system</h1>; }
