import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { octetsDe, type Table } from './cas/cas.ts';
import { ENCODAGES } from './cas/encodages.ts';
import { MAL_FORMES } from './cas/mal-formes.ts';
import { NIL_ET_TYPE } from './cas/nil-et-type.ts';
import { POSITIONS } from './cas/positions.ts';
import { STRUCTURE } from './cas/structure.ts';
import { VALEURS } from './cas/valeurs.ts';
import { VERSION_115 } from './cas/version-115.ts';
import type { Attendu, Figure } from './figures.ts';
import { type Avis, demarrerJdk, jdkManquant, type ReponseJdk } from './jdk.ts';
import { refusAttendu } from './politique.ts';

const TABLES: Record<string, Table> = {
  positions: POSITIONS,
  structure: STRUCTURE,
  valeurs: VALEURS,
  'nil-et-type': NIL_ET_TYPE,
  'mal-formes': MAL_FORMES,
  encodages: ENCODAGES,
  'version-115': VERSION_115,
};

const racine = (chemin: string): string => fileURLToPath(new URL(`../../${chemin}`, import.meta.url));

const enErreurs = ({ erreurs }: ReponseJdk): Attendu => ({
  erreurs: erreurs.map(([, l, c, message]) => [l, c, message]),
});

/** Nothing when two answers would do: such a document proves nothing. */
const attendu = (octets: Uint8Array, { v115, reponses }: Avis): Attendu | undefined => {
  const [jdk112, jdk115] = reponses;
  if (!jdk112 || !jdk115) throw new Error('Réponse manquante.');
  const refus = refusAttendu(octets, jdk112);
  if (refus?.force === 'CERTAIN') return { refus: refus.code };
  if (jdk112.exception !== undefined) return undefined;
  if (refus?.force === 'POSSIBLE') return undefined;
  const memes = JSON.stringify(jdk112) === JSON.stringify(jdk115);
  if (v115 === 'PEUT_ETRE' && !memes) return undefined;
  return enErreurs(v115 === 'OUI' ? jdk115 : jdk112);
};

const main = async (): Promise<number> => {
  const manque = jdkManquant();
  if (manque) {
    console.error(manque);
    return 3;
  }
  const jdk = demarrerJdk([racine('schemas/depot-1.1.2.xsd'), racine('schemas/depot-1.1.5.xsd')]);
  mkdirSync(racine('test/fixtures/oracle'), { recursive: true });
  for (const [fichier, { titre, cas }] of Object.entries(TABLES)) {
    const avis = await jdk.valider(cas.map(({ document }) => octetsDe(document)));
    const figures = new Map<string, Figure>();
    cas.forEach(({ nom, document }, i) => {
      const reponse = avis[i];
      const voulu = reponse && attendu(octetsDe(document), reponse);
      if (voulu === undefined) console.log(`écarté (deux réponses admises) : ${titre}, ${nom}`);
      else if (figures.has(nom)) console.log(`écarté (nom déjà pris) : ${titre}, ${nom}`);
      else figures.set(nom, { nom, document, attendu: voulu });
    });
    const lignes = [...figures.values()].map((figure) => `${JSON.stringify(figure)}\n`).join('');
    writeFileSync(racine(`test/fixtures/oracle/${fichier}.jsonl`), lignes);
    console.log(`${titre} : ${figures.size} documents`);
  }
  await jdk.fermer();
  return 0;
};

process.exitCode = await main();
