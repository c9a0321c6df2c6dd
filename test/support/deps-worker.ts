import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { DepotsDeps, DossiersDeps } from '../../activities/index.ts';
import type { NirisationDeps } from '../../activities/nirisation.activities.ts';
import { type Anneau, createEmpreinte, createTrousseau } from '../../adapters/chiffrement/trousseau.ts';
import { createStockageFichiers } from '../../adapters/storage/stockage-fichiers.ts';
import { createMoteur } from '../../adapters/xsd/moteur.ts';
import { createImporteurArchive } from '../../database/imports/archive-repertoires.import.ts';
import { cleFichierDepose, cleTemporaire, type Stockage } from '../../domain/depot/stockage.ts';
import { lignes } from './orm.ts';
import type { OrganismeDeTest } from './personnes.ts';
import { createSngiFictif } from './sngi-fictif.ts';

const anneau = (): Anneau => ({ active: 'k1', cles: { k1: randomBytes(32).toString('base64') } });

/** What the workers get: our own parts for real, the outside made up. */
export type DepsDeTest = DossiersDeps &
  DepotsDeps &
  NirisationDeps & {
    /** Ids of mails handed to the queue, and what other workflows were told. */
    misEnFile: string[];
    annonces: { siret: string; depotId: string }[];
    demarres: string[];
    deplaces: string[];
    sngi: ReturnType<typeof createSngiFictif>;
    fermer(): Promise<void>;
  };

export const createDepsDeTest = (orm: MikroORM): DepsDeTest => {
  const dossier = mkdtempSync(join(tmpdir(), 'accrochage-test-'));
  const moteur = createMoteur();
  const [misEnFile, demarres, deplaces]: [string[], string[], string[]] = [[], [], []];
  const annonces: { siret: string; depotId: string }[] = [];
  return {
    orm,
    jetons: { cleActive: 'k1' },
    domaineCourriels: 'accrochage.example',
    annuaire: { chercher: async () => ({ etat: 'INCONNU' }) },
    courriels: { mettreEnFile: async (ids) => void misEnFile.push(...ids) },
    stockage: createStockageFichiers({ url: pathToFileURL(dossier).href, anneau: anneau() }),
    moteur,
    sngi: createSngiFictif(),
    titulaires: createTrousseau(anneau()),
    nir: createEmpreinte(anneau()),
    suivi: {
      depotTraite: async (siret, { depotId }) => void annonces.push({ siret, depotId }),
      dossierDeplace: async (siret) => void deplaces.push(siret),
    },
    depots: { traiter: async (depotId) => void demarres.push(depotId) },
    actes: { executer: async () => Promise.reject(new Error('no workflow of a case in this test')) },
    repertoires: { source: null, importer: createImporteurArchive(String(orm.config.get('clientUrl'))) },
    misEnFile,
    annonces,
    demarres,
    deplaces,
    fermer: async () => {
      await moteur.fermer();
      rmSync(dossier, { recursive: true, force: true });
    },
  };
};

/** A durable file that waits for its deposit, as the API leaves it. */
export const ajouterFichier = async (
  { orm, stockage }: { orm: MikroORM; stockage: Stockage },
  {
    emetteur,
    octets,
    nomFichier = 'dépôt 1.xml',
  }: { emetteur: OrganismeDeTest; octets: Uint8Array; nomFichier?: string },
): Promise<string> => {
  const depotId = randomUUID();
  const cle = cleFichierDepose(depotId);
  const { cleId, tailleOctets, sha256 } = await stockage.ecrire(
    cle,
    (async function* () {
      yield octets;
    })(),
  );
  await lignes(
    orm,
    `INSERT INTO technique.televersement (depot_id, emetteur_id, compte_id, depose_par, nom_fichier, etat, cle_temporaire,
       cle_stockage, cle_id, taille_octets, sha256, commence_le, durable_le)
     VALUES (?, ?, ?, 'agent:x', ?, 'DURABLE', ?, ?, ?, ?, ?, '2026-03-02T16:21:30Z', '2026-03-02T16:21:30Z')`,
    [
      depotId,
      emetteur.organismeId,
      emetteur.compteId,
      nomFichier,
      cleTemporaire(depotId),
      cle,
      cleId,
      tailleOctets,
      sha256,
    ],
  );
  return depotId;
};
