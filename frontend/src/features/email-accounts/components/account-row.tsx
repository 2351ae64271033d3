import { Ellipsis, Pause, Play, RefreshCw, Settings2, Unplug } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";

import { Status } from "@/components/status";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { MenuSeparator } from "@/components/ui/menu-separator";
import { SwitchRow } from "@/components/ui/switch-row";
import type { EmailAccount } from "@/lib/api/types";
import { ago } from "@/lib/time";
import { useNow } from "@/lib/use-now";

import { accountStanding, PROVIDERS } from "../account-standing";
import { useSyncAccount } from "../api/sync-account";
import { useUpdateAccount } from "../api/update-account";
import { AccountDialog } from "./account-dialog";
import { DisconnectDialog } from "./disconnect-dialog";

/** One mailbox: how it is, and whether it may send by itself. */
export function AccountRow({ account }: { account: EmailAccount }) {
  const now = useNow(10_000);
  const [open, setOpen] = useState<"settings" | "disconnect" | null>(null);
  const sync = useSyncAccount(account.id);
  const update = useUpdateAccount(account.id);
  const { standing, word } = accountStanding(account);
  const close = () => setOpen(null);
  return (
    <div className="grid items-center gap-x-8 gap-y-3 px-4 py-4 sm:grid-cols-[minmax(0,1fr)_16rem_auto] sm:px-8">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3">
          <span className="truncate font-medium">{account.email}</span>
          <Status standing={standing}>{word}</Status>
        </p>
        <p className="text-xs text-faint">
          {PROVIDERS[account.provider]}
          {account.last_sync && <> · read {ago(account.last_sync, now)}</>} · at most{" "}
          {account.daily_send_limit} a day
        </p>
        {account.last_error && <p className="mt-1 text-xs text-red">{account.last_error}</p>}
      </div>
      <SwitchRow
        label="Sends automatically"
        hint="Where the intent allows it"
        checked={account.auto_send_enabled}
        onChange={(auto_send_enabled) => update.mutate({ auto_send_enabled })}
      />
      <div className="flex items-center gap-2">
        <Button
          size="sm"
          disabled={sync.isPending || !account.is_active}
          onClick={() => sync.mutate(undefined, { onSuccess: () => toast(`Checking ${account.email}`) })}
        >
          <RefreshCw /> Check mail
        </Button>
        <Menu
          trigger={
            <Button variant="ghost" size="icon-sm" aria-label={`More about ${account.email}`}>
              <Ellipsis />
            </Button>
          }
        >
          <MenuItem onSelect={() => setOpen("settings")}>
            <Settings2 /> Settings
          </MenuItem>
          <MenuItem onSelect={() => update.mutate({ is_active: !account.is_active })}>
            {account.is_active ? <Pause /> : <Play />}
            {account.is_active ? "Pause" : "Go on"}
          </MenuItem>
          <MenuSeparator />
          <MenuItem isDangerous onSelect={() => setOpen("disconnect")}>
            <Unplug /> Disconnect
          </MenuItem>
        </Menu>
      </div>
      <AccountDialog key={`settings-${open}`} account={account} open={open === "settings"} onClose={close} />
      <DisconnectDialog account={account} open={open === "disconnect"} onClose={close} />
    </div>
  );
}
