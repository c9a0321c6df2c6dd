import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import {
  type LigneRepertoire,
  lireLigneRepertoire,
  type NatureRepertoire,
  natureDuFichier,
  siretAReprendre,
} from '../../domain/organisme/repertoires.ts';
import { type ChangementsRepertoire, importerRepertoire } from './repertoires.import.ts';

export type FichierPublie = { nom: string; octets: AsyncIterable<Uint8Array> };

/** Reads a CSV as records; says which lines it left out. */
export type LecteurCsv = (
  octets: AsyncIterable<Uint8Array>,
  options: {
    colonnesObligatoires: readonly string[];
    surLigneFautive: (ligne: number, motif: string) => void;
  },
) => AsyncIterable<{ ligne: number; valeurs: Record<string, string> }>;

export type BilanFichier = ChangementsRepertoire & {
  fichier: string;
  nature: NatureRepertoire;
  /** Rows kept although their SIRET cannot be used as published. */
  siretsAReprendre: number;
  refus: { ligne: number; motif: string }[];
};

/** Imports one published CSV; null, and nothing done, for the files of the archive that are of no use here. */
export const importerFichierPublie = async (
  client: ClientBase,
  { nom, octets }: FichierPublie,
  { lireCsv, le }: { lireCsv: LecteurCsv; le: Date },
): Promise<BilanFichier | null> => {
  const sha256 = createHash('sha256');
  const refus: BilanFichier['refus'] = [];
  let siretsAReprendre = 0;
  async function* haches(): AsyncIterable<Uint8Array> {
    for await (const morceau of octets) {
      sha256.update(morceau);
      yield morceau;
    }
  }
  const options = {
    colonnesObligatoires: ['Numero_Fiche'],
    surLigneFautive: (ligne: number, motif: string) => void refus.push({ ligne, motif }),
  };
  const enregistrements = lireCsv(haches(), options)[Symbol.asyncIterator]();
  const premier = await enregistrements.next();
  const nature = premier.done ? null : natureDuFichier(Object.keys(premier.value.valeurs));
  if (nature === null) {
    await enregistrements.return?.();
    return null;
  }
  async function* lignes(): AsyncIterable<LigneRepertoire> {
    for (let lu = premier; !lu.done; lu = await enregistrements.next()) {
      const ligne = lireLigneRepertoire(nature as NatureRepertoire, lu.value.valeurs);
      if (typeof ligne === 'string') refus.push({ ligne: lu.value.ligne, motif: ligne });
      else {
        if (siretAReprendre(nature as NatureRepertoire, ligne)) siretsAReprendre += 1;
        yield ligne;
      }
    }
  }
  const origine = { fichier: nom, sha256: () => sha256.digest('hex'), le };
  const changements = await importerRepertoire(client, nature, lignes(), origine);
  return { fichier: nom, nature, ...changements, siretsAReprendre, refus };
};
