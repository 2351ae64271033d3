import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { ordinal } from "@/lib/ordinal";
import { momentInWords } from "@/lib/time";

import type { RunDetail } from "../names";

const link = "text-accent underline-offset-4 hover:underline";

/** Where the run belongs, what it was told, and its other generations. */
export function RunFacts({ run }: { run: RunDetail }) {
  return (
    <section aria-label="Facts" className="grid gap-4 border-t pt-4">
      <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-y-1.5">
        <Fact name="Subject">
          {run.flow === "process_email" ? (
            <Link to="/inbox" search={{ view: "all", email: run.subject }} className={link}>
              The email
            </Link>
          ) : (
            <span className="font-mono text-xs break-all">{run.subject}</span>
          )}
        </Fact>
        <Fact name="Run">
          <span className="font-mono text-xs break-all">{run.id}</span>
        </Fact>
        <Fact name="Queue">{run.queue}</Fact>
        <Fact name="Version">{run.version}</Fact>
        {run.lost_leases > 0 && (
          <Fact name="Lost">
            {run.lost_leases === 1 ? "1 worker died" : `${run.lost_leases} workers died`} at it
          </Fact>
        )}
      </dl>
      {run.signals.length > 0 && (
        <div>
          <h3 className="mb-1 text-xs text-faint">What it was told</h3>
          <ul className="grid gap-1">
            {run.signals.map((signal) => (
              <li key={signal.n} className="flex justify-between gap-3">
                {signal.kind.replaceAll("_", " ")}{" "}
                <span className="text-xs text-faint">{momentInWords(signal.created_at)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {run.generations.length > 1 && (
        <div>
          <h3 className="mb-1 text-xs text-faint">Runs about the same</h3>
          <ul className="grid gap-1">
            {run.generations.map((other) => (
              <li key={other.id} className="flex justify-between gap-3">
                {other.id === run.id ? (
                  <span>{ordinal(other.generation)}, this one</span>
                ) : (
                  <Link to="/jobs/runs/$runId" params={{ runId: other.id }} className={link}>
                    {ordinal(other.generation)}
                  </Link>
                )}
                <span className="text-xs text-faint">
                  {other.state}, {momentInWords(other.created_at)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
