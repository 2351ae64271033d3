import { Lock } from "lucide-react";

import { EmptyState } from "./empty-state";

/** A page that the person's role does not include. */
export function NoPermission() {
  return (
    <EmptyState icon={Lock} title="This page is for admins">
      Your role does not include it. Ask an admin if you need something that is here.
    </EmptyState>
  );
}
