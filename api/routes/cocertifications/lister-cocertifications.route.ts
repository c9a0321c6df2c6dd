import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CoCertificationLectureRepository } from '../../../database/repositories/cocertification-lecture.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import { LIBELLE_MODE_ENVOI } from '../../../domain/cocertification/cocertification.ts';
import { defineRoute } from '../../route.ts';
import { organismeDansPortee } from '../mandats/ordonner.ts';
import { modeEnvoi } from './mode-envoi.ts';

const certificateur = { organismeId: z.uuid(), siret: z.string(), raisonSociale: z.string() };

/** What the co-certificateurs of an organisme say of who sends: each may read it, since they have to agree. */
export const listerCoCertificationsRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/organismes/:organismeId/co-certifications',
  permission: 'mandat:lire',
  tag: 'Co-certification',
  summary: 'Lister les certifications détenues avec d’autres, et qui déclare envoyer les titulaires',
  description: 'D’après les répertoires, entre certificateurs accrochés.',
  params: z.object({ organismeId: z.uuid() }),
  status: 200,
  response: z
    .object({
      elements: z.array(
        z.object({
          code: z.string(),
          intitule: z.string().nullable(),
          certificateurs: z.array(
            z.object({
              ...certificateur,
              mode: modeEnvoi.nullable().meta({ description: 'null : rien n’est déclaré' }),
              libelleMode: z.string().nullable(),
              emetteur: z.object(certificateur).nullable().meta({ description: 'Qui envoie tous les titulaires' }),
              depuis: z.iso.date().nullable(),
            }),
          ),
        }),
      ),
    })
    .meta({ id: 'CoCertifications' }),
  handler: async ({ params: { organismeId }, appelant, maintenant }, { orm }) => {
    const em = orm.em.fork();
    await organismeDansPortee(em, appelant, organismeId);
    const lues = await new CoCertificationLectureRepository(em).lister(
      organismeId,
      jourDeParis(maintenant.toISOString()),
    );
    return {
      elements: lues.map(({ certificateurs, ...lue }) => ({
        ...lue,
        certificateurs: certificateurs.map((un) => ({
          ...un,
          libelleMode: un.mode === null ? null : LIBELLE_MODE_ENVOI[un.mode],
        })),
      })),
    };
  },
});
