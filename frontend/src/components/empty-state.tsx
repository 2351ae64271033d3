import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  icon: LucideIcon;
  title: string;
  /** What this place is for. */
  children: ReactNode;
  /** The one step that fills it. */
  action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <div className="mx-auto grid h-fit max-w-sm justify-items-center gap-2 px-6 py-14 text-center">
      <Icon aria-hidden className="size-6 text-faint" strokeWidth={1.5} />
      <h2 className="text-base font-semibold">{title}</h2>
      <div className="text-soft">{children}</div>
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
