import {
  AtSign,
  BookOpen,
  Contact,
  Inbox,
  LayoutDashboard,
  type LucideIcon,
  MailX,
  ServerCog,
  Settings,
  Signpost,
  TimerReset,
  UsersRound,
  Workflow,
} from "lucide-react";

import type { Role } from "@/lib/api/types";

export interface Place {
  to:
    | "/"
    | "/inbox"
    | "/follow-ups"
    | "/intents"
    | "/knowledge"
    | "/email-accounts"
    | "/settings"
    | "/suppressions"
    | "/members"
    | "/jobs"
    | "/users"
    | "/system";
  label: string;
  icon: LucideIcon;
  /** Second key after g. */
  key: string;
  group: "work" | "craft" | "admin" | "own";
}

const PLACES: readonly Place[] = [
  { to: "/", label: "Dashboard", icon: LayoutDashboard, key: "d", group: "work" },
  { to: "/inbox", label: "Inbox", icon: Inbox, key: "i", group: "work" },
  { to: "/follow-ups", label: "Follow-ups", icon: TimerReset, key: "f", group: "work" },
  { to: "/intents", label: "Intents", icon: Signpost, key: "n", group: "craft" },
  { to: "/knowledge", label: "Knowledge base", icon: BookOpen, key: "k", group: "craft" },
  { to: "/email-accounts", label: "Email accounts", icon: AtSign, key: "e", group: "craft" },
  { to: "/suppressions", label: "Suppressions", icon: MailX, key: "x", group: "craft" },
  { to: "/members", label: "Members", icon: Contact, key: "m", group: "craft" },
  { to: "/jobs", label: "Jobs", icon: Workflow, key: "j", group: "admin" },
  { to: "/users", label: "Users", icon: UsersRound, key: "u", group: "admin" },
  { to: "/system", label: "System", icon: ServerCog, key: "y", group: "admin" },
  { to: "/settings", label: "Settings", icon: Settings, key: "s", group: "own" },
];

/** The pages that a role may open. */
export function placesOf(role: Role): readonly Place[] {
  return PLACES.filter((place) => place.group !== "admin" || role !== "user");
}
