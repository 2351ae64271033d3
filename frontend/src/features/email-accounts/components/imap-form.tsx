import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { ProblemError } from "@/lib/api/problem";

import { detectedServersQueryOptions } from "../api/detected-servers-query";
import { useConnecting } from "../use-connecting";
import { ImapDetails } from "./imap-details";
import { TryProblem } from "./try-problem";

/** A mailbox by IMAP and SMTP: the address first, from which its servers are found. */
export function ImapForm({ onDone }: { onDone: () => void }) {
  const [email, setEmail] = useState("");
  const [asked, setAsked] = useState("");
  const detected = useQuery(detectedServersQueryOptions(asked));
  const connecting = useConnecting(onDone);
  const unknown = detected.error instanceof ProblemError ? detected.error : null;
  const isAsked = asked !== "" && asked === email.trim();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isAsked) void detected.refetch();
    else {
      connecting.forget();
      setAsked(email.trim());
    }
  }

  return (
    <div className="grid gap-4">
      <form onSubmit={submit} className="grid gap-4" noValidate>
        <Field
          label="Email address"
          hint={isAsked ? undefined : "Its mail servers are found from it."}
          problem={isAsked ? (unknown ?? connecting.problem)?.fields.get("email") : undefined}
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="off"
              placeholder="ann@example.org"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        {isAsked && <TryProblem problem={unknown} />}
        {!(isAsked && detected.isSuccess) && (
          <Button
            type="submit"
            variant="primary"
            disabled={email.trim() === "" || (isAsked && detected.isFetching)}
          >
            {isAsked && detected.isFetching ? "Looking for its servers…" : "Continue"}
          </Button>
        )}
      </form>
      {isAsked && detected.isPending && !unknown && <Skeleton className="h-40" />}
      {isAsked && detected.isSuccess && (
        <ImapDetails key={asked} email={asked} found={detected.data} connecting={connecting} />
      )}
    </div>
  );
}
