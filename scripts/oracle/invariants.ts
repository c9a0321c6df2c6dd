import { isDeepStrictEqual } from 'node:util';
import type { Hasard } from '../../database/seeders/hasard.ts';
import type { Moteur, PassageLu, ResultatAnalyse } from '../../domain/depot/analyse.ts';
import { relire } from './relecture.ts';
import { demanderSecondAvis } from './second-avis.ts';

type Lecture = { resultat: ResultatAnalyse; passages: PassageLu[] };

async function* enMorceaux(octets: Uint8Array, tailleMax: number, hasard: Hasard): AsyncGenerator<Uint8Array> {
  for (let debut = 0; debut < octets.length; ) {
    const fin = debut + hasard.entre(1, Math.ceil(tailleMax));
    yield octets.subarray(debut, fin);
    debut = fin;
  }
}

const lire = async (moteur: Moteur, octets: AsyncIterable<Uint8Array>, tailleLot: number): Promise<Lecture> => {
  const passages: PassageLu[] = [];
  const resultat = await moteur.analyser(octets, {
    tailleLot,
    surPassages: (lot) => {
      passages.push(...lot);
    },
  });
  return { resultat, passages };
};

/** Cutting a long document byte by byte proves no more than a short one does, and costs much more. */
const MORCEAUX = 300;

/** The fragments shown to the second engine are drawn: what it says of them is no part of the answer. */
const sansSecondAvis = ({ resultat: { secondAvis: _, ...resultat }, passages }: Lecture): Lecture => ({
  resultat,
  passages,
});

const coherence = ({ resultat, passages }: Lecture, octets: Uint8Array): string[] => {
  const { verdict, erreurs, nombreErreurs, entete } = resultat;
  const fautes: string[] = [];
  if ((verdict === 'OK') !== (nombreErreurs === 0)) fautes.push('verdict et nombre d’erreurs se contredisent');
  if (erreurs.length !== Math.min(nombreErreurs, 10_000)) fautes.push('compte des erreurs faux');
  if ((verdict === 'OK') !== (entete !== undefined))
    fautes.push('entête absent d’un fichier OK, ou présent d’un fichier KO');
  if (verdict === 'OK' && passages.length !== resultat.nombrePassages) fautes.push('passages perdus');
  if (erreurs.some(({ ligne, colonne }) => !Number.isInteger(ligne) || !Number.isInteger(colonne)))
    fautes.push('erreur sans position');
  for (const { nous, lui, codes } of resultat.secondAvis?.desaccords ?? [])
    fautes.push(`second avis du moteur : ${nous}, libxml2 ${lui} (${codes.join()})`);
  if (entete !== undefined) fautes.push(...relire(octets, entete, passages));
  return fautes;
};

/**
 * What must hold of any bytes: the engine answers; its answer does not depend on how the bytes arrive; it hangs together;
 * libxml2 agrees, but for its known differences. Gives the names of what does not hold.
 */
export const verifierInvariants = async (moteur: Moteur, octets: Uint8Array, hasard: Hasard): Promise<string[]> => {
  const tailleMax: number = hasard.choisir([1, 3, 64, 1_000, 10_000]);
  let entier: Lecture;
  let coupe: Lecture;
  try {
    entier = await lire(moteur, enMorceaux(octets, Math.max(1, octets.length), hasard), 1_000);
    coupe = await lire(moteur, enMorceaux(octets, Math.max(tailleMax, octets.length / MORCEAUX), hasard), 1);
  } catch (erreur) {
    return [`panne : ${erreur instanceof Error ? erreur.message : String(erreur)}`];
  }
  const fautes = coherence(entier, octets);
  if (!isDeepStrictEqual(sansSecondAvis(entier), sansSecondAvis(coupe)))
    fautes.push('la réponse dépend de la découpe des octets');
  const accord = demanderSecondAvis(octets, entier.resultat);
  if (accord.genre === 'DESACCORD') fautes.push(accord.classe);
  return fautes;
};
