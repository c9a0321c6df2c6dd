import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { JetonRepository } from '../../../database/repositories/jeton.repository.ts';
import type { EtatAcces } from '../../../domain/compte/acces-personne.ts';
import { ajouterAcces } from '../../support/acces.ts';
import { type BancRemplacement, ouvrirBancRemplacement } from '../../support/banc-remplacement.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterUtilisateur, type PersonneDeTest } from '../../support/personnes.ts';
import { DEMANDEUR, envoyerJustificatif, lienSur, photographierRemplacements } from '../../support/remplacements.ts';

/** When the link of a request opened by `ouvrir` ends. */
const EXPIRATION = '2026-03-09T09:00:00.000Z';

describe('due dates of a replacement', () => {
  let banc: BancRemplacement;

  beforeEach(async () => {
    banc = await ouvrirBancRemplacement();
  });

  afterEach(() => banc.fermer());

  /** A person of the account at the address of the author, in other letters. */
  const ajouterAuteur = async (autre: PersonneDeTest): Promise<string> => {
    const personne = { role: 'UTILISATEUR', courriel: DEMANDEUR.courriel.toUpperCase(), ...autre } as const;
    return (await ajouterUtilisateur(banc.base.orm, banc.organisme.compteId, personne)).utilisateurId;
  };
  const personne = async (id: string): Promise<unknown> =>
    (await lignes(banc.base.orm, 'SELECT role, etat FROM accrochage.utilisateur WHERE id = ?', [id]))[0];
  /** What the author is told, of how she comes in. */
  const annonce = async (): Promise<unknown[]> =>
    lignes(
      banc.base.orm,
      `SELECT modele, parametres->>'acces' AS acces, lower(destinataire) AS destinataire FROM accrochage.courriel
       WHERE modele = 'invitation' OR parametres->>'issue' = 'EFFECTUE' AND modele = 'remplacement-suite' ORDER BY modele`,
    );
  const suite = (acces: EtatAcces): object => ({
    modele: 'remplacement-suite',
    acces,
    destinataire: DEMANDEUR.courriel,
  });
  const invitation = { modele: 'invitation', acces: null, destinataire: DEMANDEUR.courriel };
  /** The invited person comes in, as by the route of invitations. */
  const accepterInvitation = async (personneId: string, jetonId: string): Promise<void> => {
    const motDePasseId = randomUUID();
    const sql = "INSERT INTO technique.mot_de_passe (id, hachage, cree_le) VALUES (?, 'x', now())";
    await lignes(banc.base.orm, sql, [motDePasseId]);
    const auteur = { qui: 'PERSONNE', id: personneId } as const;
    const ordre = { effetId: randomUUID(), personneId, auteur, le: '2026-03-19T10:00:00.000Z', jetonId, motDePasseId };
    await banc.activites.accepterInvitation({ compteId: banc.organisme.compteId, ordre });
  };

  it('run twice, replaces once: access and sessions of who left, invitation of who comes', async () => {
    await lignes(
      banc.base.orm,
      `INSERT INTO technique.session (id, empreinte, utilisateur_id, jeton_csrf, cree_le, vue_le, expire_le)
       VALUES (gen_random_uuid(), '\\x00', ?, 'x', now(), now(), now() + interval '1 day')`,
      [banc.partant],
    );
    const reste = await ajouterUtilisateur(banc.base.orm, banc.organisme.compteId);
    const remplacementId = await banc.accepter();

    const [premiere, seconde] = await banc.deuxFois(() => banc.echeance(remplacementId));

    expect(premiere.remplacement).to.deep.equal({ etat: 'EFFECTUE', version: 4, echeanceLe: null });
    expect(seconde.remplacement).to.deep.equal(premiere.remplacement);
    const actifs = await lignes(banc.base.orm, "SELECT id FROM accrochage.utilisateur WHERE etat = 'ACTIF'");
    expect(actifs).to.deep.equal([{ id: reste.utilisateurId }]);
    expect(await lignes(banc.base.orm, 'SELECT 1 FROM technique.session WHERE revoquee_le IS NULL')).to.deep.equal([]);
    expect((await banc.courriels()).slice(-4).map(({ modele }) => modele)).to.deep.equal([
      'invitation',
      'remplacement-issue',
      'remplacement-issue',
      'remplacement-suite',
    ]);
    expect((await banc.journal()).slice(-3)).to.deep.equal([
      { chaine: 'organisme', acte: 'remplacement.effectuer', etat_apres: 'EFFECTUE' },
      { chaine: 'organisme', acte: 'personne.desactiver', etat_apres: null },
      { chaine: 'organisme', acte: 'personne.inviter', etat_apres: 'INVITE' },
    ]);
  });

  it('run twice, ends what who left could still have come back by: link of a new password, change of mail', async () => {
    const { compteId } = banc.organisme;
    const remplacementId = await banc.accepter();
    const courriel = 'ailleurs@institut.example';
    const auteur = { qui: 'PERSONNE', id: banc.partant } as const;
    const le = '2026-03-18T20:00:00.000Z';
    const ordre = { effetId: randomUUID(), personneId: banc.partant, auteur, le, courriel };
    await banc.activites.demanderCourriel({ compteId, ordre });
    const jeton = { usage: 'MOT_DE_PASSE', sujetId: banc.partant, cleId: 'k1', le } as const;
    await new JetonRepository(banc.base.orm.em.fork()).emettre(jeton);

    await banc.deuxFois(() => banc.echeance(remplacementId));

    const ouverts = `SELECT usage FROM technique.jeton WHERE consomme_le IS NULL AND expire_le > '2026-03-19'
      AND usage IN ('MOT_DE_PASSE', 'COURRIEL_NOUVEAU', 'COURRIEL_ANCIEN')`;
    expect(await lignes(banc.base.orm, ouverts)).to.deep.equal([]);
    expect(await lignes(banc.base.orm, 'SELECT etat FROM accrochage.changement_courriel')).to.deep.equal([
      { etat: 'ANNULE' },
    ]);
  });

  it('run twice, ends the accesses of programs that who left had made, and names them to who stays', async () => {
    const { compteId } = banc.organisme;
    const { utilisateurId: reste } = await ajouterUtilisateur(banc.base.orm, compteId);
    for (const [nom, qui] of [
      ['Scolarité', banc.partant],
      ['Paie', reste],
    ] as const)
      await ajouterAcces(banc.base.orm, compteId, { nom, creePar: `utilisateur:${qui}` });
    const remplacementId = await banc.accepter();

    await banc.deuxFois(() => banc.echeance(remplacementId));

    const vivants = await lignes(banc.base.orm, 'SELECT nom FROM technique.acces WHERE revoque_le IS NULL');
    expect(vivants).to.deep.equal([{ nom: 'Paie' }]);
    const avis = "SELECT parametres->'acces' AS acces FROM accrochage.courriel WHERE modele = 'acces-programme'";
    expect(await lignes(banc.base.orm, avis)).to.deep.equal([{ acces: ['Scolarité'] }]);
  });

  it('the author who is not of the account comes in as administrateur by her invitation', async () => {
    const remplacementId = await banc.accepter();
    await banc.deuxFois(() => banc.echeance(remplacementId));

    await accepterInvitation(remplacementId, await lienSur(banc.base.orm, 'INVITATION', remplacementId));

    expect(await annonce()).to.deep.equal([invitation, suite('INVITE')]);
    expect(await personne(remplacementId)).to.deep.equal({ role: 'ADMINISTRATEUR', etat: 'ACTIF' });
  });

  // Her access stays as it is: a password wakes what sleeps, whoever locked may unlock.
  for (const etat of ['ACTIF', 'EN_SOMMEIL', 'VERROUILLE', 'SUSPENDU'] as const)
    it(`run twice, makes a person of the account whose access is ${etat} administrateur, and tells her so`, async () => {
      const auteur = await ajouterAuteur({ etat });
      const remplacementId = await banc.accepter();

      await banc.deuxFois(() => banc.echeance(remplacementId));

      expect(await personne(auteur)).to.deep.equal({ role: 'ADMINISTRATEUR', etat });
      expect(await annonce()).to.deep.equal([suite(etat)]);
      expect((await banc.journal()).at(-1)).to.include({
        acte: 'personne.changerRole',
        etat_apres: 'ADMINISTRATEUR',
      });
    });

  it('run twice, gives a person invited already the role and one new link, which closes the one before', async () => {
    const { compteId } = banc.organisme;
    const invitee = { nom: 'Roumanet', prenom: 'Iris', courriel: DEMANDEUR.courriel, role: 'UTILISATEUR' } as const;
    const auteur = { qui: 'ADMINISTRATEUR', id: banc.partant } as const;
    const effetId = randomUUID();
    const ordre = { ...invitee, effetId, auteur, assistance: false, le: '2026-03-10T10:00:00.000Z' };
    await banc.activites.enregistrerInvitation({ compteId, ordre });
    const remplacementId = await banc.accepter();

    await banc.deuxFois(() => banc.echeance(remplacementId));

    const liens = await lignes<{ id: string; ouvert: boolean }>(
      banc.base.orm,
      `SELECT id, expire_le > '2026-03-19' AS ouvert FROM technique.jeton WHERE usage = 'INVITATION' ORDER BY cree_le`,
    );
    expect(liens.map(({ ouvert }) => ouvert)).to.deep.equal([false, true]);
    await accepterInvitation(effetId, liens[1]?.id ?? '');
    expect(await personne(effetId)).to.deep.equal({ role: 'ADMINISTRATEUR', etat: 'ACTIF' });
    expect((await annonce()).slice(-2)).to.deep.equal([invitation, suite('INVITE')]);
  });

  for (const etat of ['DESACTIVE', 'INVITATION_RETIREE'] as const)
    it(`run twice, invites anew an author whose former access is ${etat}`, async () => {
      const ancien = await ajouterAuteur({ etat });
      const remplacementId = await banc.accepter();

      await banc.deuxFois(() => banc.echeance(remplacementId));

      expect(await personne(ancien)).to.deep.equal({ role: 'UTILISATEUR', etat });
      expect(await personne(remplacementId)).to.deep.equal({ role: 'ADMINISTRATEUR', etat: 'INVITE' });
      expect(await annonce()).to.deep.equal([invitation, suite('INVITE')]);
    });

  it('finds an author who was signed in, whatever her address became', async () => {
    const presente = await ajouterAuteur({ courriel: 'autre@institut.example' });
    const remplacementId = await banc.accepter({ utilisateurId: presente });
    await banc.echeance(remplacementId);

    const issue = await personne(presente);

    expect(issue).to.deep.equal({ role: 'ADMINISTRATEUR', etat: 'ACTIF' });
    expect(await personne(remplacementId)).to.equal(undefined);
  });

  it('closes the access of who left even if it fell asleep meanwhile', async () => {
    const remplacementId = await banc.accepter();
    await lignes(banc.base.orm, "UPDATE accrochage.utilisateur SET etat = 'EN_SOMMEIL' WHERE id = ?", [banc.partant]);

    await banc.deuxFois(() => banc.echeance(remplacementId));

    expect(await personne(banc.partant)).to.deep.equal({ role: 'ADMINISTRATEUR', etat: 'DESACTIVE' });
  });

  it('does nothing at a due date that is no more: opposed, or moved', async () => {
    const remplacementId = await banc.accepter();
    await banc.opposer(remplacementId);
    const avant = await photographierRemplacements(banc.base.orm);

    const { remplacement } = await banc.echeance(remplacementId);

    expect(remplacement.etat).to.equal('OPPOSE');
    expect(await photographierRemplacements(banc.base.orm)).to.deep.equal(avant);
  });

  it('run twice, forgets once the author of a request that was never completed, and keeps the rest', async () => {
    const utilisateurId = await ajouterAuteur({});
    const remplacementId = await banc.ouvrir({ utilisateurId });
    const lire = async (): Promise<Record<string, unknown>> => {
      const [ligne] = await lignes<{ r: Record<string, unknown> }>(
        banc.base.orm,
        'SELECT to_jsonb(r) - ? AS r FROM accrochage.remplacement r WHERE id = ?',
        ['etat_change_le', remplacementId],
      );
      return ligne?.r ?? {};
    };
    const avant = await lire();

    const [premiere] = await banc.deuxFois(() => banc.echeance(remplacementId, EXPIRATION));

    expect(premiere.courrielIds).to.deep.equal([]);
    expect(await lire()).to.deep.equal({
      ...avant,
      ...{ etat: 'EXPIRE', version: 2, echeance_le: null, etat_change_par: 'systeme' },
      ...{ nom: '', prenom: '', courriel: '', fonction: '', motif: null, utilisateur_id: null },
    });
    expect((await banc.journal()).at(-1)).to.include({ acte: 'remplacement.expirer', etat_apres: 'EXPIRE' });
  });

  it('leaves the proofs of an author who never completed her request to those that nothing carries', async () => {
    const remplacementId = await banc.ouvrir();
    await envoyerJustificatif(banc.deps, remplacementId, '2026-03-08T09:00:00.000Z');
    const [piece] = await lignes<{ cle: string }>(
      banc.base.orm,
      'SELECT cle_stockage AS cle FROM technique.piece_recue',
    );

    await banc.echeance(remplacementId, EXPIRATION);
    await banc.activites.balayer({ le: '2026-03-09T10:00:00.000Z' });

    expect(await banc.deps.stockage.existe(piece?.cle ?? '')).to.equal(false);
    expect(await lignes(banc.base.orm, 'SELECT id FROM technique.piece_recue')).to.deep.equal([]);
  });
});
