import { Link } from "@tanstack/react-router";
import { Menu as MenuIcon, Search } from "lucide-react";

import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { MenuSeparator } from "@/components/ui/menu-separator";
import { useMe } from "@/lib/queries/use-me";

import { InboxCount } from "./inbox-count";
import { placesOf } from "./places";
import { useSignOut } from "./use-sign-out";

const look =
  "relative flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs text-soft focus-visible:-outline-offset-4";

/** The rail of a telephone. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const places = placesOf(useMe().role);
  const signOut = useSignOut();
  return (
    <nav aria-label="Pages" className="flex shrink-0 border-t bg-sheet sm:hidden">
      {places
        .filter(({ group }) => group === "work")
        .map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: to === "/" }}
            className={look}
            activeProps={{ className: "text-accent" }}
          >
            <span className="relative">
              <Icon aria-hidden className="size-5" />
              {to === "/inbox" && <InboxCount className="-top-1.5 right-auto left-3" />}
            </span>
            {label}
          </Link>
        ))}
      <button type="button" onClick={onSearch} className={look}>
        <Search aria-hidden className="size-5" />
        Find
      </button>
      <Menu
        side="top"
        trigger={
          <button type="button" className={look}>
            <MenuIcon aria-hidden className="size-5" />
            More
          </button>
        }
      >
        {places
          .filter(({ group }) => group !== "work")
          .map(({ to, label, icon: Icon }) => (
            <MenuItem key={to} asChild>
              <Link to={to}>
                <Icon /> {label}
              </Link>
            </MenuItem>
          ))}
        <MenuSeparator />
        <MenuItem onSelect={() => signOut.mutate()}>Sign out</MenuItem>
      </Menu>
    </nav>
  );
}
