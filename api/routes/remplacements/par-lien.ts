import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { BusinessError } from '../../../domain/errors.ts';
import type { RemplacementApresActe } from '../../../domain/remplacement/ordres.ts';
import { LIBELLE_ETAT_REMPLACEMENT } from '../../../domain/remplacement/remplacement.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import type { Ordres } from '../../ordres.ts';
import { ordonner } from './ordonner.ts';
import { etatRemplacement } from './remplacement.schema.ts';

export type DepsParLien = { orm: Pick<MikroORM, 'em'>; ordres: Ordres; jetons: Empreinte };

/** Sends the order of the holder of a link; a refusal does not tell her who acted, nor what agents see. */
export const ordonnerParLien = async <R, A extends unknown[]>(
  deps: DepsParLien,
  ordre: Parameters<typeof ordonner<R, A>>[1],
): Promise<R> =>
  ordonner(deps, ordre).catch((erreur: unknown) => {
    if (!(erreur instanceof BusinessError) || !('par' in erreur.details)) throw erreur;
    const { etat, le } = erreur.details;
    throw new BusinessError(erreur.code, erreur.message, { etat, le });
  });

export const jetonDuLien = z.string().max(200).meta({ description: 'Jeton du lien reçu par courriel' });

/** What an act by a link answers: where the request stands, and nothing that only agents know. */
export const suiteParLienSchema = z
  .object({ etat: etatRemplacement, libelleEtat: z.string() })
  .meta({ id: 'RemplacementApresLien' });

export const suiteParLien = ({ etat }: RemplacementApresActe): z.input<typeof suiteParLienSchema> => ({
  etat,
  libelleEtat: LIBELLE_ETAT_REMPLACEMENT[etat],
});
