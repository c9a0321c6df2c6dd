import { expect } from 'chai';
import { createMoteur } from '../../../adapters/xsd/moteur.ts';
import { sentences } from '../../../adapters/xsd/schema/sentences.ts';
import { fatal } from '../../../adapters/xsd/xml/messages.ts';
import type { Moteur, ResultatAnalyse } from '../../../domain/depot/analyse.ts';
import { octetsDe } from '../../../scripts/oracle/cas/cas.ts';
import { type Attendu, lireFigures } from '../../../scripts/oracle/figures.ts';
import { enFlux } from '../../../scripts/oracle/juge.ts';

const FIGURES = lireFigures();

const enAttendu = ({ verdict, erreurs }: ResultatAnalyse): Attendu | { verdict: 'OK'; erreurs: Attendu } => {
  const [premiere] = erreurs;
  if (premiere?.type === 'REFUS' && premiere.code !== undefined && erreurs.length === 1)
    return { refus: premiere.code };
  const liste: Attendu = { erreurs: erreurs.map(({ ligne, colonne, message }) => [ligne, colonne, message]) };
  return verdict === 'OK' && erreurs.length > 0 ? { verdict, erreurs: liste } : liste;
};

const messages = (): string[] =>
  [...FIGURES.values()]
    .flat()
    .flatMap(({ attendu }) => ('erreurs' in attendu ? attendu.erreurs.map(([, , m]) => m) : []));

const echapper = (texte: string): string => texte.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The sentence with anything in place of its arguments. */
const motifDe = (phrase: (...parts: never[]) => string): RegExp => {
  const vide = '\u0000';
  const modele = phrase(...(Array.from({ length: phrase.length }, () => vide) as never[]));
  return new RegExp(`^${modele.split(vide).map(echapper).join('[\\s\\S]*')}$`);
};

describe('The answers of the official validator, kept', () => {
  let moteur: Moteur;
  before(() => {
    moteur = createMoteur();
  });
  after(() => moteur.fermer());

  for (const [fichier, figures] of FIGURES)
    it(`gives the same errors at the same places: ${fichier}, ${figures.length} documents`, async function () {
      this.timeout(180_000);

      const nous = new Map<string, unknown>();
      for (const { nom, document } of figures)
        nous.set(nom, enAttendu(await moteur.analyser(enFlux(octetsDe(document)))));

      const differents = figures.filter(
        ({ nom, attendu }) => JSON.stringify(nous.get(nom)) !== JSON.stringify(attendu),
      );
      expect(differents.map(({ nom, attendu }) => ({ nom, attendu, nous: nous.get(nom) }))).to.deep.equal([]);
    });

  for (const [nom, phrase] of Object.entries({ ...sentences, ...fatal }))
    it(`has a document for the sentence ${nom}`, () => {
      const motif = motifDe(phrase);

      const vue = messages().some((message) => motif.test(message));

      expect(vue, String(motif)).to.equal(true);
    });
});
