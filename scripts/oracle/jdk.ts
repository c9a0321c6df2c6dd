import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type ErreurJdk = readonly [
  gravite: 'WARNING' | 'ERROR' | 'FATAL',
  ligne: number,
  colonne: number,
  message: string,
];

/** What the validator said of one document under one schema; `exception` when it threw without a sentence. */
export type ReponseJdk = { erreurs: ErreurJdk[]; exception?: string };

/** Whether an element of 1.1.5 was met: at its place, elsewhere, or not at all. */
export type Version115 = 'OUI' | 'PEUT_ETRE' | 'NON';

/** The validator's answers about one document, one per schema, in the order of the schemas. */
export type Avis = { v115: Version115; reponses: ReponseJdk[] };

export type Jdk = {
  /** One per document, in order. */
  valider(documents: readonly Uint8Array[]): Promise<Avis[]>;
  fermer(): Promise<void>;
};

/** The sentence for a machine without the oracle's JDK, or nothing when JDK 17 answers. */
export const jdkManquant = (): string | undefined => {
  const essai = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (/version "17\./.test(essai.stderr ?? '')) return undefined;
  return (
    'L’oracle a besoin d’un JDK 17 (commande « java ») et n’en trouve pas : ' +
    'installez-le, par exemple par « apt-get install openjdk-17-jdk-headless ».'
  );
};

const DEMANDE_VERSION = 0x80;

const cadre = (octets: Uint8Array, nombreSchemas: number): Buffer => {
  const tete = Buffer.alloc(5);
  tete.writeUInt32BE(octets.length);
  tete.writeUInt8(DEMANDE_VERSION | ((1 << nombreSchemas) - 1), 4);
  return Buffer.concat([tete, octets]);
};

/** Starts one JVM that answers for as many documents as wanted. */
export const demarrerJdk = (schemas: readonly string[], { parFichier = false } = {}): Jdk => {
  const programme = fileURLToPath(new URL('Oracle.java', import.meta.url));
  const enfant = spawn(
    'java',
    [
      '-Duser.language=fr',
      '-Duser.country=FR',
      '-Xss64m',
      programme,
      ...schemas.flatMap((xsd) => ['--xsd', xsd]),
      '--flux',
      ...(parFichier ? ['--par-fichier'] : []),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lignes = createInterface({ input: enfant.stdout, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  const fin = new Promise<number | null>((resoudre) => enfant.once('close', resoudre));

  const lire = async <T>(): Promise<T> => {
    const { value, done } = await lignes.next();
    if (done) throw new Error(`La JVM de l’oracle s’est arrêtée (code ${await fin}).`);
    return JSON.parse(value) as T;
  };

  return {
    async valider(documents) {
      enfant.stdin.write(Buffer.concat(documents.map((octets) => cadre(octets, schemas.length))));
      const avis: Avis[] = [];
      for (let i = 0; i < documents.length; i++) {
        const { v115 } = await lire<{ v115: Version115 }>();
        const reponses: ReponseJdk[] = [];
        for (let j = 0; j < schemas.length; j++) reponses.push(await lire<ReponseJdk>());
        avis.push({ v115, reponses });
      }
      return avis;
    },
    async fermer() {
      enfant.stdin.end();
      await fin;
    },
  };
};
