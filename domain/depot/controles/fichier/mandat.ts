import { jourDeParis } from '../../../calendrier/heure-de-paris.ts';
import { mandatEnVigueur as enVigueur } from '../../../mandat/mandat.ts';
import type { ControleFichier } from '../controle.ts';

/** A déposant needs a mandate in force on the day of receipt, whichever contract it quotes. */
export const mandatEnVigueur: ControleFichier = {
  code: 'MANDAT_ABSENT',
  gravite: 'REJETTE_FICHIER',
  aide: {
    titre: 'Aucun mandat en vigueur',
    explication:
      'Au jour de la réception, aucun mandat en vigueur n’autorise l’émetteur à déposer pour ce certificateur.',
    quoiFaire: 'Demandez au certificateur de déclarer ou de renouveler le mandat, puis déposez à nouveau le fichier.',
  },
  verifier: ({ idClientEmetteur, idClientCertificateur }, { mandats, recuLe }) => {
    if (idClientEmetteur === idClientCertificateur) return undefined;
    const jour = jourDeParis(recuLe);
    if (mandats.some((mandat) => enVigueur(mandat, jour))) return undefined;
    return {
      message: `Aucun mandat en vigueur n'autorise l'émetteur ${idClientEmetteur} à déposer pour le certificateur ${idClientCertificateur}.`,
    };
  },
};
