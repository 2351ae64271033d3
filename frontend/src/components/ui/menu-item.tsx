import { DropdownMenu } from "radix-ui";
import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

type Props = ComponentProps<typeof DropdownMenu.Item> & { isDangerous?: boolean };

export function MenuItem({ className, isDangerous = false, ...props }: Props) {
  return (
    <DropdownMenu.Item
      className={cn(
        "flex h-8 cursor-default items-center gap-2 rounded-md px-2 text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:text-faint",
        isDangerous && "text-red [&_svg]:text-red",
        className,
      )}
      {...props}
    />
  );
}
