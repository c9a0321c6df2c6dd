import type { MikroORM } from '@mikro-orm/postgresql';
import type { UpdateDefinition } from '@temporalio/common';
import { z } from 'zod';
import type { RemplacementApresActe } from '../../../domain/remplacement/ordres.ts';
import { LIBELLE_ETAT_REMPLACEMENT } from '../../../domain/remplacement/remplacement.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import {
  REMPLACER_ADMINISTRATEUR,
  remplacementWorkflowId,
} from '../../../workflows/remplacement/remplacement.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { etatRemplacement } from './remplacement.schema.ts';

export type DepsParLien = { orm: Pick<MikroORM, 'em'>; ordres: Ordres; jetons: Empreinte };

export const jetonDuLien = z.string().max(200).meta({ description: 'Jeton du lien reçu par courriel' });

/** What an act by a link answers: where the request stands, and nothing that only agents know. */
export const suiteParLienSchema = z
  .object({ etat: etatRemplacement, libelleEtat: z.string() })
  .meta({ id: 'RemplacementApresLien' });

export const suiteParLien = ({ etat }: RemplacementApresActe): z.input<typeof suiteParLienSchema> => ({
  etat,
  libelleEtat: LIBELLE_ETAT_REMPLACEMENT[etat],
});

/** Sends an order to the workflow of a request. */
export const ordonner = <R, A extends unknown[]>(
  { ordres }: { ordres: Ordres },
  ordre: { update: UpdateDefinition<R, A>; args: A; effetId: string; remplacementId: string },
): Promise<R> => {
  const { remplacementId, ...reste } = ordre;
  return ordres.executer({
    ...reste,
    workflow: {
      type: REMPLACER_ADMINISTRATEUR,
      id: remplacementWorkflowId(remplacementId),
      file: 'dossiers',
      input: { remplacementId },
    },
  });
};
