import { fileURLToPath } from 'node:url';
import { createMoteur, MoteurEnPanne } from '../../adapters/xsd/moteur.ts';
import type { Moteur, ResultatAnalyse } from '../../domain/depot/analyse.ts';
import { type Constat, confronter } from './comparer.ts';
import { type Avis, demarrerJdk, type Jdk } from './jdk.ts';

/** `nous` is missing when the engine broke down. */
export type Jugement = { constat: Constat; avis: Avis; nous?: ResultatAnalyse };

/** The engine and the validator side by side. */
export type Juge = {
  moteur: Moteur;
  juger(lot: readonly Uint8Array[]): Promise<Jugement[]>;
  fermer(): Promise<void>;
};

export const cheminSchema = (version: '1.1.2' | '1.1.5'): string =>
  fileURLToPath(new URL(`../../schemas/depot-${version}.xsd`, import.meta.url));

export const demarrerOracle = (): Jdk => demarrerJdk([cheminSchema('1.1.2'), cheminSchema('1.1.5')]);

export async function* enFlux(...morceaux: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* morceaux;
}

const lire = async (moteur: Moteur, octets: Uint8Array): Promise<ResultatAnalyse | MoteurEnPanne> => {
  try {
    return await moteur.analyser(enFlux(octets));
  } catch (erreur) {
    if (erreur instanceof MoteurEnPanne) return erreur;
    throw erreur;
  }
};

const rendre = (octets: Uint8Array, avis: Avis, nous: ResultatAnalyse | MoteurEnPanne): Jugement => {
  if (!(nous instanceof MoteurEnPanne)) return { constat: confronter({ octets, avis, nous }), avis, nous };
  return { constat: { genre: 'DIFFERENT', classe: `panne : ${nous.message.slice(0, 120)}` }, avis };
};

export const creerJuge = (): Juge => {
  const jdk = demarrerOracle();
  const moteur = createMoteur();
  return {
    moteur,
    async juger(lot) {
      const attente = jdk.valider(lot);
      const nous: (ResultatAnalyse | MoteurEnPanne)[] = [];
      for (const octets of lot) nous.push(await lire(moteur, octets));
      const avis = await attente;
      return lot.map((octets, i) => {
        const [sien, notre] = [avis[i], nous[i]];
        if (!sien || !notre) throw new Error('Réponse manquante.');
        return rendre(octets, sien, notre);
      });
    },
    async fermer() {
      await Promise.all([jdk.fermer(), moteur.fermer()]);
    },
  };
};
