import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { FileDossiersRepository } from '../../../database/repositories/file-dossiers.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import { LIBELLE_FILE_DOSSIERS } from '../../../domain/dossier/file-dossiers.ts';
import { defineRoute } from '../../route.ts';

/** How many cases each queue holds. */
export const compterFilesRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/files-dossiers',
  permission: 'dossier:lire',
  tag: 'Dossiers',
  summary: 'Compter les dossiers de chaque file de travail',
  description:
    'Les quatre premières files se partagent les dossiers selon qui doit agir ; un dossier en retard ou suivi est aussi dans la file de ce nom.',
  status: 200,
  response: z
    .object({
      files: z.array(
        z.object({
          file: z.string(),
          libelle: z.string(),
          nombre: z.int(),
          miens: z.int().meta({ description: 'Ceux qui sont confiés à l’agent' }),
        }),
      ),
      changementsAConfirmer: z.int(),
    })
    .meta({ id: 'FilesDossiers' }),
  handler: async ({ agent, maintenant }, { orm }) => {
    const files = new FileDossiersRepository(orm.em.fork());
    const comptes = await files.compter(porteeDe(agent), { agentId: agent.agentId, le: maintenant.toISOString() });
    return {
      files: comptes.map((compte) => ({ ...compte, libelle: LIBELLE_FILE_DOSSIERS[compte.file] })),
      changementsAConfirmer: await files.changementsAConfirmer(),
    };
  },
});
