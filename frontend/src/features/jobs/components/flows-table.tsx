import { Link } from "@tanstack/react-router";

import type { Answer } from "@/lib/api/answer";
import { cn } from "@/lib/cn";

import { flowName, STATES } from "../names";

type Flow = Answer<"/api/jobs/overview">["flows"][number];

const COLUMNS = [
  { state: "ready", of: (flow: Flow) => flow.ready, label: STATES.ready },
  { state: "running", of: (flow: Flow) => flow.running, label: STATES.running },
  { state: "waiting", of: (flow: Flow) => flow.waiting, label: STATES.waiting },
  { state: "failed", of: (flow: Flow) => flow.failed, label: STATES.failed },
  { state: "succeeded", of: (flow: Flow) => flow.succeeded_24h, label: "Succeeded, 24 h" },
] as const;

/** Runs by flow and state; every number leads to its runs. */
export function FlowsTable({ flows }: { flows: readonly Flow[] }) {
  return (
    <div className="overflow-x-auto">
      <table aria-label="Runs by flow and state" className="w-full min-w-xl border-collapse">
        <thead>
          <tr className="border-b text-xs text-faint">
            <th scope="col" className="h-8 text-left font-medium">
              Flow
            </th>
            {COLUMNS.map(({ state, label }) => (
              <th key={state} scope="col" className="h-8 text-right font-medium whitespace-nowrap">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {flows.map((flow) => (
            <tr key={flow.flow} className="h-10 border-b">
              <th scope="row" className="text-left font-medium">
                <Link to="/jobs/runs" search={{ flow: flow.flow }} className="hover:text-accent">
                  {flowName(flow.flow)}
                </Link>
              </th>
              {COLUMNS.map(({ state, of }) => (
                <td key={state} className="text-right">
                  {of(flow) === 0 ? (
                    <span className="text-faint">0</span>
                  ) : (
                    <Link
                      to="/jobs/runs"
                      search={{ flow: flow.flow, state }}
                      aria-label={`${of(flow)} ${flowName(flow.flow)}, ${state}`}
                      className={cn("hover:underline", state === "failed" && "font-semibold text-red")}
                    >
                      {of(flow).toLocaleString("en")}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
