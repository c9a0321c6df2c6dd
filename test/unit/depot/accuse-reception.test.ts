import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import libxml from 'libxmljs2';
import {
  ecrireAccuseReception,
  nomAccuseReceptionPdf,
  nomAccuseReceptionXml,
  type Reception,
} from '../../../domain/depot/accuse-reception.ts';

const RECEPTION: Reception = {
  nomFichier: 'dépôt & fils.xml',
  tailleOctets: 8832,
  sha256: 'a'.repeat(64),
  idTraitement: 42,
  recuLe: '2026-03-02T23:30:00.500Z',
  emetteur: { matricule: '12ABC345', raisonSociale: 'O’MALLEY & FILS' },
  compte: 'AB12CD34E',
};

describe('accusé de réception in XML', () => {
  it('satisfies our schema', () => {
    const schema = libxml.parseXml(
      readFileSync(new URL('../../../schemas/accuse-reception.xsd', import.meta.url), 'utf8'),
    );
    const accuse = libxml.parseXml(ecrireAccuseReception(RECEPTION));

    expect(accuse.validate(schema), String(accuse.validationErrors)).to.equal(true);
  });

  it('says what was sent, when in Paris, by whom, and what comes next', () => {
    const accuse = libxml.parseXml(ecrireAccuseReception(RECEPTION));
    const lire = (nom: string): string => (accuse.get(nom) as libxml.Element).text();

    expect(lire('nomFichier')).to.equal('dépôt & fils.xml');
    expect(lire('recuLe')).to.equal('2026-03-03T00:30:00+01:00');
    expect(lire('raisonSocialeEmetteur')).to.equal('O’MALLEY & FILS');
    expect(lire('sha256')).to.equal('a'.repeat(64));
    expect(lire('prochaineEtape')).to.contain('accusé de traitement');
  });

  it('is named after the deposited file and the day in Paris', () => {
    expect(nomAccuseReceptionXml(RECEPTION)).to.equal('Accusé de réception_dépôt & fils.xml_20260303.xml');
    expect(nomAccuseReceptionPdf(RECEPTION)).to.equal('Accusé de réception_dépôt & fils.xml_20260303.pdf');
  });
});
