import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createRenvoiIdentifiantsActivities } from '../../../activities/renvoi-identifiants.activities.ts';
import type { SujetRenvoi } from '../../../domain/dossier/renvoi-identifiants.ts';
import type { MandatDemande } from '../../../domain/mandat/ordres.ts';
import { rendreCourriel } from '../../../templates/rendre.ts';
import { type BancMandats, buildOctroi, LE, ouvrirBancMandats } from '../../support/banc-mandats.ts';
import { buildInscription, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';
import { contexteExemple } from '../../unit/templates/exemples-courriels.ts';

type Modele = 'identifiants-renvoyes' | 'compte-deja-ouvert' | 'rappel-inscription';
type Mandant = { raisonSociale: string; matricule: string; numeroContrat: string };
type Mail = {
  destinataire: string;
  parametres: { matricule: string; numeroContrat: string; jetonId: string; rang?: number; mandants: Mandant[] };
};

describe('identifiers of a déposant', () => {
  let banc: BancMandats;
  let certificateur: string;
  let siret: string;

  beforeEach(async () => {
    banc = await ouvrirBancMandats();
    ({ siret: certificateur } = await banc.accrocher());
    siret = buildSiret();
  });

  afterEach(() => banc.fermer());

  const activites = () =>
    createRenvoiIdentifiantsActivities({
      ...{ orm: banc.base.orm, jetons: { cleActive: 'k1' } },
      domaineCourriels: 'accrochage.example',
    });
  /** A mandate of that certificateur to the déposant, on 5 March 2026 unless told. */
  const mandater = async (
    par = certificateur,
    { le = LE, ...mandat }: Partial<MandatDemande> & { le?: string } = {},
  ): Promise<{ mandatId: string; numeroContrat: string }> => {
    const demande = buildOctroi({ siret, ...mandat }, { le });
    const { reponse } = await banc.mandats().accorderMandat({ siret: par, demande });
    return reponse;
  };
  const terminer = (mandatId: string, jour?: string) =>
    banc.mandats().terminerMandat({
      siret: certificateur,
      demande: { mandatId, version: 1, acteur: 'agent:x', le: LE, ...(jour && { jour }) },
    });
  const renvoyer = async (sujet: SujetRenvoi = { siret }, le = LE): Promise<string[]> => {
    const ordre = { effetId: randomUUID(), sujet, acteur: 'anonyme', le };
    const premiere = await activites().renvoyerIdentifiants(ordre);
    const avant = await banc.photographier();
    expect(await activites().renvoyerIdentifiants(ordre)).to.deep.equal(premiere);
    expect(await banc.photographier()).to.deep.equal(avant);
    return premiere.courriels.map(({ modele }) => modele);
  };
  const rappeler = async (jour: string): Promise<number> => {
    const entree = { le: `${jour}T08:00:00.000Z` };
    const nombre = (await activites().deposerRappelsInscription(entree)).length;
    const avant = await banc.photographier();
    expect(await activites().deposerRappelsInscription(entree)).to.deep.equal([]);
    expect(await banc.photographier()).to.deep.equal(avant);
    return nombre;
  };
  const mails = (modele: Modele): Promise<Mail[]> =>
    lignes<Mail>(
      banc.base.orm,
      `SELECT c.destinataire, c.parametres FROM accrochage.courriel c JOIN accrochage.organisme o ON o.id = c.organisme_id
       WHERE c.modele = ? AND o.siret = ? ORDER BY c.cree_le, c.parametres ->> 'numeroContrat'`,
      [modele, siret],
    );
  const organisme = async (de: string): Promise<{ id: string; matricule: string; raisonSociale: string }> => {
    const [lu] = await lignes<{ id: string; matricule: string; raisonSociale: string }>(
      banc.base.orm,
      'SELECT id, matricule, raison_sociale AS "raisonSociale" FROM accrochage.organisme WHERE siret = ?',
      [de],
    );
    return lu ?? expect.fail('unknown');
  };
  const mandant = async (de: string, numeroContrat: string): Promise<Mandant> => {
    const { matricule, raisonSociale } = await organisme(de);
    return { raisonSociale, matricule, numeroContrat };
  };
  const ouvrirCompte = async (de: string, role: 'CERTIFICATEUR' | 'DEPOSANT'): Promise<void> => {
    await lignes(
      banc.base.orm,
      "INSERT INTO accrochage.compte (id, organisme_id, role, etat, cree_le) VALUES (?, ?, ?, 'ACTIF', now())",
      [randomUUID(), (await organisme(de)).id, role],
    );
  };
  const contratDuLien = async (mandatId: string): Promise<{ contratId: string }> => {
    const [lien] = await lignes<{ contratId: string }>(
      banc.base.orm,
      'SELECT sujet_id AS "contratId" FROM technique.jeton WHERE emission = ?',
      [mandatId],
    );
    return lien ?? expect.fail('no link');
  };

  describe('sent again', () => {
    it('say in one mail its matricule, and for each certificateur that mandates it, its matricule and their contract', async () => {
      const { siret: autre } = await banc.accrocher();
      const [un, deux] = [await mandater(), await mandater(autre, { debut: '2026-06-01' })];

      const modeles = await renvoyer();

      expect(modeles).to.deep.equal(['identifiants-renvoyes']);
      const [mail] = await mails('identifiants-renvoyes');
      expect(mail?.destinataire).to.equal('depot@services-fictifs.example');
      expect(mail?.parametres.matricule).to.equal((await organisme(siret)).matricule);
      expect(mail?.parametres.mandants).to.deep.equal([
        await mandant(certificateur, un.numeroContrat),
        await mandant(autre, deux.numeroContrat),
      ]);
    });

    it('can be read by a contact of whom only the address is known', async () => {
      const { numeroContrat } = await mandater();
      await renvoyer();
      const [mail] = await mails('identifiants-renvoyes');

      const modele = 'identifiants-renvoyes' as const;
      const { texte } = rendreCourriel(modele, mail?.parametres, contexteExemple(modele));

      expect(texte)
        .to.match(/^[\s\S]*Bonjour,\n/)
        .and.include((await organisme(certificateur)).matricule)
        .and.include(numeroContrat);
    });

    it('carry a link that opens its account', async () => {
      await mandater();
      await renvoyer();
      const [mail] = await mails('identifiants-renvoyes');
      const [lien] = await lignes<{ contratId: string }>(
        banc.base.orm,
        'SELECT sujet_id AS "contratId" FROM technique.jeton WHERE id = ?',
        [mail?.parametres.jetonId],
      );
      const demande = buildInscription({
        ...{ jetonId: mail?.parametres.jetonId ?? '', contratId: lien?.contratId ?? '', role: 'DEPOSANT' },
        ...{ motDePasseId: await banc.poserMotDePasse(), conditionsAccepteesLe: '2026-03-06T11:00:00.000Z' },
      });

      await banc.inscription().inscrire({ siret, demande });
      const tantQueNulNAValide = await renvoyer();
      await lignes(banc.base.orm, "UPDATE accrochage.compte SET etat = 'ACTIF' WHERE role = 'DEPOSANT'");

      expect([tantQueNulNAValide, await renvoyer()]).to.deep.equal([['identifiants-renvoyes'], ['compte-deja-ouvert']]);
    });

    it('leave out a certificateur whose mandate is over, and are not sent once no mandate lasts', async () => {
      const { siret: autre } = await banc.accrocher();
      const [un, deux] = [await mandater(), await mandater(autre, { fin: '2026-03-31' })];
      await terminer(un.mandatId);

      const pendant = await renvoyer({ siret }, '2026-03-06T09:00:00.000Z');
      const apres = await renvoyer({ siret }, '2026-04-01T09:00:00.000Z');

      expect([pendant, apres]).to.deep.equal([['identifiants-renvoyes'], []]);
      const [mail] = await mails('identifiants-renvoyes');
      expect(mail?.parametres.numeroContrat).to.equal(deux.numeroContrat);
      expect(mail?.parametres.mandants).to.deep.equal([await mandant(autre, deux.numeroContrat)]);
    });

    it('are those of the mandates that last, asked for by the link of one that was annulled', async () => {
      const { siret: autre } = await banc.accrocher();
      const annule = await mandater(certificateur, { debut: '2026-06-01' });
      const { numeroContrat } = await mandater(autre);
      const lien = await contratDuLien(annule.mandatId);
      await terminer(annule.mandatId);

      await renvoyer(lien);

      const [mail] = await mails('identifiants-renvoyes');
      expect(mail?.parametres.mandants).to.deep.equal([await mandant(autre, numeroContrat)]);
    });

    it('go nowhere while no address is known', async () => {
      await mandater(certificateur, { courriel: undefined });

      expect(await renvoyer()).to.deep.equal([]);
    });

    it('go with those of a certificateur, each role as its own account stands', async () => {
      await banc.accrocher({ siret });
      await mandater();

      const aucun = await renvoyer();
      await ouvrirCompte(siret, 'CERTIFICATEUR');
      const certificateurOuvert = await renvoyer();
      await ouvrirCompte(siret, 'DEPOSANT');
      const lesDeux = await renvoyer();

      expect(aucun).to.deep.equal(['identifiants-renvoyes', 'identifiants-renvoyes']);
      expect(certificateurOuvert).to.deep.equal(['compte-deja-ouvert', 'identifiants-renvoyes']);
      expect(lesDeux).to.deep.equal(['compte-deja-ouvert', 'compte-deja-ouvert']);
    });

    it('are asked for by a link for its role alone', async () => {
      await banc.accrocher({ siret });
      const { mandatId } = await mandater();

      expect(await renvoyer(await contratDuLien(mandatId))).to.have.length(1);
      expect((await mails('identifiants-renvoyes')).map(({ parametres }) => parametres.mandants.length)).to.deep.equal([
        1,
      ]);
    });

    it('only say that its account is open, once its mandates are over', async () => {
      const { mandatId } = await mandater();
      await ouvrirCompte(siret, 'DEPOSANT');
      await terminer(mandatId);

      expect(await renvoyer({ siret }, '2026-03-06T09:00:00.000Z')).to.deep.equal(['compte-deja-ouvert']);
    });
  });

  describe('reminded of', () => {
    it('leave on the 7th, 15th and 25th day of each link, with its certificateur and contract', async () => {
      const { siret: autre } = await banc.accrocher();
      const un = await mandater();
      const deux = await mandater(autre, { le: '2026-03-07T09:00:00.000Z' });
      await lignes(banc.base.orm, "DELETE FROM technique.jeton WHERE emission = ''");

      const nombres: number[] = [];
      for (const jour of ['2026-03-11', '2026-03-12', '2026-03-14', '2026-03-20', '2026-03-22', '2026-03-30'])
        nombres.push(await rappeler(jour));

      expect(nombres).to.deep.equal([0, 1, 1, 1, 1, 1]);
      const rappels = (await mails('rappel-inscription')).map(({ parametres: { rang, mandants } }) => [rang, mandants]);
      const [lUn, lAutre] = [
        [await mandant(certificateur, un.numeroContrat)],
        [await mandant(autre, deux.numeroContrat)],
      ];
      expect(rappels).to.deep.equal([
        [1, lUn],
        [1, lAutre],
        [2, lUn],
        [2, lAutre],
        [3, lUn],
      ]);
    });

    it('can be read by a contact of whom only the address is known', async () => {
      await mandater();
      await rappeler('2026-03-12');
      const [mail] = await mails('rappel-inscription');

      const modele = 'rappel-inscription' as const;
      const { texte } = rendreCourriel(modele, mail?.parametres, contexteExemple(modele));

      expect(texte)
        .to.include((await organisme(certificateur)).matricule)
        .and.include('les deux matricules');
    });

    it('stop once the mandate is over, or annulled', async () => {
      const { siret: autre } = await banc.accrocher();
      await mandater(certificateur, { fin: '2026-03-11' });
      const annule = await mandater(certificateur, { debut: '2026-06-01' });
      await terminer(annule.mandatId, LE.slice(0, 10));
      await lignes(banc.base.orm, "DELETE FROM technique.jeton WHERE emission = ''");

      const termine = await rappeler('2026-03-12');
      await mandater(autre, { le: '2026-03-06T09:00:00.000Z' });

      expect([termine, await rappeler('2026-03-13')]).to.deep.equal([0, 1]);
    });

    it('stop once the account is open, whichever mandate opened it', async () => {
      const { siret: autre } = await banc.accrocher();
      await mandater();
      await mandater(autre);
      await ouvrirCompte(siret, 'DEPOSANT');

      await rappeler('2026-03-12');

      expect(await mails('rappel-inscription')).to.deep.equal([]);
    });

    it('still leave for a certificateur whose account as déposant is open, and the other way round', async () => {
      await banc.accrocher({ siret });
      await mandater();
      await ouvrirCompte(siret, 'DEPOSANT');

      await rappeler('2026-03-12');

      expect((await mails('rappel-inscription')).map(({ parametres }) => parametres.mandants)).to.deep.equal([[]]);
    });

    it('go nowhere while no address is known', async () => {
      await mandater();
      await lignes(banc.base.orm, "UPDATE accrochage.organisme SET contact_courriel = '' WHERE siret = ?", [siret]);

      await rappeler('2026-03-12');

      expect(await mails('rappel-inscription')).to.deep.equal([]);
    });
  });
});
