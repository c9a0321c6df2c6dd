import { expect } from 'chai';
import { lireLigneAnnuaire, planifierImportAnnuaire } from '../../../domain/organisme/annuaire.ts';

const CERTIFICATEUR = {
  siret: '73282932000074',
  raisonSociale: 'École des Métiers',
  role: 'CERTIFICATEUR',
  matricule: '12ABC345',
  idContrat: 'MCFCER000123',
  matriculeCertificateur: '',
  certifications: 'RNCP31001,RS5001',
  contactNom: 'Le Guen',
  contactPrenom: 'Anna',
  contactCourriel: 'anna@exemple.fr',
};
const DEPOSANT = {
  ...CERTIFICATEUR,
  siret: '35600000000048',
  role: 'DEPOSANT',
  matricule: '34DEF678',
  idContrat: 'MCFCER000124',
  matriculeCertificateur: '12ABC345',
};

const lues = (...lignes: Record<string, string>[]) =>
  lignes.map((valeurs, rang) => {
    const ligne = lireLigneAnnuaire(rang + 2, valeurs);
    if (typeof ligne === 'string') throw new Error(ligne);
    return ligne;
  });

const planifier = (lignes: Record<string, string>[], connu = { organismes: [], contrats: [] }) => {
  let rang = 0;
  return planifierImportAnnuaire(lues(...lignes), connu, () => `id-${++rang}`);
};

describe('Line of the directory', () => {
  const fautes: [string, Record<string, string>, string][] = [
    ['a SIRET with wrong keys', { siret: '12345678912345' }, 'siret'],
    ['no name', { raisonSociale: '' }, 'raisonSociale'],
    ['an unknown role', { role: 'PARTENAIRE' }, 'role'],
    ['a matricule of seven characters', { matricule: '12ABC34' }, 'matricule'],
    ['a contract of 21 characters', { idContrat: 'X'.repeat(21) }, 'idContrat'],
    ['a certificateur with the matricule of another', { matriculeCertificateur: '99ZZZ999' }, 'matriculeCertificateur'],
    ['a code that is neither RNCP nor RS', { certifications: '1710' }, 'certifications'],
    ['a mail without domain', { contactCourriel: 'anna@exemple' }, 'contactCourriel'],
  ];
  for (const [cas, change, champ] of fautes)
    it(`is refused with ${cas}, naming the column`, () => {
      const ligne = lireLigneAnnuaire(2, { ...CERTIFICATEUR, ...change });

      expect(ligne)
        .to.be.a('string')
        .that.matches(new RegExp(`^${champ} :`));
    });

  it('accepts a SIRET typed with blanks and codes in lower case', () => {
    const [ligne] = lues({ ...CERTIFICATEUR, siret: '732 829 320 00074', certifications: 'rs5001, rncp31001' });

    expect(ligne).to.include({ siret: '73282932000074' });
    expect(ligne?.certifications).to.deep.equal(['RNCP31001', 'RS5001']);
  });

  it('may have no contact', () => {
    const [ligne] = lues({ ...CERTIFICATEUR, contactNom: '', contactPrenom: '', contactCourriel: '' });

    expect(ligne?.contactCourriel).to.equal('');
  });
});

describe('Import of the directory', () => {
  it('links a déposant to a certificateur that stands further down', () => {
    const plan = planifier([DEPOSANT, CERTIFICATEUR]);

    expect(plan.refus).to.deep.equal([]);
    expect(
      plan.contrats.map(({ numero, organismeId, certificateurId }) => [numero, organismeId, certificateurId]),
    ).to.deep.equal([
      ['MCFCER000124', 'id-1', 'id-2'],
      ['MCFCER000123', 'id-2', 'id-2'],
    ]);
  });

  it('refuses a déposant of an unknown certificateur, and leaves nothing of it behind', () => {
    const plan = planifier([DEPOSANT]);

    expect(plan.refus).to.have.length(1);
    expect(plan.organismes).to.deep.equal([]);
  });

  it('refuses a matricule that belongs to another SIRET', () => {
    const plan = planifier([CERTIFICATEUR, { ...CERTIFICATEUR, siret: '35600000000048', idContrat: 'MCFCER000999' }]);

    expect(plan.refus).to.deep.equal([
      { ligne: 3, motif: 'matricule : 12ABC345 appartient déjà au SIRET 73282932000074' },
    ]);
  });

  it('refuses the number of a contract that designates another pair', () => {
    const plan = planifier([CERTIFICATEUR, { ...DEPOSANT, idContrat: 'MCFCER000123' }]);

    expect(plan.refus.map(({ ligne }) => ligne)).to.deep.equal([3]);
    expect(plan.organismes).to.have.length(1);
  });

  it('takes the same line twice for one contract', () => {
    const plan = planifier([CERTIFICATEUR, CERTIFICATEUR]);

    expect(plan.contrats.filter((contrat) => !contrat.dejaConnu)).to.have.length(1);
    expect(plan.refus).to.deep.equal([]);
  });

  it('does not hold what a refused line said against the good ones', () => {
    const inconnu = { ...DEPOSANT, matricule: '34DEF999', matriculeCertificateur: '99ZZZ999' };
    const bonne = { ...DEPOSANT, idContrat: 'MCFCER000125' };

    const plan = planifier([CERTIFICATEUR, inconnu, bonne]);

    expect(plan.refus).to.deep.equal([{ ligne: 3, motif: 'matriculeCertificateur : 99ZZZ999 est inconnu' }]);
    expect(plan.organismes.map(({ matricule }) => matricule)).to.deep.equal(['12ABC345', '34DEF678']);
  });
});
