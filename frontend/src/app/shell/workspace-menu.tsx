import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronsUpDown } from "lucide-react";

import { Mark } from "@/components/mark";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { selectWorkspace, workspaceHeader } from "@/lib/api/workspace";
import { cn } from "@/lib/cn";
import { workspacesQueryOptions } from "@/lib/queries/workspaces";

/** The company the desk is set up for; a menu where there are several. */
export function WorkspaceMenu({ labelClass }: { labelClass: string }) {
  const queries = useQueryClient();
  const { data: workspaces = [] } = useQuery(workspacesQueryOptions());
  const selected = workspaces.find(({ id, is_personal }) =>
    workspaceHeader() ? id === workspaceHeader() : is_personal,
  );
  const name = (
    <span className={cn(labelClass, "truncate font-semibold")}>{selected?.name ?? "Mailroom"}</span>
  );
  if (workspaces.length < 2) {
    return (
      <div className="flex items-center gap-2.5 px-1.5 py-1">
        <Mark />
        {name}
      </div>
    );
  }
  const select = (id: string | null) => {
    selectWorkspace(id);
    void queries.resetQueries();
  };
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`Workspace ${selected?.name ?? ""}`}
          className="flex min-w-0 items-center gap-2.5 rounded-md px-1.5 py-1 hover:bg-hover"
        >
          <Mark />
          {name}
          <ChevronsUpDown aria-hidden className={cn(labelClass, "ml-auto size-3.5 shrink-0 text-faint")} />
        </button>
      }
    >
      {workspaces.map(({ id, name: label, is_personal }) => (
        <MenuItem key={id} onSelect={() => select(is_personal ? null : id)}>
          {label}
          {id === selected?.id && <span className="ml-auto text-accent">✓</span>}
        </MenuItem>
      ))}
    </Menu>
  );
}
