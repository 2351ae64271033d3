import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";

import { diffQueryOptions } from "../api/diff-query";

interface Props {
  emailId: string;
  from?: number;
  to?: number;
}

type Op = { op: "equal" | "insert" | "delete"; text: string };

/** Words that went, words that came; in one text or side by side. */
export function DiffView({ emailId, from, to }: Props) {
  const versions = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const { data, isPending } = useQuery(diffQueryOptions(emailId, versions));
  const [isBeside, setBeside] = useState(false);
  if (isPending) return <Skeleton className="h-24" />;
  if (!data) return null;
  if (data.is_unchanged) return <p className="text-soft">Sent word for word as drafted.</p>;
  const side = (hidden: Op["op"]) => data.ops.filter(({ op }) => op !== hidden);
  return (
    <div className="grid gap-2">
      <div className="flex items-center justify-between gap-2 text-xs text-soft">
        <span>{Math.round(data.similarity * 100)}% of the words stayed</span>
        <Button variant="link" size="inline" className="text-xs" onClick={() => setBeside(!isBeside)}>
          {isBeside ? "In one text" : "Side by side"}
        </Button>
      </div>
      {isBeside ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Words ops={side("insert")} />
          <Words ops={side("delete")} />
        </div>
      ) : (
        <Words ops={data.ops} />
      )}
    </div>
  );
}

function Words({ ops }: { ops: readonly Op[] }) {
  return (
    <p className="wrap-anywhere whitespace-pre-wrap">
      {ops.map(({ op, text }, index) => {
        const Element = op === "insert" ? "ins" : op === "delete" ? "del" : "span";
        return (
          <Element
            key={index}
            className={cn(
              op === "insert" && "rounded-xs bg-green/15 text-green no-underline",
              op === "delete" && "text-red decoration-red/60",
            )}
          >
            {text}
          </Element>
        );
      })}
    </p>
  );
}
