import type { ReactNode } from "react";

import { PageHeader } from "@/components/page-header";
import { Overview } from "@/features/dashboard/components/overview";
import { useMe } from "@/lib/queries/use-me";
import { useTitle } from "@/lib/use-title";

export function DashboardPage(): ReactNode {
  const me = useMe();
  useTitle("Dashboard");
  return (
    <>
      <PageHeader
        title={`${greeting()}, ${me.full_name.split(" ")[0]}`}
        description="The last thirty days, compared with the thirty before."
      />
      <Overview />
    </>
  );
}

function greeting(): string {
  const hour = new Date().getHours();
  if (hour < 5) return "Good night";
  if (hour < 12) return "Good morning";
  return hour < 18 ? "Good afternoon" : "Good evening";
}
