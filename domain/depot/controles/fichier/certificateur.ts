import type { ControleFichier } from '../controle.ts';

export const certificateurConnu: ControleFichier = {
  code: 'CERTIFICATEUR_INCONNU',
  gravite: 'REJETTE_FICHIER',
  aide: {
    titre: 'Certificateur inconnu',
    explication: 'Aucun certificateur ne porte le matricule de certificateur/idClient.',
    quoiFaire:
      'Recopiez le matricule du certificateur tel que la Caisse des Dépôts le lui a adressé. S’il n’en a pas encore, il doit d’abord se faire connaître.',
    exemple: '<cpf:certificateur>\n    <cpf:idClient>12ABC345</cpf:idClient>',
  },
  verifier: ({ idClientCertificateur }, { certificateurConnu: connu }) =>
    connu ? undefined : { message: `Le certificateur de matricule ${idClientCertificateur} est inconnu.` },
};
