import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { AppelantAgent } from '../../../../domain/compte/appelant.ts';
import type { PermissionAgent } from '../../../../domain/compte/permission.ts';
import type { CourrielCompose } from '../../../../domain/courriel/composition.ts';

export type ContexteApercu = { em: EntityManager; agent: AppelantAgent; maintenant: Date };

/** The mails that one act of an agent would send. Reads only. */
export type Apercu<C extends z.ZodRawShape = z.ZodRawShape> = {
  /** That of the act itself. */
  permission: PermissionAgent | 'mandat:terminer' | 'cocertification:declarer' | 'acces:verrouiller';
  /** What the act needs to be told, beside the version. */
  champs: C;
  // Method syntax on purpose: acts that are told different things are one list.
  composer(dit: z.output<z.ZodObject<C>>, contexte: ContexteApercu): Promise<CourrielCompose[]>;
};

export const definirApercu = <const C extends z.ZodRawShape>(apercu: Apercu<C>): Apercu<C> => apercu;

/** Stands for the row of a link that nothing issues: the preview shows a mask. */
export const AUCUN_JETON = '00000000-0000-4000-8000-000000000000';
