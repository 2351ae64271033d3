import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      className={cn(
        "h-8 w-full min-w-0 rounded-md border border-line-strong/60 bg-sheet px-2.5 text-sm transition-colors",
        "hover:border-line-strong focus-visible:border-accent focus-visible:outline-offset-0",
        "disabled:bg-well disabled:text-faint aria-invalid:border-red",
        className,
      )}
      {...props}
    />
  );
}
