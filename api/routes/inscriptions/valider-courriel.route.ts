import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CompteLectureRepository } from '../../../database/repositories/compte-lecture.repository.ts';
import { lienInvalide } from '../../../database/repositories/jeton.repository.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import {
  ACCROCHER_ORGANISME,
  accrochageWorkflowId,
  validerCourriel,
} from '../../../workflows/accrochage/accrochage.contract.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import { ouvrirLienNeuf, porteeDuLien } from '../../securite/lien.ts';

export const validerCourrielRoute = defineRoute<{
  orm: Pick<MikroORM, 'em'>;
  ordres: Ordres;
  jetons: Empreinte;
}>()({
  method: 'post',
  path: '/inscriptions/validation',
  permission: 'public',
  tag: 'Inscription',
  summary: 'Valider son adresse électronique',
  description: 'L’identifiant de connexion part ensuite par courriel. Le lien ne sert qu’une fois.',
  body: z.strictObject({ jeton: z.string().max(200) }),
  status: 201,
  response: z.object({ compteId: z.uuid() }).meta({ id: 'CompteActive' }),
  idempotence: { porteeAnonyme: ({ body }) => porteeDuLien(body.jeton) },
  limite: { nom: 'liens', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ body, effetId, maintenant }, { orm, ordres, jetons }) => {
    const em = orm.em.fork();
    const lien = { texte: body.jeton, usage: 'VALIDATION_COURRIEL', maintenant } as const;
    const jeton = await ouvrirLienNeuf(lien, { em, jetons });
    const personne = await new CompteLectureRepository(em).trouverPersonne(jeton.sujetId);
    if (!personne) throw lienInvalide();
    const { siret } = personne.organisme;
    return ordres.executer({
      update: validerCourriel,
      args: [{ utilisateurId: personne.utilisateur.id, jetonId: jeton.id, le: maintenant.toISOString() }],
      effetId,
      workflow: { type: ACCROCHER_ORGANISME, id: accrochageWorkflowId(siret), file: 'dossiers', input: { siret } },
    });
  },
});
