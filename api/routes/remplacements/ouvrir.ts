import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { OuvertureRemplacement, RemplacementOuvert } from '../../../domain/remplacement/ordres.ts';
import { LIBELLE_MOTIF_REMPLACEMENT, type MotifRemplacement } from '../../../domain/remplacement/remplacement.ts';
import { ouvrirRemplacement } from '../../../workflows/remplacement/remplacement.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { compterEssai } from '../../securite/delais.ts';
import { ordonner } from './ordonner.ts';

export type DepsOuverture = { orm: Pick<MikroORM, 'em'>; ordres: Ordres };

const MOTIFS_REMPLACEMENT = Object.keys(LIBELLE_MOTIF_REMPLACEMENT) as [MotifRemplacement, ...MotifRemplacement[]];

export const motifRemplacement = z.enum(MOTIFS_REMPLACEMENT).meta({
  id: 'MotifRemplacement',
  description: Object.entries(LIBELLE_MOTIF_REMPLACEMENT)
    .map(([motif, libelle]) => `${motif} : ${libelle}`)
    .join(' ; '),
});

export const remplacementOuvertSchema = z.object({ reference: z.string() }).meta({ id: 'RemplacementOuvert' });

/** Opens the request, unless its address has just received several such mails. */
export const ouvrirDemande = async (
  ouverture: OuvertureRemplacement,
  { orm, ordres }: DepsOuverture,
): Promise<RemplacementOuvert> => {
  const { remplacementId, demandeur, le } = ouverture;
  const sujet = { genre: 'destinataire', valeur: `remplacement:${demandeur.courriel.toLowerCase()}` } as const;
  await compterEssai([sujet], orm.em.fork(), new Date(le));
  return ordonner(
    { ordres },
    { update: ouvrirRemplacement, args: [ouverture], effetId: remplacementId, remplacementId },
  );
};
