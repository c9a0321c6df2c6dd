import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { analyseDocument } from '../../../adapters/xsd/analyse-document.ts';
import { depotSchema } from '../../../adapters/xsd/schema/depot-schema.ts';
import { sentences } from '../../../adapters/xsd/schema/sentences.ts';
import { fatal } from '../../../adapters/xsd/xml/messages.ts';
import type { ErreurAnalyse } from '../../../domain/depot/analyse.ts';
import { DONNEES, donneeNommee, exempleDe, valeurMontrable } from '../../../domain/depot/catalogue/donnees.ts';
import { ERREURS_MAL_FORME, XML_MAL_FORME } from '../../../domain/depot/catalogue/erreurs-mal-forme.ts';
import { ERREURS_XSD } from '../../../domain/depot/catalogue/erreurs-xsd.ts';
import { CONTROLES_EXPLIQUES, type Explication, expliquer } from '../../../domain/depot/catalogue/expliquer.ts';
import { INDICES } from '../../../domain/depot/catalogue/indices.ts';
import { lireMessageXsd } from '../../../domain/depot/catalogue/message-xsd.ts';
import { pageErreurs } from '../../../domain/depot/catalogue/page-erreurs.ts';
import { PHRASES_EXPLIQUEES } from '../../../domain/depot/catalogue/rapprochement.ts';
import { REFUS } from '../../../domain/depot/catalogue/refus.ts';
import { lignesDuSchema } from '../../../domain/depot/rapport-detaille.ts';
import { CAS_INDICES, CAS_MAL_FORME, CAS_XSD, type CasCatalogue, DEFAUTS_CONNUS } from '../../support/cas-catalogue.ts';

const EXEMPLE = readFileSync(new URL('../../fixtures/depots/exemple.xml', import.meta.url), 'utf8');

const erreursDe = (document: string): ErreurAnalyse[] => {
  const octets = Buffer.from(document, 'utf8');
  let lus = 0;
  const source = (cible: Uint8Array, debut: number, longueur: number): number => {
    const morceau = octets.subarray(lus, lus + longueur);
    cible.set(morceau, debut);
    lus += morceau.length;
    return morceau.length;
  };
  return analyseDocument(source, () => undefined).erreurs;
};

const modifier = ([de, vers]: CasCatalogue['edition']): string => {
  const modifie = EXEMPLE.replace(de, () => vers);
  expect(modifie, `« ${de} » stands in the sample`).not.to.equal(EXEMPLE);
  return modifie;
};

/** Explanations of every error, value pairs explained with the datum that their second sentence names. */
const explications = (erreurs: readonly ErreurAnalyse[]): Explication[] =>
  erreurs.map(({ message }, rang) => {
    const donnee = lireMessageXsd(message).element ?? lireMessageXsd(erreurs[rang + 1]?.message ?? '').element;
    return expliquer({ type: 'XSD', message, ...(donnee !== undefined && { donnee }) });
  });

describe('catalogue of explanations, on what the engine says', () => {
  it('has nothing to explain in the sample', () => {
    expect(erreursDe(EXEMPLE)).to.deep.equal([]);
  });

  for (const cas of [...CAS_XSD, ...CAS_MAL_FORME, ...CAS_INDICES]) {
    it(`explains ${cas.titre} (${cas.indice ?? cas.cle})`, () => {
      const lues = explications(erreursDe(modifier(cas.edition)));

      const trouvee = lues.find(({ cle, indice }) => cle === cas.cle && indice?.cle === (cas.indice ?? indice?.cle));
      expect(trouvee, JSON.stringify(lues, null, 1)).not.to.equal(undefined);
      if (cas.donnee !== undefined) expect(trouvee?.donnee).to.equal(cas.donnee);
    });
  }

  it('explains an empty file', () => {
    expect(explications(erreursDe('')).map(({ cle }) => cle)).to.deep.equal(['FICHIER_SANS_RACINE']);
  });

  it('has a fixture for each of its entries', () => {
    const eprouves = new Set(
      [...CAS_XSD, ...CAS_MAL_FORME, ...CAS_INDICES].flatMap(({ cle, indice = cle }) => [cle, indice]),
    );
    // Said of nothing in this schema, of our own limits, after another sentence, or by sentence 2 (tested below).
    const sansDocument = [
      'CODE_SANS_PREFIXE',
      'FICHIER_SANS_RACINE',
      'LIMITE_DU_VALIDATEUR',
      'TYPE_DU_DICTIONNAIRE',
      'UndeclaredEntity',
      'cvc-datatype-valid.1.2.2',
      'cvc-id.1',
      'cvc-id.2',
      'cvc-type.3.1.3',
    ];
    const entrees = [...ERREURS_XSD, ...ERREURS_MAL_FORME, ...INDICES].map(({ cle }) => cle);

    expect(entrees.filter((cle) => !eprouves.has(cle)).sort()).to.deep.equal(sansDocument);
  });
});

