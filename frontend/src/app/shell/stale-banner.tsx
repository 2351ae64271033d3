import { CloudOff } from "lucide-react";
import { useEffect } from "react";

import { lastAliveAt, useLiveness } from "@/lib/events";
import { timeOfDay } from "@/lib/time";
import { useKeptChanges } from "@/lib/use-kept-changes";
import { useNow } from "@/lib/use-now";

const PATIENCE = 6_000;

/** Says since when the server cannot be reached, and what is kept until it can. */
export function StaleBanner() {
  const liveness = useLiveness();
  const now = useNow(2_000);
  const kept = useKeptChanges();
  useEffect(() => {
    if (kept === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [kept]);
  const isLost = liveness === "lost" && now.getTime() - lastAliveAt().getTime() > PATIENCE;
  return (
    <div role="status">
      {(isLost || kept > 0) && (
        <p className="flex items-center gap-2 border-b bg-well px-4 py-1.5 text-xs text-amber sm:px-8">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          <span>
            {navigator.onLine ? "Mailroom can’t be reached" : "You are offline"}
            {liveness === "lost" && ` since ${timeOfDay(lastAliveAt())}`}.{" "}
            {kept === 0
              ? "What you see may be out of date; it updates when the connection is back."
              : `${kept === 1 ? "Your last change is" : `Your last ${kept} changes are`} kept here and made when the connection is back. Leave this page open.`}
          </span>
        </p>
      )}
    </div>
  );
}
