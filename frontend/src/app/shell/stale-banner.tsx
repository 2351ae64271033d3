import { CloudOff } from "lucide-react";

import { lastAliveAt, useLiveness } from "@/lib/events";
import { ago } from "@/lib/time";
import { useNow } from "@/lib/use-now";

const PATIENCE = 6_000;

/** Says that what is on the screen may be old. */
export function StaleBanner() {
  const liveness = useLiveness();
  const now = useNow(2_000);
  const isShown = liveness === "lost" && now.getTime() - lastAliveAt().getTime() > PATIENCE;
  return (
    <div role="status">
      {isShown && (
        <p className="flex items-center gap-2 border-b bg-well px-4 py-1.5 text-xs text-amber sm:px-8">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {navigator.onLine ? "Live updates are interrupted" : "You are offline"}: this is as of{" "}
          {ago(lastAliveAt(), now)}. Mailroom keeps trying to reconnect.
        </p>
      )}
    </div>
  );
}
