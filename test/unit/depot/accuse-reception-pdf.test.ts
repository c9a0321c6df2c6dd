import { inflateSync } from 'node:zlib';
import { expect } from 'chai';
import { rendreAccuseReceptionPdf } from '../../../adapters/accuse/accuse-reception.pdf.ts';
import { texteImprimable } from '../../../adapters/accuse/texte-imprimable.ts';
import type { Reception } from '../../../domain/depot/accuse-reception.ts';

const RECEPTION: Reception = {
  nomFichier: 'dépôt.xml',
  tailleOctets: 8832,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  idTraitement: 42,
  recuLe: '2026-03-02T16:21:05Z',
  emetteur: { matricule: '12ABC345', raisonSociale: 'Institut fictif' },
  compte: 'AB12CD34E',
};

const brut = (octets: Uint8Array): string => Buffer.from(octets).toString('latin1');

/** The streams of the file, inflated: metadata, contents, tables of glyphs. */
const flux = (octets: Uint8Array): string[] => {
  const texte = brut(octets);
  return Array.from(texte.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g), ([, contenu = '']) => {
    const octetsDuFlux = Buffer.from(contenu, 'latin1');
    return octetsDuFlux[0] === 0x78 ? inflateSync(octetsDuFlux).toString('latin1') : contenu;
  });
};

describe('accusé de réception in PDF', () => {
  it('is tagged, in French, titled, and claims PDF/UA', async () => {
    const octets = await rendreAccuseReceptionPdf(RECEPTION);

    expect(brut(octets)).to.match(/^%PDF-1\.7/);
    expect(brut(octets)).to.contain('/Lang (fr-FR)');
    expect(brut(octets)).to.contain('/Marked true');
    expect(brut(octets)).to.contain('/DisplayDocTitle true');
    for (const balise of ['H1', 'H2', 'Table', 'TH', 'TD']) expect(brut(octets)).to.contain(`/S /${balise}`);
    expect(brut(octets).match(/\/Scope \/Row/g)).to.have.length(7);
    expect(flux(octets).some((contenu) => contenu.includes('pdfuaid:part'))).to.equal(true);
  });

  it('embeds its fonts, with the way back to Unicode', async () => {
    const octets = await rendreAccuseReceptionPdf(RECEPTION);

    expect(brut(octets).match(/\/FontFile2/g)).to.have.length(3);
    expect(brut(octets).match(/\/ToUnicode/g)).to.have.length(3);
  });

  it('gives the same bytes for the same receipt, others for another', async () => {
    const un = await rendreAccuseReceptionPdf(RECEPTION);
    const deux = await rendreAccuseReceptionPdf(RECEPTION);
    const autre = await rendreAccuseReceptionPdf({ ...RECEPTION, idTraitement: 43 });

    expect(Buffer.compare(un, deux)).to.equal(0);
    expect(Buffer.compare(un, autre)).not.to.equal(0);
  });

  it('stays on one page with the longest names', async () => {
    const octets = await rendreAccuseReceptionPdf({
      ...RECEPTION,
      nomFichier: `${'😀'.repeat(49)}.xml`,
      emetteur: { matricule: '12ABC345', raisonSociale: 'INSTITUT '.repeat(25) },
    });

    expect(brut(octets)).to.match(/\/Count 1\b/);
  });
});

describe('text that a PDF can show', () => {
  it('keeps the letters of French and of its neighbours', () => {
    expect(texteImprimable('Œuvre n° 3 — été, ŁÓDŹ, Ελλάδα')).to.equal('Œuvre n° 3 — été, ŁÓDŹ, Ελλάδα');
  });

  it('joins letters and their accents', () => {
    expect(texteImprimable('e\u0301')).to.equal('é');
  });

  it('shows what has no glyph, or would turn the others round', () => {
    expect(texteImprimable('a\u202Egpj.xml')).to.equal('a\\u{202E}gpj.xml');
    expect(texteImprimable('😀\uFFFE\u00AD')).to.equal('\\u{1F600}\\u{FFFE}\\u{AD}');
    expect(texteImprimable('a\u00A0b\u3000c')).to.equal('a b c');
  });
});
