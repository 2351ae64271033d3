import { toast } from "sonner";

import { ProblemError } from "@/lib/api/problem";
import type { components } from "@/lib/api/schema.gen";

import { useCreateAccount } from "./api/create-account";
import { useTestAccount } from "./api/test-account";

type Body = components["schemas"]["CreateEmailAccount"];

/** Testing and connecting a mailbox; the problem is that of the last try. */
export function useConnecting(onDone: () => void) {
  const testing = useTestAccount();
  const creating = useCreateAccount();
  const error = creating.error ?? testing.error;
  return {
    problem: error instanceof ProblemError ? error : null,
    isTesting: testing.isPending,
    isConnecting: creating.isPending,
    /** Whether exactly this was tested and works. */
    isTested: (body: Body) => testing.isSuccess && JSON.stringify(testing.variables) === JSON.stringify(body),
    forget: () => {
      testing.reset();
      creating.reset();
    },
    test: (body: Body) => {
      creating.reset();
      testing.mutate(body);
    },
    connect: (body: Body) => {
      testing.reset();
      creating.mutate(body, {
        onSuccess: () => {
          toast(`${body.email} is connected`);
          onDone();
        },
      });
    },
  };
}

export type Connecting = ReturnType<typeof useConnecting>;
