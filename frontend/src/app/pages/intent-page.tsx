import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { IntentDesk } from "@/features/intents/components/intent-desk";
import { useTitle } from "@/lib/use-title";

const route = getRouteApi("/desk/intents/$intentId");

export function IntentPage(): ReactNode {
  const { intentId } = route.useParams();
  useTitle("Intent");
  return <IntentDesk id={intentId === "new" ? null : intentId} />;
}
