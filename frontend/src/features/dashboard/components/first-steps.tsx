import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowRight, Circle, CircleCheck } from "lucide-react";
import type { ComponentProps } from "react";

import { emailAccountsQueryOptions } from "@/lib/queries/email-accounts";

import { knowledgeBegunQueryOptions } from "../api/knowledge-begun-query";
import type { Figures } from "../figures";

interface Step {
  title: string;
  what: string;
  to: ComponentProps<typeof Link>["to"];
  isDone: boolean;
}

/** What makes a workspace useful, one step after the other, until all of it is done. */
export function FirstSteps({ figures }: { figures: Figures }) {
  const { data: accounts } = useQuery(emailAccountsQueryOptions());
  const { data: isKnown } = useQuery(knowledgeBegunQueryOptions());
  if (!accounts || isKnown === undefined) return null;
  const steps: readonly Step[] = [
    {
      title: "Connect a mailbox",
      what: "Mailroom reads new mail. It sends nothing until you allow it.",
      to: "/email-accounts",
      isDone: accounts.length > 0,
    },
    {
      title: "Add what your company knows",
      what: "Prices, opening hours, how things work. Write an entry or import your files.",
      to: "/knowledge",
      isDone: isKnown,
    },
    {
      title: "Look at the first draft",
      what: "Every draft waits for you. Change what you like, then send it.",
      to: "/inbox",
      isDone: figures.volume.received > 0,
    },
  ];
  const next = steps.find(({ isDone }) => !isDone);
  if (!next) return null;
  return (
    <section aria-labelledby="first-steps">
      <h2 id="first-steps" className="mb-2 text-base font-semibold">
        First steps
      </h2>
      <ol className="max-w-2xl divide-y rounded-lg border bg-sheet">
        {steps.map((step) => (
          <li key={step.title}>
            <Link
              to={step.to}
              aria-current={step === next ? "step" : undefined}
              className="group flex items-center gap-3 px-4 py-3 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
            >
              {step.isDone ? (
                <CircleCheck role="img" aria-label="Done" className="size-5 shrink-0 text-green" />
              ) : (
                <Circle role="img" aria-label="To do" className="size-5 shrink-0 text-faint" />
              )}
              <span className="min-w-0 flex-1">
                <span className={step.isDone ? "block text-soft line-through" : "block font-medium"}>
                  {step.title}
                </span>
                {!step.isDone && <span className="block text-soft">{step.what}</span>}
              </span>
              {step === next && <ArrowRight aria-hidden className="size-4 shrink-0 text-accent" />}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
