import { useNavigate } from "@tanstack/react-router";
import { LogOut, Monitor, Moon, Settings, Sun } from "lucide-react";

import { Avatar } from "@/components/avatar";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { MenuSeparator } from "@/components/ui/menu-separator";
import { cn } from "@/lib/cn";
import { useMe } from "@/lib/queries/use-me";
import { type Theme, useTheme } from "@/lib/theme";

import { useSignOut } from "./use-sign-out";

const THEMES: { theme: Theme; label: string; icon: typeof Sun }[] = [
  { theme: "system", label: "As the system", icon: Monitor },
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
];

/** Who is signed in, and what concerns only them. */
export function PersonMenu({ labelClass }: { labelClass: string }) {
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [theme, setTheme] = useTheme();
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <button
          type="button"
          aria-label={`${me.full_name}: menu`}
          className="flex min-w-0 items-center gap-2.5 rounded-md p-1.5 hover:bg-hover"
        >
          <Avatar name={me.full_name} />
          <span className={cn(labelClass, "truncate text-left")}>{me.full_name}</span>
        </button>
      }
    >
      <p className="px-2 py-1.5 text-xs text-faint">{me.email}</p>
      <MenuItem onSelect={() => void navigate({ to: "/settings" })}>
        <Settings /> Settings
      </MenuItem>
      <MenuSeparator />
      {THEMES.map(({ theme: option, label, icon: Icon }) => (
        <MenuItem key={option} onSelect={() => setTheme(option)}>
          <Icon /> {label}
          {theme === option && <span className="ml-auto text-accent">✓</span>}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={() => signOut.mutate()}>
        <LogOut /> Sign out
      </MenuItem>
    </Menu>
  );
}
