import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

import { Button } from "./button";
import { focusFirstField } from "./focus-first-field";
import { HoldsKeys } from "./holds-keys";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Slides in from the right and keeps the page beside it, for forms. */
  side?: boolean;
  className?: string;
  children: ReactNode;
}

export function Dialog({ open, onOpenChange, title, description, side = false, className, children }: Props) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-shade" />
        <Primitive.Content
          aria-describedby={description ? undefined : ""}
          onOpenAutoFocus={focusFirstField}
          className={cn(
            "fixed z-50 flex animate-appear flex-col bg-sheet shadow-float focus:outline-none",
            side
              ? "inset-y-0 right-0 w-full max-w-xl border-l"
              : "inset-x-3 top-[12vh] mx-auto max-h-[80vh] max-w-md rounded-lg border",
            className,
          )}
        >
          <HoldsKeys />
          <header className="flex items-start justify-between gap-3 px-5 pt-4 pb-3">
            <div>
              <Primitive.Title className="text-base font-semibold">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="text-soft">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <Button variant="ghost" size="icon-sm" aria-label="Close" className="-mr-1.5">
                <X />
              </Button>
            </Primitive.Close>
          </header>
          <div data-scrolls tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 outline-none">
            {children}
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
