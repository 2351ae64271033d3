import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";
import type { Email } from "@/lib/api/types";

interface Props {
  title: string;
  email: Email;
  onWhy?: () => void;
  children?: ReactNode;
}

/** Title of the reply pane: what it is, and the intent with its confidence, which opens the reasons. */
export function ReplyHead({ title, email, onWhy, children }: Props) {
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-3">
      <h2 className="flex items-baseline gap-2 font-semibold">
        {title}
        {email.intent_name && (
          <Button
            variant="link"
            size="inline"
            className="font-normal text-soft"
            onClick={() => onWhy?.()}
            title="Why this intent?"
          >
            {email.intent_name}
            {email.intent_confidence != null && (
              <span className="ml-1 tabular-nums">{email.intent_confidence.toFixed(2)}</span>
            )}
          </Button>
        )}
      </h2>
      {children}
    </div>
  );
}
