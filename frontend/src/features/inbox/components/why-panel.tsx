import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";

import { ErrorState } from "@/components/error-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import type { Email } from "@/lib/api/types";

import { whyQueryOptions } from "../api/why-query";
import type { WhyTab } from "../why";
import { WhyChecks } from "./why-checks";
import { WhyIntent } from "./why-intent";
import { WhyKnowledge } from "./why-knowledge";
import { WhySteps } from "./why-steps";

interface Props {
  email: Email;
  tab: WhyTab;
  onTab: (tab: WhyTab) => void;
  onClose: () => void;
}

/** Why this intent and this draft: what matched, what was known, what was checked, what was done when. */
export function WhyPanel({ email, tab, onTab, onClose }: Props) {
  const { data: why, error, refetch } = useQuery(whyQueryOptions(email.id));
  const panel = useRef<HTMLElement>(null);
  const isRead = why !== undefined;
  useEffect(() => {
    panel.current?.scrollIntoView({ block: "start" });
  }, [tab, isRead]);
  return (
    <section ref={panel} aria-label="Why" className="animate-appear border-t pt-3">
      <div className="flex items-center justify-between">
        <h2 className="font-semibold">Why</h2>
        <Button variant="ghost" size="icon-sm" aria-label="Close the reasons" onClick={onClose}>
          <X />
        </Button>
      </div>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!why && !error && <Skeleton className="mt-2 h-40" />}
      {why && (
        <Tabs
          label="Reasons"
          value={tab}
          onChange={(next) => onTab(next as WhyTab)}
          tabs={[
            { value: "intent", label: "Intent", content: <WhyIntent why={why} /> },
            {
              value: "knowledge",
              label: `Knowledge ${why.citations.length}`,
              content: <WhyKnowledge why={why} />,
            },
            {
              value: "checks",
              label: why.issues.length ? `Checks ${why.issues.length}` : "Checks",
              content: <WhyChecks why={why} />,
            },
            { value: "steps", label: "Steps", content: <WhySteps why={why} /> },
          ]}
        />
      )}
    </section>
  );
}
