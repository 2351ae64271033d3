import { History } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { Email } from "@/lib/api/types";
import { momentInWords } from "@/lib/time";

import { DiffView } from "./diff-view";

interface Props {
  email: Email;
  /** Takes the text of an older version. */
  onTake: (text: string) => void;
}

/** Who wrote which version of the draft, what changed, and a way back. */
export function DraftVersions({ email, onTake }: Props) {
  const [isOpen, setOpen] = useState(false);
  const current = email.draft?.version;
  if (email.drafts.length < 2) return null;
  return (
    <Popover
      label="Versions of the draft"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      className="w-104"
      trigger={
        <Button variant="ghost" size="sm">
          <History /> {email.drafts.length} versions
        </Button>
      }
    >
      <ol className="grid gap-4">
        {email.drafts.map((draft, index) => {
          const before = email.drafts[index + 1];
          return (
            <li key={draft.version} className="grid gap-1.5">
              <div className="flex items-center justify-between gap-2">
                <p>
                  <span className="font-medium">Version {draft.version}</span>{" "}
                  <span className="text-faint">
                    by {draft.model === "person" ? "a person" : "Mailroom"}, {momentInWords(draft.created_at)}
                  </span>
                </p>
                {draft.version !== current && (
                  <Button
                    size="sm"
                    onClick={() => {
                      onTake(draft.body);
                      setOpen(false);
                    }}
                  >
                    Take this one
                  </Button>
                )}
              </div>
              {draft.instruction && <p className="text-soft">Asked for: “{draft.instruction}”</p>}
              {before && (
                <details>
                  <summary className="w-fit cursor-pointer text-xs text-accent">What changed</summary>
                  <div className="mt-1.5">
                    <DiffView emailId={email.id} from={before.version} to={draft.version} />
                  </div>
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </Popover>
  );
}
