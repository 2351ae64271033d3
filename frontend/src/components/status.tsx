import {
  Archive,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  Clock,
  LoaderCircle,
  type LucideIcon,
} from "lucide-react";

import { cn } from "@/lib/cn";
import type { Standing } from "@/lib/standing";

const LOOK: Record<Standing, { icon: LucideIcon; color: string }> = {
  new: { icon: CircleDashed, color: "text-slate" },
  working: { icon: LoaderCircle, color: "text-violet" },
  "needs-you": { icon: CircleDot, color: "text-amber" },
  scheduled: { icon: Clock, color: "text-blue" },
  sent: { icon: CircleCheck, color: "text-green" },
  failed: { icon: CircleAlert, color: "text-red" },
  ignored: { icon: Archive, color: "text-faint" },
};

interface Props {
  standing: Standing;
  children: string;
  /** Only the icon; the word is read out. */
  isCompact?: boolean;
  className?: string;
}

/** One colour, one icon, one word for where something stands, the same everywhere. */
export function Status({ standing, children, isCompact = false, className }: Props) {
  const { icon: Icon, color } = LOOK[standing];
  return (
    <span className={cn("inline-flex items-baseline gap-1 text-xs whitespace-nowrap", color, className)}>
      <Icon
        aria-hidden
        className={cn(
          "size-3.5 shrink-0 self-center",
          standing === "working" && "animate-[spin_2.4s_linear_infinite]",
        )}
      />
      <span className={cn(isCompact && "sr-only")}>{children}</span>
    </span>
  );
}
