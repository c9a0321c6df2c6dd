import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { lienInvalide } from '../../../database/repositories/jeton.repository.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import {
  ACCROCHER_ORGANISME,
  accrochageWorkflowId,
  repondreComplement,
} from '../../../workflows/accrochage/accrochage.contract.ts';
import { paragraphe } from '../../champs.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import { ouvrirLien, porteeDuLien } from '../../securite/lien.ts';

/** The answer of the organisme to the complement that its case waits for, by its follow-up link. */
export const repondreComplementRoute = defineRoute<{
  orm: Pick<MikroORM, 'em'>;
  jetons: Empreinte;
  ordres: Ordres;
}>()({
  method: 'post',
  path: '/demandes-contact/suivi/reponse',
  permission: 'public',
  tag: 'Demandes de contact',
  summary: 'Répondre au complément demandé',
  description: 'Les pièces sont d’abord envoyées une à une ; la réponse les désigne.',
  body: z.strictObject({
    jeton: z.string().max(200),
    complementId: z.uuid(),
    texte: paragraphe(4000),
    pieceIds: z.array(z.uuid()).max(10).default([]),
  }),
  status: 201,
  response: z.object({ reference: z.string() }).meta({ id: 'ReponseRecue' }),
  idempotence: { porteeAnonyme: ({ body }) => porteeDuLien(body.jeton) },
  limite: { nom: 'liens', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ body, effetId, maintenant }, { orm, jetons, ordres }) => {
    const em = orm.em.fork();
    const jeton = await ouvrirLien({ texte: body.jeton, usage: 'SUIVI_DEMANDE', maintenant }, { em, jetons });
    const suivi = await new DossierLectureRepository(em).lireDemande(jeton.sujetId);
    // Anyone may join a request to somebody else's case: only who opened it answers for it.
    if (!suivi?.dossier || suivi.demande.jointe) throw lienInvalide();
    const { demande, dossier } = suivi;
    const { complementId, texte, pieceIds } = body;
    const reponse = { reponseId: effetId, complementId, demandeId: demande.id, texte, pieceIds };
    await ordres.executer({
      update: repondreComplement,
      args: [{ dossierId: dossier.id, ...reponse, le: maintenant.toISOString() }],
      effetId,
      workflow: {
        type: ACCROCHER_ORGANISME,
        id: accrochageWorkflowId(dossier.siret),
        file: 'dossiers',
        input: { siret: dossier.siret },
      },
    });
    return { reference: dossier.reference };
  },
});
