/** A whole answer in memory: what a key of idempotence can keep and give again. */
export type ReponseJson = { statut: number; entetes: Record<string, string>; corps: string };
