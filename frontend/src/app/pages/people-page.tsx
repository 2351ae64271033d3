import type { ReactNode } from "react";
export function PeoplePage(): ReactNode { return <h1>people</h1>; }
