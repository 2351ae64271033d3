import { Link } from "@tanstack/react-router";
import { Keyboard, PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";

import { Button } from "@/components/ui/button";
import { Keys } from "@/components/ui/keys";
import { Tooltip } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import { useMe } from "@/lib/queries/use-me";
import { useStored } from "@/lib/use-stored";

import { InboxCount } from "./inbox-count";
import { PersonMenu } from "./person-menu";
import { type Place, placesOf } from "./places";
import { WorkspaceMenu } from "./workspace-menu";

interface Props {
  onSearch: () => void;
  onKeys: () => void;
}

/** The way to every page; icons only where the window is narrow or a person wants it so. */
export function Rail({ onSearch, onKeys }: Props) {
  const me = useMe();
  const [isNarrow, setNarrow] = useStored("mailroom.rail", false);
  const places = placesOf(me.role);
  const wide = isNarrow ? "hidden" : "hidden xl:inline";
  return (
    <nav
      aria-label="Pages"
      className={cn(
        "hidden w-14 shrink-0 flex-col border-r px-2 py-3 sm:flex",
        !isNarrow && "xl:w-54 xl:px-3",
      )}
    >
      <WorkspaceMenu labelClass={wide} />
      <Tooltip label="Find anything" keys="mod K" side="right">
        <Button
          variant="ghost"
          onClick={onSearch}
          aria-label="Find anything"
          className="mt-3 mb-2 justify-start px-2.5"
        >
          <Search />
          <span className={cn(wide, "flex-1 text-left font-normal")}>Find anything</span>
          <span className={wide}>
            <Keys keys="mod K" />
          </span>
        </Button>
      </Tooltip>
      <Group places={places} group="work" wide={wide} />
      <hr className="my-2" />
      <Group places={places} group="craft" wide={wide} />
      {me.role !== "user" && <hr className="my-2" />}
      <Group places={places} group="admin" wide={wide} />
      <div className="mt-auto grid gap-1 pt-3">
        <div className={cn("hidden items-center xl:flex", isNarrow && "flex-col")}>
          <Tooltip label={isNarrow ? "Widen" : "Icons only"} side="right">
            <Button
              variant="ghost"
              size="icon"
              aria-label={isNarrow ? "Widen the rail" : "Show icons only"}
              onClick={() => setNarrow(!isNarrow)}
            >
              {isNarrow ? <PanelLeftOpen /> : <PanelLeftClose />}
            </Button>
          </Tooltip>
          <Tooltip label="Keys" keys="?" side="right">
            <Button variant="ghost" size="icon" aria-label="Keys" onClick={onKeys}>
              <Keyboard />
            </Button>
          </Tooltip>
        </div>
        <PersonMenu labelClass={wide} />
      </div>
    </nav>
  );
}

function Group({ places, group, wide }: { places: readonly Place[]; group: Place["group"]; wide: string }) {
  return (
    <ul className="grid gap-0.5">
      {places
        .filter((place) => place.group === group)
        .map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              title={label}
              activeOptions={{ exact: to === "/" }}
              className="relative flex h-8 items-center gap-2.5 rounded-md px-2.5 text-soft transition-colors hover:bg-hover hover:text-ink"
              activeProps={{ className: "bg-hover font-medium text-ink" }}
            >
              <Icon aria-hidden className="size-4 shrink-0" />
              <span className={wide}>{label}</span>
              {to !== "/inbox" && (
                <span className={cn("sr-only", wide.includes("xl") && "xl:hidden")}>{label}</span>
              )}
              {to === "/inbox" && (
                <InboxCount
                  className={wide.includes("xl") ? "xl:static xl:ml-auto xl:min-w-5 xl:leading-5" : ""}
                />
              )}
            </Link>
          </li>
        ))}
    </ul>
  );
}
