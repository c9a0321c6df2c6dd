import { expect } from 'chai';
import { codeDuPas } from '../../../api/securite/totp.ts';
import { type BancAcces, codeDe, MOT_DE_PASSE, ouvrirBancAcces } from '../../support/banc-acces.ts';
import { deBase32 } from '../../support/base32.ts';
import { lignes } from '../../support/orm.ts';
import {
  ajouterOrganisme,
  connecte,
  type Navigateur,
  type OrganismeDeTest,
  type UtilisateurDeTest,
} from '../../support/personnes.ts';

const NOUVEAU = 'girafe-tondeuse-mauve-escalier';

describe('one’s own access, by HTTP', () => {
  let banc: BancAcces;
  let organisme: OrganismeDeTest;
  let courriel: string;
  let soi: UtilisateurDeTest;
  let elle: Navigateur;
  let rang = 0;

  before(async () => {
    banc = await ouvrirBancAcces();
    organisme = await ajouterOrganisme(banc.base.orm);
  });

  beforeEach(async () => {
    rang += 1;
    courriel = `odile${rang}@institut.example`;
    soi = await banc.personne(organisme.compteId, { courriel });
    elle = await connecte(banc.api, soi);
  });

  after(() => banc.fermer());

  const poster = (chemin: string, corps?: object, qui = elle): Promise<Response> =>
    qui.demander('POST', `/api/v1${chemin}`, corps && { corps });
  const moi = async (): Promise<{ courriel: string; secondFacteur: boolean; changementCourriel: object | null }> =>
    (await (await elle.demander('GET', '/api/v1/moi')).json()) as never;

  describe('password', () => {
    it('changes once for one key with the old one, keeps this session and closes the others', async () => {
      const ailleurs = await connecte(banc.api, soi);

      const corps = { motDePasse: MOT_DE_PASSE, nouveauMotDePasse: NOUVEAU };
      const options = { corps, entetes: { 'Idempotency-Key': `changer-${courriel}` } };
      const fait = await elle.demander('POST', '/api/v1/moi/mot-de-passe', options);
      const encore = await elle.demander('POST', '/api/v1/moi/mot-de-passe', options);

      expect([fait.status, encore.status]).to.deep.equal([204, 204]);
      expect((await elle.demander('GET', '/api/v1/moi')).status).to.equal(200);
      expect((await ailleurs.demander('GET', '/api/v1/moi')).status).to.equal(401);
      expect((await banc.entrer(soi.identifiantConnexion, NOUVEAU)).status).to.equal(201);
      expect(await banc.courriels(courriel)).to.deep.equal(['mot-de-passe-change']);
    });

    it('is refused without the old one, slower and slower but apart from the sign-ins, or when it is weak', async () => {
      const changer = async (motDePasse: string, nouveauMotDePasse = NOUVEAU): Promise<string | number> =>
        codeDe(await poster('/moi/mot-de-passe', { motDePasse, nouveauMotDePasse }));

      const faible = await changer(MOT_DE_PASSE, soi.identifiantConnexion.repeat(2));
      const faux = [await changer('faux'), await changer('faux'), await changer('faux'), await changer('faux')];
      const bloque = await changer(MOT_DE_PASSE);
      const entree = await codeDe(await banc.entrer(soi.identifiantConnexion));

      expect(faible).to.equal('MOT_DE_PASSE_FAIBLE');
      expect(faux).to.deep.equal(Array(4).fill('MOT_DE_PASSE_INCORRECT'));
      expect([bloque, entree]).to.deep.equal(['TROP_DE_REQUETES', 201]);
    });

    it('changes while a stranger tries to sign in with her identifier', async () => {
      for (let essai = 0; essai < 5; essai += 1) await banc.entrer(soi.identifiantConnexion, 'faux');

      const fait = await poster('/moi/mot-de-passe', { motDePasse: MOT_DE_PASSE, nouveauMotDePasse: NOUVEAU });

      expect(fait.status).to.equal(204);
    });
  });

  describe('mail', () => {
    const demander = async (nouveau: string): Promise<string> => {
      const reponse = await poster('/moi/courriel', { courriel: nouveau, motDePasse: MOT_DE_PASSE });
      return ((await reponse.json()) as { changementId: string }).changementId;
    };
    const confirmer = async (changementId: string, adresse: 'NOUVELLE' | 'ANCIENNE'): Promise<Response> => {
      const usage = adresse === 'NOUVELLE' ? 'COURRIEL_NOUVEAU' : 'COURRIEL_ANCIEN';
      const jeton = await banc.jeton(usage, changementId);
      return banc.poster('/changements-courriel/confirmation', { jeton, adresse });
    };

    it('changes when both addresses have said yes, and both are told', async () => {
      const nouveau = `nouvelle-${courriel}`;
      const changementId = await demander(nouveau);

      const premiere = await confirmer(changementId, 'NOUVELLE');
      const entretemps = await moi();
      const seconde = await confirmer(changementId, 'ANCIENNE');
      const encore = await confirmer(changementId, 'ANCIENNE');

      expect(await premiere.json()).to.include({ etat: 'EN_ATTENTE', nouvelleConfirmee: true });
      expect(entretemps).to.deep.include({ courriel });
      expect(entretemps.changementCourriel).to.include({ courriel: nouveau, nouvelleConfirmee: true });
      expect(await seconde.json()).to.include({ etat: 'FAIT' });
      expect(await codeDe(encore)).to.equal('LIEN_INVALIDE');
      expect(await moi()).to.deep.include({ courriel: nouveau, changementCourriel: null });
      expect(await banc.courriels(courriel)).to.deep.equal(['courriel-ancien', 'courriel-change']);
      expect(await banc.courriels(nouveau)).to.deep.equal(['courriel-nouveau', 'courriel-change']);
    });

    it('changes too when an administrateur says yes for an address that is dead', async () => {
      const autre = await connecte(banc.api, await banc.personne(organisme.compteId));
      const nouveau = `nouvelle-${courriel}`;
      const changementId = await demander(nouveau);
      const chemin = `/personnes/${soi.utilisateurId}/courriel/confirmation`;

      const parElleMeme = await codeDe(await poster(chemin));
      const parUneAutre = await poster(chemin, undefined, autre);
      await confirmer(changementId, 'NOUVELLE');
      const sansDemande = await codeDe(await poster(chemin, undefined, autre));

      expect([parElleMeme, parUneAutre.status, sansDemande]).to.deep.equal(['ACTION_INTERDITE', 200, 'INTROUVABLE']);
      expect(await moi()).to.include({ courriel: nouveau });
    });

    it('stays as it is once the change is given up, or its days are over', async () => {
      const abandonne = await demander(`abandon-${courriel}`);
      const annulation = await poster('/moi/courriel/annulation');
      const apresAbandon = await codeDe(await confirmer(abandonne, 'NOUVELLE'));
      const tardif = await demander(`tard-${courriel}`);
      banc.api.avancer(7 * 86_400 + 1);
      const tard = await codeDe(await confirmer(tardif, 'NOUVELLE'));
      banc.api.avancer(-7 * 86_400 - 1);

      expect([annulation.status, apresAbandon, tard]).to.deep.equal([204, 'TRANSITION_INTERDITE', 'LIEN_INVALIDE']);
      expect(await moi()).to.include({ courriel });
    });

    it('is refused without the password, for the present address, or that of another person', async () => {
      const prise = `prise-${courriel}`;
      await banc.personne(organisme.compteId, { courriel: prise });
      const demanderAvec = async (corps: object): Promise<string | number> =>
        codeDe(await poster('/moi/courriel', { courriel: `x-${courriel}`, motDePasse: MOT_DE_PASSE, ...corps }));

      expect(await demanderAvec({ motDePasse: 'faux' })).to.equal('MOT_DE_PASSE_INCORRECT');
      expect(await demanderAvec({ courriel: courriel.toUpperCase() })).to.equal('DEMANDE_INVALIDE');
      expect(await demanderAvec({ courriel: prise })).to.equal('PERSONNE_EXISTANTE');
    });
  });

  describe('second factor', () => {
    let secret: Buffer;

    const pas = (): number => Math.floor(banc.api.deps.horloge().getTime() / 30_000);
    const code = (ecart = 0): string => codeDuPas(secret, pas() + ecart);
    const preparer = async (): Promise<{ secret: string; uri: string }> => {
      const prepare = (await (await poster('/moi/second-facteur', { motDePasse: MOT_DE_PASSE })).json()) as {
        secret: string;
        uri: string;
      };
      secret = deBase32(prepare.secret);
      return prepare;
    };
    const activer = async (): Promise<string[]> => {
      await preparer();
      const reponse = await poster('/moi/second-facteur/activation', { code: code(-1) });
      return ((await reponse.json()) as { codesSecours: string[] }).codesSecours;
    };
    const entrer = async (avec?: string): Promise<string | number> =>
      codeDe(await banc.entrer(soi.identifiantConnexion, MOT_DE_PASSE, avec));

    before(() => banc.api.figer());

    it('protects the sign-in once a code has confirmed it, and keeps nothing in clear', async () => {
      const prepare = await preparer();
      const avant = await entrer();
      const faux = await codeDe(await poster('/moi/second-facteur/activation', { code: '000000' }));

      const active = await poster('/moi/second-facteur/activation', { code: code(-1) });

      const { codesSecours } = (await active.json()) as { codesSecours: string[] };
      expect(prepare.uri).to.include(`secret=${prepare.secret}`).and.to.include(soi.identifiantConnexion);
      expect([avant, faux, active.status]).to.deep.equal([201, 'SECOND_FACTEUR_INCORRECT', 200]);
      expect(codesSecours).to.have.length(10);
      expect(await entrer()).to.equal('SECOND_FACTEUR_REQUIS');
      expect(await entrer(code())).to.equal(201);
      expect(await moi()).to.include({ secondFacteur: true });
      expect(await banc.courriels(courriel)).to.deep.equal(['second-facteur']);
      const tables = JSON.stringify(
        await lignes(
          banc.base.orm,
          `SELECT encode(secret, 'hex') AS secret, (SELECT jsonb_agg(encode(empreinte, 'escape')) FROM technique.code_secours) AS codes
           FROM technique.second_facteur`,
        ),
      );
      expect(tables).not.to.include(secret.toString('hex')).and.not.to.include(codesSecours[0]);
    });

    it('takes each code once, a recovery code too, and counts a wrong one as an attempt', async () => {
      const [secours = ''] = await activer();

      const rejoue = await entrer(code(-1));
      const juste = await entrer(code());
      const encore = await entrer(code());
      const parSecours = await entrer(secours.toLowerCase());
      const secoursEncore = await entrer(secours);
      const suite = [await entrer('000000'), await entrer('000000'), await entrer('000000'), await entrer('000000')];

      expect([rejoue, juste, encore, parSecours, secoursEncore]).to.deep.equal([
        'SECOND_FACTEUR_INCORRECT',
        201,
        'SECOND_FACTEUR_INCORRECT',
        201,
        'SECOND_FACTEUR_INCORRECT',
      ]);
      expect(suite.at(-1)).to.equal('TROP_DE_REQUETES');
    });

    it('is not guessed by giving the password in between, nor here then at sign-in', async () => {
      await activer();
      const deviner = async (): Promise<string | number> =>
        codeDe(await poster('/moi/second-facteur/retrait', { motDePasse: MOT_DE_PASSE, code: '000000' }));
      const oublier = async (): Promise<string | number> =>
        codeDe(await poster('/moi/second-facteur', { motDePasse: MOT_DE_PASSE }));

      const essais = [await deviner(), await oublier(), await deviner(), await entrer(), await entrer('000000')];
      const derniers = [await deviner(), await oublier(), await deviner(), await entrer(code())];

      const faux = 'SECOND_FACTEUR_INCORRECT';
      expect(essais).to.deep.equal([faux, 'DEJA_FAIT', faux, 'SECOND_FACTEUR_REQUIS', faux]);
      expect(derniers).to.deep.equal([faux, 'DEJA_FAIT', 'TROP_DE_REQUETES', 'TROP_DE_REQUETES']);
    });

    it('forgets wrong codes after a right one', async () => {
      await activer();
      for (let essai = 0; essai < 3; essai += 1) await entrer('000000');

      const juste = await entrer(code());
      const suite = [await entrer('000000'), await entrer('000000')];

      expect([juste, ...suite]).to.deep.equal([201, 'SECOND_FACTEUR_INCORRECT', 'SECOND_FACTEUR_INCORRECT']);
    });

    it('is asked of its own routes so many times in ten minutes', async () => {
      for (const chemin of ['', '/activation', '/retrait']) {
        const reponse = await poster(`/moi/second-facteur${chemin}`, {});

        expect(reponse.headers.get('ratelimit-policy'), chemin).to.match(/^"second-facteur";q=\d+;w=600$/);
      }
    });

    it('says nothing of itself before the right password', async () => {
      await activer();

      const faux = await codeDe(await banc.entrer(soi.identifiantConnexion, 'faux', code()));

      expect(faux).to.equal('IDENTIFIANTS_INCORRECTS');
    });

    it('is taken away with password and code together, and prepared once at a time', async () => {
      await activer();
      const retirer = async (corps: object): Promise<string | number> =>
        codeDe(await poster('/moi/second-facteur/retrait', { motDePasse: MOT_DE_PASSE, code: code(), ...corps }));

      const deuxieme = await codeDe(await poster('/moi/second-facteur', { motDePasse: MOT_DE_PASSE }));
      const refus = [await retirer({ motDePasse: 'faux' }), await retirer({ code: '000000' })];
      const fait = await retirer({});
      const encore = await retirer({});

      expect(deuxieme).to.equal('DEJA_FAIT');
      expect(refus).to.deep.equal(['MOT_DE_PASSE_INCORRECT', 'SECOND_FACTEUR_INCORRECT']);
      expect([fait, encore]).to.deep.equal([204, 'DEJA_FAIT']);
      expect(await entrer()).to.equal(201);
    });

    it('is reset by another administrateur of the account, and the person is told', async () => {
      await activer();
      const autre = await connecte(banc.api, await banc.personne(organisme.compteId));
      const chemin = `/personnes/${soi.utilisateurId}/second-facteur/reinitialisation`;

      const parElleMeme = await codeDe(await poster(chemin));
      const reponse = await poster(chemin, undefined, autre);

      expect([parElleMeme, reponse.status]).to.deep.equal(['ACTION_INTERDITE', 200]);
      expect(await entrer()).to.equal(201);
      expect(await banc.courriels(courriel)).to.deep.equal(['second-facteur', 'second-facteur']);
    });

    it('is not activated without having been prepared, nor prepared without the password', async () => {
      const codes = [
        await codeDe(await poster('/moi/second-facteur/activation', { code: '123456' })),
        await codeDe(await poster('/moi/second-facteur', { motDePasse: 'faux' })),
      ];

      expect(codes).to.deep.equal(['DEJA_FAIT', 'MOT_DE_PASSE_INCORRECT']);
    });
  });
});
