import type { ControleFichier } from '../controle.ts';

const QUOI_FAIRE =
  'Employez votre contrat si vous êtes le certificateur ; si vous déposez pour un certificateur, le contrat qui vous lie à lui ou, tant que le mandat court, le sien.';

export const contratConnu: ControleFichier = {
  code: 'CONTRAT_INCONNU',
  gravite: 'REJETTE_FICHIER',
  aide: {
    titre: 'Contrat inconnu',
    explication: 'Aucun contrat ne porte le numéro d’idContrat.',
    quoiFaire: `Recopiez le numéro reçu avec vos identifiants. ${QUOI_FAIRE}`,
    exemple: '<cpf:idContrat>MCFCER000123</cpf:idContrat>',
  },
  verifier: ({ idContrat }, { contrat }) =>
    contrat === undefined ? { message: `Le contrat ${idContrat} est inconnu.` } : undefined,
};

/** Certificateur for itself: its own contract. Else the mandate's contract, or the certificateur's own. */
export const contratQuiLie: ControleFichier = {
  code: 'CONTRAT_SANS_LIEN',
  gravite: 'REJETTE_FICHIER',
  aide: {
    titre: 'Contrat d’un autre organisme',
    explication: 'Le contrat d’idContrat existe, mais ne lie pas l’émetteur au certificateur de ce fichier.',
    quoiFaire: QUOI_FAIRE,
    exemple: '<cpf:idContrat>MCFCER000123</cpf:idContrat>',
  },
  verifier: ({ idContrat, idClientEmetteur, idClientCertificateur }, { contrat }) => {
    if (contrat === undefined) return undefined;
    const duCertificateur = contrat.matriculeCertificateur === idClientCertificateur;
    const porteur = contrat.matricule === idClientCertificateur || contrat.matricule === idClientEmetteur;
    if (duCertificateur && porteur) return undefined;
    return {
      message: `Le contrat ${idContrat} ne lie pas l'émetteur ${idClientEmetteur} au certificateur ${idClientCertificateur}.`,
    };
  },
};
