import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";

import { Toasts } from "./shell/toasts";

export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <QueryClientProvider client={queries}>
      <Tooltip.Provider delayDuration={400}>{children}</Tooltip.Provider>
      <Toasts />
    </QueryClientProvider>
  );
}
