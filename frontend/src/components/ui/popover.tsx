import { Popover as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

import { cn } from "@/lib/cn";

import { focusFirstField } from "./focus-first-field";
import { HoldsKeys } from "./holds-keys";

interface Props {
  trigger: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: ComponentProps<typeof Primitive.Content>["align"];
  label: string;
  className?: string;
  children: ReactNode;
}

export function Popover({ trigger, open, onOpenChange, align = "start", label, className, children }: Props) {
  const control = open === undefined ? {} : { open };
  const change = onOpenChange ? { onOpenChange } : {};
  return (
    <Primitive.Root {...control} {...change}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          onOpenAutoFocus={focusFirstField}
          className={cn(
            "z-50 max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-16px)] animate-appear overflow-y-auto rounded-lg border bg-sheet p-3 shadow-float focus:outline-none",
            className,
          )}
        >
          <HoldsKeys />
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
