import { z } from 'zod';
import { LIBELLE_MOTIF_VERROU, type MotifVerrou } from '../../domain/compte/acces-personne.ts';
import { destinataire } from '../personne.ts';

const MOTIFS = Object.keys(LIBELLE_MOTIF_VERROU) as [MotifVerrou, ...MotifVerrou[]];

export const accesFermeParams = z
  .strictObject({
    ...destinataire,
    /** Of a lock; null when the access is closed without one. */
    motif: z
      .enum(MOTIFS)
      .transform((motif) => LIBELLE_MOTIF_VERROU[motif])
      .nullable(),
    parLaCaisse: z.boolean(),
    /** True when an invitation was taken back: there was no access yet. */
    invitation: z.boolean(),
  })
  .transform((lus) => ({
    ...lus,
    titre: lus.invitation ? 'Votre invitation est retirée' : 'Votre accès est fermé',
    parQui: lus.parLaCaisse ? 'La Caisse des Dépôts' : 'Un administrateur du compte',
  }));