describe('catalogue of explanations, entry by entry', () => {
  for (const [nom, phrase] of Object.entries(sentences)) {
    it(`knows the sentence « ${nom} » of the schema`, () => {
      const message = (phrase as (...mots: string[]) => string)('minLength', 'b', 'c', 'd', 'e');

      expect(ERREURS_XSD.map(({ cle }) => cle)).to.include(expliquer({ type: 'XSD', message }).cle);
    });
  }

  for (const [nom, phrase] of Object.entries(fatal)) {
    it(`knows the sentence « ${nom} » of a document that is not well-formed`, () => {
      const message = (phrase as (...mots: (string | number)[]) => string)(1, 2, 3);

      const { cle } = expliquer({ type: 'XSD', message });

      expect(cle).not.to.equal(XML_MAL_FORME.cle);
      expect(ERREURS_MAL_FORME.map((une) => une.cle)).to.include(cle);
    });
  }

  it('falls back on a general explanation', () => {
    expect(expliquer({ type: 'XSD', message: 'Une phrase que personne n’a encore vue.' }).cle).to.equal(
      'XML_MAL_FORME',
    );
    expect(expliquer({ type: 'METIER', code: 'CONTROLE_RETIRE' }).titre).to.equal('Contrôle qui n’existe plus');
  });

  it('explains every refusal, every check and every official sentence', () => {
    for (const code of Object.keys(REFUS) as (keyof typeof REFUS)[])
      expect(expliquer({ type: 'REFUS', code })).to.include({ cle: code, titre: REFUS[code].titre });
    for (const { code, aide } of CONTROLES_EXPLIQUES)
      expect(expliquer({ type: 'METIER', code })).to.include({ cle: code, quoiFaire: aide.quoiFaire });
    for (const phrase of [1, 2, 3, 4, 5, 6, 7] as const)
      expect(expliquer({ type: 'PHRASE', phrase }).titre).to.equal(PHRASES_EXPLIQUEES[phrase].titre);
  });

  it('guesses why sentence 2 was said', () => {
    const indice = (type: string, code: string): string | undefined =>
      expliquer({ type: 'PHRASE', phrase: 2, certification: { type, code } }).indice?.texte;

    expect(indice('RNCP', '1710')).to.contain('RNCP1710, et non 1710');
    expect(indice('RS', ' 5001')).to.contain('RS5001, et non 5001');
    expect(indice('Diplôme Universitaire', 'RNCP31001')).to.contain('seuls RNCP et RS');
    expect(indice('RNCP', 'RNCP31001')).to.equal(undefined);
  });

  it('suggests the right value, but never that of a civil status', () => {
    const phrases = (valeur: string, liste: string): string =>
      `cvc-enumeration-valid : La valeur '${valeur}' n'est pas un facet valide par rapport à l'énumération '[${liste}]'. Il doit s'agir d'une valeur provenant de l'énumération.`;
    const mention = expliquer({ type: 'XSD', message: phrases('Mention très bien', ''), donnee: 'mentionValidee' });
    const sexe = expliquer({ type: 'XSD', message: phrases('f', 'M, F'), donnee: 'sexe' });

    expect(mention.indice?.texte).to.contain('MENTION_TRES_BIEN.');
    expect(sexe.indice?.cle).to.equal('CASSE_DE_LA_VALEUR');
    expect(sexe.indice?.texte).not.to.match(/\bF\b/);
  });

  for (const { defaut, cle } of DEFAUTS_CONNUS) {
    it(`has an answer to a bug met in the field: ${defaut}`, () => {
      const connues = [...INDICES.map((indice) => indice.cle), ...CONTROLES_EXPLIQUES.map(({ code }) => code)];

      expect(connues).to.include(cle);
    });
  }

  it('takes bounded time on a sentence that quotes a huge hostile value', () => {
    const valeur = `1${' '.repeat(200_000)}' de l'attribut '`.repeat(5);

    const { cle } = expliquer({
      type: 'XSD',
      message: `cvc-datatype-valid.1.2.1 : '${valeur}' n'est pas une valeur valide pour 'integer'.`,
      donnee: 'niveau',
    });

    expect(cle).to.equal('cvc-datatype-valid.1.2.1');
  });
});

