import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

import type { Refused } from "../use-decisions";
import { counted } from "@/lib/counted";

/** The emails about which it could not be decided, each with its reason; they stay selected. */
export function RefusedEmails({ refused, onClose }: { refused: readonly Refused[]; onClose: () => void }) {
  if (refused.length === 0) return null;
  return (
    <div className="border-b px-4 py-2" role="alert">
      <Callout tone="warning" title={`${counted(refused.length, "email")} stayed as before`}>
        <ul className="mt-1 grid max-h-40 gap-1 overflow-y-auto">
          {refused.map(({ email, detail }) => (
            <li key={email.id}>
              <span className="font-medium text-ink">{email.from_name || email.from_email}</span>: {detail}
            </li>
          ))}
        </ul>
        <Button variant="link" size="inline" className="mt-1.5 text-xs" onClick={onClose}>
          Understood
        </Button>
      </Callout>
    </div>
  );
}
