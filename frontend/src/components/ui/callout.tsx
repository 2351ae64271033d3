import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

interface Props {
  tone?: "note" | "warning" | "danger";
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

const tones = { note: "text-accent", warning: "text-amber", danger: "text-red" };

/** Something a person should know before going on. */
export function Callout({ tone = "note", title, children, action, className }: Props) {
  const Icon = tone === "note" ? Info : CircleAlert;
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cn("flex gap-2.5 rounded-md bg-well px-3 py-2.5", className)}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", tones[tone])} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children && <div className="text-soft">{children}</div>}
      </div>
      {action}
    </div>
  );
}
