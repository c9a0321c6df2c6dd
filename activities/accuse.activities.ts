import type { MikroORM } from '@mikro-orm/postgresql';
import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { contexteErreur, DepotRepository } from '../database/repositories/depot.repository.ts';
import { PassageRepository } from '../database/repositories/passage.repository.ts';
import { ecrireAccuseErreurs, ecrireAccusePassages } from '../domain/depot/accuse-traitement.ts';
import { cleAccuseTraitement, type Stockage } from '../domain/depot/stockage.ts';
import type { Trousseau } from '../domain/securite/trousseau.ts';

export type AccuseDeps = { orm: MikroORM; stockage: Stockage; titulaires: Trousseau };

/** The official accusé stops at 100 errors; one more lets the writer recognise a pair of sentences. */
const ERREURS_LUES = 101;

/** The accusé de traitement, written once the treatment is closed. */
export const createAccuseActivities = ({ orm, stockage, titulaires }: AccuseDeps) => ({
  /**
   * Writes the accusé under the key of the deposit. Made of what the database keeps: run twice, the same bytes replace
   * the first.
   */
  async publierAccuseTraitement({ depotId }: { depotId: string }): Promise<void> {
    const em = orm.em.fork();
    const depots = new DepotRepository(em);
    const { nomFichier, idTraitement, idFlux, emetteurId, nombreErreurs } = await depots.get(depotId);
    const traitement = { nomFichier, idTraitement };
    const ecrire = async (textes: AsyncIterable<string> | Iterable<string>): Promise<void> => {
      await stockage.ecrire(cleAccuseTraitement(depotId), enOctets(textes), cancellationSignal());
    };
    if ((nombreErreurs ?? 0) > 0) {
      const erreurs = (await depots.erreurs(depotId, ERREURS_LUES)).map(({ rang, ligne, colonne, scelle, cleId }) => ({
        ligne,
        colonne,
        message: Buffer.from(titulaires.ouvrir(scelle, cleId, contexteErreur(depotId, rang))).toString(),
      }));
      return ecrire([ecrireAccuseErreurs(traitement, erreurs)]);
    }
    if (idFlux == null) throw new Error('a treated file has an idFlux');
    const passages = new PassageRepository(em);
    const lignes = { ko: passages.rejets(depotId), ok: passages.gardes({ emetteurId, depotId }) };
    await ecrire(ecrireAccusePassages({ ...traitement, idFlux }, lignes));
  },
});

/** UTF-8, with a heartbeat for each chunk. */
async function* enOctets(textes: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  for await (const texte of textes) {
    heartbeat();
    yield Buffer.from(texte);
  }
}
