import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { Status } from "@/components/status";
import { useMe } from "@/lib/queries/use-me";
import { counted } from "@/lib/counted";
import { ago } from "@/lib/time";

import type { Figures } from "../figures";

const link = "text-accent underline-offset-4 hover:underline";

/** Whether everything works: one quiet line, or what is wrong and what to do about it. */
export function HealthLines({ health }: { health: Figures["health"] }) {
  const isAdmin = useMe().role !== "user";
  if (health.all_green && health.accounts.total > 0) {
    return (
      <p className="flex flex-wrap items-center gap-x-3 text-soft">
        <Status standing="sent">All is well</Status>
        {counted(health.accounts.total, "mailbox is", "mailboxes are")} checked,{" "}
        {health.model.state === "idle" ? "the model is idle" : "the model answers"}, nothing is late.
      </p>
    );
  }
  return (
    <ul className="grid gap-1.5">
      {health.accounts.total === 0 && (
        <Line word="No mailbox">
          Nothing can arrive.{" "}
          <Link to="/email-accounts" className={link}>
            Connect an email account
          </Link>
        </Line>
      )}
      {health.accounts.troubled.map((account) => (
        <Line key={account.id} word={account.is_silent ? "Silent" : "Not reachable"}>
          {account.email}
          {account.last_error
            ? `: ${account.last_error}`
            : account.last_sync && ` was last read ${ago(account.last_sync)}`}
          .{" "}
          <Link to="/email-accounts" className={link}>
            Look at it
          </Link>
        </Line>
      ))}
      {health.model.state === "failing" && (
        <Line word="Model">
          The language model does not answer, {health.model.waiting} drafts wait
          {health.model.last_error && `: ${health.model.last_error}`}.
        </Line>
      )}
      {health.paused_queues.length > 0 && (
        <Line word="Paused">
          {health.paused_queues.join(", ")}: nothing moves there.{" "}
          <JobsLink isAdmin={isAdmin}>Resume it</JobsLink>
        </Line>
      )}
      {health.unattended_queues.length > 0 && (
        <Line word="No worker">
          Nobody works on {health.unattended_queues.join(", ")}: mail waits there until a worker runs.{" "}
          <JobsLink isAdmin={isAdmin}>Look at the workers</JobsLink>
        </Line>
      )}
      {health.late_runs > 0 && (
        <Line word="Late">
          {health.late_runs} runs are late. <JobsLink isAdmin={isAdmin}>Look at the workers</JobsLink>
        </Line>
      )}
      {health.failed_runs > 0 && (
        <Line word="Failed">
          {health.failed_runs === 1 ? "1 run has" : `${health.failed_runs} runs have`} failed.{" "}
          {isAdmin && (
            <Link to="/jobs/runs" search={{ state: "failed" }} className={link}>
              Look at them
            </Link>
          )}
        </Line>
      )}
    </ul>
  );
}

function Line({ word, children }: { word: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <Status standing="failed">{word}</Status>
      <span>{children}</span>
    </li>
  );
}

function JobsLink({ isAdmin, children }: { isAdmin: boolean; children: ReactNode }) {
  if (!isAdmin) return null;
  return (
    <Link to="/jobs" className={link}>
      {children}
    </Link>
  );
}
