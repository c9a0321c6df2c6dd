import { defineEntity, p } from '@mikro-orm/core';
import type { EtatDossier } from '../../domain/dossier/dossier.ts';

/** An act on a case, with the words of who did it; its id is that of the order, so that it is written once. */
export const ActeDossierEntity = defineEntity({
  name: 'ActeDossier',
  schema: 'accrochage',
  tableName: 'acte_dossier',
  properties: {
    id: p.uuid().primary(),
    dossierId: p.uuid(),
    acte: p.string(),
    acteur: p.string(),
    le: p.datetime(),
    version: p.integer(),
    etatAvant: p.string().$type<EtatDossier>().nullable(),
    etatApres: p.string().$type<EtatDossier>(),
    texte: p.text().nullable(),
  },
});
