import { createHash } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { DemandeRecuperation } from '../../../domain/compte/ordres.ts';
import {
  demanderRecuperation,
  RECUPERER_ACCES,
  recuperationWorkflowId,
} from '../../../workflows/recuperation/recuperation.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { compterEssai } from '../../securite/delais.ts';

export type DepsRecuperation = { orm: Pick<MikroORM, 'em'>; ordres: Ordres };

const SUITE = 'Si ces informations sont connues, un courriel vient d’être envoyé à l’adresse enregistrée.';

/** One answer, whoever is known. */
export const recuperationSchema = z.object({ message: z.string() }).meta({ id: 'RecuperationDemandee' });

/** Scope of the idempotency keys of who asks: a hash, since what is asked may be an address. */
export const porteeRecuperation = (valeur: string): string =>
  `recuperation:${createHash('sha256').update(valeur).digest('base64url')}`;

/**
 * Counts the request against what it names, then starts a run for it: the same steps, whether somebody is known by it or
 * not. Who is, is looked up by the run, after the answer.
 */
export const demander = async (
  demande: DemandeRecuperation,
  { valeur, effetId, maintenant }: { valeur: string; effetId: string; maintenant: Date },
  { orm, ordres }: DepsRecuperation,
): Promise<{ message: string }> => {
  await compterEssai([{ genre: 'recuperation', valeur: `${demande.genre}:${valeur}` }], orm.em.fork(), maintenant);
  await ordres.executer({
    update: demanderRecuperation,
    args: [{ effetId, le: maintenant.toISOString(), demande }],
    effetId,
    workflow: { type: RECUPERER_ACCES, id: recuperationWorkflowId(effetId), file: 'dossiers', input: {} },
  });
  return { message: SUITE };
};
