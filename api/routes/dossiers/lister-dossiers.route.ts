import type { MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { FileDossiersRepository } from '../../../database/repositories/file-dossiers.repository.ts';
import type { FiltreFile } from '../../../database/repositories/filtre-file.ts';
import { debutDuJourDeParis, finDuJourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import type { CodeNote } from '../../../domain/dossier/demande-contact.ts';
import { TRIS_DOSSIERS } from '../../../domain/dossier/file-dossiers.ts';
import { LIBELLE_NOTE } from '../../../domain/dossier/note.ts';
import { jour, ligne, listeDe, pageDe, pagination } from '../../champs.ts';
import { defineRoute } from '../../route.ts';
import { curseurTrie, lireCurseurTrie } from './curseur-file.ts';
import { ETATS_DOSSIER } from './dossier.schema.ts';
import { FILES, ligneDossierSchema, ligneVue } from './ligne.schema.ts';

const NOTES = Object.keys(LIBELLE_NOTE) as [CodeNote, ...CodeNote[]];

const agentChoisi = (choix: string | undefined, moi: string): FiltreFile['agent'] => {
  if (choix === undefined) return undefined;
  return choix === 'aucun' ? 'AUCUN' : { id: choix === 'moi' ? moi : choix };
};

/** The agents' work list; oldest first unless asked otherwise. */
export const listerDossiersRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'get',
  path: '/dossiers',
  permission: 'dossier:lire',
  tag: 'Dossiers',
  summary: 'Lister les dossiers d’accrochage',
  query: z.strictObject({
    file: z.enum(FILES).optional().meta({ description: 'File de travail' }),
    etat: listeDe(ETATS_DOSSIER).optional(),
    agent: z
      .union([z.enum(['moi', 'aucun']), z.uuid()])
      .optional()
      .meta({ description: 'À qui le dossier est confié : moi, aucun, ou l’identifiant d’un agent' }),
    origine: z.enum(['FORMULAIRE', 'ANNUAIRE']).optional(),
    certification: z
      .string()
      .regex(/^(RNCP|RS)\d{1,10}$/, 'code RNCP ou RS suivi de chiffres attendu.')
      .optional()
      .meta({ description: 'Code d’une certification donnée par la demande' }),
    ouvertDu: jour.optional().meta({ description: 'Premier jour d’ouverture, à Paris' }),
    ouvertAu: jour.optional().meta({ description: 'Dernier jour d’ouverture, à Paris' }),
    note: listeDe(NOTES).optional(),
    recherche: ligne(40).optional().meta({ description: 'Début d’un SIRET, ou référence d’un dossier' }),
    tri: z.enum(TRIS_DOSSIERS).default('ouvertLe'),
    ordre: z.enum(['asc', 'desc']).default('asc'),
    ...pagination,
  }),
  status: 200,
  response: pageDe(ligneDossierSchema),
  handler: async ({ query, agent, maintenant }, { orm }) => {
    const { etat, note, ouvertDu, ouvertAu, curseur, agent: choix, ...reste } = query;
    const page = await new FileDossiersRepository(orm.em.fork()).lister(porteeDe(agent), {
      ...reste,
      pour: { agentId: agent.agentId, le: maintenant.toISOString() },
      etats: etat,
      notes: note,
      agent: agentChoisi(choix, agent.agentId),
      ouvert: {
        depuis: ouvertDu && debutDuJourDeParis(ouvertDu),
        avant: ouvertAu && finDuJourDeParis(ouvertAu),
      },
      apres: lireCurseurTrie(query, curseur),
    });
    return {
      elements: page.elements.map((lue) => ligneVue(lue, maintenant)),
      suivant: curseurTrie(query, page.suivant),
    };
  },
});
