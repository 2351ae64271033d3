import type { ReactNode } from "react";
export function RunPage(): ReactNode { return <h1>run</h1>; }
