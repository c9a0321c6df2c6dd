import { z } from 'zod';
import { jourEnFrancais } from '../../domain/calendrier/heure-de-paris.ts';
import { PREAVIS_INACTIVITE_MOIS } from '../../domain/compte/inactivite.ts';
import { destinataire } from '../personne.ts';
import { accorder, typographier } from '../typographie.ts';

export const inactiviteAnnonceeParams = z
  .strictObject({
    ...destinataire,
    sommeilPrevuLe: z.iso.date().transform(jourEnFrancais),
    /** The last administrateur of the account: her access stays, the agents look at the account. */
    gardienne: z.boolean(),
  })
  .transform(({ gardienne, ...reste }) => ({
    ...reste,
    mois: accorder(PREAVIS_INACTIVITE_MOIS, 'mois', 'mois'),
    suite: typographier(
      gardienne
        ? 'Vous êtes le seul administrateur actif de ce compte : sans connexion de votre part, un agent de la Caisse des Dépôts prendra contact avec votre organisme.'
        : 'Sans connexion à cette date, votre accès sera mis en sommeil, sans rien supprimer : vous pourrez le retrouver en demandant un nouveau mot de passe.',
    ),
  }));
