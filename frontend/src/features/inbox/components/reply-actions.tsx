import { createContext, type ReactNode, use, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";

/** Where the reply stands beneath the conversation, its actions stand in this bar, always in reach. */
export const ActionsBar = createContext<HTMLElement | null>(null);

const beside = window.matchMedia("(min-width: 80rem)");

function subscribe(listener: () => void) {
  beside.addEventListener("change", listener);
  return () => beside.removeEventListener("change", listener);
}

/** What can be done with a draft: below it where it stands beside the conversation, else in the bar. */
export function ReplyActions({ children }: { children: ReactNode }) {
  const isBeside = useSyncExternalStore(subscribe, () => beside.matches);
  const bar = use(ActionsBar);
  if (isBeside || !bar) return <div className="flex flex-wrap gap-1 [&_button]:px-2">{children}</div>;
  return createPortal(
    <div
      role="group"
      aria-label="Reply actions"
      className="flex gap-1.5 overflow-x-auto border-t bg-paper px-4 py-2 max-sm:justify-between max-sm:[&_button]:h-11 max-sm:[&_button]:px-2 pointer-coarse:[&_button]:h-11 max-sm:[&_svg]:hidden"
    >
      {children}
    </div>,
    bar,
  );
}
