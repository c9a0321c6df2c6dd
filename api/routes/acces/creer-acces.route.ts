import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  CHEVAUCHEMENT_JOURS,
  etatAcces,
  exigerAccesPossible,
  VALIDITE_ACCES_JOURS,
} from '../../../domain/compte/acces.ts';
import { acteurDe } from '../../../domain/compte/appelant.ts';
import { ligne } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { accesAvecSecretSchema, accesVu, LIMITE_ACCES, porteesAcces, validiteJours } from './acces.schema.ts';
import { annoncer, type DepsAcces, exigerPreuve, preuve, tenirAcces } from './tenir-acces.ts';

/**
 * Creates the access of a machine. No Idempotency-Key, since an answer kept would hold a secret: the same demand sent again
 * is refused, the name being taken.
 */
export const creerAccesRoute = defineRoute<DepsAcces>()({
  method: 'post',
  path: '/acces',
  permission: 'compte:gerer',
  tag: 'Accès par programme',
  summary: 'Créer un accès pour un programme',
  description: `Le mot de passe est redemandé, et un code à qui a un second facteur. Le secret n’est montré que dans cette réponse ; les administrateurs du compte sont prévenus par courriel. Il vaut ${VALIDITE_ACCES_JOURS} jours au plus ; avant sa fin, remplacez-le (l’ancien vaut encore ${CHEVAUCHEMENT_JOURS.defaut} jours).`,
  body: z.strictObject({
    nom: ligne(80).meta({ description: 'Nom sous lequel le compte reconnaît ce programme' }),
    portees: porteesAcces,
    validiteJours,
    ...preuve,
  }),
  status: 201,
  response: accesAvecSecretSchema,
  limite: LIMITE_ACCES,
  handler: async ({ body, appelant, maintenant, sortie }, deps) => {
    const circonstances = { appelant, em: deps.orm.em.fork(), maintenant };
    await exigerPreuve(body, circonstances, deps);
    const { compteId } = appelant;
    const { nom } = body;
    const accesId = randomUUID();
    const { secretId, ...cree } = await tenirAcces(circonstances, async ({ acces, ...acte }) => {
      const connus = await acces.lister(compteId);
      const actifs = connus.filter((connu) => etatAcces(connu, maintenant) === 'ACTIF');
      exigerAccesPossible(
        nom,
        actifs.map((actif) => actif.nom),
      );
      const portees = [...new Set(body.portees)];
      await acces.creer({ id: accesId, compteId, nom, portees, creePar: acteurDe(appelant), maintenant });
      const secret = await acte.ajouterSecret(accesId, body.validiteJours);
      await acte.journaliser('acces.creer', accesId);
      return { ...accesVu(await acte.trouver(accesId), maintenant), ...secret };
    });
    await annoncer({ accesId, secretId, evenement: 'CREE' }, circonstances, deps);
    sortie.entete('Location', `/api/v1/acces/${accesId}`);
    return cree;
  },
});
