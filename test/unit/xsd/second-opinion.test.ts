import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { analyseDocument } from '../../../adapters/xsd/analyse-document.ts';
import { KNOWN_DIFFERENCES } from '../../../adapters/xsd/second-opinion/known-differences.ts';
import { Sampling } from '../../../adapters/xsd/second-opinion/sampling.ts';
import { SecondOpinion } from '../../../adapters/xsd/second-opinion/second-opinion.ts';
import type { ResultatAnalyse } from '../../../domain/depot/analyse.ts';

const EXEMPLE = readFileSync(new URL('../../fixtures/depots/exemple.xml', import.meta.url), 'utf8');

/** Every fragment is shown, the sound ones too. */
const everything = (): Sampling => new Sampling(1, 1);

const withOpinion = (text: string, opinion = new SecondOpinion(everything())): ResultatAnalyse => {
  const bytes = Buffer.from(text);
  let given = 0;
  return analyseDocument(
    (target, offset, length) => {
      const count = bytes.copy(target, offset, given, given + length);
      given += count;
      return count;
    },
    () => undefined,
    opinion,
  );
};

/** Each known difference: a change to the example that shows it. */
const SHOWN: Record<string, (text: string) => string> = {
  ENTIER_ENTOURE_DE_BLANCS: (text) => text.replace('>1991<', '>\n1991 <'),
  LONGUEUR_EN_UNITES_UTF_16: (text) => text.replace('>KERVADEC<', `>${'😀'.repeat(31)}<`),
  LIEU_DE_SCHEMA_NON_VERIFIE: (text) => text.replace('<cpf:sexe>M<', '<cpf:sexe xsi:schemaLocation="%">M<'),
};

describe('the second opinion', () => {
  it('agrees on a sound deposit and on a faulty one, which it is shown whole but for its passages', () => {
    const faulty = withOpinion(EXEMPLE.replace('<cpf:sexe>M<', '<cpf:sexe>m<').replace('MCFCER000123', ''));

    expect(faulty.secondAvis).to.deep.equal({ examines: 4, connus: 0, desaccords: [] });
  });

  it('has a document for every difference of the table', () => {
    expect(Object.keys(SHOWN)).to.have.members(KNOWN_DIFFERENCES.map(({ name }) => name));
  });

  for (const [name, change] of Object.entries(SHOWN))
    it(`explains a disagreement by the table: ${name}`, () => {
      const { secondAvis } = withOpinion(change(EXEMPLE));

      expect(secondAvis?.connus).to.equal(1);
      expect(secondAvis?.desaccords).to.deep.equal([]);
    });

  it('counts a disagreement that no line explains, without any value of the file', () => {
    class Blind extends SecondOpinion {
      override end(): void {
        super.end(0);
      }
    }
    const text = EXEMPLE.replace('<cpf:sexe>M<', '<cpf:sexe>SECRET<');

    const { secondAvis } = withOpinion(text, new Blind(everything()));

    const found = secondAvis?.desaccords.find(({ rang }) => rang === 0);
    expect(found).to.deep.include({ nous: 'OK', lui: 'KO' });
    expect(found?.codes).not.to.deep.equal([]);
    expect(JSON.stringify(secondAvis)).not.to.include('SECRET');
  });

  it('is asked about few of the sound fragments, from one document to the next', () => {
    const sampling = new Sampling(5, 4);

    const shown = Array.from(
      { length: 8 },
      () => withOpinion(EXEMPLE, new SecondOpinion(sampling)).secondAvis?.examines,
    );

    expect(shown).to.deep.equal([2, 1, 0, 1, 1, 1, 1, 0]);
  });

  it('is given nothing as the file wrote it: no comment, instruction, CDATA, reference, prefix', () => {
    const odd = EXEMPLE.replace(
      '<cpf:prenom1>Jean-François<',
      '<!-- c --><?pi x?><n:prenom1 xmlns:n="urn:cdc:cpf:pc5:schema:1.0.0"><![CDATA[<&]]>&#13;&quot;</n:prenom1><cpf:x a="&#10;" xml:lang="fr" y:b="1" xmlns:y="urn:y"/><z xmlns=""/><cpf:prenom2>a<',
    );

    const { secondAvis, verdict } = withOpinion(odd.replace('</cpf:prenom1>', '</cpf:prenom2>'));

    expect(verdict).to.equal('KO');
    expect(secondAvis?.desaccords).to.deep.equal([]);
    expect(secondAvis?.examines).to.be.greaterThan(0);
  });

  it('passes over a fragment that is too long to be kept', () => {
    const long = EXEMPLE.replace('<cpf:sexe>M<', `<cpf:sexe>${'m'.repeat(300_000)}<`);

    expect(withOpinion(long).secondAvis?.desaccords).to.deep.equal([]);
  });
});
