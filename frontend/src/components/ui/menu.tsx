import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

import { HoldsKeys } from "./holds-keys";

interface Props {
  trigger: ReactNode;
  align?: ComponentProps<typeof DropdownMenu.Content>["align"];
  side?: ComponentProps<typeof DropdownMenu.Content>["side"];
  children: ReactNode;
}

/** A menu of `MenuItem`s that opens from its trigger. */
export function Menu({ trigger, align = "end", side, children }: Props) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          {...(side ? { side } : {})}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-48 animate-appear rounded-lg border bg-sheet p-1 shadow-float"
        >
          <HoldsKeys />
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
