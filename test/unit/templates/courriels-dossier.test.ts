import { expect } from 'chai';
import type { GenreChangement } from '../../../domain/changement/changement.ts';
import type { ModeleCourriel } from '../../../domain/courriel/courriel.ts';
import { type CourrielRendu, rendreCourriel } from '../../../templates/rendre.ts';
import { contexteExemple, EXEMPLES } from './exemples-courriels.ts';

const rendre = (modele: ModeleCourriel, changes: Record<string, unknown> = {}): CourrielRendu =>
  rendreCourriel(modele, { ...EXEMPLES[modele], ...changes }, contexteExemple(modele));

const CHANGEMENTS = ['changement-recu', 'changement-annonce', 'changement-confirme', 'changement-refuse'] as const;

const EN_MOTS: Record<GenreChangement, string> = {
  ASSISTANCE: 'l’accès d’une personne aux services d’assistance',
  NOUVEAU_SIRET: 'le SIRET de l’organisme',
  NOUVEAU_CONTACT: 'le contact métier de l’organisme',
  DEPOSANTS: 'les déposants, auxquels l’organisme confie',
};

describe('mails of the life of a case', () => {
  it('write days as people do', () => {
    const { sujet, texte } = rendre('complement-rappel', { demandeLe: '2026-03-01', jusquAu: '2026-04-02' });

    expect(sujet).to.include('jusqu’au 2 avril 2026');
    expect(texte)
      .to.include('Le 1er mars 2026, nous vous avons demandé')
      .and.to.include('jusqu’au 2 avril 2026 inclus');
  });

  it('refuse a day that the calendar does not have, or that is not written AAAA-MM-JJ', () => {
    for (const jusquAu of ['2026-02-29', '02/04/2026', '2026-04-02T10:00:00Z'])
      expect(() => rendre('mise-en-attente', { jusquAu })).to.throw('jusquAu');
  });

  it('keep the paragraphs of what an agent asks for or gives as a reason', () => {
    const ecrit = 'Premier point.\n\nSecond point <ici>.';
    const rendus = [
      rendre('complement-demande', { objet: ecrit }),
      rendre('complement-rappel', { objet: ecrit }),
      ...(['mise-en-attente', 'dossier-clos', 'dossier-rouvert', 'changement-refuse'] as const).map((modele) =>
        rendre(modele, { motif: ecrit }),
      ),
    ];

    for (const { html, texte } of rendus) {
      expect(texte).to.include(ecrit);
      expect(html).to.match(/white-space: pre-line;">Premier point\.\n\nSecond point &lt;ici&gt;\.<\/p>/);
    }
  });

  it('count the attachments received with an answer, up to ten', () => {
    expect(rendre('reponse-recue', { nombrePieces: 0 }).texte).to.include('Pièces jointes\u00a0: aucune\n');
    expect(rendre('reponse-recue', { nombrePieces: 10 }).texte).to.include('Pièces jointes\u00a0: 10\n');
    expect(() => rendre('reponse-recue', { nombrePieces: 11 })).to.throw('nombrePieces');
  });

  for (const modele of CHANGEMENTS)
    it(`say in words what a change is about, in both parts (${modele})`, () => {
      for (const [genre, mots] of Object.entries(EN_MOTS)) {
        const { html, texte } = rendre(modele, { genre });

        for (const partie of [html, texte]) expect(partie).to.include(`porte sur ${mots}`).and.not.to.include(genre);
      }
    });

  it('hold every déposant that a form may list', () => {
    const precision = Array.from({ length: 50 }, () => `${'Déposant '.repeat(22)}(SIRET 73282932000074)`).join(', ');

    for (const modele of ['changement-annonce', 'changement-confirme'] as const)
      expect(rendre(modele, { precision }).texte).to.include(precision);
  });

  it('refuse a change of a kind that does not exist', () => {
    expect(() => rendre('changement-recu', { genre: 'TOUT' })).to.throw('genre');
  });

  it('let nothing that a stranger typed in a form become a link', () => {
    const piege = 'Voir https://piege.exemple/a ou moi@piege.exemple';
    const { html, texte } = rendre('changement-annonce', {
      raisonSociale: piege,
      demandeur: piege,
      precision: piege,
    });

    for (const partie of [html, texte]) {
      expect(partie).not.to.include('https://piege').and.not.to.include('piege.exemple').and.not.to.include('@piege');
      expect(partie.replaceAll('\u2060', '').split(piege)).to.have.length(4);
    }
  });
});
