import { type VariantProps, cva } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps, MouseEvent } from "react";

import { cn } from "@/lib/cn";

const look = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors duration-150 select-none disabled:pointer-events-none disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-accent text-accent-ink hover:bg-accent-strong",
        outline: "border border-line bg-sheet text-ink hover:bg-hover",
        ghost: "text-soft hover:bg-hover hover:text-ink",
        danger: "border border-line bg-sheet text-red hover:border-red hover:bg-hover",
        link: "text-accent underline-offset-4 hover:underline",
      },
      size: {
        md: "h-8 px-3",
        sm: "h-7 px-2 text-xs",
        icon: "size-8",
        "icon-sm": "size-7",
        inline: "h-auto p-0",
      },
    },
    defaultVariants: { variant: "outline", size: "md" },
  },
);

type Props = ComponentProps<"button"> & VariantProps<typeof look> & { asChild?: boolean };

/** The second click of a double one was not meant for what the first may have put under the mouse. */
function ignoreSecondClick(event: MouseEvent) {
  if (event.detail < 2) return;
  event.preventDefault();
  event.stopPropagation();
}

/** A button that a double click presses once. */
export function Button({ className, variant, size, asChild = false, type = "button", ...props }: Props) {
  const Element = asChild ? Slot.Root : "button";
  return (
    <Element
      type={asChild ? undefined : type}
      className={cn(look({ variant, size }), className)}
      onClickCapture={asChild ? undefined : ignoreSecondClick}
      {...props}
    />
  );
}
