import { annulerCourriel } from '../../../workflows/compte/compte.contract.ts';
import { defineRoute } from '../../route.ts';
import { type DepsPersonnes, ordonnerAuCompte } from '../personnes/ordonner.ts';
import { ordreDeSoi } from './soi.ts';

export const annulerCourrielRoute = defineRoute<DepsPersonnes>()({
  method: 'post',
  path: '/moi/courriel/annulation',
  permission: 'moi:gerer',
  tag: 'Mon accès',
  summary: 'Renoncer à changer d’adresse électronique',
  status: 204,
  idempotence: {},
  handler: async ({ appelant, effetId, maintenant }, { ordres }) => {
    const { utilisateurId, compteId } = appelant;
    const ordre = ordreDeSoi(utilisateurId, effetId, maintenant);
    await ordonnerAuCompte({ compteId, update: annulerCourriel, ordre, effetId }, ordres);
  },
});
