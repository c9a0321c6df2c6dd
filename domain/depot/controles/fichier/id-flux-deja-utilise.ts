import type { ControleFichier } from '../controle.ts';

export const idFluxDejaUtilise: ControleFichier = {
  code: 'ID_FLUX_DEJA_UTILISE',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Identifiant de flux déjà utilisé',
    explication: 'Un autre dépôt de cet émetteur porte le même idFlux, qui devrait être propre à chaque fichier.',
    quoiFaire: 'Donnez à chaque fichier un identifiant nouveau ; un UUID est conseillé.',
    exemple: '<cpf:idFlux>7f0e1c9a-5a0f-4a55-9d0c-2f6f7f1f9b21</cpf:idFlux>',
  },
  verifier: ({ idFlux, ligneIdFlux }, { idFluxDejaUtilise: utilise }) =>
    utilise ? { ligne: ligneIdFlux, message: `idFlux (« ${idFlux} ») a déjà servi à un autre dépôt.` } : undefined,
};
