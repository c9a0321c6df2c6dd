import { randomUUID } from 'node:crypto';
import { open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PREFIXE_TEMPORAIRE, type Stockage, StockageError } from '../../domain/depot/stockage.ts';
import { nouvellesTrames } from '../chiffrement/trames.ts';
import { type Anneau, clesDe } from '../chiffrement/trousseau.ts';
import { creerDossierDurable, synchroniserDossier } from './dossier-durable.ts';
import { ecrireScelle } from './ecrire-scelle.ts';
import { lireScelle } from './lire-scelle.ts';

const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/;

const absent = (erreur: unknown): boolean => (erreur as NodeJS.ErrnoException).code === 'ENOENT';

const nulSiAbsent = (erreur: unknown): null => {
  if (absent(erreur)) return null;
  throw erreur;
};

const present = (chemin: string): Promise<boolean> =>
  stat(chemin).then(
    () => true,
    (erreur: unknown) => nulSiAbsent(erreur) !== null,
  );

async function* parcourir(dossier: string, prefixe: string, avant: Date): AsyncGenerator<string> {
  const lu = await opendir(dossier).catch(nulSiAbsent);
  if (!lu) return;
  for await (const entree of lu) {
    const chemin = join(dossier, entree.name);
    if (entree.isDirectory()) yield* parcourir(chemin, `${prefixe}${entree.name}/`, avant);
    // Another process may have renamed or removed it since the folder was read.
    const vu = entree.isFile() ? await stat(chemin).catch(nulSiAbsent) : null;
    if (vu && vu.mtime < avant) yield `${prefixe}${entree.name}`;
  }
}

/** The store in a folder of this machine (`STORAGE_URL=file:///…`), each file sealed under the ring of files. */
export const createStockageFichiers = ({ url, anneau }: { url: string; anneau: Anneau }): Stockage => {
  const racine = fileURLToPath(url);
  clesDe(anneau);
  const cheminDe = (cle: string): string => {
    const segments = cle.split('/');
    if (!segments.every((segment) => SEGMENT.test(segment))) throw new StockageError('CLE_INVALIDE', cle);
    return join(racine, ...segments);
  };

  const remplacer = async (de: string, vers: string): Promise<void> => {
    await creerDossierDurable(dirname(vers));
    await rename(de, vers);
    await synchroniserDossier(dirname(vers));
    await synchroniserDossier(dirname(de));
  };

  return {
    async ecrire(cle, octets, signal) {
      const chemin = cheminDe(cle);
      // A write cut by a crash leaves a temporary key, which the sweep of temporary keys removes.
      const partiel = cheminDe(`${PREFIXE_TEMPORAIRE}partiel-${randomUUID()}`);
      await creerDossierDurable(dirname(partiel));
      const fichier = await open(partiel, 'wx', 0o600);
      try {
        const ecrit = await ecrireScelle(fichier, nouvellesTrames(anneau), octets, signal);
        await fichier.sync();
        await fichier.close();
        await remplacer(partiel, chemin);
        return ecrit;
      } catch (erreur) {
        await fichier.close();
        await rm(partiel, { force: true });
        throw erreur;
      }
    },

    async renommer(de, vers) {
      const [source, but] = [cheminDe(de), cheminDe(vers)];
      try {
        await remplacer(source, but);
      } catch (erreur) {
        if (!absent(erreur)) throw erreur;
        if (!(await present(but))) throw new StockageError('ABSENT', de);
        // Done before; the first time may have been killed before the folder was durable.
        await synchroniserDossier(dirname(but));
      }
    },

    async *lire(cle, plage = {}) {
      for (const borne of [plage.debut, plage.longueur])
        if (borne !== undefined && (!Number.isSafeInteger(borne) || borne < 0)) throw new RangeError('plage invalide');
      const fichier = await open(cheminDe(cle), 'r').catch((erreur: unknown) => {
        throw absent(erreur) ? new StockageError('ABSENT', cle) : erreur;
      });
      try {
        yield* lireScelle({ fichier, cle, anneau }, plage);
      } finally {
        await fichier.close();
      }
    },

    existe: async (cle) => present(cheminDe(cle)),

    supprimer: async (cle) => rm(cheminDe(cle), { force: true }),

    async *lister(prefixe, avant) {
      if (!prefixe.endsWith('/')) throw new StockageError('CLE_INVALIDE', prefixe);
      yield* parcourir(cheminDe(prefixe.slice(0, -1)), prefixe, avant);
    },
  };
};
