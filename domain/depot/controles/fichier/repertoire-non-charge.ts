import type { ControleFichier } from '../controle.ts';

/** Without a répertoire the rules on codes say nothing: the report must not let believe that codes were checked. */
export const repertoireNonCharge: ControleFichier = {
  code: 'REPERTOIRE_NON_CHARGE',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Codes de certification non vérifiés',
    explication: 'Les répertoires de France compétences n’étaient pas disponibles : les codes n’ont pas été vérifiés.',
    quoiFaire: 'Rien : cela ne vient pas de votre fichier.',
  },
  verifier: (_entete, { repertoireCharge }) =>
    repertoireCharge
      ? undefined
      : { message: 'Les codes de certification n’ont pas été vérifiés : aucun répertoire n’est chargé.' },
};
