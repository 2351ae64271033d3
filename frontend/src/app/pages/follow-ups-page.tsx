import type { ReactNode } from "react";
export function FollowUpsPage(): ReactNode { return <h1>follow-ups</h1>; }
