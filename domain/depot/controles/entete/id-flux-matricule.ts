import type { ControleEntete } from '../controle.ts';

/** Producers that number nothing put their matricule there: every file then bears the same idFlux. */
export const idFluxMatricule: ControleEntete = {
  code: 'ID_FLUX_EGAL_MATRICULE',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Identifiant de flux égal à un matricule',
    explication:
      'idFlux identifie ce fichier parmi tous ceux que vous envoyez. Votre matricule, lui, est le même dans tous vos fichiers.',
    quoiFaire: 'Donnez à chaque fichier un identifiant nouveau ; un UUID est conseillé.',
    exemple: '<cpf:idFlux>7f0e1c9a-5a0f-4a55-9d0c-2f6f7f1f9b21</cpf:idFlux>',
  },
  verifier: ({ idFlux, idClientEmetteur, idClientCertificateur, ligneIdFlux }) =>
    idFlux === idClientEmetteur || idFlux === idClientCertificateur
      ? {
          ligne: ligneIdFlux,
          message: `idFlux (« ${idFlux} ») est le matricule de l’organisme, et non un identifiant du fichier.`,
        }
      : undefined,
};
