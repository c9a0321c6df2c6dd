import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type Acteur, createActeur, dossiersDe, instruire, remplirFormulaire } from '../support/acteur.ts';
import { type BancPages, bancPages } from '../support/banc-pages.ts';
import { exigerPageSaine, type PageReelle, presserAuClavier, saisirAuClavier } from '../support/page-reelle.ts';
import { CONTENUS } from '../support/pieces.ts';

const OBJET = 'Merci de joindre les statuts de l’organisme\net la liste de ses sites.';
const DELAI = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const JOUR = new Date(DELAI).toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const TEXTE = 'Voici nos statuts à jour,\net la liste de nos sites.';
const STATUTS = { name: 'statuts (version d’avril) 100%.pdf', mimeType: 'application/pdf', buffer: CONTENUS.pdf };
const SITES = { name: 'sites.csv', mimeType: 'text/csv', buffer: CONTENUS.csv };
const LETTRE = { name: 'lettre.docx', mimeType: 'application/msword', buffer: Buffer.from('PK') };

type Complement = {
  etat: string;
  reponse: string | null;
  pieces: { nom: string; type: string; tailleOctets: number }[];
};

describe('the follow-up page, in a browser', function () {
  this.timeout(180_000);

  let banc: BancPages;
  let acteur: Acteur;

  before(async function () {
    banc = await bancPages(this);
  });

  beforeEach(async () => {
    acteur = createActeur(banc.pile);
    await remplirFormulaire(banc.pile, acteur);
  });

  afterEach(() => banc.fermerPages());

  /** The page of the link in the mail that asks for the complement. */
  const demander = async (): Promise<PageReelle> => {
    await instruire(banc.agent, acteur, 'complement', { objet: OBJET, jusquAu: DELAI });
    return banc.suivreLien(await acteur.boite.suivant(), '/suivi');
  };
  const consulter = (page: Page): Promise<void> => presserAuClavier(page, 'Consulter');
  const complements = async (): Promise<Complement[]> => {
    const [dossier] = await dossiersDe(banc.agent, acteur);
    return (await banc.agent.lire<{ complements: Complement[] }>(`/dossiers/${dossier?.dossierId}`)).complements;
  };

  it('says where the request stands, and asks nothing when nothing is expected', async () => {
    const suivi = await banc.ouvrir(`/suivi#${acteur.jetonSuivi}`);
    await exigerPageSaine(suivi);

    await consulter(suivi.page);

    await suivi.page.getByText('Un agent de la Caisse des Dépôts examine votre demande.').waitFor();
    expect(await suivi.page.getByRole('button', { name: 'Envoyer ma réponse' }).isVisible()).to.equal(false);
    await exigerPageSaine(suivi);
  });

  it('takes the answer and its two files, which the agent then reads', async () => {
    const suivi = await demander();
    const { page } = suivi;
    await consulter(page);
    await page.getByText(`Jusqu’au ${JOUR}.`).waitFor();
    expect(await page.getByText('Merci de joindre').textContent()).to.equal(OBJET);
    await exigerPageSaine(suivi);

    await saisirAuClavier(page, 'Votre réponse', TEXTE);
    await page.getByLabel(/^Fichiers joints/).setInputFiles([STATUTS, SITES]);
    await presserAuClavier(page, 'Envoyer ma réponse');

    await page.getByText('Votre réponse est enregistrée. Un courriel en accuse réception.').waitFor();
    await exigerPageSaine(suivi);
    const [recu] = await complements();
    expect(recu?.reponse).to.equal(TEXTE);
    expect(recu?.pieces.map(({ nom, type, tailleOctets }) => [nom, type, tailleOctets])).to.have.deep.members([
      [STATUTS.name, 'PDF', CONTENUS.pdf.length],
      [SITES.name, 'CSV', CONTENUS.csv.length],
    ]);
    expect((await acteur.boite.suivant()).objet).to.contain('réponse');
  });

  it('refuses a file of the wrong kind under its field, by its name, and keeps what was typed', async () => {
    const suivi = await demander();
    const { page } = suivi;
    await consulter(page);
    await saisirAuClavier(page, 'Votre réponse', TEXTE);
    const fichiers = page.getByLabel(/^Fichiers joints/);
    await fichiers.setInputFiles([SITES, LETTRE]);

    await presserAuClavier(page, 'Envoyer ma réponse');

    await page.getByText(/^lettre\.docx : Ce type de fichier n’est pas accepté/).waitFor();
    expect(await fichiers.evaluate((champ) => champ === champ.ownerDocument.activeElement)).to.equal(true);
    expect(await page.getByLabel('Votre réponse').inputValue()).to.equal(TEXTE);
    await exigerPageSaine(suivi);
    await fichiers.setInputFiles([SITES]);
    await presserAuClavier(page, 'Envoyer ma réponse');
    await page.getByText('Votre réponse est enregistrée.').waitFor();
    expect((await complements())[0]?.pieces.map(({ nom }) => nom)).to.deep.equal([SITES.name]);
  });

  it('refuses too many files or too large a one before it sends any', async () => {
    const { page } = await demander();
    await consulter(page);
    await saisirAuClavier(page, 'Votre réponse', TEXTE);
    const fichiers = page.getByLabel(/^Fichiers joints/);
    let envoyes = 0;
    page.on('request', (requete) => (envoyes += requete.url().endsWith('/suivi/pieces') ? 1 : 0));

    await fichiers.setInputFiles(Array.from({ length: 11 }, (_, rang) => ({ ...STATUTS, name: `${rang}.pdf` })));
    await presserAuClavier(page, 'Envoyer ma réponse');
    await page.getByText('10 pièces jointes au plus peuvent être envoyées ensemble.').waitFor();
    await fichiers.setInputFiles([{ ...STATUTS, buffer: Buffer.alloc(10_000_001, '%PDF-1.7') }]);
    await presserAuClavier(page, 'Envoyer ma réponse');
    await page.getByText(`${STATUTS.name} : Ce fichier dépasse 10 Mo`).waitFor();

    expect(envoyes).to.equal(0);
  });

  it('sends a file again when the service has forgotten it meanwhile', async () => {
    const { page } = await demander();
    await consulter(page);
    await saisirAuClavier(page, 'Votre réponse', TEXTE);
    await page.getByLabel(/^Fichiers joints/).setInputFiles([SITES]);
    await page.route('**/suivi/reponse', (route) => route.abort());
    await presserAuClavier(page, 'Envoyer ma réponse');
    await page.getByText('Le service n’a pas répondu.').waitFor();
    await page.unroute('**/suivi/reponse');
    await banc.pile.lignes("DELETE FROM technique.piece_recue WHERE porteur LIKE 'SUIVI_DEMANDE:%'");

    await presserAuClavier(page, 'Envoyer ma réponse');
    await page.getByText('Une pièce jointe est introuvable').waitFor();
    await presserAuClavier(page, 'Envoyer ma réponse');

    await page.getByText('Votre réponse est enregistrée.').waitFor();
    expect((await complements())[0]?.pieces.map(({ nom }) => nom)).to.deep.equal([SITES.name]);
  });

  it('answers once, however quickly the button is pressed again', async () => {
    const { page } = await demander();
    await consulter(page);
    await saisirAuClavier(page, 'Votre réponse', TEXTE);
    let envois = 0;
    page.on('request', (requete) => (envois += requete.url().endsWith('/suivi/reponse') ? 1 : 0));

    await page.getByRole('button', { name: 'Envoyer ma réponse' }).dblclick();

    await page.getByText('Votre réponse est enregistrée.').waitFor();
    expect(envois).to.equal(1);
    expect(await complements()).to.have.length(1);
  });

  it('is still itself once reloaded, or when another link is opened in its place', async () => {
    const suivi = await banc.ouvrir(`/suivi#${acteur.jetonSuivi}`);
    const { page } = suivi;
    expect(page.url()).not.to.contain(acteur.jetonSuivi);

    await page.reload();
    await consulter(page);
    await page.getByText(`SIRET : ${acteur.fictif.siret}`).waitFor();
    const autre = createActeur(banc.pile);
    await remplirFormulaire(banc.pile, autre);
    await page.goto(new URL(`/suivi#${autre.jetonSuivi}`, banc.pile.api).href);
    await page.getByText('SIRET').waitFor({ state: 'detached' });
    await consulter(page);
    await page.getByText(`SIRET : ${autre.fictif.siret}`).waitFor();

    expect(suivi.plaintes).to.deep.equal([]);
  });

  it('says that the service did not answer, and sends the same answer again', async () => {
    const suivi = await demander();
    const { page } = suivi;
    await consulter(page);
    await saisirAuClavier(page, 'Votre réponse', TEXTE);
    await page.route('**/suivi/reponse', async (route) => {
      // The answer is taken, and its receipt is lost.
      await route.fetch();
      await route.abort();
    });
    await presserAuClavier(page, 'Envoyer ma réponse');
    await page.getByText('Le service n’a pas répondu. Réessayez dans quelques instants.').waitFor();
    await page.unroute('**/suivi/reponse');

    await presserAuClavier(page, 'Envoyer ma réponse');

    await page.getByText('Votre réponse est enregistrée.').waitFor();
    expect((await complements()).map(({ reponse }) => reponse)).to.deep.equal([TEXTE]);
  });
});
