import { jourExiste } from '../../../calendrier/jour.ts';
import type { ControleLecture } from '../controle.ts';

/** The schema checks month and day apart: 31 February passes it, and no holder will ever match. */
export const naissanceImpossible: ControleLecture = {
  code: 'DATE_NAISSANCE_IMPOSSIBLE',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Date de naissance impossible',
    explication:
      'L’année, le mois et le jour de naissance, bons séparément, forment une date qui n’existe pas (par exemple un 31 février).',
    quoiFaire:
      'Vérifiez la date sur la pièce d’identité. Si le jour ou le mois est inconnu, laissez-le vide avec xsi:nil="true".',
    exemple: '<cpf:jourNaissance xsi:nil="true"/>',
  },
  verifier: ({ identification, ligne }) => {
    if (identification.par !== 'TITULAIRE') return undefined;
    const { anneeNaissance, moisNaissance, jourNaissance } = identification.titulaire;
    if (moisNaissance === undefined || jourNaissance === undefined) return undefined;
    if (jourExiste(anneeNaissance, moisNaissance, jourNaissance)) return undefined;
    return { ligne, message: 'La date de naissance du titulaire n’existe pas au calendrier.' };
  },
};

/** Nobody is certified the year of their birth: the two dates were mixed up. */
export const naissanceApresDelivrance: ControleLecture = {
  code: 'NAISSANCE_APRES_DELIVRANCE',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Titulaire né après la délivrance',
    explication: 'L’année de naissance est égale ou postérieure à celle de la délivrance (dateDebutValidite).',
    quoiFaire: 'Vérifiez les deux dates : elles ont pu être inversées, ou une colonne décalée.',
    exemple: '<cpf:anneeNaissance>1991</cpf:anneeNaissance>',
  },
  verifier: ({ identification, dateDebutValidite, ligne }) =>
    identification.par === 'TITULAIRE' &&
    identification.titulaire.anneeNaissance >= Number(dateDebutValidite.slice(0, 4))
      ? { ligne, message: 'L’année de naissance du titulaire n’est pas antérieure à celle de la délivrance.' }
      : undefined,
};
