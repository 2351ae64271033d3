import { type ReactNode, useState } from "react";

import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

interface Props {
  trigger: ReactNode;
  /** What would be done, as a question. */
  question: string;
  /** What follows from it. */
  children: ReactNode;
  yes: string;
  no?: string;
  /** A smaller thing that could be done instead. */
  other?: { label: string; onPick: () => void };
  onYes: () => void;
}

/** Asks before something that nobody can take back. */
export function ConfirmButton({ trigger, question, children, yes, no = "Keep it", other, onYes }: Props) {
  const [isOpen, setOpen] = useState(false);
  const pick = (action: () => void) => () => {
    setOpen(false);
    action();
  };
  return (
    <Popover label={question} align="end" open={isOpen} onOpenChange={setOpen} trigger={trigger}>
      <div className="grid gap-2">
        <p className="font-medium">{question}</p>
        <p className="text-soft">{children}</p>
        <div className="flex flex-wrap gap-2 pt-1">
          <Button variant="danger" size="sm" onClick={pick(onYes)}>
            {yes}
          </Button>
          {other && (
            <Button size="sm" onClick={pick(other.onPick)}>
              {other.label}
            </Button>
          )}
          <Button variant="ghost" size="sm" onClick={() => setOpen(false)}>
            {no}
          </Button>
        </div>
      </div>
    </Popover>
  );
}
