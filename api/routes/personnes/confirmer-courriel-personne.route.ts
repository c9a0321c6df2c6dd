import { PersonneLectureRepository } from '../../../database/repositories/personne-lecture.repository.ts';
import { confirmerCourriel } from '../../../workflows/compte/compte.contract.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { changementApresSchema } from '../moi/changement.schema.ts';
import { type DepsPersonnes, exigerPersonne, ordonnerSurPersonne, paramsPersonne } from './ordonner.ts';

/** For an old address that is dead: the administrateur says yes in its place, never for herself. */
export const confirmerCourrielPersonneRoute = defineRoute<DepsPersonnes>()({
  method: 'post',
  path: '/personnes/:personneId/courriel/confirmation',
  permission: 'compte:gerer',
  tag: 'Personnes',
  summary: 'Confirmer un changement d’adresse à la place de l’ancienne adresse',
  description: 'Pour une adresse qui n’existe plus. La nouvelle adresse doit toujours être confirmée par la personne.',
  params: paramsPersonne,
  status: 200,
  response: changementApresSchema,
  idempotence: {},
  handler: async ({ params, appelant, effetId, maintenant }, deps) => {
    const em = deps.orm.em.fork();
    await exigerPersonne(params.personneId, appelant, em);
    const personne = await new PersonneLectureRepository(em).trouver(params.personneId, maintenant);
    if (!personne?.changement) throw introuvable('Le changement d’adresse de cette personne');
    const { changementId } = personne.changement;
    const reste = { changementId, adresse: 'ANCIENNE' as const, jetonId: null };
    return ordonnerSurPersonne({ update: confirmerCourriel, ...params, appelant, effetId, maintenant, reste }, deps);
  },
});
