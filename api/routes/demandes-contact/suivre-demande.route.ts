import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { lienInvalide } from '../../../database/repositories/jeton.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import { defineRoute } from '../../route.ts';
import { ouvrirLien } from '../../securite/lien.ts';
import { suiviDe, suiviSchema } from './suivi.ts';

/** Follows one request by the link of its acknowledgement. The link serves as often as needed. */
export const suivreDemandeRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; jetons: Empreinte }>()({
  method: 'post',
  path: '/demandes-contact/suivi',
  permission: 'public',
  tag: 'Demandes de contact',
  summary: 'Suivre une demande avec le lien reçu par courriel',
  body: z.strictObject({ jeton: z.string().max(200) }),
  status: 200,
  response: suiviSchema,
  limite: { nom: 'liens', nombre: 60, fenetreSecondes: 60 },
  handler: async ({ body, maintenant }, { orm, jetons }) => {
    const em = orm.em.fork();
    const jeton = await ouvrirLien({ texte: body.jeton, usage: 'SUIVI_DEMANDE', maintenant }, { em, jetons });
    const suivi = await new DossierLectureRepository(em).lireDemande(jeton.sujetId);
    if (!suivi) throw lienInvalide();
    return suiviDe(em, suivi, jourDeParis(maintenant.toISOString()));
  },
});
