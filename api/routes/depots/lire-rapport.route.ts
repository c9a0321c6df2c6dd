import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { ecrireRapportXlsx } from '../../../adapters/accuse/rapport-xlsx.ts';
import type { Depot } from '../../../database/entities/depot.entity.ts';
import { contexteErreur, DepotRepository } from '../../../database/repositories/depot.repository.ts';
import { DepotLectureRepository } from '../../../database/repositories/depot-lecture.repository.ts';
import { RapportLectureRepository } from '../../../database/repositories/rapport-lecture.repository.ts';
import { porteeDe } from '../../../domain/compte/appelant.ts';
import type { CodeRefus } from '../../../domain/depot/analyse.ts';
import { STATUT_OFFICIEL } from '../../../domain/depot/depot.ts';
import { ecrireRapportCsv, ecrireRapportJson } from '../../../domain/depot/ecrire-rapport.ts';
import { type LigneRapport, ligneDuFait, lignesDuSchema } from '../../../domain/depot/rapport-detaille.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { Trousseau } from '../../../domain/securite/trousseau.ts';
import { introuvable } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { estTraite } from './depot.schema.ts';
import { choisirFormat } from './format.ts';
import { LIMITE_DOCUMENTS } from './limites.ts';

const FORMATS = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** All the faults that are kept of one file. */
const ERREURS_GARDEES = 10_000;

async function* lignesDe(depot: Depot, em: EntityManager, trousseau: Trousseau): AsyncGenerator<LigneRapport> {
  const lues = await new DepotRepository(em).erreurs(depot.id, ERREURS_GARDEES);
  const erreurs = lues.map(({ type, code, ligne, colonne, scelle, cleId, rang }) => {
    const message = Buffer.from(trousseau.ouvrir(scelle, cleId, contexteErreur(depot.id, rang))).toString();
    return { type, code: code ?? undefined, ligne, colonne, message };
  });
  const duSchema = erreurs.flatMap(({ type, code, ...erreur }) =>
    type === 'METIER' ? [] : [{ ...erreur, type, code: code as CodeRefus | undefined }],
  );
  if (duSchema.length > 0) yield* lignesDuSchema(duSchema, depot.nombreErreurs ?? duSchema.length);
  for (const { type, code, ...erreur } of erreurs)
    if (type === 'METIER') yield ligneDuFait({ nature: 'REJET_FICHIER', code: code ?? '', ...erreur });
  const passages = new RapportLectureRepository(em);
  for await (const { idTechnique, ligne, phrase, message } of passages.rejets(depot.id))
    yield ligneDuFait({ nature: 'REJET_PASSAGE', idTechnique, ligne, phrase, message });
  for await (const { code, ligne, idTechnique, message } of passages.avertissements(depot.id))
    yield ligneDuFait({ nature: 'AVERTISSEMENT', code, ligne, idTechnique, message });
}

async function* enOctets(textes: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const texte of textes) yield Buffer.from(texte);
}

/** The detailed report: our own explanations, with no word of who a holder is. */
export const lireRapportRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; titulaires: Trousseau }>()({
  method: 'get',
  path: '/depots/:depotId/rapport',
  permission: 'depot:lire',
  tag: 'Dépôts',
  summary: 'Télécharger le rapport détaillé',
  description: 'Chaque erreur expliquée, avec ce qu’il faut corriger et un exemple.',
  params: z.object({ depotId: z.uuid() }),
  query: z.strictObject({ format: z.enum(['json', 'csv', 'xlsx']).optional() }),
  status: 200,
  response: { fichier: Object.values(FORMATS) },
  limite: LIMITE_DOCUMENTS,
  handler: async ({ params, query, appelant, entree }, { orm, titulaires }) => {
    const em = orm.em.fork();
    const depot = await new DepotLectureRepository(em).trouver(porteeDe(appelant), params.depotId);
    if (!depot) throw introuvable('Ce dépôt');
    if (!estTraite(depot))
      throw new BusinessError(
        'TRANSITION_INTERDITE',
        `Le rapport n’existe pas encore : « ${STATUT_OFFICIEL[depot.etat]} ».`,
        { etat: depot.etat, le: depot.etatChangeLe.toISOString() },
      );
    const lignes = lignesDe(depot, em, titulaires);
    const format = choisirFormat(FORMATS, query.format, entree);
    const nom = `Rapport détaillé_${depot.nomFichier}.${format}`;
    const { nomFichier, idTraitement, nombreErreurs } = depot;
    switch (format) {
      case 'xlsx':
        return { type: FORMATS.xlsx, nom, octets: ecrireRapportXlsx(lignes) };
      case 'csv':
        return { type: 'text/csv; charset=utf-8', nom, octets: enOctets(ecrireRapportCsv(lignes)) };
      case 'json': {
        const entete = { nomFichier, idTraitement, nombreErreurs: nombreErreurs ?? 0 };
        return { type: FORMATS.json, nom, octets: enOctets(ecrireRapportJson(entete, lignes)) };
      }
    }
  },
});