describe('data of the catalogue', () => {
  const declarations = depotSchema().declarations;

  it('names every element of the schema, and no other', () => {
    const duSchema = new Set(declarations.map(({ local }) => local));

    expect(DONNEES.map(({ nom }) => nom).sort()).to.deep.equal([...duSchema].sort());
  });

  it('gives each datum an example that the schema takes', () => {
    for (const donnee of DONNEES.filter(({ forme }) => forme.type !== 'BLOC')) {
      const present = new RegExp(`<cpf:${donnee.nom}>[^<]*</cpf:${donnee.nom}>`);
      if (!present.test(EXEMPLE)) continue;
      const erreurs = erreursDe(EXEMPLE.replace(present, () => exempleDe(donnee)));
      expect(
        erreurs.map(({ message }) => message),
        donnee.nom,
      ).to.deep.equal([]);
    }
  });

  it('hides every datum of the three ways to name a holder', () => {
    const personnelles = new Set(['titulaire', 'dossierFormation', 'identifiantNational', 'codeInsee', 'codePostal']);
    for (const { local, type } of declarations.filter((une) => personnelles.has(une.owner ?? '')))
      if (type.kind === 'simple') expect(donneeNommee(local)?.etatCivil, local).to.equal(true);
    expect(valeurMontrable('mentionValidee')).to.equal(true);
    expect(valeurMontrable('inconnu')).to.equal(false);
    expect(valeurMontrable(undefined)).to.equal(false);
  });
});

describe('sentences of the schema without civil status', () => {
  const SECRETS = ['KERVADEC', 'Jean-François', '1991', '29019', 'BREST', 'ROUSSELOT', '31000000831', 'LE GUEN'];

  for (const cas of [...CAS_XSD, ...CAS_MAL_FORME, ...CAS_INDICES]) {
    it(`quotes no holder in the report of ${cas.titre}`, () => {
      const lignes = JSON.stringify(
        [...lignesDuSchema(erreursDe(modifier(cas.edition)))].map(({ exemple: _, ...reste }) => reste),
      );

      for (const secret of SECRETS) expect(lignes).not.to.contain(secret);
    });
  }
});

describe('docs/guides/erreurs.md', () => {
  it('is up to date with the catalogue (else run scripts/catalogue.ts)', () => {
    const page = readFileSync(new URL('../../../docs/guides/erreurs.md', import.meta.url), 'utf8');

    expect(page === pageErreurs(), 'the page is stale').to.equal(true);
  });

  it('has an entry for each code', () => {
    const page = pageErreurs();
    const codes = [
      ...ERREURS_XSD.map(({ cle }) => cle),
      ...ERREURS_MAL_FORME.map(({ cle }) => cle),
      ...Object.keys(REFUS),
      ...CONTROLES_EXPLIQUES.map(({ code }) => code),
    ];

    for (const code of codes) expect(page).to.contain(`(\`${code}\`)`);
  });
});
