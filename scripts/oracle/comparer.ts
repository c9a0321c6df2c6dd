import type { ErreurAnalyse, ResultatAnalyse } from '../../domain/depot/analyse.ts';
import type { Avis, ErreurJdk } from './jdk.ts';
import { refusAttendu } from './politique.ts';

/** Our answer and the validator's; `avis` holds the answers under 1.1.2, then 1.1.5. */
export type Confrontation = { octets: Uint8Array; avis: Avis; nous: ResultatAnalyse };

export type Constat =
  | { genre: 'EGAL' }
  /** Refused by our policy, and rightly. */
  | { genre: 'REFUS'; code: string }
  /** Lists worded as in 1.1.2 up to the place where 1.1.5 shows, as in 1.1.5 after it. */
  | { genre: 'MIXTE' }
  | { genre: 'DIFFERENT'; classe: string };

/** The kind of a sentence without its values, so that like differences fall together. */
export const motif = (message: string): string => {
  const code = /^(cvc-[\w.-]+|UndeclaredPrefix|JAXP\w+)/.exec(message)?.[0];
  if (code) return code;
  return message
    .replace(/"[\s\S]*"/g, '"…"')
    .replace(/(?:0x|&#x?)[\da-fA-F]*/g, '…')
    .replace(/\d+/g, 'n')
    .slice(0, 90);
};

const meme = (jdk: ErreurJdk | undefined, nous: ErreurAnalyse | undefined): boolean =>
  jdk !== undefined &&
  nous !== undefined &&
  nous.type === 'XSD' &&
  jdk[1] === nous.ligne &&
  jdk[2] === nous.colonne &&
  jdk[3] === nous.message;

const memeListe = (jdk: readonly ErreurJdk[], nous: ResultatAnalyse): boolean =>
  nous.nombreErreurs === jdk.length &&
  nous.erreurs.length === Math.min(jdk.length, 10_000) &&
  nous.erreurs.every((erreur, i) => meme(jdk[i], erreur)) &&
  (nous.verdict === 'OK') === (jdk.length === 0);

/** The sentences about the place of an element, which name what 1.1.5 adds, or not. */
const DE_PLACE = /^cvc-complex-type\.2\.4\.[abd]/;

/** Each sentence is that of 1.1.5, or in the same place the one that 1.1.2 has for it. */
const estMixte = (a: readonly ErreurJdk[], b: readonly ErreurJdk[], { erreurs }: ResultatAnalyse): boolean =>
  erreurs.length === b.length &&
  erreurs.every((erreur, i) => {
    if (meme(b[i], erreur)) return true;
    return DE_PLACE.test(erreur.message) && DE_PLACE.test(b[i]?.[3] ?? '') && a.some((autre) => meme(autre, erreur));
  });

const classer = (jdk: readonly ErreurJdk[], nous: ResultatAnalyse): string => {
  const rang = nous.erreurs.findIndex((erreur, i) => !meme(jdk[i], erreur));
  const i = rang < 0 ? nous.erreurs.length : rang;
  const attendue = jdk[i];
  const donnee = nous.erreurs[i];
  if (!attendue) return `en trop : ${donnee ? motif(donnee.message) : 'compte'}`;
  if (!donnee) return `manque : ${motif(attendue[3])}`;
  if (donnee.type === 'REFUS') return `refus indu : ${donnee.code}`;
  if (attendue[3] === donnee.message) return `position : ${motif(attendue[3])}`;
  if (motif(attendue[3]) === motif(donnee.message)) return `texte : ${motif(attendue[3])}`;
  return `autre phrase : ${motif(attendue[3])} ← ${motif(donnee.message)}`;
};

const surRefus = (nous: ResultatAnalyse): string | undefined => {
  const refus = nous.erreurs.find(({ type }) => type === 'REFUS');
  return refus && (refus.code ?? 'sans code');
};

/** Sets our answer beside the validator's. Source of the rules: deposit-format, policy above the schema and version 1.1.5. */
export const confronter = ({ octets, avis, nous }: Confrontation): Constat => {
  const [jdk112, jdk115] = avis.reponses;
  if (!jdk112 || !jdk115) throw new Error('L’oracle attend une réponse pour chacune des deux versions du schéma.');
  const attendu = refusAttendu(octets, jdk112);
  const refus = surRefus(nous);
  if (refus !== undefined) {
    if (nous.erreurs.length !== 1 || nous.nombreErreurs !== 1 || nous.verdict !== 'KO')
      return { genre: 'DIFFERENT', classe: `refus accompagné : ${refus}` };
    // Either limit may come first when a document passes both.
    const limite =
      refus === 'NOM_TROP_LONG' && jdk112.erreurs.some(([, , , message]) => message.startsWith('JAXP00010005'));
    if (attendu?.code === refus || limite) return { genre: 'REFUS', code: refus };
    return { genre: 'DIFFERENT', classe: `refus indu : ${refus}${attendu ? ` au lieu de ${attendu.code}` : ''}` };
  }
  if (attendu?.force === 'CERTAIN') return { genre: 'DIFFERENT', classe: `refus manquant : ${attendu.code}` };
  if (jdk112.exception) return { genre: 'DIFFERENT', classe: `exception : ${jdk112.exception}` };

  const admises = { NON: [jdk112], PEUT_ETRE: [jdk112, jdk115], OUI: [jdk115] }[avis.v115];
  if (admises.some(({ erreurs }) => memeListe(erreurs, nous))) return { genre: 'EGAL' };
  if (avis.v115 !== 'NON' && estMixte(jdk112.erreurs, jdk115.erreurs, nous)) return { genre: 'MIXTE' };
  return { genre: 'DIFFERENT', classe: classer((avis.v115 === 'NON' ? jdk112 : jdk115).erreurs, nous) };
};
