import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";

import { ErrorState } from "@/components/error-state";

export function Broken({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main className="grid min-h-[60vh] place-items-center">
      <ErrorState error={error} onRetry={retry} />
    </main>
  );
}
