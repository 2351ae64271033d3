import { useQuery } from "@tanstack/react-query";
import { AlarmClock, Ban, Send, UserPlus, X } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { MenuSeparator } from "@/components/ui/menu-separator";
import { Popover } from "@/components/ui/popover";
import { Tooltip } from "@/components/ui/tooltip";
import type { EmailSummary } from "@/lib/api/types";
import { membersQueryOptions } from "@/lib/queries/members";
import { useHotkeys } from "@/lib/use-hotkeys";

import type { Decisions } from "../use-decisions";
import type { Selection } from "../use-selection";
import { SnoozeTimes } from "./snooze-times";

interface Props {
  selection: Selection;
  decisions: Decisions;
  emails: readonly EmailSummary[];
}

/** How many are selected, and what can be decided about all of them at once. */
export function SelectionBar({ selection, decisions, emails }: Props) {
  const [isSnoozing, setSnoozing] = useState(false);
  const clear = () => selection.replace([]);
  const { approve, reject, snooze, isPending } = decisions;
  useHotkeys({
    "mod+Enter": () => void approve(),
    d: () => void reject(),
    s: () => setSnoozing(true),
    "mod+a": () => selection.replace(emails.map(({ id }) => id)),
  });
  const isWhole = selection.emails.length === emails.length;
  return (
    <div role="toolbar" aria-label="Selected emails" className="grid animate-appear gap-2">
      <div className="flex h-7 items-center gap-2">
        <p role="status" className="font-semibold tabular-nums">
          {selection.emails.length} selected
        </p>
        {!isWhole && (
          <Button
            variant="link"
            size="inline"
            className="text-xs"
            onClick={() => selection.replace(emails.map(({ id }) => id))}
          >
            Select all {emails.length}
          </Button>
        )}
        <Tooltip label="Select none" keys="esc">
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label="Select none"
            className="-mr-1 ml-auto"
            onClick={clear}
          >
            <X />
          </Button>
        </Tooltip>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <Tooltip label="Send all their drafts" keys="mod Enter">
          <Button variant="primary" disabled={isPending} onClick={() => void approve()}>
            <Send /> Send
          </Button>
        </Tooltip>
        <Tooltip label="Close them without a reply" keys="d">
          <Button disabled={isPending} onClick={() => void reject()} className="px-2.5">
            <Ban /> Don’t reply
          </Button>
        </Tooltip>
        <Popover
          label="Snooze"
          align="end"
          open={isSnoozing}
          onOpenChange={setSnoozing}
          className="w-64 p-1.5"
          trigger={
            <Button disabled={isPending} className="px-2.5">
              <AlarmClock /> Snooze
            </Button>
          }
        >
          <SnoozeTimes
            onPick={(at) => {
              setSnoozing(false);
              void snooze(at);
            }}
          />
        </Popover>
        <AssignMenu decisions={decisions} />
      </div>
    </div>
  );
}

function AssignMenu({ decisions: { assign, isPending } }: { decisions: Decisions }) {
  const { data: members = [] } = useQuery(membersQueryOptions());
  if (members.length < 2) return null;
  return (
    <Menu
      trigger={
        <Button size="icon" aria-label="Assign" disabled={isPending}>
          <UserPlus />
        </Button>
      }
    >
      {members.map(({ user_id, full_name }) => (
        <MenuItem key={user_id} onSelect={() => void assign(user_id, full_name)}>
          {full_name}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={() => void assign(null, "nobody")}>Nobody</MenuItem>
    </Menu>
  );
}
