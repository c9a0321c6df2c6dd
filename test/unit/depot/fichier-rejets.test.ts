import { expect } from 'chai';
import { filtrerRejets, type PassagePlace } from '../../../domain/depot/fichier-rejets.ts';

type Encodage = 'utf8' | 'latin1' | 'utf16le' | 'utf16be';

const encoder = (texte: string, encodage: Encodage): Buffer => {
  if (encodage !== 'utf16be') return Buffer.from(texte, encodage);
  return Buffer.from(texte, 'utf16le').swap16();
};

const passage = (id: string): string =>
  `<cpf:passageCertification>\n        <cpf:idTechnique>${id}</cpf:idTechnique><!-- <cpf:certification> -->\n      </cpf:passageCertification>`;

const certification = (code: string, ids: readonly string[]): string =>
  `\n    <cpf:certification attribut='a > b'>\n      <cpf:type>RS</cpf:type><cpf:code><![CDATA[${code}]]></cpf:code>\n      <cpf:passageCertifications>${ids
    .map((id) => `\n      ${passage(id)}`)
    .join(
      '',
    )}\n      </cpf:passageCertifications>\n      <!-- é, fin de ${code} : </cpf:certification> -->\n    </cpf:certification>`;

const fichier = (certifications: readonly string[]): string =>
  `\ufeff<?xml version="1.0"?>\n<!-- export -->\n<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0">\n  <cpf:certifications>${certifications.join('')}\n  </cpf:certifications>\n</cpf:flux>\n`;

/** Where each listed passage stands, found by its text. */
const places = (texte: string, sorts: Readonly<Record<string, boolean>>, encodage: Encodage): PassagePlace[] =>
  Object.entries(sorts)
    .map(([id, garde]) => {
      const avant = texte.slice(0, texte.indexOf(passage(id)));
      return { debut: encoder(avant, encodage).length, longueur: encoder(passage(id), encodage).length, garde };
    })
    .sort((a, b) => a.debut - b.debut);

const filtrer = async (
  texte: string,
  sorts: Readonly<Record<string, boolean>>,
  { encodage = 'utf8', pas = 64 * 1024 }: { encodage?: Encodage; pas?: number } = {},
): Promise<string> => {
  const octets = encoder(texte, encodage);
  const morceaux = (async function* () {
    for (let i = 0; i < octets.length; i += pas) yield octets.subarray(i, i + pas);
  })();
  const suite = (async function* () {
    yield* places(texte, sorts, encodage);
  })();
  const sortie: Uint8Array[] = [];
  for await (const morceau of filtrerRejets(morceaux, suite)) sortie.push(Uint8Array.from(morceau));
  return decoder(Buffer.concat(sortie), encodage);
};

const decoder = (octets: Buffer, encodage: Encodage): string =>
  encodage === 'utf16be' ? Buffer.from(octets).swap16().toString('utf16le') : octets.toString(encodage);

describe('the file of rejected passages', () => {
  it('keeps heading, certifications and passages to correct, in their own bytes', async () => {
    const texte = fichier([certification('RS1', ['a', 'b', 'c']), certification('RS2', ['d', 'e'])]);

    const rejets = await filtrer(texte, { a: false, b: true, c: false, d: true, e: false });

    expect(rejets).to.equal(fichier([certification('RS1', ['b']), certification('RS2', ['d'])]));
  });

  it('leaves out whole a certification without rejected passage', async () => {
    const texte = fichier([certification('RS1', ['a']), certification('RS2', ['b']), certification('RS3', ['c'])]);

    const rejets = await filtrer(texte, { a: false, b: true, c: false });

    expect(rejets).to.equal(fichier([certification('RS2', ['b'])]));
  });

  it('leaves out the second occurrence of an idTechnique, which nobody lists', async () => {
    const texte = fichier([certification('RS1', ['a', 'double', 'b'])]);

    const rejets = await filtrer(texte, { a: true, b: true });

    expect(rejets).to.equal(fichier([certification('RS1', ['a', 'b'])]));
  });

  it('holds no more than a little of a certification that a hostile file swells', async () => {
    const comble = `<!--${'x'.repeat(300_000)}-->${' '.repeat(3_000_000)}`;
    const avant = '      <cpf:passageCertifications>';
    const texte = fichier([certification('RS1', ['a']), certification('RS2', ['b'])]).replaceAll(avant, comble + avant);

    const rejets = await filtrer(texte, { a: false, b: true });

    expect(rejets.replace(/\s+/g, '')).to.equal(fichier([certification('RS2', ['b'])]).replace(/\s+/g, ''));
    expect(rejets.length).to.be.lessThan(1_500_000);
  });

  it('is the file itself when every passage was rejected', async () => {
    const texte = fichier([certification('RS1', ['a', 'b'])]);

    expect(await filtrer(texte, { a: true, b: true })).to.equal(texte);
  });

  for (const encodage of ['utf8', 'utf16le', 'utf16be'] as const)
    it(`does not depend on how the bytes come, in ${encodage}`, async () => {
      const texte = fichier([certification('RS1', ['a', 'b']), certification('RS2', ['c'])]);
      const attendu = fichier([certification('RS1', ['b'])]);

      for (const pas of [1, 2, 3, 7, 61, 1000])
        expect(await filtrer(texte, { a: false, b: true, c: false }, { encodage, pas }), `by ${pas}`).to.equal(attendu);
    });

  it('reads an encoding of one byte', async () => {
    const texte = fichier([certification('RS1', ['a', 'b'])]).replace('\ufeff', '');

    const rejets = await filtrer(texte, { a: true, b: false }, { encodage: 'latin1' });

    expect(rejets).to.equal(fichier([certification('RS1', ['a'])]).replace('\ufeff', ''));
  });
});
