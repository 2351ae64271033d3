import type { Member } from "@/lib/api/types";

/** Roles in a workspace, in words. */
export const MEMBER_ROLES: Record<Member["role"], string> = { owner: "Owner", member: "Member" };
