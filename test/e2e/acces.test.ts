import { expect } from 'chai';
import { type CourrielRecu, createBoite } from '../../cli/demo/courriels.ts';
import { SessionApi } from '../../cli/demo/session-api.ts';
import {
  type Acteur,
  acteurInscrit,
  connu,
  createActeur,
  instruire,
  lireIdentifiants,
  remplirFormulaire,
  trouver,
} from '../support/acteur.ts';
import { type BancPages, bancPages } from '../support/banc-pages.ts';
import {
  allerAuClavier,
  exigerPageSaine,
  type PageReelle,
  presserAuClavier,
  saisirAuClavier,
} from '../support/page-reelle.ts';

const IDENTIFIANT = /\b[A-HJ-NP-Z2-9]{9}\b/;
const MOT_DE_PASSE = 'girafe tondeuse mauve escalier';
const LIBELLE_MOT_DE_PASSE = /^Mot de passe/;

type Boite = ReturnType<typeof createBoite>;
type Invitee = { adresse: string; boite: Boite; invitation: CourrielRecu };

describe('the pages that open an access, in a browser', function () {
  this.timeout(180_000);

  let banc: BancPages;

  before(async function () {
    banc = await bancPages(this);
  });

  afterEach(() => banc.fermerPages());

  const ouvrirSession = async (courriel: CourrielRecu, motDePasse: string): Promise<SessionApi> => {
    const session = new SessionApi(banc.pile.api);
    await session.ouvrir(trouver(courriel.texte, IDENTIFIANT), motDePasse);
    return session;
  };
  const cocher = async ({ page }: PageReelle): Promise<void> => {
    await allerAuClavier(page, page.getByLabel('J’accepte les conditions d’utilisation'));
    await page.keyboard.press('Space');
  };

  describe('inscription', () => {
    let acteur: Acteur;
    let inscription: PageReelle;

    beforeEach(async () => {
      acteur = createActeur(banc.pile);
      await remplirFormulaire(banc.pile, acteur);
      await instruire(banc.agent, acteur, 'acceptation');
      const courriel = await acteur.boite.suivant();
      await lireIdentifiants(acteur, courriel);
      inscription = await banc.suivreLien(courriel, '/inscription');
      await inscription.page.getByText(`Raison sociale : ${acteur.fictif.raisonSociale}`).waitFor();
    });

    const remplir = async ({ page }: PageReelle, motDePasse: string): Promise<void> => {
      const { nom, prenom, courriel } = acteur.fictif.contact;
      await saisirAuClavier(page, 'Matricule', connu(acteur.matricule, 'register'));
      await saisirAuClavier(page, 'Numéro de contrat', connu(acteur.numeroContrat, 'register'));
      await saisirAuClavier(page, 'Nom', nom);
      await saisirAuClavier(page, 'Prénom', prenom);
      await saisirAuClavier(page, 'Adresse électronique', courriel);
      await saisirAuClavier(page, LIBELLE_MOT_DE_PASSE, motDePasse);
    };

    it('goes from the identifiers to the validated address and the first sign-in', async () => {
      await exigerPageSaine(inscription);
      await remplir(inscription, acteur.fictif.motDePasse);
      await cocher(inscription);
      await presserAuClavier(inscription.page, 'S’inscrire');
      await inscription.page.getByText('Votre inscription est enregistrée.').waitFor();
      await exigerPageSaine(inscription);

      const validation = await banc.suivreLien(await acteur.boite.suivant(), '/inscription/validation');
      await exigerPageSaine(validation);
      await validation.page.getByRole('button', { name: 'Valider mon adresse' }).dblclick();
      await validation.page.getByText('Votre adresse est validée.').waitFor();
      await exigerPageSaine(validation);

      const session = await ouvrirSession(await acteur.boite.suivant(), acteur.fictif.motDePasse);
      expect(await session.lire('/moi')).to.include({ role: 'ADMINISTRATEUR' });
    });

    it('says why a password is too weak, keeps the rest, and takes a better one', async () => {
      const { page } = inscription;
      await remplir(inscription, 'motdepasse2026');
      await cocher(inscription);
      await presserAuClavier(page, 'S’inscrire');

      await page.getByText(/^Ce mot de passe est trop facile à deviner\./).waitFor();

      await exigerPageSaine(inscription);
      expect(await page.getByLabel(LIBELLE_MOT_DE_PASSE).getAttribute('aria-describedby')).to.equal(
        'motDePasse-erreur',
      );
      expect(await page.getByLabel('Matricule', { exact: true }).inputValue()).to.equal(acteur.matricule);
      await saisirAuClavier(page, LIBELLE_MOT_DE_PASSE, acteur.fictif.motDePasse);
      await presserAuClavier(page, 'S’inscrire');
      await page.getByText('Votre inscription est enregistrée.').waitFor();
    });

    it('asks a déposant for the matricule of a certificateur, and not for a contract', async () => {
      const { page } = inscription;
      expect(await page.getByLabel('Matricule de l’un de vos certificateurs').isVisible()).to.equal(false);

      await page.getByLabel('Vous inscrivez votre organisme comme').selectOption('DEPOSANT');

      expect(await page.getByLabel('Matricule de l’un de vos certificateurs').isVisible()).to.equal(true);
      expect(await page.getByLabel('Numéro de contrat').isVisible()).to.equal(false);
      await exigerPageSaine(inscription);
    });

    it('sends the identifiers again to who lost them, with a link that ends the first one', async () => {
      const renvoi = await banc.ouvrir('/inscription/renvoi');
      const { page } = renvoi;
      await exigerPageSaine(renvoi);
      await saisirAuClavier(page, 'SIRET', acteur.fictif.siret);
      await presserAuClavier(page, 'Recevoir les identifiants');
      await page.getByText(/^Si un organisme a des identifiants sous ce SIRET/).waitFor();

      const nouveau = await banc.suivreLien(await acteur.boite.suivant(), '/inscription');
      await nouveau.page.getByText(acteur.fictif.raisonSociale).waitFor();
      const ancien = await banc.ouvrir(`/inscription#${acteur.jetonInscription}`);

      await ancien.page.getByText('Ce lien n’est plus valable').waitFor();
      expect(await ancien.page.getByRole('button').count()).to.equal(0);
      await exigerPageSaine(ancien);
      await allerAuClavier(ancien.page, ancien.page.getByRole('link', { name: 'recevez un nouveau lien' }));
      await ancien.page.keyboard.press('Enter');
      await ancien.page.getByLabel('SIRET').waitFor();
    });
  });

  describe('of somebody who has an account', () => {
    let acteur: Acteur;
    let session: SessionApi;
    let rang = 0;

    before(async () => {
      acteur = await acteurInscrit(banc.pile, banc.agent);
      session = connu(acteur.session, 'act');
    });

    /** Somebody else of the account, who has an invitation to accept. */
    const inviter = async (): Promise<Invitee> => {
      rang += 1;
      const adresse = acteur.fictif.contact.courriel.replace('@', `.${rang}@`);
      const corps = { nom: 'Lanquetot', prenom: 'Basile', courriel: adresse, role: 'UTILISATEUR' };
      await session.ecrire('/personnes', { corps });
      const boite = createBoite(banc.pile.courriels, adresse);
      return { adresse, boite, invitation: await boite.suivant() };
    };
    /** Accepts it, and gives the mail with the identifiant de connexion. */
    const accepter = async ({ boite, invitation }: Invitee): Promise<CourrielRecu> => {
      const ouverte = await banc.suivreLien(invitation, '/invitation');
      const { page } = ouverte;
      await page.getByText(`Raison sociale : ${acteur.fictif.raisonSociale}`).waitFor();
      await exigerPageSaine(ouverte);
      await saisirAuClavier(page, LIBELLE_MOT_DE_PASSE, MOT_DE_PASSE);
      await cocher(ouverte);
      await presserAuClavier(page, 'Accepter l’invitation');
      await page.getByText('Votre accès est ouvert.').waitFor();
      await exigerPageSaine(ouverte);
      return boite.suivant();
    };

    it('accepts an invitation, after which its link says that it has served', async () => {
      const invitee = await inviter();
      const identifiant = await accepter(invitee);
      const sienne = await ouvrirSession(identifiant, MOT_DE_PASSE);
      expect(await sienne.lire('/moi')).to.include({ role: 'UTILISATEUR' });

      const seconde = await banc.suivreLien(invitee.invitation, '/invitation');

      await seconde.page.getByText(/Ce lien n’est plus valable.*demandez une nouvelle invitation/).waitFor();
      expect(await seconde.page.getByRole('button').count()).to.equal(0);
      await exigerPageSaine(seconde);
    });

    it('replaces a forgotten password', async () => {
      const invitee = await inviter();
      const identifiant = await accepter(invitee);
      const corps = { identifiantConnexion: trouver(identifiant.texte, IDENTIFIANT) };
      await new SessionApi(banc.pile.api).ecrire('/recuperation/mot-de-passe', { corps, attendu: 202 });
      const oubli = await banc.suivreLien(await invitee.boite.suivant(), '/mot-de-passe');
      await exigerPageSaine(oubli);

      await saisirAuClavier(oubli.page, LIBELLE_MOT_DE_PASSE, 'court');
      await presserAuClavier(oubli.page, 'Changer mon mot de passe');
      await oubli.page.getByText('Le mot de passe doit compter au moins 14 caractères.').waitFor();
      await saisirAuClavier(oubli.page, LIBELLE_MOT_DE_PASSE, `${MOT_DE_PASSE} bis`);
      await presserAuClavier(oubli.page, 'Changer mon mot de passe');

      await oubli.page.getByText('Votre mot de passe est changé.').waitFor();
      await exigerPageSaine(oubli);
      await ouvrirSession(identifiant, `${MOT_DE_PASSE} bis`);
    });

    it('changes an address once both have said yes', async () => {
      const invitee = await inviter();
      const sienne = await ouvrirSession(await accepter(invitee), MOT_DE_PASSE);
      const nouvelle = invitee.adresse.replace('@', '.nouvelle@');
      await sienne.ecrire('/moi/courriel', { corps: { courriel: nouvelle, motDePasse: MOT_DE_PASSE } });

      const neuve = await banc.suivreLien(
        await createBoite(banc.pile.courriels, nouvelle).suivant(),
        '/courriel/nouveau',
      );
      await exigerPageSaine(neuve);
      await presserAuClavier(neuve.page, 'Confirmer cette adresse');
      await neuve.page.getByText('Cette adresse est confirmée.').waitFor();
      const ancienne = await banc.suivreLien(await invitee.boite.suivant(), '/courriel/ancien');
      await exigerPageSaine(ancienne);
      await presserAuClavier(ancienne.page, 'Donner mon accord');
      await ancienne.page.getByText('Votre accord est enregistré.').waitFor();

      expect(await sienne.lire('/moi')).to.include({ courriel: nouvelle });
    });
  });
});
