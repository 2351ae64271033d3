import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ErrorState } from "@/components/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useHotkeys } from "@/lib/use-hotkeys";

import { emailQueryOptions } from "../api/email-query";
import type { WhyTab } from "../why";
import { ActionsBar } from "./reply-actions";
import { ReplyPane } from "./reply-pane";
import { ThreadPane } from "./thread-pane";
import { WhyPanel } from "./why-panel";

interface Props {
  id: string;
  /** The part of the reasons that is shown. */
  explained: WhyTab | null;
  /** Whether keys decide about this email, and not about the selected ones. */
  hasKeys: boolean;
  onExplain: (tab: WhyTab | null) => void;
  onDecided: () => void;
  onBack: () => void;
}

/** One email: its conversation, and the reply beside or beneath it. */
export function EmailDesk({ id, explained, hasKeys, onExplain, onDecided, onBack }: Props) {
  const { data: email, error, refetch } = useQuery(emailQueryOptions(id));
  const [bar, setBar] = useState<HTMLElement | null>(null);
  useHotkeys({ Enter: () => document.getElementById("thread")?.focus() });
  if (error && !email) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!email) return <DeskSkeleton />;
  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto xl:grid xl:grid-cols-[minmax(0,1fr)_minmax(380px,440px)] xl:overflow-hidden">
        <div id="thread" tabIndex={-1} className="min-h-0 outline-none xl:overflow-y-auto">
          <ThreadPane email={email} isExplained={explained !== null} onBack={onBack} />
        </div>
        <div className="grid min-h-0 content-start gap-4 border-t bg-well/40 px-5 py-4 xl:overflow-y-auto xl:border-t-0 xl:border-l">
          <ActionsBar value={bar}>
            <ReplyPane
              email={email}
              hasKeys={hasKeys}
              onDecided={onDecided}
              onWhy={(tab = "intent") => onExplain(explained === tab ? null : tab)}
            />
          </ActionsBar>
          {explained && (
            <WhyPanel email={email} tab={explained} onTab={onExplain} onClose={() => onExplain(null)} />
          )}
        </div>
      </div>
      <div ref={setBar} className="shrink-0 xl:hidden" />
    </div>
  );
}

function DeskSkeleton() {
  return (
    <div role="status" aria-label="Loading the email" className="grid content-start gap-4 px-6 pt-5">
      <Skeleton className="h-6 w-2/3" />
      <Skeleton className="h-3 w-1/3" />
      <Skeleton className="mt-4 h-3 w-full" />
      <Skeleton className="h-3 w-11/12" />
      <Skeleton className="h-3 w-3/4" />
    </div>
  );
}
