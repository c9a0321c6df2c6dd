import { expect } from 'chai';
import { type BancApi, type DossierVu, ouvrirBancApi, type Reponse } from '../../support/banc-api.ts';
import { buildSiret } from '../../support/builders.ts';
import { jusqua } from '../../support/jusqua.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterAgent, connecte } from '../../support/personnes.ts';

const dans = (jours: number): string => new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10);

describe('the instruction of a case, by HTTP', () => {
  let banc: BancApi;

  before(async () => {
    banc = await ouvrirBancApi();
  });

  after(() => banc.fermer());

  const agir = ({ dossierId, version }: DossierVu, acte: string, reste: object = {}): Promise<Reponse> =>
    banc.poster(banc.instruction, `/dossiers/${dossierId}/${acte}`, { version, ...reste });

  /** The follow-up link of the request that opened the case. */
  const lienDe = async (dossierId: string): Promise<string> => {
    const [demande] = await lignes<{ id: string }>(
      banc.base.orm,
      'SELECT id FROM accrochage.demande_contact WHERE dossier_id = ? ORDER BY recue_le LIMIT 1',
      [dossierId],
    );
    return banc.jetonDe('SUIVI_DEMANDE', demande?.id ?? '');
  };

  const suivre = async (dossierId: string): Promise<Reponse> =>
    banc.poster(banc.anonyme, '/demandes-contact/suivi', { jeton: await lienDe(dossierId) });

  it('asks for a complement, shows the organisme what is expected until when, and takes its answer once', async () => {
    const dossier = await banc.ouvrir();
    const jusquAu = dans(30);

    const demande = await agir(dossier, 'complement', { objet: 'Un extrait Kbis récent.', jusquAu });
    const suivi = await suivre(dossier.dossierId);
    const complement = suivi.corps.complement as { complementId: string };
    const reponse = {
      jeton: await lienDe(dossier.dossierId),
      complementId: complement.complementId,
      texte: 'Voici l’extrait demandé.',
    };
    const premiere = await banc.poster(banc.anonyme, '/demandes-contact/suivi/reponse', reponse, 'reponse-1');
    const rejouee = await banc.poster(banc.anonyme, '/demandes-contact/suivi/reponse', reponse, 'reponse-1');
    const seconde = await banc.poster(banc.anonyme, '/demandes-contact/suivi/reponse', reponse);

    expect(demande.corps).to.include({ etat: 'COMPLEMENT_DEMANDE', libelleEtat: 'En attente de l’organisme' });
    expect(complement).to.include({ objet: 'Un extrait Kbis récent.', jusquAu });
    expect(suivi.corps.attendu).to.deep.include({ de: 'ORGANISME', jusquAu });
    expect([premiere.statut, rejouee.statut, seconde.statut]).to.deep.equal([201, 201, 409]);
    expect(seconde.corps.code).to.equal('COMPLEMENT_CLOS');
    expect((await banc.dossierDe(dossier.siret)).etat).to.equal('EN_INSTRUCTION');
  });

  it('takes an answer with its attachment, which agents alone read back', async () => {
    const dossier = await banc.ouvrir();
    await agir(dossier, 'complement', { objet: 'Un extrait Kbis récent.', jusquAu: dans(30) });
    const jeton = await lienDe(dossier.dossierId);
    const { corps: suivi } = await suivre(dossier.dossierId);
    const pdf = '%PDF-1.7\n%fictif\n%%EOF\n';
    const envoi = await fetch(`${banc.api.origine}/api/v1/demandes-contact/suivi/pieces`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': "attachment; filename*=UTF-8''extrait%20Kbis.pdf",
        'X-Jeton-Lien': jeton,
      },
      body: pdf,
    });
    const { pieceId } = (await envoi.json()) as { pieceId: string };
    const { complementId } = suivi.complement as { complementId: string };

    const reponse = await banc.poster(banc.anonyme, '/demandes-contact/suivi/reponse', {
      jeton,
      complementId,
      texte: 'Le voici.',
      pieceIds: [pieceId],
    });

    const lu = await banc.lire(banc.instruction, `/dossiers/${dossier.dossierId}`);
    const piece = await banc.instruction.demander('GET', `/api/v1/pieces/${pieceId}`);
    expect([envoi.status, reponse.statut]).to.deep.equal([201, 201]);
    expect(lu.corps.complements).to.have.length(1);
    expect((lu.corps.complements as object[])[0]).to.deep.include({ etat: 'RECU', reponse: 'Le voici.' });
    expect([piece.status, await piece.text()]).to.deep.equal([200, pdf]);
    expect((await banc.anonyme.demander('GET', `/api/v1/pieces/${pieceId}`)).status).to.equal(401);
  });

  it('refuses an answer with an attachment that was not sent by this link, and takes nothing', async () => {
    const dossier = await banc.ouvrir();
    await agir(dossier, 'complement', { objet: 'Un extrait Kbis récent.', jusquAu: dans(30) });
    const { corps: suivi } = await suivre(dossier.dossierId);
    const { complementId } = suivi.complement as { complementId: string };

    const reponse = await banc.poster(banc.anonyme, '/demandes-contact/suivi/reponse', {
      jeton: await lienDe(dossier.dossierId),
      complementId,
      texte: 'Le voici.',
      pieceIds: [dossier.dossierId],
    });

    expect([reponse.statut, reponse.corps.code]).to.deep.equal([422, 'PIECE_INTROUVABLE']);
    expect((await banc.dossierDe(dossier.siret)).etat).to.equal('COMPLEMENT_DEMANDE');
  });

  it('does not show who joined a request what is asked of who opened the case', async () => {
    const dossier = await banc.ouvrir();
    await agir(dossier, 'complement', { objet: 'Un extrait Kbis récent.', jusquAu: dans(30) });
    await banc.ouvrir({ siret: dossier.siret });
    const [jointe] = await lignes<{ id: string }>(
      banc.base.orm,
      'SELECT id FROM accrochage.demande_contact WHERE dossier_id = ? AND jointe',
      [dossier.dossierId],
    );
    const jeton = await banc.jetonDe('SUIVI_DEMANDE', jointe?.id ?? '');

    const suivi = await banc.poster(banc.anonyme, '/demandes-contact/suivi', { jeton });
    const reponse = await banc.poster(banc.anonyme, '/demandes-contact/suivi/reponse', {
      jeton,
      complementId: dossier.dossierId,
      texte: 'Je réponds à leur place.',
    });

    expect(suivi.corps).to.include({ complement: null, attendu: null });
    expect([reponse.statut, reponse.corps.code]).to.deep.equal([410, 'LIEN_INVALIDE']);
  });

  it('puts a case on hold until a date, and takes it again before', async () => {
    const dossier = await banc.ouvrir();
    const jusquAu = dans(60);

    const attente = await agir(dossier, 'mise-en-attente', { motif: 'Jury en mai.', jusquAu });
    const situation = await banc.lire(banc.instruction, `/dossiers/${dossier.dossierId}/situation`);
    const reprise = await agir(await banc.dossierDe(dossier.siret), 'reprise');

    expect(attente.corps.etat).to.equal('EN_ATTENTE');
    expect(situation.corps).to.include({ attendu: 'SYSTEME', garde: 'DATE_DE_REPRISE' });
    expect((situation.corps.minuterie as { effet: string }).effet).to.contain('mise en attente');
    expect(reprise.corps.etat).to.equal('RECU');
  });

  for (const [titre, jusquAu] of [
    ['today', dans(0)],
    ['in two years', dans(730)],
    ['no day at all', 'demain'],
  ])
    it(`refuses a hold until ${titre}, naming the field`, async () => {
      const dossier = await banc.ouvrir();

      const { statut, corps } = await agir(dossier, 'mise-en-attente', { motif: 'Jury.', jusquAu });

      expect([statut, corps.code]).to.deep.equal([422, 'DEMANDE_INVALIDE']);
      expect((corps.erreurs as { champ: string }[])[0]?.champ).to.equal('jusquAu');
    });

  it('says why a case is there, who is waited for, and what may be done', async () => {
    const dossier = await banc.ouvrir();

    const { corps } = await banc.lire(banc.instruction, `/dossiers/${dossier.dossierId}/situation`);

    expect(corps).to.include({ attendu: 'AGENT', garde: 'AUCUN_AGENT', pourquoi: 'Aucun agent ne l’a encore pris.' });
    expect((corps.actes as { acte: string }[]).map(({ acte }) => acte)).to.include.members(['prendre', 'accepter']);
    expect((corps.minuterie as { effet: string }).effet).to.contain('Rappel aux agents');
  });

  it('hands a case to another agent, and keeps notes for agents only', async () => {
    const dossier = await banc.ouvrir();
    const pourAgentId = await ajouterAgent(banc.base.orm, ['instruction']);

    const confie = await agir(dossier, 'attribution', { pourAgentId });
    const note = await agir(dossier, 'notes', { texte: 'Appelé ce matin.' });
    const lu = await banc.lire(banc.instruction, `/dossiers/${dossier.dossierId}`);
    const suivi = await suivre(dossier.dossierId);

    expect([confie.statut, note.statut]).to.deep.equal([200, 200]);
    expect((lu.corps.agent as { agentId: string }).agentId).to.equal(pourAgentId);
    expect(JSON.stringify(suivi.corps)).not.to.contain('Appelé');
  });

  it('refuses to hand a case to an agent who may not instruct', async () => {
    const dossier = await banc.ouvrir();
    const pourAgentId = await ajouterAgent(banc.base.orm, ['exploitation']);

    const { statut, corps } = await agir(dossier, 'attribution', { pourAgentId });

    expect([statut, corps.code]).to.deep.equal([422, 'AGENT_INDISPONIBLE']);
  });

  it('closes without follow-up, then reopens; refuses to reopen while a later case is open', async () => {
    const dossier = await banc.ouvrir();

    const clos = await agir(dossier, 'cloture', { motif: 'Sans réponse.' });
    const rouvert = await agir(await banc.dossierDe(dossier.siret), 'reouverture', { motif: 'Réponse retrouvée.' });
    await agir(await banc.dossierDe(dossier.siret), 'refus', { motif: 'Hors champ.' });
    const refuse = await banc.dossierDe(dossier.siret);
    const plusTard = await banc.ouvrir({ siret: dossier.siret });
    const refus = await agir(refuse, 'reouverture', { motif: 'Par erreur.' });

    expect([clos.corps.etat, rouvert.corps.etat]).to.deep.equal(['CLOS', 'EN_INSTRUCTION']);
    expect([refus.statut, refus.corps.code]).to.deep.equal([409, 'DOSSIER_DEJA_OUVERT']);
    expect((refus.corps.details as { reference: string }).reference).to.equal(plusTard.reference);
  });

  it('merges a case opened under a wrong SIRET; the link of the organisme follows', async () => {
    const mauvais = await banc.ouvrir();
    const versSiret = buildSiret();

    const fusion = await agir(mauvais, 'fusion', { versSiret, motif: 'SIRET du siège saisi par erreur.' });

    const [demande] = await lignes<{ dossierId: string }>(
      banc.base.orm,
      `SELECT dossier_id AS "dossierId" FROM accrochage.demande_contact WHERE contenu->>'siret' = ?`,
      [mauvais.siret],
    );
    const bon = await banc.dossierDe(versSiret);
    const suivi = await suivre(bon.dossierId);
    expect(fusion.corps.etat).to.equal('FUSIONNE');
    expect([demande?.dossierId, bon.etat]).to.deep.equal([bon.dossierId, 'EN_INSTRUCTION']);
    expect(suivi.corps).to.include({ reference: bon.reference, etat: 'EN_INSTRUCTION' });
  });

  describe('changes asked by form', () => {
    const contact = { nom: 'Tesseyre', prenom: 'Odile', courriel: 'odile.tesseyre@institut-fictif.example' };
    const nouveauContact = { nom: 'Kersauson', prenom: 'Maëlle', courriel: 'maelle.kersauson@institut-fictif.example' };

    const declarer = (siret: string, chemin: string, reste: object): Promise<Reponse> =>
      banc.poster(banc.anonyme, `/demandes-contact/${chemin}`, { siret, raisonSociale: 'Institut', contact, ...reste });

    /** The change that waits on the case, once the present contact was told. */
    const changementDe = async (dossierId: string): Promise<Record<string, unknown>> => {
      await lignes(banc.base.orm, "UPDATE accrochage.courriel SET etat = 'ENVOYE' WHERE modele = 'changement-annonce'");
      const { corps } = await banc.lire(banc.instruction, `/changements?dossierId=${dossierId}`);
      return (corps.elements as Record<string, unknown>[])[0] ?? {};
    };

    const decider = (changementId: unknown, corps: object): Promise<Reponse> =>
      banc.poster(banc.instruction, `/changements/${changementId}/decision`, corps);

    it('changes nothing before an agent confirms, shows her both, then changes the contact', async () => {
      const dossier = await banc.ouvrir();
      const recu = await declarer(dossier.siret, 'contact', { nouveauContact });
      const avant = await banc.lire(banc.instruction, `/dossiers/${dossier.dossierId}`);
      const changement = await changementDe(dossier.dossierId);

      const decide = await decider(changement.changementId, { decision: 'CONFIRME' });

      const apres = await banc.lire(banc.instruction, `/dossiers/${dossier.dossierId}`);
      expect([recu.statut, decide.statut]).to.deep.equal([201, 200]);
      expect(changement).to.deep.include({ reference: recu.corps.reference, contactActuel: contact, preavis: 'PARTI' });
      expect(changement.precision).to.contain('Maëlle Kersauson');
      expect(avant.corps.contact).to.include(contact);
      expect(apres.corps.contact).to.include(nouveauContact);
    });

    it('waits until the present contact was told', async () => {
      const dossier = await banc.ouvrir();
      await declarer(dossier.siret, 'contact', { nouveauContact });
      const { corps } = await banc.lire(banc.instruction, `/changements?dossierId=${dossier.dossierId}`);
      const [changement] = corps.elements as Record<string, unknown>[];

      const refus = await decider(changement?.changementId, { decision: 'CONFIRME' });

      expect([refus.statut, refus.corps.code]).to.deep.equal([409, 'PREAVIS_EN_COURS']);
    });

    it('refuses with a reason; the second agent learns who decided and when', async () => {
      const dossier = await banc.ouvrir();
      await declarer(dossier.siret, 'contact', { nouveauContact });
      const { changementId } = await changementDe(dossier.dossierId);
      const autre = await connecte(banc.api, { agentId: await ajouterAgent(banc.base.orm, ['supervision']) });

      const sansMotif = await decider(changementId, { decision: 'REFUSE' });
      const refuse = await decider(changementId, { decision: 'REFUSE', motif: 'Le contact s’y oppose.' });
      const tard = await banc.poster(autre, `/changements/${changementId}/decision`, { decision: 'CONFIRME' });

      expect([sansMotif.statut, refuse.statut, tard.statut]).to.deep.equal([422, 200, 409]);
      expect((tard.corps.details as { agent: object }).agent).to.include({ nom: 'Fictif' });
    });

    it('follows the organisme under its new SIRET', async () => {
      const dossier = await banc.ouvrir();
      await agir(dossier, 'acceptation');
      await jusqua(async () => (await banc.dossierDe(dossier.siret)).etat === 'IDENTIFIANTS_EMIS');
      const nouveauSiret = buildSiret();
      await declarer(dossier.siret, 'siret', { nouveauSiret, nouvelleRaisonSociale: 'Institut, nouveau siège' });
      const { changementId } = await changementDe(dossier.dossierId);

      const decide = await decider(changementId, { decision: 'CONFIRME' });

      const suivi = await banc.dossierDe(nouveauSiret);
      expect(decide.statut).to.equal(200);
      expect(suivi).to.include({ dossierId: dossier.dossierId, etat: 'IDENTIFIANTS_EMIS' });
    });

    const refus: [string, string, object, number, string][] = [
      ['an organisme that nobody knows', 'contact', { siret: buildSiret(), nouveauContact }, 422, 'ORGANISME_INCONNU'],
      ['the SIRET that we know already', 'siret', { nouvelleRaisonSociale: 'X' }, 422, 'DEMANDE_INVALIDE'],
      ['no déposant at all', 'deposants', {}, 422, 'DEMANDE_INVALIDE'],
      ['an unknown field', 'assistance', { role: 'chef' }, 422, 'DEMANDE_INVALIDE'],
      ['a later version of the form', 'assistance', { version: 2 }, 422, 'DEMANDE_INVALIDE'],
    ];
    for (const [titre, chemin, reste, statut, code] of refus)
      it(`refuses a form that names ${titre}`, async () => {
        const { siret } = await banc.ouvrir();
        const corps = chemin === 'siret' ? { nouveauSiret: siret, ...reste } : reste;

        const reponse = await declarer(siret, chemin, corps);

        expect([reponse.statut, reponse.corps.code]).to.deep.equal([statut, code]);
      });
  });
});
