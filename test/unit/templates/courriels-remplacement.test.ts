import { expect } from 'chai';
import { rendreCourriel } from '../../../templates/rendre.ts';
import { contexteExemple, EXEMPLES } from './exemples-courriels.ts';

type Modele = 'remplacement-annonce' | 'remplacement-suite' | 'remplacement-issue' | 'remplacements-en-attente';

const texte = (modele: Modele, changes: object): string => {
  const {
    sujet,
    html,
    texte: corps,
  } = rendreCourriel(modele, { ...EXEMPLES[modele], ...changes }, contexteExemple(modele));
  for (const partie of [sujet, html, corps]) expect(partie).not.to.match(/null|undefined/);
  return `${sujet}\n${corps}`.replace(/[\u00a0\u202f]/g, ' ');
};

/** The instant at which 17 March 2026 is over in Paris. */
const FIN = '2026-03-17T23:00:00.000Z';

describe('the mails of a replacement', () => {
  it('announce a request, then the day on which it takes effect', () => {
    const demande = texte('remplacement-annonce', { prendEffetLe: null });
    const acceptee = texte('remplacement-annonce', { prendEffetLe: FIN });

    expect(demande).to.include('Rien n’est encore décidé').and.not.to.include('prend effet');
    expect(acceptee).to.include('prend effet à la fin de la journée du 17 mars 2026').and.not.to.include('Rien n’est');
  });

  const suites = {
    ACCEPTE: 'prend effet à la fin de la journée du 17 mars 2026',
    OPPOSE: 'La procédure est arrêtée',
    REFUSE: 'Justificatif illisible.',
    ANNULE: 'est annulée, comme vous l’avez demandé',
    EFFECTUE: 'vous êtes désormais administrateur',
  };
  for (const [issue, attendu] of Object.entries(suites))
    it(`tell the author of the request one thing when it is ${issue}`, () => {
      const motifRefus = issue === 'REFUSE' ? 'Justificatif illisible.' : null;

      const prendEffetLe = issue === 'ACCEPTE' ? FIN : null;
      const acces = issue === 'EFFECTUE' ? 'ACTIF' : null;
      const lu = texte('remplacement-suite', { issue, motifRefus, prendEffetLe, acces });

      expect(Object.values(suites).filter((phrase) => lu.includes(phrase))).to.deep.equal([attendu]);
    });

  const arrivees = {
    ACTIF: 'votre mot de passe habituels',
    INVITE: 'Un autre courriel vous invite',
    EN_SOMMEIL: 'demandez un nouveau mot de passe',
    VERROUILLE: 'reste verrouillé',
    SUSPENDU: 'reste verrouillé',
  };
  for (const [acces, attendu] of Object.entries(arrivees))
    it(`tell the new administrateur how she comes in when her access is ${acces}`, () => {
      const lu = texte('remplacement-suite', { issue: 'EFFECTUE', prendEffetLe: null, acces });

      const dites = [...new Set(Object.values(arrivees))].filter((phrase) => lu.includes(phrase));
      expect(dites).to.deep.equal([attendu]);
    });

  it('count for the agents the requests that wait for them', () => {
    const une = texte('remplacements-en-attente', { references: ['RMP-2026-000007'] });
    const deux = texte('remplacements-en-attente', {});

    expect(une).to.match(/^1 demande de remplacement attend une décision/);
    expect(deux)
      .to.match(/^2 demandes de remplacement attendent/)
      .and.to.include('- RMP-2026-000009');
    expect(deux).to.include('depuis plus de 5 jours ouvrés');
  });

  const issues = {
    MAINTENU: 'prend effet à la fin de la journée du 17 mars 2026',
    REFUSE: 'cette demande n’est pas acceptée',
    ANNULE: 'Le demandeur l’a annulée',
    EFFECTUE: 'l’accès de l’administrateur remplacé est fermé',
  };
  for (const [issue, attendu] of Object.entries(issues))
    it(`tell those who were told of it one thing when it is ${issue}`, () => {
      const lu = texte('remplacement-issue', { issue, prendEffetLe: issue === 'MAINTENU' ? FIN : null });

      expect(Object.values(issues).filter((phrase) => lu.includes(phrase))).to.deep.equal([attendu]);
    });
});
