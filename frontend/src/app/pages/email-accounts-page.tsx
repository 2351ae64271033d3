import type { ReactNode } from "react";
export function EmailAccountsPage(): ReactNode { return <h1>email-accounts</h1>; }
