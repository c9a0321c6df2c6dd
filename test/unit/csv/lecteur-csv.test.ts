import { expect } from 'chai';
import { describe, it } from 'mocha';
import { CsvIllisible } from '../../../adapters/csv/csv-illisible.ts';
import { type EnregistrementCsv, lireCsv } from '../../../adapters/csv/lecteur-csv.ts';

const enMorceaux = async function* (texte: string | Uint8Array, taille = 7): AsyncIterable<Uint8Array> {
  const octets = typeof texte === 'string' ? new TextEncoder().encode(texte) : texte;
  for (let debut = 0; debut < octets.length; debut += taille) yield octets.subarray(debut, debut + taille);
};

type Lecture = { lus: EnregistrementCsv[]; fautes: [number, string][] };

const lire = async (
  texte: string | Uint8Array,
  colonnesObligatoires = ['a', 'b'],
  taille?: number,
): Promise<Lecture> => {
  const lecture: Lecture = { lus: [], fautes: [] };
  const surLigneFautive = (ligne: number, motif: string): void => void lecture.fautes.push([ligne, motif]);
  for await (const lu of lireCsv(enMorceaux(texte, taille), { colonnesObligatoires, surLigneFautive }))
    lecture.lus.push(lu);
  return lecture;
};

const echec = async (texte: string | Uint8Array, colonnes?: string[]): Promise<CsvIllisible> => {
  try {
    await lire(texte, colonnes);
  } catch (erreur) {
    expect(erreur).to.be.instanceOf(CsvIllisible);
    return erreur as CsvIllisible;
  }
  throw new Error('the reading should have failed');
};

describe('the CSV reader', () => {
  for (const separateur of [';', ','])
    for (const fin of ['\n', '\r\n', '\r'])
      it(`recognises the separator ${separateur} and the line end ${JSON.stringify(fin)}, with a BOM, in any cut`, async () => {
        const texte = `\uFEFF${[
          ['b', 'a', 'c'],
          ['é', ' œuf ', ''],
          ['2', '3', '4'],
        ]
          .map((l) => l.join(separateur))
          .join(fin)}${fin}`;

        const lectures = await Promise.all([1, 2, 3, 1000].map((taille) => lire(texte, ['a', 'b'], taille)));

        for (const lecture of lectures)
          expect(lecture).to.deep.equal({
            lus: [
              { ligne: 2, valeurs: { b: 'é', a: 'œuf', c: '' } },
              { ligne: 3, valeurs: { b: '2', a: '3', c: '4' } },
            ],
            fautes: [],
          });
      });

  it('reads quoted fields with separators, doubled quotes and line breaks, and keeps the count of lines', async () => {
    const { lus, fautes } = await lire('a;b\r\n"x;y";"dit ""oui"""\r\n\r\n"un\r\ndeux\r\ntrois"; "4" \r\n5;6');

    expect(fautes).to.deep.equal([]);
    expect(lus).to.deep.equal([
      { ligne: 2, valeurs: { a: 'x;y', b: 'dit "oui"' } },
      { ligne: 4, valeurs: { a: 'un\ndeux\ntrois', b: '4' } },
      { ligne: 7, valeurs: { a: '5', b: '6' } },
    ]);
  });

  it('gives the number of each wrong line and goes on with the next one', async () => {
    const { lus, fautes } = await lire('a;b\n1;2;3\n4;5\n6\n"7"x;8\n9;1"0\n11;12\n"13;14\n15;16\n;\n17;\0\n18;19\n');

    expect(fautes.map(([ligne]) => ligne)).to.deep.equal([2, 4, 5, 6, 8, 11]);
    expect(fautes[0]?.[1]).to.equal('2 colonnes attendues, 3 lues');
    expect(lus.map(({ ligne, valeurs }) => [ligne, valeurs.a])).to.deep.equal([
      [3, '4'],
      [7, '11'],
      [9, '15'],
      [12, '18'],
    ]);
  });

  it('stops at the first wrong line when nobody listens for them', async () => {
    const lignes = lireCsv(enMorceaux('a;b\n1;2\n3\n'), { colonnesObligatoires: ['a'] });
    let erreur: unknown;

    try {
      for await (const _ of lignes);
    } catch (attrapee) {
      erreur = attrapee;
    }

    expect(erreur).to.be.instanceOf(CsvIllisible).with.property('ligne', 3);
  });

  it('refuses a file that is not UTF-8, and says at which line', async () => {
    const latin1 = await echec(Buffer.from('a;b\n1;2\nRENÉ;3\n', 'latin1'));
    const utf16 = await echec(Buffer.from('\uFEFFa;b\n1;2\n', 'utf16le'));
    const coupe = await echec(Buffer.from('a;b\n1;é\n').subarray(0, 7));

    expect(latin1.message).to.contain('UTF-8').and.contain('ligne 3');
    expect(latin1.ligne).to.equal(3);
    expect(utf16.ligne).to.equal(1);
    expect(coupe.ligne).to.equal(2);
  });

  it('refuses an empty file, a header without a needed column, and one with a column twice', async () => {
    const vide = await echec('\n\n');
    const absente = await echec('a;c\n1;2\n', ['a', 'b', 'd']);
    const double = await echec('a;b;a\n1;2;3\n');

    expect(vide.message).to.contain('vide');
    expect(absente.message).to.contain('b, d');
    expect(double.message).to.contain('double');
  });

  it('never repeats a value in what it says of a wrong line', async () => {
    const { fautes } = await lire('a;b\n"DUPONT"x;8\nDUPONT;1;2\nDU"PONT;8\n');

    expect(JSON.stringify(fautes)).not.to.contain('DUPONT').and.not.to.contain('PONT');
  });
});
