import type { ReactNode } from "react";

import { NoPermission } from "@/components/no-permission";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { AuditList } from "@/features/system/components/audit-list";
import { Counts } from "@/features/system/components/counts";
import { ModelUse } from "@/features/system/components/model-use";
import { Readiness } from "@/features/system/components/readiness";
import { SettingsForm } from "@/features/system/components/settings-form";
import { useMe } from "@/lib/queries/use-me";
import { useTitle } from "@/lib/use-title";

export function SystemPage(): ReactNode {
  const { role } = useMe();
  useTitle("System");
  if (role === "user") return <NoPermission />;
  return (
    <>
      <PageHeader title="System" description="The whole installation." />
      <Section title="Readiness" description="What Mailroom stands on.">
        <Readiness />
      </Section>
      {role === "super_admin" && (
        <Section title="Settings" description="For everybody.">
          <SettingsForm />
        </Section>
      )}
      <Section title="Counts" description="In all workspaces.">
        <Counts />
      </Section>
      <Section title="Language models" description="The last thirty days.">
        <ModelUse />
      </Section>
      {role === "super_admin" && (
        <Section title="Audit log" description="Who changed what, when, from where.">
          <AuditList />
        </Section>
      )}
    </>
  );
}
