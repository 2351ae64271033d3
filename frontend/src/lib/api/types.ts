import type { components } from "./schema.gen";

type Schemas = components["schemas"];

export type User = Schemas["User"];
export type Role = Schemas["Role"];
export type Hours = Schemas["Hours"];
export type Email = Schemas["Email"];
export type EmailSummary = Schemas["EmailSummary"];
export type EmailStatus = Schemas["EmailStatus"];
export type WaitReason = Schemas["WaitReason"];
export type Draft = Schemas["Draft"];
export type ThreadMessage = Schemas["ThreadMessage"];
export type Intent = Schemas["Intent"];
export type KnowledgeEntry = Schemas["KnowledgeEntry"];
export type FollowUp = Schemas["FollowUp"];
export type EmailAccount = Schemas["EmailAccount"];
export type Suppression = Schemas["Suppression"];
export type Member = Schemas["Member"];
export type Comment = Schemas["Comment"];
