import type { Role } from "@/lib/api/types";

export const ROLES: Record<Role, string> = { user: "User", admin: "Admin", super_admin: "Super admin" };
