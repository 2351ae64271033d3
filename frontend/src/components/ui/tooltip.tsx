import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";

import { Keys } from "./keys";

interface Props {
  label: ReactNode;
  keys?: string;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactNode;
}

export function Tooltip({ label, keys, side = "bottom", children }: Props) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          className="z-50 flex animate-appear items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs text-paper"
        >
          {label}
          {keys && <Keys keys={keys} className="border-paper/30 bg-transparent text-paper" />}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
