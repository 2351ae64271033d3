import type { ReactNode } from "react";

import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { AppearanceControl } from "@/features/profile/components/appearance-control";
import { HoursForm } from "@/features/profile/components/hours-form";
import { PasswordForm } from "@/features/profile/components/password-form";
import { ProfileForm } from "@/features/profile/components/profile-form";
import { QuotaLine } from "@/features/profile/components/quota-line";
import { SessionsControl } from "@/features/profile/components/sessions-control";
import { SignatureForm } from "@/features/profile/components/signature-form";
import { useTitle } from "@/lib/use-title";

export function SettingsPage(): ReactNode {
  useTitle("Settings");
  return (
    <>
      <PageHeader title="Settings" description="What concerns you alone." />
      <Section title="You" description="Drafts are written in your name.">
        <ProfileForm />
      </Section>
      <Section
        title="Signature"
        description="Stands beneath every reply, unless the email account has its own."
      >
        <SignatureForm />
      </Section>
      <Section title="Working hours" description="Follow-ups leave and meetings are offered within them.">
        <HoursForm />
      </Section>
      <Section title="Quota">
        <QuotaLine />
      </Section>
      <Section title="Appearance">
        <AppearanceControl />
      </Section>
      <Section title="Password">
        <PasswordForm />
      </Section>
      <Section title="Sessions" description="On every device, this one too.">
        <SessionsControl />
      </Section>
    </>
  );
}
