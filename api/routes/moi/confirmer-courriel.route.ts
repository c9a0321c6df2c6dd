import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { lienInvalide } from '../../../database/repositories/jeton.repository.ts';
import { PersonneLectureRepository } from '../../../database/repositories/personne-lecture.repository.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import { confirmerCourriel } from '../../../workflows/compte/compte.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import { ouvrirLienNeuf, porteeDuLien } from '../../securite/lien.ts';
import { ordonnerAuCompte } from '../personnes/ordonner.ts';
import { changementApresSchema } from './changement.schema.ts';
import { ordreDeSoi } from './soi.ts';

/** The proof is the link alone: whoever reads that mailbox says yes for it. */
export const confirmerCourrielRoute = defineRoute<{
  orm: Pick<MikroORM, 'em'>;
  ordres: Ordres;
  jetons: Empreinte;
}>()({
  method: 'post',
  path: '/changements-courriel/confirmation',
  permission: 'public',
  tag: 'Mon accès',
  summary: 'Confirmer un changement d’adresse avec le lien reçu par courriel',
  body: z.strictObject({
    jeton: z.string().max(200),
    adresse: z.enum(['NOUVELLE', 'ANCIENNE']).meta({ description: 'Adresse à laquelle le lien est arrivé' }),
  }),
  status: 200,
  response: changementApresSchema,
  idempotence: { porteeAnonyme: ({ body }) => porteeDuLien(body.jeton) },
  limite: { nom: 'liens', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ body, effetId, maintenant }, { orm, ordres, jetons }) => {
    const em = orm.em.fork();
    const usage = body.adresse === 'NOUVELLE' ? 'COURRIEL_NOUVEAU' : 'COURRIEL_ANCIEN';
    const jeton = await ouvrirLienNeuf({ texte: body.jeton, usage, maintenant }, { em, jetons });
    const changementId = jeton.sujetId;
    const personne = await new PersonneLectureRepository(em).personneDuChangement(changementId);
    if (!personne) throw lienInvalide();
    const commun = ordreDeSoi(personne.personneId, effetId, maintenant);
    const ordre = { ...commun, changementId, adresse: body.adresse, jetonId: jeton.id };
    return ordonnerAuCompte({ compteId: personne.compteId, update: confirmerCourriel, ordre, effetId }, ordres);
  },
});
