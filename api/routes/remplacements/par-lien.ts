import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { RemplacementApresActe } from '../../../domain/remplacement/ordres.ts';
import { LIBELLE_ETAT_REMPLACEMENT } from '../../../domain/remplacement/remplacement.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
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
