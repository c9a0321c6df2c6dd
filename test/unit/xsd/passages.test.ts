import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { analyse } from './analyse.ts';

const EXEMPLE = readFileSync(new URL('../../fixtures/depots/exemple.xml', import.meta.url), 'utf8');
const BODY = EXEMPLE.replace(/^<\?xml.*?\?>\s*/, '');

const declared = (encoding: string, text: string): string => `<?xml version="1.0" encoding="${encoding}"?>\n${text}`;
const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** Each accepted encoding: how its bytes are made, and how a piece of them is read back. */
const ENCODINGS: [string, Buffer, (bytes: Uint8Array) => string][] = [
  ['UTF-8', Buffer.from(EXEMPLE), (bytes) => Buffer.from(bytes).toString('utf8')],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${EXEMPLE}`), (bytes) => Buffer.from(bytes).toString('utf8')],
  ['UTF-8 without declaration', Buffer.from(BODY), (bytes) => Buffer.from(bytes).toString('utf8')],
  [
    'UTF-16 LE with a byte order mark',
    Buffer.from(`\ufeff${declared('UTF-16', BODY)}`, 'utf16le'),
    (bytes) => Buffer.from(bytes).toString('utf16le'),
  ],
  [
    'UTF-16 BE with a byte order mark, undeclared',
    bigEndian(`\ufeff${BODY}`),
    (bytes) => Buffer.from(bytes).swap16().toString('utf16le'),
  ],
  [
    'UTF-16 LE by its declaration',
    Buffer.from(declared('UTF-16', BODY), 'utf16le'),
    (bytes) => Buffer.from(bytes).toString('utf16le'),
  ],
  ...['ISO-8859-1', 'ISO-8859-15', 'windows-1252'].map((name): [string, Buffer, (bytes: Uint8Array) => string] => [
    name,
    Buffer.from(declared(name, BODY), 'latin1'),
    (bytes) => Buffer.from(bytes).toString('latin1'),
  ]),
  [
    'US-ASCII',
    Buffer.from(
      declared(
        'US-ASCII',
        BODY.replace(/[^\0-\x7f]/g, (unit) => `&#${unit.charCodeAt(0)};`),
      ),
    ),
    (bytes) => Buffer.from(bytes).toString('latin1'),
  ],
];

describe('the passages of a deposit', () => {
  for (const [title, bytes, decode] of ENCODINGS)
    it(`are read, with their place in the bytes of the file: ${title}`, () => {
      const { verdict, passages, nombrePassages } = analyse(bytes);

      expect(verdict).to.equal('OK');
      expect(nombrePassages).to.equal(3);
      expect(passages.map(({ rang }) => rang)).to.deep.equal([0, 1, 2]);
      for (const { offset, longueur, idTechnique } of passages) {
        const own = decode(bytes.subarray(offset, offset + longueur));
        expect(own).to.match(/^<cpf:passageCertification>[\s\S]*<\/cpf:passageCertification>$/);
        expect(own).to.include(`<cpf:idTechnique>${idTechnique}</cpf:idTechnique>`);
      }
      const [first] = passages;
      expect(first?.identification).to.deep.include({ par: 'TITULAIRE' });
      expect(JSON.stringify(first)).to.include('Jean-François');
    });

  it('hold the values of the schema, nil and absent ones left out', () => {
    const { passages, entete, certifications } = analyse(EXEMPLE);

    const [, second] = passages;
    expect(second).to.deep.include({
      rang: 1,
      certification: 0,
      ligne: 56,
      idTechnique: '2026-0002',
      dateDebutValidite: '2026-02-10',
      dateFinValidite: '2031-02-09',
      dateDebutExamen: undefined,
      donneeCertifiee: true,
      presenceNiveauLangueEuro: true,
      niveauLangueEuropeen: 'B2',
      presenceNiveauNumeriqueEuro: true,
      niveauNumeriqueEuropeen: true,
      modaliteAcces: undefined,
      voieAccessVAE: undefined,
    });
    expect(second?.identification.par === 'TITULAIRE' && second.identification.titulaire).to.deep.include({
      nomNaissance: "O'MALLEY & FILS",
      nomUsage: 'ROUSSELOT',
      prenom1: 'Maëlle',
      prenom2: undefined,
      anneeNaissance: 1988,
      moisNaissance: undefined,
      sexe: 'F',
      codeInsee: undefined,
      codePostal: undefined,
      codePaysNaissance: '136',
    });
    expect(entete).to.deep.equal({
      version: '1.1.2',
      action: 'CREATION',
      idFlux: '7f0e1c9a-5a0f-4a55-9d0c-2f6f7f1f9b21',
      ligneIdFlux: 3,
      horodatage: '2026-03-02T17:21:00+01:00',
      ligneHorodatage: 4,
      idClientEmetteur: '12ABC345',
      idClientCertificateur: '12ABC345',
      idContrat: 'MCFCER000123',
    });
    expect(certifications).to.deep.equal([
      { index: 0, ligne: 12, type: 'RNCP', code: 'RNCP31001', natureDeposant: 'CERTIFICATEUR' },
    ]);
  });

  it('keep their rank when one of them is faulty, which is not handed out', () => {
    const faulty = EXEMPLE.replace('<cpf:sexe>F</cpf:sexe>', '<cpf:sexe>f</cpf:sexe>');

    const { verdict, passages, nombrePassages, entete } = analyse(faulty);

    expect(verdict).to.equal('KO');
    expect(passages.map(({ rang }) => rang)).to.deep.equal([0, 2]);
    expect(nombrePassages).to.equal(3);
    expect(entete).to.equal(undefined);
  });

  it('are told from what stands elsewhere under the same name', () => {
    const stray = EXEMPLE.replace('<cpf:emetteur>', '<cpf:x><cpf:passageCertification/></cpf:x><cpf:emetteur>');

    const { nombrePassages } = analyse(stray);

    expect(nombrePassages).to.equal(3);
  });

  it('mark a sentence that quotes a NIR', () => {
    const source = readFileSync(
      new URL('../../../scripts/oracle/graines/identifiant-national.xml', import.meta.url),
      'utf8',
    );

    const { erreurs } = analyse(source.replace(/(<(?:\w+:)?nir>)[^<]*/, '$1299'));

    expect(erreurs.map(({ nir }) => nir)).to.deep.equal([true, true]);
  });

  it('end the reading beyond the number that a file may hold', () => {
    const many = `${EXEMPLE.slice(0, EXEMPLE.indexOf('<cpf:passageCertification>'))}${'<cpf:passageCertification/>'.repeat(200_001)}`;

    const { erreurs, nombreErreurs } = analyse(many);

    expect(nombreErreurs).to.equal(1);
    expect(erreurs[0]?.code).to.equal('TROP_DE_PASSAGES');
  });
});

describe('the version of a deposit', () => {
  const seed = (name: string): string =>
    readFileSync(new URL(`../../../scripts/oracle/graines/${name}.xml`, import.meta.url), 'utf8');

  it('is 1.1.5 as soon as a NIR or an action is met', () => {
    const national = analyse(seed('identifiant-national'));
    const suppression = analyse(seed('suppression'));

    expect(national.entete).to.include({ version: '1.1.5', action: 'CREATION' });
    expect(national.passages.some(({ identification }) => identification.par === 'IDENTIFIANT_NATIONAL')).to.equal(
      true,
    );
    expect(suppression.entete).to.include({ version: '1.1.5', action: 'SUPPRESSION' });
  });
});
