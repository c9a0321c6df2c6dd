import { expect } from 'chai';
import { createMoteur } from '../../../adapters/xsd/moteur.ts';
import type { EnteteFlux, Moteur, PassageLu } from '../../../domain/depot/analyse.ts';
import { octetsDe } from '../../../scripts/oracle/cas/cas.ts';
import { enFlux } from '../../../scripts/oracle/juge.ts';
import { relire } from '../../../scripts/oracle/relecture.ts';

const DOCUMENT = octetsDe({ modele: 'complet.xml', remplacements: [] });

describe('Reading a valid deposit again with another engine', () => {
  let moteur: Moteur;
  let entete: EnteteFlux;
  let passages: PassageLu[];
  before(async () => {
    moteur = createMoteur();
    passages = [];
    const lecture = await moteur.analyser(enFlux(DOCUMENT), { surPassages: (lot) => void passages.push(...lot) });
    if (!lecture.entete) throw new Error('The sample is not valid any more.');
    entete = lecture.entete;
  });
  after(() => moteur.fermer());

  it('finds the same passages, values and places in our reading', () => {
    const fautes = relire(DOCUMENT, entete, passages);

    expect(passages).to.have.length(2);
    expect(fautes).to.deep.equal([]);
  });

  it('sees a value read otherwise, a passage cut elsewhere, a passage lost, another header', () => {
    const [premier, ...autres] = passages as [PassageLu, ...PassageLu[]];

    const fautes = [
      relire(DOCUMENT, entete, [{ ...premier, idTechnique: 'P-0003' }, ...autres]),
      relire(DOCUMENT, entete, [{ ...premier, longueur: premier.longueur - 1 }, ...autres]),
      relire(DOCUMENT, entete, autres),
      relire(DOCUMENT, { ...entete, idContrat: 'RNCP' }, passages),
    ];

    expect(fautes).to.deep.equal([
      ['un passage est lu autrement par libxml2'],
      ['un passage n’est pas coupé à ses balises'],
      ['un passage est lu autrement par libxml2'],
      ['l’entête est lu autrement par libxml2'],
    ]);
  });
});
