import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type BancDossier, ouvrirBancDossier, refusMetier } from '../../support/banc-dossier.ts';
import { AGENTS, buildActe, buildDemande, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

const MOTIF = 'Les pièces attendues ne sont pas venues.';

describe('acts of agents on a case', () => {
  let banc: BancDossier;

  beforeEach(async () => {
    banc = await ouvrirBancDossier();
  });

  afterEach(() => banc.fermer());

  const dossierDe = async (dossierId: string): Promise<Record<string, unknown>> => {
    const [dossier] = await lignes(banc.base.orm, 'SELECT * FROM accrochage.dossier WHERE id = ?', [dossierId]);
    return dossier ?? {};
  };

  const modeles = async (dossierId: string): Promise<unknown[]> =>
    (
      await lignes(
        banc.base.orm,
        'SELECT modele FROM accrochage.courriel WHERE dossier_id = ? ORDER BY cree_le, modele',
        [dossierId],
      )
    ).map(({ modele }) => modele);

  const actes = [
    ['demanderComplement', { texte: 'Un extrait Kbis récent.', jusquAu: '2026-04-10' }],
    ['mettreEnAttente', { texte: 'Enregistrement attendu.', jusquAu: '2026-05-04' }],
    ['confier', { pourAgentId: AGENTS[1] }],
    ['annoter', { texte: 'Appelé ce matin.' }],
    ['clore', { texte: MOTIF }],
    ['fusionner', { texte: 'Mauvais SIRET.', versSiret: '35600000000048' }],
  ] as const;
  for (const [acte, precisions] of actes)
    it(`${acte} run twice under one id writes nothing more and answers the same`, async () => {
      const { siret, dossierId } = await banc.ouvrir();
      const entree = { siret, acte, demande: buildActe({ dossierId }), precisions };
      const premiere = await banc.instruction().instruireDossier(entree);
      const avant = await banc.compter();

      const seconde = await banc.instruction().instruireDossier(entree);

      expect(seconde).to.deep.equal(premiere);
      expect(await banc.compter()).to.deep.equal(avant);
    });

  it('asks for a complement, twice in a row when the first one was answered', async () => {
    const { dossierId } = await banc.ouvrir();
    const precisions = { texte: 'Un extrait Kbis récent.', jusquAu: '2026-04-10' };
    const { dossier } = await banc.agir('demanderComplement', dossierId, { precisions });
    const [complement] = await lignes<{ id: string; demandeId: string }>(
      banc.base.orm,
      `SELECT c.id, d.id AS "demandeId" FROM accrochage.complement c JOIN accrochage.demande_contact d USING (dossier_id)`,
    );
    await banc.complements().recevoirReponse({
      dossierId,
      reponse: {
        reponseId: complement?.demandeId ?? '',
        complementId: complement?.id ?? '',
        demandeId: complement?.demandeId ?? '',
        texte: 'Le voici.',
        pieceIds: [],
        le: '2026-03-09T10:00:00.000Z',
      },
    });

    const { reponse } = await banc.agir('demanderComplement', dossierId, { precisions });

    expect(dossier?.prochaineEcheance?.genre).to.equal('RAPPEL_COMPLEMENT');
    expect(reponse.etat).to.equal('COMPLEMENT_DEMANDE');
    expect(await modeles(dossierId)).to.include.members(['complement-demande', 'reponse-recue', 'complement-recu']);
  });

  it('stops the clock during a hold, and goes back to the state of before', async () => {
    const { dossierId } = await banc.ouvrir();
    await banc.agir('demanderComplement', dossierId, { precisions: { texte: 'Kbis', jusquAu: '2026-04-10' } });
    const precisions = { texte: 'Enregistrement attendu.', jusquAu: '2026-05-04' };
    const pause = await banc.agir('mettreEnAttente', dossierId, { precisions });

    const repris = await banc.agir('reprendre', dossierId, { le: '2026-03-05T10:00:00.000Z' });

    const [complement] = await lignes(banc.base.orm, 'SELECT jusqu_au::text AS "jusquAu" FROM accrochage.complement');
    expect(complement?.jusquAu).to.equal('2026-04-13');
    expect(pause.dossier).to.deep.include({
      etat: 'EN_ATTENTE',
      relanceAgentsPrevueLe: null,
      prochaineEcheance: { genre: 'FIN_ATTENTE', le: '2026-05-03T22:00:00.000Z' },
    });
    expect(repris.reponse.etat).to.equal('COMPLEMENT_DEMANDE');
    // Two days later, and on working days.
    expect((await dossierDe(dossierId)).echeances).to.deep.equal([
      { genre: 'RAPPEL_COMPLEMENT', le: '2026-03-16T08:00:00.000Z' },
      { genre: 'RAPPEL_COMPLEMENT', le: '2026-03-25T08:00:00.000Z' },
      { genre: 'FIN_COMPLEMENT', le: '2026-04-13T22:00:00.000Z' },
    ]);
  });

  it('takes back a complement that is not expected any more', async () => {
    const { dossierId } = await banc.ouvrir();
    await banc.agir('demanderComplement', dossierId, { precisions: { texte: 'Kbis', jusquAu: '2026-04-10' } });

    const { reponse, dossier } = await banc.agir('reprendre', dossierId);

    const [complement] = await lignes(banc.base.orm, 'SELECT etat FROM accrochage.complement');
    expect([reponse.etat, complement?.etat]).to.deep.equal(['EN_INSTRUCTION', 'RETIRE']);
    expect(dossier?.prochaineEcheance).to.equal(null);
  });

  it('hands a case to an agent who may instruct, and tells her', async () => {
    const { dossierId } = await banc.ouvrir();

    await banc.agir('confier', dossierId, { precisions: { pourAgentId: AGENTS[1] } });

    expect((await dossierDe(dossierId)).agent_id).to.equal(AGENTS[1]);
    expect(await modeles(dossierId)).to.include('dossier-confie');
  });

  it('refuses to hand a case to an agent without the right to instruct', async () => {
    const { dossierId } = await banc.ouvrir();
    await lignes(banc.base.orm, "UPDATE accrochage.agent SET roles = '{support}' WHERE id = ?", [AGENTS[1]]);

    const erreur = await refusMetier(banc.agir('confier', dossierId, { precisions: { pourAgentId: AGENTS[1] } }));

    expect([erreur.code, erreur.details.champ]).to.deep.equal(['AGENT_INDISPONIBLE', 'pourAgentId']);
  });

  it('keeps a note with its author, changes nothing else, whatever the version seen', async () => {
    const { dossierId } = await banc.ouvrir();
    await banc.agir('prendre', dossierId);

    const { reponse } = await banc.agir('annoter', dossierId, { precisions: { texte: 'Appelé.' }, version: 1 });

    const [note] = await lignes(
      banc.base.orm,
      "SELECT texte, acteur, etat_avant, etat_apres FROM accrochage.acte_dossier WHERE acte = 'dossier.annoter'",
    );
    expect(reponse.version).to.equal(2);
    expect(note).to.deep.equal({
      texte: 'Appelé.',
      acteur: `agent:${AGENTS[0]}`,
      etat_avant: 'EN_INSTRUCTION',
      etat_apres: 'EN_INSTRUCTION',
    });
  });

  it('reopens what was closed by mistake, under the same reference', async () => {
    const { dossierId } = await banc.ouvrir();
    await banc.agir('clore', dossierId, { precisions: { texte: MOTIF } });

    const { reponse } = await banc.agir('rouvrir', dossierId, { precisions: { texte: 'Close par erreur.' } });

    expect(reponse).to.include({ dossierId, etat: 'EN_INSTRUCTION' });
    expect(await modeles(dossierId)).to.include.members(['dossier-clos', 'dossier-rouvert']);
  });

  it('does not reopen while a later case of that SIRET is open', async () => {
    const { siret, dossierId } = await banc.ouvrir();
    await banc.agir('refuser', dossierId, { precisions: { texte: MOTIF } });
    const { reponse } = await banc.demandes().enregistrerDemande({ demande: buildDemande({ siret }) });

    const erreur = await refusMetier(banc.agir('rouvrir', dossierId, { precisions: { texte: 'Par erreur.' } }));

    expect(erreur.code).to.equal('DOSSIER_DEJA_OUVERT');
    expect(erreur.details).to.include({ dossierId: reponse.dossierId, reference: reponse.reference });
  });

  it('merges a case into the open one of the right SIRET, with its requests and their links', async () => {
    const mauvais = await banc.ouvrir();
    const bon = await banc.ouvrir();

    const { reponse, versSiret } = await banc.agir('fusionner', mauvais.dossierId, {
      precisions: { texte: 'Mauvais SIRET.', versSiret: bon.siret },
    });

    const demandes = await lignes(
      banc.base.orm,
      'SELECT count(*)::int AS nombre FROM accrochage.demande_contact WHERE dossier_id = ?',
      [bon.dossierId],
    );
    expect([reponse.etat, versSiret, demandes[0]?.nombre]).to.deep.equal(['FUSIONNE', bon.siret, 2]);
    expect((await dossierDe(mauvais.dossierId)).fusionne_dans).to.equal(bon.dossierId);
  });

  it('is told once to the workflow of the other SIRET: a note on a merged case wakes nobody', async () => {
    const [mauvais, bon] = [await banc.ouvrir(), await banc.ouvrir()];
    const precisions = { texte: 'Mauvais SIRET.', versSiret: bon.siret };
    const fusion = await banc.agir('fusionner', mauvais.dossierId, { precisions });

    const note = await banc.agir('annoter', mauvais.dossierId, {
      precisions: { texte: 'Appelé.' },
      version: fusion.reponse.version,
    });

    expect([fusion.versSiret, fusion.dossierParti]).to.deep.equal([bon.siret, mauvais.dossierId]);
    expect([note.versSiret, note.dossierParti]).to.deep.equal([undefined, undefined]);
  });

  it('takes along the changes that wait for an agent', async () => {
    const [mauvais, bon] = [await banc.ouvrir(), await banc.ouvrir()];
    const contact = { ...buildDemande().contenu.contact, courriel: 'autre@institut.example' };
    await banc.demandes().enregistrerDemande({ demande: buildDemande({ siret: mauvais.siret, contact }) });

    await banc.agir('fusionner', mauvais.dossierId, { precisions: { texte: 'Erreur.', versSiret: bon.siret } });

    const changements = await lignes(banc.base.orm, 'SELECT dossier_id, etat FROM accrochage.changement');
    expect(changements).to.deep.equal([{ dossier_id: bon.dossierId, etat: 'A_CONFIRMER' }]);
  });

  for (const acte of ['reprendre', 'demanderComplement'] as const)
    it(`proposes no closing any more once the agent chose to ${acte}`, async () => {
      const { dossierId } = await banc.ouvrir();
      const precisions = { texte: 'Un extrait Kbis récent.', jusquAu: '2026-04-10' };
      await banc.agir('demanderComplement', dossierId, { precisions });
      await lignes(banc.base.orm, 'UPDATE accrochage.dossier SET cloture_proposee_le = now() WHERE id = ?', [
        dossierId,
      ]);
      if (acte === 'demanderComplement') await banc.agir('reprendre', dossierId);

      await banc.agir(acte, dossierId, { ...(acte === 'demanderComplement' && { precisions }) });

      expect((await dossierDe(dossierId)).cloture_proposee_le).to.equal(null);
    });

  it('tells the delegate of who is away that a case is given to her', async () => {
    const { dossierId } = await banc.ouvrir();
    const delegue = randomUUID();
    await lignes(
      banc.base.orm,
      `INSERT INTO accrochage.agent (id, sub, nom, prenom, courriel, roles, cree_le)
       VALUES (?, 'delegue', 'Brun', 'Noé', 'delegue@caisse.example', '{instruction}', now())`,
      [delegue],
    );
    await lignes(
      banc.base.orm,
      `INSERT INTO accrochage.absence_agent (id, agent_id, suppleant_id, debut, fin, declaree_par, declaree_le)
       VALUES (gen_random_uuid(), ?, ?, '2026-01-01', '2026-12-31', 'agent:x', now())`,
      [AGENTS[1], delegue],
    );

    await banc.agir('confier', dossierId, { precisions: { pourAgentId: AGENTS[1] } });

    const [parti] = await lignes(
      banc.base.orm,
      "SELECT destinataire FROM accrochage.courriel WHERE modele = 'dossier-confie'",
    );
    expect(parti).to.deep.equal({ destinataire: 'delegue@caisse.example' });
  });

  it('opens the case of the right SIRET when there is none', async () => {
    const { dossierId } = await banc.ouvrir();
    const versSiret = buildSiret();

    await banc.agir('fusionner', dossierId, { precisions: { texte: 'Mauvais SIRET.', versSiret } });

    const ouvert = await banc.demandes().lireDossier({ siret: versSiret });
    expect(ouvert?.etat).to.equal('EN_INSTRUCTION');
  });

  it('refuses to merge a case with itself', async () => {
    const { siret, dossierId } = await banc.ouvrir();

    const erreur = await refusMetier(
      banc.agir('fusionner', dossierId, { precisions: { texte: 'Erreur', versSiret: siret } }),
    );

    expect(erreur.code).to.equal('SIRET_INVALIDE');
  });
});
