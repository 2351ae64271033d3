import { Link } from "@tanstack/react-router";

import type { Answer } from "@/lib/api/answer";
import { cn } from "@/lib/cn";

import { flowName, STATES } from "../names";

type Flow = Answer<"/api/jobs/overview">["flows"][number];

const WIDE = "hidden sm:table-cell";

/** On a telephone there is room for what somebody may have to look at. */
const COLUMNS = [
  { state: "ready", of: (flow: Flow) => flow.ready, label: STATES.ready, className: WIDE },
  { state: "running", of: (flow: Flow) => flow.running, label: STATES.running, className: "" },
  { state: "waiting", of: (flow: Flow) => flow.waiting, label: STATES.waiting, className: "" },
  { state: "failed", of: (flow: Flow) => flow.failed, label: STATES.failed, className: "" },
  { state: "succeeded", of: (flow: Flow) => flow.succeeded_24h, label: "Succeeded, 24 h", className: WIDE },
] as const;

/** Runs by flow and state; every number leads to its runs. */
export function FlowsTable({ flows }: { flows: readonly Flow[] }) {
  return (
    <table aria-label="Runs by flow and state" className="w-full border-collapse">
      <thead>
        <tr className="border-b text-xs text-faint">
          <th scope="col" className="h-8 text-left font-medium">
            Flow
          </th>
          {COLUMNS.map(({ state, label, className }) => (
            <th
              key={state}
              scope="col"
              className={cn("h-8 text-right font-medium whitespace-nowrap", className)}
            >
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
            {COLUMNS.map(({ state, of, className }) => (
              <td key={state} className={cn("text-right", className)}>
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
  );
}
