import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
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
import { tenirAcces } from './tenir-acces.ts';

/**
 * Creates the access of a machine. No Idempotency-Key, since an answer kept would hold a secret: the same demand sent again
 * is refused, the name being taken.
 */
export const creerAccesRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'post',
  path: '/acces',
  permission: 'compte:gerer',
  tag: 'Accès par programme',
  summary: 'Créer un accès pour un programme',
  description: `Le secret n’est montré que dans cette réponse. Il vaut ${VALIDITE_ACCES_JOURS} jours au plus ; avant sa fin, remplacez-le (l’ancien vaut encore ${CHEVAUCHEMENT_JOURS.defaut} jours).`,
  body: z.strictObject({
    nom: ligne(80).meta({ description: 'Nom sous lequel le compte reconnaît ce programme' }),
    portees: porteesAcces,
    validiteJours,
  }),
  status: 201,
  response: accesAvecSecretSchema,
  limite: LIMITE_ACCES,
  handler: async ({ body, appelant, maintenant, sortie }, { orm }) =>
    tenirAcces({ appelant, em: orm.em.fork(), maintenant }, async ({ acces, ...acte }) => {
      const connus = await acces.lister(appelant.compteId);
      const actifs = connus.filter((connu) => etatAcces(connu, maintenant) === 'ACTIF');
      exigerAccesPossible(
        body.nom,
        actifs.map(({ nom }) => nom),
      );
      const id = randomUUID();
      const portees = [...new Set(body.portees)];
      const { nom } = body;
      await acces.creer({ id, compteId: appelant.compteId, nom, portees, creePar: acteurDe(appelant), maintenant });
      const secret = await acte.ajouterSecret(id, body.validiteJours);
      await acte.journaliser('acces.creer', id);
      sortie.entete('Location', `/api/v1/acces/${id}`);
      return { ...accesVu(await acte.trouver(id), maintenant), secret };
    }),
});
