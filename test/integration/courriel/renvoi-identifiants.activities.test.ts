import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createRenvoiIdentifiantsActivities } from '../../../activities/renvoi-identifiants.activities.ts';
import type { RenvoiIdentifiants, SujetRenvoi } from '../../../domain/dossier/renvoi-identifiants.ts';
import { type BancDossier, ouvrirBancDossier } from '../../support/banc-dossier.ts';
import { buildInscription, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

type Mail = { modele: string; destinataire: string; parametres: Record<string, unknown> };

/** Identifiers of the bench are issued on 3 March 2026. */
const RAPPELS = ['2026-03-10', '2026-03-18', '2026-03-28'];

describe('identifiers sent again', () => {
  let banc: BancDossier;
  let siret: string;
  let contratId: string;
  let premierJeton: string;

  beforeEach(async () => {
    banc = await ouvrirBancDossier();
    ({ siret, contratId, jetonId: premierJeton } = await banc.accepter());
  });

  afterEach(() => banc.fermer());

  const activites = () =>
    createRenvoiIdentifiantsActivities({
      ...{ orm: banc.base.orm, jetons: { cleActive: 'k1' } },
      domaineCourriels: 'accrochage.example',
    });
  const ordre = (autre: Partial<RenvoiIdentifiants> = {}): RenvoiIdentifiants => ({
    ...{ effetId: randomUUID(), sujet: { siret }, acteur: 'anonyme', le: '2026-03-05T10:00:00.000Z' },
    ...autre,
  });
  const mails = (modele: string): Promise<Mail[]> =>
    lignes<Mail>(
      banc.base.orm,
      'SELECT modele, destinataire, parametres FROM accrochage.courriel WHERE modele = ? ORDER BY cree_le',
      [modele],
    );
  const inscrireLe = async (jetonId: string, conditionsAccepteesLe = '2026-03-06T11:00:00.000Z'): Promise<void> => {
    const motDePasseId = await banc.poserMotDePasse();
    const demande = buildInscription({
      jetonId,
      contratId,
      motDePasseId,
      conditionsAccepteesLe,
    });
    await banc.inscription().inscrire({ siret, demande });
  };

  it('renvoyerIdentifiants run twice issues one link and one mail, to the contact on record', async () => {
    await lignes(banc.base.orm, "UPDATE accrochage.organisme SET contact_courriel = 'nouveau@institut-fictif.example'");
    const demande = ordre();
    const premiere = await activites().renvoyerIdentifiants(demande);
    const avant = await banc.compter();

    const seconde = await activites().renvoyerIdentifiants(demande);

    expect(seconde).to.deep.equal(premiere);
    expect(await banc.compter()).to.deep.equal(avant);
    const [mail, ...autres] = await mails('identifiants-renvoyes');
    expect(autres).to.deep.equal([]);
    expect(mail?.destinataire).to.equal('nouveau@institut-fictif.example');
    expect(mail?.parametres.jetonId).not.to.equal(premierJeton);
  });

  it('the new link closes the one before, and opens the inscription', async () => {
    await activites().renvoyerIdentifiants(ordre());
    const [mail] = await mails('identifiants-renvoyes');

    const ferme = await inscrireLe(premierJeton).then(
      () => 'inscrit',
      (erreur: { code: string }) => erreur.code,
    );
    await inscrireLe(String(mail?.parametres.jetonId));

    expect(ferme).to.equal('LIEN_INVALIDE');
  });

  it('says that the account is open, names its administrateur, and issues no link', async () => {
    await inscrireLe(premierJeton);
    await lignes(banc.base.orm, "UPDATE accrochage.compte SET etat = 'ACTIF'");
    await lignes(banc.base.orm, "UPDATE accrochage.utilisateur SET etat = 'ACTIF'");
    const demande = ordre();

    const { courriels } = await activites().renvoyerIdentifiants(demande);
    await activites().renvoyerIdentifiants(demande);

    expect(courriels.map(({ modele }) => modele)).to.deep.equal(['compte-deja-ouvert']);
    const [mail, ...autres] = await mails('compte-deja-ouvert');
    expect(autres).to.deep.equal([]);
    expect(mail?.parametres).to.include({ role: 'CERTIFICATEUR' });
    expect(mail?.parametres.administrateurs).to.deep.equal(['Basile Lanquetot']);
    expect(await mails('identifiants-renvoyes')).to.deep.equal([]);
  });

  it('run twice while the person who registered has not validated her mail, opens the inscription again', async () => {
    await inscrireLe(premierJeton);
    const demande = ordre({ le: '2026-03-20T10:00:00.000Z' });

    await activites().renvoyerIdentifiants(demande);
    await activites().renvoyerIdentifiants(demande);

    const [mail, ...autres] = await mails('identifiants-renvoyes');
    expect(autres).to.deep.equal([]);
    await inscrireLe(String(mail?.parametres.jetonId), '2026-03-21T11:00:00.000Z');
    const etats = await lignes(banc.base.orm, 'SELECT etat FROM accrochage.utilisateur ORDER BY etat');
    expect(etats).to.deep.equal([{ etat: 'A_VALIDER' }, { etat: 'INSCRIPTION_REMPLACEE' }]);
  });

  it('the account opened between two runs of one order changes nothing', async () => {
    const demande = ordre();
    const premiere = await activites().renvoyerIdentifiants(demande);
    await inscrireLe(String((await mails('identifiants-renvoyes'))[0]?.parametres.jetonId));

    expect(await activites().renvoyerIdentifiants(demande)).to.deep.equal(premiere);
    expect(await mails('compte-deja-ouvert')).to.deep.equal([]);
  });

  it('writes nothing for a SIRET or a contract that nobody bears, or without identifiers yet', async () => {
    const { siret: enInstruction } = await banc.ouvrir();
    const avant = await banc.compter();

    const sujets: SujetRenvoi[] = [{ siret: buildSiret() }, { siret: enInstruction }, { contratId: randomUUID() }];
    const faits = await Promise.all(sujets.map((sujet) => activites().renvoyerIdentifiants(ordre({ sujet }))));

    expect(faits).to.deep.equal(sujets.map(() => ({ courriels: [] })));
    expect(await banc.compter()).to.deep.equal(avant);
  });

  it('leaves in the journal who asked, of what, and no address', async () => {
    await activites().renvoyerIdentifiants(ordre({ sujet: { contratId }, acteur: 'agent:x' }));

    const [ligne] = await lignes(
      banc.base.orm,
      "SELECT acteur, objet_type, objet_id, etat_apres FROM journal.ligne WHERE acte = 'identifiants.renvoyer'",
    );
    expect(ligne).to.deep.equal({
      acteur: 'agent:x',
      objet_type: 'contrat',
      objet_id: contratId,
      etat_apres: 'SANS_COMPTE',
    });
  });

  describe('as reminders', () => {
    const rappeler = (jour: string): Promise<string[]> =>
      activites().deposerRappelsInscription({ le: `${jour}T08:00:00.000Z` });

    it('leave on the 7th, 15th and 25th day, with the same link; run twice, once', async () => {
      const nombres: number[] = [];
      for (const jour of ['2026-03-09', ...RAPPELS]) {
        nombres.push((await rappeler(jour)).length);
        const avant = await banc.compter();
        expect(await rappeler(jour)).to.deep.equal([]);
        expect(await banc.compter()).to.deep.equal(avant);
      }

      expect(nombres).to.deep.equal([0, 1, 1, 1]);
      const rappels = await mails('rappel-inscription');
      expect(rappels.map(({ parametres }) => [parametres.rang, parametres.jetonId])).to.deep.equal(
        [1, 2, 3].map((rang) => [rang, premierJeton]),
      );
    });

    it('make up for the days without run, one at a time', async () => {
      expect(await rappeler('2026-03-20')).to.have.length(1);
      expect((await mails('rappel-inscription')).map(({ parametres }) => parametres.rang)).to.deep.equal([2]);
    });

    it('stop once the link served', async () => {
      await inscrireLe(premierJeton);

      expect(await rappeler('2026-03-10')).to.deep.equal([]);
    });

    it('stop once the account is open by another link', async () => {
      await activites().renvoyerIdentifiants(ordre());
      await inscrireLe(String((await mails('identifiants-renvoyes'))[0]?.parametres.jetonId));
      await lignes(banc.base.orm, 'UPDATE technique.jeton SET consomme_le = NULL, expire_le = ?', [
        '2026-05-01T00:00:00Z',
      ]);

      expect(await rappeler('2026-03-10')).to.deep.equal([]);
    });

    it('follow the new link once identifiers were sent again', async () => {
      await activites().renvoyerIdentifiants(ordre({ le: '2026-03-08T10:00:00.000Z' }));

      const nombres = [(await rappeler('2026-03-10')).length, (await rappeler('2026-03-15')).length];

      expect(nombres).to.deep.equal([0, 1]);
      const [rappel] = await mails('rappel-inscription');
      expect(rappel?.parametres.jetonId).to.equal((await mails('identifiants-renvoyes'))[0]?.parametres.jetonId);
    });
  });
});
