import { expect } from 'chai';
import {
  COMPOSITIONS,
  COURRIELS_DES_ACTES,
  compositionDe,
  exigerParties,
} from '../../../domain/courriel/compositions.ts';
import { TOUS_LES_MODELES } from '../../../domain/courriel/courriel.ts';
import type { FaitsContrat, FaitsCourriel } from '../../../domain/courriel/faits-courriel.ts';
import { USAGE_DU_LIEN } from '../../../domain/courriel/parametres.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { rendreCourriel } from '../../../templates/rendre.ts';
import { contexteExemple } from '../templates/exemples-courriels.ts';

const JETON = '0198f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';
const CONTACT = { nom: 'Tesseyre', prenom: 'Odile', courriel: 'odile@institut.example' };
const contrat = (compte: FaitsContrat['compte']): FaitsContrat => ({
  ...{ contratId: JETON, numero: 'MCFCER000123', role: 'CERTIFICATEUR', compte },
  administrateurs: compte === 'ACTIF' ? ['Basile Lanquetot'] : [],
  mandants: [],
});
const faits = (compte: FaitsContrat['compte']): FaitsCourriel => ({
  dossier: {
    ...{ dossierId: JETON, reference: 'ACC-2026-000042', siret: '73282932000074' },
    ...{ raisonSociale: 'Institut Fictif', contact: CONTACT },
  },
  organisme: {
    ...{ organismeId: JETON, siret: '73282932000074', raisonSociale: 'Institut Fictif', matricule: '12ABC345' },
    contact: { ...CONTACT, courriel: 'contact@institut.example' },
  },
  contrat: contrat(compte),
});
const PARTIES = { motif: 'Aucune certification enregistrée.' };

const codeDe = (essai: () => unknown): string => {
  try {
    essai();
    return 'accepté';
  } catch (erreur) {
    return erreur instanceof BusinessError ? erreur.code : String(erreur);
  }
};

describe('the registry of mails that agents’ acts send', () => {
  const modeles = Object.keys(COMPOSITIONS) as (keyof typeof COMPOSITIONS)[];

  it('holds every mail of every act, and no other', () => {
    expect([...new Set(Object.values(COURRIELS_DES_ACTES).flat())]).to.have.members(modeles);
  });

  for (const modele of modeles)
    it(`makes parameters that the template of ${modele} takes`, () => {
      const composition = compositionDe(modele);
      const parties = Object.fromEntries(
        Object.entries(composition.parties).map(([nom, forme]) => [nom, forme === 'JOUR' ? '2026-04-01' : 'Un texte.']),
      );
      const compte = modele === 'compte-deja-ouvert' ? 'ACTIF' : null;

      const compose = composition.composer({ faits: faits(compte), parties, jetonId: JETON });

      expect(compose.modele).to.equal(modele);
      expect(compose.destinataire).to.match(/@institut\.example$/);
      expect(() => rendreCourriel(modele, compose.parametres, contexteExemple(modele))).not.to.throw();
      expect('jetonId' in compose.parametres).to.equal(USAGE_DU_LIEN[modele] !== null);
    });

  it('writes to the contact of the case for the answer to a request, to the contact on record afterwards', () => {
    const entree = { faits: faits(null), parties: PARTIES, jetonId: JETON };

    expect(COMPOSITIONS['demande-refusee'].composer(entree).destinataire).to.equal('odile@institut.example');
    expect(COMPOSITIONS['identifiants-renvoyes'].composer(entree).destinataire).to.equal('contact@institut.example');
  });

  it('shows what acceptance will give before it is given', () => {
    const entree = { faits: { ...faits(null), organisme: null, contrat: null }, parties: {}, jetonId: JETON };

    const { parametres } = COMPOSITIONS['identifiants-inscription'].composer(entree);

    expect(parametres).to.include({
      matricule: '(attribué à l’acceptation)',
      numeroContrat: '(attribué à l’acceptation)',
    });
  });

  it('chooses the contract that the mail speaks of', () => {
    const contrats = [contrat('ACTIF'), { ...contrat(null), role: 'DEPOSANT' as const }];

    expect(COMPOSITIONS['identifiants-renvoyes'].contrat(contrats)?.role).to.equal('DEPOSANT');
    expect(COMPOSITIONS['compte-deja-ouvert'].contrat(contrats)?.role).to.equal('CERTIFICATEUR');
    expect(COMPOSITIONS['demande-refusee'].contrat(contrats)).to.equal(null);
  });

  it('refuses a model that no act sends, or that does not exist, with those that may be previewed', () => {
    for (const modele of ['depot-recu', 'invente', 'toString'])
      expect(codeDe(() => compositionDe(modele))).to.equal('APERCU_IMPOSSIBLE');
    expect(TOUS_LES_MODELES).to.include('depot-recu');
  });

  it('refuses a mail that the state of the account excludes', () => {
    const entree = { faits: { ...faits(null), contrat: null }, parties: {}, jetonId: JETON };

    expect(codeDe(() => COMPOSITIONS['identifiants-renvoyes'].composer(entree))).to.equal('APERCU_IMPOSSIBLE');
    expect(codeDe(() => COMPOSITIONS['compte-deja-ouvert'].composer(entree))).to.equal('APERCU_IMPOSSIBLE');
  });

  it('refuses a free part that is missing, unknown or too long', () => {
    const refus = compositionDe('demande-refusee');
    const essais = [{}, { motif: '  ' }, { ...PARTIES, autre: 'x' }, { motif: 'x'.repeat(2001) }];

    for (const parties of essais)
      expect(codeDe(() => exigerParties(refus, parties as never))).to.equal('DEMANDE_INVALIDE');
    expect(codeDe(() => exigerParties(refus, PARTIES))).to.equal('accepté');
    expect(codeDe(() => exigerParties(compositionDe('mise-en-attente'), { ...PARTIES, jusquAu: 'demain' }))).to.equal(
      'DEMANDE_INVALIDE',
    );
  });
});
