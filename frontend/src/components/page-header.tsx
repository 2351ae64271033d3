import type { ReactNode } from "react";

interface Props {
  title: string;
  description?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}

/** Title, the one primary action, and filters beneath. */
export function PageHeader({ title, description, action, children }: Props) {
  return (
    <header className="grid gap-3 px-4 pt-5 pb-4 sm:px-8">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
          {description && <p className="max-w-3xl text-pretty text-soft">{description}</p>}
        </div>
        {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
      </div>
      {children}
    </header>
  );
}
