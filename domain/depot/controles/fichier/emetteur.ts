import type { ControleFichier } from '../controle.ts';

/** `emetteur/idClient` is the matricule of the account that deposits. */
export const emetteurDuCompte: ControleFichier = {
  code: 'EMETTEUR_DIFFERENT_DU_COMPTE',
  gravite: 'REJETTE_FICHIER',
  aide: {
    titre: 'Émetteur différent du compte',
    explication: 'Le matricule de l’émetteur (emetteur/idClient) n’est pas celui du compte qui dépose le fichier.',
    quoiFaire: 'Mettez votre matricule dans emetteur/idClient, ou déposez depuis le compte de cet émetteur.',
    exemple: '<cpf:emetteur>\n    <cpf:idClient>12ABC345</cpf:idClient>',
  },
  verifier: ({ idClientEmetteur }, { matriculeCompte }) =>
    idClientEmetteur === matriculeCompte
      ? undefined
      : {
          message: `Le matricule de l'émetteur (${idClientEmetteur}) n'est pas celui du compte qui dépose le fichier (${matriculeCompte}).`,
        },
};
