import { fileURLToPath } from 'node:url';
import { createMoteur } from '../../adapters/xsd/moteur.ts';
import type { Moteur, ResultatAnalyse } from '../../domain/depot/analyse.ts';
import { type Constat, confronter } from './comparer.ts';
import { type Avis, demarrerJdk, type Jdk } from './jdk.ts';

export type Jugement = { constat: Constat; avis: Avis; nous: ResultatAnalyse };

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

export const creerJuge = (): Juge => {
  const jdk = demarrerOracle();
  const moteur = createMoteur();
  return {
    moteur,
    async juger(lot) {
      const attente = jdk.valider(lot);
      const nous: ResultatAnalyse[] = [];
      for (const octets of lot) nous.push(await moteur.analyser(enFlux(octets)));
      const avis = await attente;
      return lot.map((octets, i) => {
        const [sien, notre] = [avis[i], nous[i]];
        if (!sien || !notre) throw new Error('Réponse manquante.');
        return { constat: confronter({ octets, avis: sien, nous: notre }), avis: sien, nous: notre };
      });
    },
    async fermer() {
      await Promise.all([jdk.fermer(), moteur.fermer()]);
    },
  };
};
