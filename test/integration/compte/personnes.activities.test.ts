import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createPersonnesActivities } from '../../../activities/personnes.activities.ts';
import type { InvitationPersonne } from '../../../domain/compte/ordres.ts';
import { type BancCompte, LE, ouvrirBancCompte, parAgent, parElle } from '../../support/banc-compte.ts';
import { refusMetier } from '../../support/banc-dossier.ts';
import { lignes } from '../../support/orm.ts';

const INVITEE = { nom: 'Lanquetot', prenom: 'Basile', courriel: 'basile@institut.example' } as const;

describe('activities on the persons of an account', () => {
  let banc: BancCompte;
  let activites: ReturnType<typeof createPersonnesActivities>;

  beforeEach(async () => {
    banc = await ouvrirBancCompte();
    activites = createPersonnesActivities(banc.deps);
  });

  afterEach(() => banc.fermer());

  const invitation = (autre: Partial<InvitationPersonne> = {}): InvitationPersonne => ({
    ...INVITEE,
    effetId: randomUUID(),
    auteur: { qui: 'ADMINISTRATEUR', id: banc.administrateur },
    le: LE,
    role: 'UTILISATEUR',
    assistance: false,
    ...autre,
  });
  const inviter = async (): Promise<string> => {
    const ordre = invitation();
    await activites.enregistrerInvitation({ compteId: banc.compteId, ordre });
    return ordre.effetId;
  };
  const accepter = async (personneId: string, jetonId: string, le = LE) =>
    activites.accepterInvitation({
      compteId: banc.compteId,
      ordre: {
        ...banc.ordre(personneId, { auteur: parElle(personneId), le }),
        jetonId,
        motDePasseId: await banc.motDePasse(),
      },
    });

  it('enregistrerInvitation run twice invites one person, with one link and one mail', async () => {
    const ordre = invitation();

    const { reponse, courrielIds } = await banc.deuxFois(() =>
      activites.enregistrerInvitation({ compteId: banc.compteId, ordre }),
    );

    expect(reponse).to.deep.equal({
      personneId: ordre.effetId,
      etat: 'INVITE',
      role: 'UTILISATEUR',
      assistance: false,
    });
    expect(courrielIds).to.have.length(1);
    expect(await banc.courriels()).to.deep.equal([{ modele: 'invitation', destinataire: INVITEE.courriel }]);
    expect(await banc.journal()).to.deep.equal([
      {
        acteur: `utilisateur:${banc.administrateur}`,
        acte: 'personne.inviter',
        etat_avant: null,
        etat_apres: 'INVITE',
      },
    ]);
  });

  it('refuses a second person at one address of the account, whatever its letters', async () => {
    await inviter();

    const refus = await refusMetier(
      activites.enregistrerInvitation({
        compteId: banc.compteId,
        ordre: invitation({ courriel: 'BASILE@institut.example' }),
      }),
    );

    expect(refus).to.include({ code: 'PERSONNE_EXISTANTE' });
    expect(refus.details).to.deep.equal({ champ: 'courriel' });
  });

  it('renouvelerInvitation run twice sends one new link, which closes the one before', async () => {
    const personneId = await inviter();
    const premier = await banc.lien('INVITATION');
    const ordre = banc.ordre(personneId, { le: '2026-03-04T10:00:00.000Z' });

    await banc.deuxFois(() => activites.renouvelerInvitation({ compteId: banc.compteId, ordre }));

    const refus = await refusMetier(accepter(personneId, premier, '2026-03-04T11:00:00.000Z'));
    expect(refus.code).to.equal('LIEN_INVALIDE');
    await accepter(personneId, await banc.lien('INVITATION'), '2026-03-04T11:00:00.000Z');
    expect(await banc.etat(personneId)).to.equal('ACTIF');
  });

  it('accepterInvitation run twice opens one access, with one identifier by mail', async () => {
    const personneId = await inviter();
    const ordre = {
      ...banc.ordre(personneId, { auteur: parElle(personneId) }),
      jetonId: await banc.lien('INVITATION'),
      motDePasseId: await banc.motDePasse(),
    };

    await banc.deuxFois(() => activites.accepterInvitation({ compteId: banc.compteId, ordre }));

    const [personne] = await lignes(
      banc.base.orm,
      `SELECT etat, identifiant_connexion ~ '^[A-Z2-9]{9}$' AS identifiant, courriel_valide_le IS NOT NULL AS valide,
         conditions_acceptees_le IS NOT NULL AS conditions,
         (SELECT count(*)::int FROM technique.mot_de_passe WHERE utilisateur_id = u.id) AS mots_de_passe
       FROM accrochage.utilisateur u WHERE id = ?`,
      [personneId],
    );
    expect(personne).to.deep.equal({
      etat: 'ACTIF',
      identifiant: true,
      valide: true,
      conditions: true,
      mots_de_passe: 1,
    });
    expect((await banc.courriels()).map(({ modele }) => modele)).to.deep.equal(['identifiant-connexion', 'invitation']);
  });

  it('lets nobody in by a used link, a late one, or one taken back', async () => {
    const utilisee = await inviter();
    const lien = await banc.lien('INVITATION');
    const tard = await refusMetier(accepter(utilisee, lien, '2026-03-18T10:00:01.000Z'));
    await accepter(utilisee, lien);

    const encore = await refusMetier(accepter(utilisee, lien));
    const autre = invitation({ courriel: 'autre@institut.example' });
    await activites.enregistrerInvitation({ compteId: banc.compteId, ordre: autre });
    const [retiree] = await lignes<{ id: string }>(banc.base.orm, 'SELECT id FROM technique.jeton WHERE sujet_id = ?', [
      autre.effetId,
    ]);
    await activites.changerAcces({
      compteId: banc.compteId,
      ordre: banc.ordre(autre.effetId),
      acte: 'desactiver',
    });
    const apres = await refusMetier(accepter(autre.effetId, retiree?.id ?? ''));

    expect([tard.code, encore.code, apres.code]).to.deep.equal(['LIEN_INVALIDE', 'LIEN_INVALIDE', 'LIEN_INVALIDE']);
    expect(await banc.etat(autre.effetId)).to.equal('INVITATION_RETIREE');
  });

  it('changerDroits run twice gives the role and the assistance once, with one mail', async () => {
    const personneId = await banc.personne();
    const ordre = { ...banc.ordre(personneId), role: 'ADMINISTRATEUR' as const, assistance: true };

    const { reponse } = await banc.deuxFois(() => activites.changerDroits({ compteId: banc.compteId, ordre }));

    expect(reponse).to.include({ role: 'ADMINISTRATEUR', assistance: true });
    expect((await banc.courriels()).map(({ modele }) => modele)).to.deep.equal(['droits-changes']);
    expect((await banc.journal()).map(({ acte }) => acte)).to.deep.equal([
      'personne.changerRole',
      'personne.donnerAssistance',
    ]);
  });

  it('writes nothing when the person has these rights already', async () => {
    const personneId = await banc.personne();
    const avant = await banc.photographier();

    const ordre = { ...banc.ordre(personneId), role: 'UTILISATEUR' as const, assistance: false };
    await activites.changerDroits({ compteId: banc.compteId, ordre });

    expect(await banc.photographier()).to.deep.equal(avant);
  });

  for (const [acte, depuis, vers, modele] of [
    ['desactiver', 'ACTIF', 'DESACTIVE', 'acces-ferme'],
    ['reactiver', 'DESACTIVE', 'ACTIF', 'acces-rouvert'],
    ['verrouiller', 'ACTIF', 'VERROUILLE', 'acces-ferme'],
    ['deverrouiller', 'VERROUILLE', 'ACTIF', 'acces-rouvert'],
  ] as const)
    it(`changerAcces (${acte}) run twice changes the access once, with one mail and one line`, async () => {
      const personneId = await banc.personne({ etat: depuis });
      const ordre = banc.ordre(personneId);
      const motif = acte === 'verrouiller' ? { motif: 'PERTE_OU_VOL' as const } : {};

      const { reponse } = await banc.deuxFois(() =>
        activites.changerAcces({ compteId: banc.compteId, ordre, acte, ...motif }),
      );

      expect(reponse.etat).to.equal(vers);
      expect((await banc.courriels()).map((courriel) => courriel.modele)).to.deep.equal([modele]);
      expect(await banc.journal()).to.deep.equal([
        {
          acteur: `utilisateur:${banc.administrateur}`,
          acte: acte === 'verrouiller' ? 'personne.verrouiller.PERTE_OU_VOL' : `personne.${acte}`,
          etat_avant: depuis,
          etat_apres: vers,
        },
      ]);
    });

  it('closes the sessions with the access', async () => {
    const personneId = await banc.personne();
    await lignes(
      banc.base.orm,
      `INSERT INTO technique.session (id, empreinte, utilisateur_id, jeton_csrf, cree_le, vue_le, expire_le)
       VALUES (gen_random_uuid(), 'x', ?, 'x', now(), now(), 'infinity')`,
      [personneId],
    );

    await activites.changerAcces({ compteId: banc.compteId, ordre: banc.ordre(personneId), acte: 'desactiver' });

    const [ouvertes] = await lignes(
      banc.base.orm,
      'SELECT count(*)::int AS nombre FROM technique.session WHERE revoquee_le IS NULL',
    );
    expect(ouvertes).to.deep.equal({ nombre: 0 });
  });

  it('protects the last active administrateur from herself and from nobody but an agent', async () => {
    await banc.personne({ role: 'ADMINISTRATEUR', etat: 'EN_SOMMEIL' });
    const ordre = banc.ordre(banc.administrateur);
    const { compteId } = banc;

    const refus = [
      await refusMetier(activites.changerAcces({ compteId, ordre, acte: 'desactiver' })),
      await refusMetier(activites.changerAcces({ compteId, ordre, acte: 'verrouiller', motif: 'DEPART' })),
      await refusMetier(
        activites.changerDroits({ compteId, ordre: { ...ordre, role: 'UTILISATEUR', assistance: false } }),
      ),
    ];
    const agent = { ...ordre, auteur: parAgent() };
    await activites.changerAcces({ compteId, ordre: agent, acte: 'verrouiller', motif: 'SUSPICION_USURPATION' });

    expect(refus.map(({ code }) => code)).to.deep.equal(Array(3).fill('DERNIER_ADMINISTRATEUR'));
    expect(await banc.etat(banc.administrateur)).to.equal('SUSPENDU');
  });

  it('of two administrateurs who leave at once, one stays', async () => {
    const autre = await banc.personne({ role: 'ADMINISTRATEUR' });
    const { compteId, administrateur } = banc;
    const partir = (id: string) =>
      activites.changerDroits({
        compteId,
        ordre: {
          ...banc.ordre(id, { auteur: { qui: 'ADMINISTRATEUR', id } }),
          role: 'UTILISATEUR',
          assistance: false,
        },
      });

    const issues = await Promise.allSettled([partir(administrateur), partir(autre)]);

    expect(issues.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    const refus = issues.find((issue) => issue.status === 'rejected');
    expect(refus?.reason).to.have.property('code', 'DERNIER_ADMINISTRATEUR');
  });

  it('of two administrateurs who demote each other at once, one is refused', async () => {
    const autre = await banc.personne({ role: 'ADMINISTRATEUR' });
    const { compteId, administrateur } = banc;
    const destituer = (par: string, personneId: string) =>
      activites.changerDroits({
        compteId,
        ordre: {
          ...banc.ordre(personneId, { auteur: { qui: 'ADMINISTRATEUR', id: par } }),
          role: 'UTILISATEUR',
          assistance: false,
        },
      });

    const issues = await Promise.allSettled([destituer(administrateur, autre), destituer(autre, administrateur)]);

    expect(issues.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    const refus = issues.find((issue) => issue.status === 'rejected');
    expect(refus?.reason).to.have.property('code', 'ACTION_INTERDITE');
  });

  it('leaves to agents what an agent has locked, and refuses what the state excludes', async () => {
    const personneId = await banc.personne({ etat: 'SUSPENDU' });
    const { compteId } = banc;
    const ordre = banc.ordre(personneId);

    const refus = await refusMetier(activites.changerAcces({ compteId, ordre, acte: 'deverrouiller' }));
    await activites.changerAcces({ compteId, ordre: { ...ordre, auteur: parAgent() }, acte: 'deverrouiller' });

    expect(refus.code).to.equal('TRANSITION_INTERDITE');
    expect(await banc.etat(personneId)).to.equal('ACTIF');
  });

  it('does nothing for who administers the account no more, nor on a person of another', async () => {
    const personneId = await banc.personne();
    const { compteId } = banc;
    const etranger = { ...banc.ordre(personneId), auteur: { qui: 'ADMINISTRATEUR' as const, id: personneId } };

    const refus = [
      await refusMetier(activites.changerAcces({ compteId, ordre: etranger, acte: 'desactiver' })),
      await refusMetier(activites.enregistrerInvitation({ compteId, ordre: invitation({ auteur: etranger.auteur }) })),
      await refusMetier(activites.changerAcces({ compteId, ordre: banc.ordre(randomUUID()), acte: 'desactiver' })),
    ];

    expect(refus.map(({ code }) => code)).to.deep.equal(['ACTION_INTERDITE', 'ACTION_INTERDITE', 'INTROUVABLE']);
  });
});
