import { expect } from 'chai';
import {
  type ContenuModule,
  deciderEcriture,
  exigerVariablesConnues,
  remplirModule,
} from '../../../domain/courriel/module-texte.ts';
import { BusinessError } from '../../../domain/errors.ts';

const VALEURS = {
  ...{ raisonSociale: 'Institut Fictif', siret: '73282932000074', reference: 'ACC-2026-000042' },
  ...{ contactPrenom: 'Odile', contactNom: 'Tesseyre' },
};
const CONTENU: ContenuModule = { titre: 'Un titre', texte: 'Un texte.', usage: 'REFUS', actif: true };
const VU = { ...CONTENU, version: 3, par: 'agent:a', le: '2026-03-02T10:00:00.000Z' };

const refusDe = (essai: () => unknown): BusinessError => {
  try {
    essai();
  } catch (erreur) {
    if (erreur instanceof BusinessError) return erreur;
    throw erreur;
  }
  throw new Error('accepted');
};

describe('text modules', () => {
  it('replace the variables of the list, blanks or not, as often as they come', () => {
    const texte =
      'Demande {{reference}} de {{ raisonSociale }} ({{siret}}), {{contactPrenom}} {{contactNom}} : {{reference}}.';

    expect(remplirModule(texte, VALEURS)).to.equal(
      'Demande ACC-2026-000042 de Institut Fictif (73282932000074), Odile Tesseyre : ACC-2026-000042.',
    );
  });

  it('never read again what a value holds', () => {
    const valeurs = { ...VALEURS, raisonSociale: '{{contactNom}} $& {{#each this}}' };

    expect(remplirModule('De {{raisonSociale}}.', valeurs)).to.equal('De {{contactNom}} $& {{#each this}}.');
  });

  it('let no address in a value become a link', () => {
    const rempli = remplirModule('De {{raisonSociale}}.', { ...VALEURS, raisonSociale: 'Voir https://piege.exemple' });

    expect(rempli).not.to.include('https://piege').and.not.to.include('piege.exemple');
  });

  it('leave alone what is no variable, and run nothing', () => {
    for (const texte of ['{{constructor}}', '{{#if x}}', '{{{raisonSociale}}', '{{__proto__}}'])
      expect(remplirModule(texte, VALEURS)).not.to.include('function').and.not.to.include('[object');
    expect(remplirModule('{{constructor}}', VALEURS)).to.equal('{{constructor}}');
  });

  it('refuse at their writing a variable out of the list, and give the list', () => {
    for (const nom of ['motDePasse', 'constructor', '#if actif', '> partiel', '']) {
      const refus = refusDe(() => exigerVariablesConnues(`Bonjour {{${nom}}}.`));

      expect(refus.code).to.equal('VARIABLE_INCONNUE');
      expect(refus.message).to.include('{{raisonSociale}}').and.include('{{reference}}');
      expect(refus.details).to.deep.include({ champ: 'texte', inconnues: [nom] });
    }
  });

  it('refuse braces that are left open', () => {
    for (const texte of ['Bonjour {{siret', 'Bonjour siret}}', '{{siret}} {{'])
      expect(refusDe(() => exigerVariablesConnues(texte)).code).to.equal('VARIABLE_INCONNUE');
    expect(() => exigerVariablesConnues('Accolade { seule } permise, et {{siret}}.')).not.to.throw();
  });
});

describe('the writing of a text module', () => {
  const decider = (demande: Partial<ContenuModule & { version: number; acteur: string }>, vu: typeof VU | null = VU) =>
    deciderEcriture(vu, { ...CONTENU, version: 3, acteur: 'agent:a', ...demande });

  it('is done on the version that the agent saw, or for a new module', () => {
    expect(decider({ titre: 'Autre' })).to.equal('A_FAIRE');
    expect(decider({ version: 0 }, null)).to.equal('A_FAIRE');
  });

  it('asked again by the same agent, is done already', () => {
    expect(decider({ version: 2 })).to.equal('DEJA_FAIT');
  });

  it('is refused on an outdated view, with what stands there now', () => {
    const refus = refusDe(() => decider({ version: 2, titre: 'Autre' }));

    expect(refus.code).to.equal('VERSION_PERIMEE');
    expect(refus.details).to.deep.include({ par: 'agent:a', version: 3, actuel: CONTENU });
    expect(refusDe(() => decider({ version: 2, acteur: 'agent:b' })).code).to.equal('VERSION_PERIMEE');
  });

  it('is refused for a module that does not exist, and for a variable out of the list', () => {
    expect(refusDe(() => decider({}, null)).code).to.equal('INTROUVABLE');
    expect(refusDe(() => decider({ texte: '{{secret}}' })).code).to.equal('VARIABLE_INCONNUE');
  });
});
