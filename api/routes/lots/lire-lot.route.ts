import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { HistoriqueDossierRepository } from '../../../database/repositories/historique-dossier.repository.ts';
import { LotLectureRepository } from '../../../database/repositories/lot-lecture.repository.ts';
import { LIBELLE_ACTE_DOSSIER } from '../../../domain/dossier/acte-dossier.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { ditDeLigne, lotSchema } from './lot.schema.ts';

/** How far an act on many cases is, and what became of each. */
export const lireLotRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/dossiers/lots/:lotId',
  permission: 'dossier:lire',
  tag: 'Dossiers',
  summary: 'Suivre un acte groupé, dossier par dossier',
  params: z.object({ lotId: z.uuid() }),
  status: 200,
  response: lotSchema,
  handler: async ({ params }, { orm }) => {
    const em = orm.em.fork();
    const lot = await new LotLectureRepository(em).lire(params.lotId);
    if (lot === null) throw introuvable('Cet acte groupé');
    const refusees = lot.lignes.filter(({ issue, reference }) => issue === 'REFUSE' && reference !== null);
    const manques = await new HistoriqueDossierRepository(em).depuis(refusees);
    const lignes = lot.lignes.map((ligne) => {
      const { issue, traiteeLe } = ligne;
      // What came after the refusal did not cause it.
      const depuis = manques.get(ligne.dossierId)?.filter(({ le }) => traiteeLe === null || le <= traiteeLe);
      return { ...ligne, issue: issue ?? ('EN_ATTENTE' as const), ...ditDeLigne(ligne.etat, ligne, depuis) };
    });
    const combien = (voulue: string): number => lignes.filter(({ issue }) => issue === voulue).length;
    return {
      ...lot,
      libelleActe: LIBELLE_ACTE_DOSSIER[lot.acte],
      bilan: {
        faits: combien('FAIT'),
        refuses: combien('REFUSE'),
        sansReponse: combien('SANS_REPONSE'),
        enAttente: combien('EN_ATTENTE'),
      },
      lignes,
    };
  },
});
