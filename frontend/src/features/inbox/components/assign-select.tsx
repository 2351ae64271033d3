import { useQuery } from "@tanstack/react-query";
import { toast } from "sonner";

import { Select } from "@/components/ui/select";
import { after } from "@/lib/after";
import type { Email } from "@/lib/api/types";
import { membersQueryOptions } from "@/lib/queries/members";

import { useAssignEmail } from "../api/assign-email";

/** Who takes care of the email; nothing where the person works alone. */
export function AssignSelect({ email }: { email: Email }) {
  const { data: members = [] } = useQuery(membersQueryOptions());
  const assign = useAssignEmail(email.id);
  if (members.length < 2) return null;
  const give = (userId: string | null) => {
    const before = email.assignee_id ?? null;
    after(assign.mutateAsync(userId), () => {
      const name = members.find((member) => member.user_id === userId)?.full_name;
      toast(name ? `Assigned to ${name}` : "Assigned to nobody", {
        action: { label: "Undo", onClick: () => assign.mutate(before) },
      });
    });
  };
  return (
    <Select
      variant="quiet"
      aria-label="Assigned to"
      value={email.assignee_id ?? ""}
      onChange={(event) => give(event.target.value || null)}
    >
      <option value="">Nobody assigned</option>
      {members.map(({ user_id, full_name }) => (
        <option key={user_id} value={user_id}>
          {full_name}
        </option>
      ))}
    </Select>
  );
}
