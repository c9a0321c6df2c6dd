import { jourEnFrancais } from '../../../calendrier/heure-de-paris.ts';
import type { ControleLecture } from '../controle.ts';

/** From that day on, deliveries must be sent (deadlines). */
const DEBUT_OBLIGATION = '2021-07-01';

/** Deliveries before the obligation are accepted, and said. */
export const delivranceAncienne: ControleLecture = {
  code: 'DELIVRANCE_AVANT_OBLIGATION',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Délivrance antérieure au 1er juillet 2021',
    explication: 'La transmission n’est obligatoire que pour les certifications délivrées depuis le 1er juillet 2021.',
    quoiFaire: 'Rien si la date est exacte : le passage est accepté. Sinon, corrigez dateDebutValidite.',
  },
  verifier: ({ dateDebutValidite, ligne }) =>
    dateDebutValidite < DEBUT_OBLIGATION
      ? { ligne, message: `La délivrance du ${jourEnFrancais(dateDebutValidite)} précède le 1er juillet 2021.` }
      : undefined,
};

/** A parchment cannot be dated after the day on which it is sent. */
export const delivranceFuture: ControleLecture = {
  code: 'DELIVRANCE_FUTURE',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Délivrance dans le futur',
    explication: 'La date de délivrance (dateDebutValidite) est postérieure au jour du dépôt.',
    quoiFaire: 'Vérifiez l’année, et que le jour et le mois ne sont pas inversés : le format est AAAA-MM-JJ.',
    exemple: '<cpf:dateDebutValidite>2026-02-10</cpf:dateDebutValidite>',
  },
  verifier: ({ dateDebutValidite, ligne }, { jour }) =>
    jour !== undefined && dateDebutValidite > jour
      ? { ligne, message: `La délivrance du ${jourEnFrancais(dateDebutValidite)} est postérieure au jour du dépôt.` }
      : undefined,
};
