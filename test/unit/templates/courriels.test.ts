import { expect } from 'chai';
import { type ModeleCourriel, TOUS_LES_MODELES } from '../../../domain/courriel/courriel.ts';
import { type CourrielRendu, rendreCourriel } from '../../../templates/rendre.ts';
import { contexteExemple, EXEMPLES } from './exemples-courriels.ts';

const rendre = (modele: ModeleCourriel, changes: Record<string, unknown> = {}): CourrielRendu =>
  rendreCourriel(modele, { ...EXEMPLES[modele], ...changes }, contexteExemple(modele));

const erreur = (essai: () => unknown): string => {
  try {
    essai();
    return 'accepté';
  } catch (cause) {
    return (cause as Error).message;
  }
};

const adressesDe = ({ html, texte }: CourrielRendu): string[] => [
  ...Array.from(html.matchAll(/(?:href|src|action|background)="([^"]*)"/g), ([, adresse]) => adresse ?? ''),
  ...Array.from(`${html} ${texte}`.matchAll(/[a-z]+:\/\/[^\s"<]*/g), ([adresse]) => adresse),
];

const texteDuHtml = (html: string): string =>
  html
    .slice(html.indexOf('<body'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#x27;/g, "'")
    .replaceAll(/[ \n]+/g, ' ');

describe('mails', () => {
  for (const modele of TOUS_LES_MODELES)
    describe(modele, () => {
      it('renders a subject of one line and both parts, nothing unresolved', () => {
        const { sujet, html, texte } = rendre(modele);

        expect(sujet).to.match(/^\S[^\n\r]{9,108}\S$/u);
        for (const partie of [sujet, html, texte]) expect(partie).not.to.match(/\{\{|\}\}|undefined|null|\[object/);
        expect(texte).not.to.match(/<[a-z/]|&[a-z#]+;/i);
        expect(texte).not.to.match(/\n{3}/);
      });

      it('says the same in both parts: every value, and whom to ask', () => {
        const { html, texte } = rendre(modele);
        const lu = texteDuHtml(html);

        for (const valeur of Object.values(EXEMPLES[modele]).flat())
          if (texte.includes(String(valeur))) expect(lu).to.include(String(valeur).replaceAll('\n', ' '));
        expect(texte).to.match(/répondez à ce courriel|Adressez-vous à/i);
        expect(lu).to.match(/répondez à ce courriel|Adressez-vous à/i);
      });

      it('is a page that assistive technology can read', () => {
        const { html } = rendre(modele);

        expect(html).to.match(/^<!DOCTYPE html>\n<html lang="fr" dir="ltr">/);
        expect(html.match(/<h1/g)).to.have.length(1);
        expect(html).to.match(/<title>[^<]+<\/title>/);
        expect(html.match(/<table/g)?.length).to.equal(html.match(/<table role="presentation"/g)?.length);
        expect(html).not.to.match(/<(script|img|link|style|iframe|form|input)|\son[a-z]+=/i);
      });

      it('links to our public address only, with the single-use link written out in the text', () => {
        const rendu = rendre(modele);
        const { lien } = contexteExemple(modele);

        for (const adresse of adressesDe(rendu))
          expect(new URL(adresse).origin).to.equal('https://accrochage.exemple.fr');
        if (lien) for (const partie of [rendu.texte, rendu.html]) expect(partie).to.include(lien.adresse);
      });

      it('types French with no-break spaces', () => {
        const { sujet, texte } = rendre(modele);

        expect(`${sujet}\n${texte}`).not.to.match(/ [:;?!»](\s|$)|« |[LR]\. \d/m);
      });

      it('refuses a missing, unknown or wrong parameter, and names the field without its value', () => {
        const [premier] = Object.keys(EXEMPLES[modele]);
        if (!premier) throw new Error('a model without parameters');
        const { [premier]: _, ...incomplets } = EXEMPLES[modele] as Record<string, unknown>;
        const contexte = contexteExemple(modele);

        const absent = erreur(() => rendreCourriel(modele, incomplets, contexte));
        const inconnu = erreur(() => rendre(modele, { motDePasse: 'secret-123' }));
        const faux = erreur(() => rendre(modele, { [premier]: ['secret-123', '\u0007'] }));

        expect(absent).to.include(premier);
        expect(inconnu).to.include('unrecognized_keys').and.not.to.include('secret');
        expect(faux).to.include(premier).and.not.to.include('secret');
      });

      it('refuses a link it does not carry, or the absence of the one it carries', () => {
        const { lien, urlPublique } = contexteExemple(modele);
        const autre = lien ? null : { adresse: `${urlPublique}/x`, expireLe: '2026-04-01T00:00:00Z' };

        expect(erreur(() => rendreCourriel(modele, EXEMPLES[modele], { urlPublique, lien: autre }))).to.include('lien');
      });
    });

  it('escapes what came from outside in HTML, and leaves it as it is in text', () => {
    const { sujet, html, texte } = rendre('depot-recu', { nomFichier: `<b>"l'été" & co</b>.xml` });

    expect(html).to.include('&lt;b&gt;&quot;l&#x27;été&quot; &amp; co&lt;/b&gt;.xml').and.not.to.include('<b>"');
    expect(texte).to.include(`<b>"l'été" & co</b>.xml`);
    expect(sujet).to.include(`<b>"l'été" & co</b>.xml`);
  });

  it('gives no life to templates inside a value', () => {
    const { texte } = rendre('depot-recu', { nomFichier: '{{sha256}} {{constructor.name}}.xml' });

    expect(texte).to.include('{{sha256}} {{constructor.name}}.xml');
  });

  it('lets no address typed by a stranger become a link in a mail of ours', () => {
    const { html, texte } = rendre('demande-recue', {
      raisonSociale: 'Gagnez sur https://piege.exemple/a ou moi@piege.exemple',
    });

    for (const partie of [html, texte]) {
      expect(partie).not.to.include('https://piege').and.not.to.include('piege.exemple').and.not.to.include('@piege');
      expect(partie.replaceAll('\u2060', '')).to.include('https://piege.exemple/a ou moi@piege.exemple');
    }
  });

  it('refuses a line break where a header could be forged', () => {
    expect(erreur(() => rendre('depot-recu', { nomFichier: 'a.xml\r\nBcc: tous@exemple.fr' }))).to.include(
      'nomFichier',
    );
  });

  it('keeps the paragraphs of the reason given by an agent', () => {
    const { html, texte } = rendre('demande-refusee', { motif: 'Premier point.\n\nSecond point <ici>.' });

    expect(texte).to.include('Premier point.\n\nSecond point <ici>.');
    expect(html).to.match(/white-space: pre-line;">Premier point\.\n\nSecond point &lt;ici&gt;\.<\/p>/);
  });

  it('says in the words of the Caisse how a deposit ended, and what to do in each case', () => {
    const fins = { REJETE: [0, 0, 3], TRAITE_AVEC_SUCCES: [1200, 0, 0], TRAITE_AVEC_ERREURS: [0, 2, 0] } as const;

    const textes = Object.entries(fins).map(
      ([statut, [nombreOk, nombreKo, nombreErreurs]]) =>
        rendre('depot-traite', { statut, nombreOk, nombreKo, nombreErreurs }).texte,
    );

    expect(textes[0]).to.include('Statut\u00a0: Traitement avec erreurs').and.to.include('3\u00a0erreurs relevées');
    expect(textes[0]).to.include('déposez-le de nouveau en entier').and.not.to.include('passages conservés');
    expect(textes[1])
      .to.include('Statut\u00a0: Traité avec succès')
      .and.to.include('1\u202f200\u00a0passages conservés');
    expect(textes[1]).to.include('rien d’autre à faire').and.not.to.include('rejet');
    expect(textes[2]).to.include('Statut\u00a0: Traité avec erreurs').and.to.include('0\u00a0passage conservé');
    expect(textes[2]).to.include('2\u00a0passages rejetés').and.to.include('peut ne contenir qu’eux');
  });

  for (const modele of ['identifiants-renvoyes', 'rappel-inscription'] as const)
    it(`${modele}: tells a déposant its matricule and, for each certificateur, what registers it and goes in its files`, () => {
      const mandants = [
        { raisonSociale: 'Institut du verre', matricule: '56GHI901', numeroContrat: 'MCFCER000777' },
        { raisonSociale: 'École du fer', matricule: '78JKL234', numeroContrat: 'MCFCER000888' },
      ];

      const { texte, html } = rendre(modele, { destinatairePrenom: '', destinataireNom: '', mandants });

      for (const partie of [texte, texteDuHtml(html)]) {
        for (const valeur of ['12ABC345', ...mandants.flatMap((mandant) => Object.values(mandant))])
          expect(partie).to.include(valeur);
        expect(partie).to.include('Bonjour,').and.include('les deux matricules');
        expect(partie).not.to.include('MCFCER000123');
      }
      expect(texte).not.to.match(/\n{3}/);
    });

  it('gives the end of a link in the time of Paris', () => {
    const { texte } = rendre('identifiants-inscription');

    expect(texte).to.include('jusqu’au 1er avril 2026 à 17\u00a0h\u00a021 (heure de Paris)');
  });

  it('counts the cases it does not list', () => {
    const complet = rendre('dossiers-en-attente', { nombre: 1, references: ['ACC-2026-000031'] });
    const partiel = rendre('dossiers-en-attente');

    expect(complet.sujet).to.equal('1\u00a0dossier d’accrochage attend une décision');
    expect(complet.texte).not.to.include('dans le même cas');
    expect(partiel.texte).to.include('1\u00a0autre dossier est dans le même cas.');
  });
});
