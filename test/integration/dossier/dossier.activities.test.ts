import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createAccrocheActivities } from '../../../activities/accroche.activities.ts';
import { createDemandeActivities } from '../../../activities/demande.activities.ts';
import { createIdentifiantsActivities } from '../../../activities/identifiants.activities.ts';
import { createInscriptionActivities } from '../../../activities/inscription.activities.ts';
import { createInstructionActivities } from '../../../activities/instruction.activities.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { AGENTS, buildActe, buildDemande, buildInscription } from '../../support/builders.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';

/** Everything that an activity may write, counted: run twice, the same. */
const compter = async ({ orm }: BaseOuverte): Promise<Record<string, unknown> | undefined> => {
  const [nombres] = await lignes(
    orm,
    `SELECT (SELECT count(*) FROM accrochage.dossier) AS dossiers, (SELECT sum(version) FROM accrochage.dossier) AS versions,
       (SELECT string_agg(notes::text, ',' ORDER BY id) FROM accrochage.dossier) AS notes,
       (SELECT count(*) FROM accrochage.demande_contact) AS demandes, (SELECT count(*) FROM accrochage.courriel) AS courriels,
       (SELECT count(*) FROM technique.jeton) AS jetons, (SELECT count(*) FROM journal.ligne) AS journal,
       (SELECT count(*) FROM accrochage.organisme) AS organismes, (SELECT count(*) FROM accrochage.contrat) AS contrats,
       (SELECT count(*) FROM accrochage.compte) AS comptes, (SELECT count(*) FROM accrochage.utilisateur) AS utilisateurs`,
  );
  return nombres;
};

const refus = async (promesse: Promise<unknown>): Promise<BusinessError> =>
  promesse.then(
    () => expect.fail('accepted'),
    (erreur: unknown) => (erreur instanceof BusinessError ? erreur : expect.fail(String(erreur))),
  );

describe('activities on a case', () => {
  let base: BaseOuverte;
  const deps = () => ({ orm: base.orm, jetons: { cleActive: 'k1' }, domaineCourriels: 'accrochage.example' });
  const demandes = () => createDemandeActivities(deps());
  const instruction = () => createInstructionActivities(deps());
  const identifiants = () => createIdentifiantsActivities(deps());
  const inscription = () => createInscriptionActivities(deps());

  beforeEach(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
  });

  afterEach(() => base.fermer());

  const ouvrir = async (): Promise<{ siret: string; dossierId: string }> => {
    const demande = buildDemande();
    const { reponse } = await demandes().enregistrerDemande({ demande });
    return { siret: demande.contenu.siret, dossierId: reponse.dossierId };
  };

  const accepter = async (): Promise<{ siret: string; dossierId: string; contratId: string; jetonId: string }> => {
    const { siret, dossierId } = await ouvrir();
    await instruction().instruireDossier({ siret, acte: 'accepter', demande: buildActe({ dossierId }) });
    await identifiants().emettreIdentifiants({ dossierId, le: '2026-03-03T10:00:01.000Z' });
    const [lien] = await lignes<{ id: string; sujet_id: string }>(
      base.orm,
      "SELECT id, sujet_id FROM technique.jeton WHERE usage = 'INSCRIPTION'",
    );
    return { siret, dossierId, contratId: lien?.sujet_id ?? '', jetonId: lien?.id ?? '' };
  };

  const poserMotDePasse = async (): Promise<string> => {
    const id = randomUUID();
    await lignes(base.orm, "INSERT INTO technique.mot_de_passe (id, hachage, cree_le) VALUES (?, 'x', now())", [id]);
    return id;
  };

  it('enregistrerDemande run twice writes nothing more and answers the same', async () => {
    const demande = buildDemande();
    const premiere = await demandes().enregistrerDemande({ demande });
    const avant = await compter(base);

    const seconde = await demandes().enregistrerDemande({ demande });

    expect(seconde).to.deep.equal(premiere);
    expect(await compter(base)).to.deep.equal(avant);
    expect(premiere.reponse.reference).to.match(/^ACC-2026-\d{6}$/);
    expect(premiere.dossier.relanceAgentsPrevueLe).to.equal('2026-03-09T23:00:00.000Z');
  });

  it('thirty requests at once for one SIRET open one case and join it', async () => {
    const { siret } = buildDemande().contenu;
    const toutes = Array.from({ length: 30 }, () => buildDemande({ siret }));

    const faites = await Promise.all(toutes.map((demande) => demandes().enregistrerDemande({ demande })));

    expect(new Set(faites.map(({ reponse }) => reponse.dossierId))).to.have.length(1);
    expect(faites.filter(({ reponse }) => !reponse.jointe)).to.have.length(1);
  });

  it('a joined request changes nothing of the case but a note', async () => {
    const { siret, dossierId } = await ouvrir();
    const autre = buildDemande({ siret, raisonSociale: 'Autre nom', certifications: ['RS1'] });

    await demandes().enregistrerDemande({ demande: autre });

    const [dossier] = await lignes(base.orm, 'SELECT raison_sociale, certifications, notes FROM accrochage.dossier');
    expect(dossier).to.deep.equal({
      raison_sociale: 'Institut Fictif des Métiers',
      certifications: ['RNCP31001'],
      notes: [{ code: 'DEMANDE_JOINTE', details: { demandeId: autre.demandeId } }],
    });
    expect(dossierId).to.be.a('string');
  });

  it('noterDossier run twice keeps one note', async () => {
    const { dossierId } = await ouvrir();
    const entree = { dossierId, notes: [{ code: 'SIRET_INCONNU' as const, details: {} }] };
    await demandes().noterDossier(entree);
    const avant = await compter(base);

    await demandes().noterDossier(entree);

    expect(await compter(base)).to.deep.equal(avant);
  });

  for (const acte of ['prendre', 'accepter', 'refuser'] as const)
    it(`instruireDossier (${acte}) run twice by the same agent writes nothing more`, async () => {
      const { siret, dossierId } = await ouvrir();
      const entree = {
        siret,
        acte,
        demande: buildActe({ dossierId }),
        motif: acte === 'refuser' ? 'Hors champ' : undefined,
      };
      const premiere = await instruction().instruireDossier(entree);
      const avant = await compter(base);

      const seconde = await instruction().instruireDossier(entree);

      expect(seconde).to.deep.equal(premiere);
      expect(await compter(base)).to.deep.equal(avant);
    });

  it('tells the second agent who decided and when', async () => {
    const { siret, dossierId } = await ouvrir();
    const premiere = buildActe({ dossierId });
    await instruction().instruireDossier({ siret, acte: 'accepter', demande: premiere });

    const erreur = await refus(
      instruction().instruireDossier({
        siret,
        acte: 'accepter',
        demande: buildActe({ dossierId, agentId: AGENTS[1] }),
      }),
    );

    expect(erreur.code).to.equal('DEJA_FAIT');
    expect(erreur.details).to.include({ etat: 'ACCEPTE', par: `agent:${premiere.agentId}`, le: premiere.le });
  });

  it('refuses an act on an outdated view', async () => {
    const { siret, dossierId } = await ouvrir();
    await instruction().instruireDossier({ siret, acte: 'prendre', demande: buildActe({ dossierId }) });

    const erreur = await refus(
      instruction().instruireDossier({ siret, acte: 'accepter', demande: buildActe({ dossierId }) }),
    );

    expect(erreur.code).to.equal('VERSION_PERIMEE');
  });

  it('does not know the case of another SIRET', async () => {
    const { dossierId } = await ouvrir();
    const { siret } = await ouvrir();

    const erreur = await refus(
      instruction().instruireDossier({ siret, acte: 'prendre', demande: buildActe({ dossierId }) }),
    );

    expect(erreur.code).to.equal('INTROUVABLE');
  });

  it('relancerAgents run twice for one due date sends each agent one mail', async () => {
    const { dossierId } = await ouvrir();
    await lignes(base.orm, "UPDATE accrochage.agent SET roles = '{support}' WHERE id = ?", [AGENTS[1]]);
    const entree = { dossierId, prevueLe: '2026-03-09T23:00:00.000Z', le: '2026-03-09T23:00:01.000Z' };
    const premiere = await instruction().relancerAgents(entree);
    const avant = await compter(base);

    await instruction().relancerAgents(entree);

    expect(await compter(base)).to.deep.equal(avant);
    expect(premiere.courrielIds).to.have.length(1);
    expect(premiere.dossier.relanceAgentsPrevueLe).to.equal('2026-03-17T23:00:00.000Z');
  });

  it('emettreIdentifiants run twice issues one matricule and one contract', async () => {
    const { dossierId } = await accepter();
    const avant = await compter(base);

    await identifiants().emettreIdentifiants({ dossierId, le: '2026-03-03T10:05:00.000Z' });

    expect(await compter(base)).to.deep.equal(avant);
    const [organisme] = await lignes(
      base.orm,
      'SELECT matricule, numero FROM accrochage.organisme o JOIN accrochage.contrat c ON c.organisme_id = o.id',
    );
    expect(organisme?.matricule).to.match(/^\d{2}[A-Z]{3}\d{3}$/);
    expect(organisme?.numero).to.match(/^MCFCER\d{6}$/);
  });

  it('issues different identifiers to organismes accepted at the same moment', async () => {
    const dossiers = await Promise.all(Array.from({ length: 12 }, ouvrir));
    for (const { siret, dossierId } of dossiers)
      await instruction().instruireDossier({ siret, acte: 'accepter', demande: buildActe({ dossierId }) });

    await Promise.all(
      dossiers.map(({ dossierId }) =>
        identifiants().emettreIdentifiants({ dossierId, le: '2026-03-03T10:00:01.000Z' }),
      ),
    );

    const [nombres] = await lignes(
      base.orm,
      `SELECT count(DISTINCT matricule)::int AS matricules, count(DISTINCT numero)::int AS contrats
       FROM accrochage.organisme o JOIN accrochage.contrat c ON c.organisme_id = o.id`,
    );
    expect(nombres).to.deep.equal({ matricules: 12, contrats: 12 });
  });

  it('inscrire run twice opens one account', async () => {
    const { siret, contratId, jetonId } = await accepter();
    const demande = buildInscription({ contratId, jetonId, motDePasseId: await poserMotDePasse() });
    const premiere = await inscription().inscrire({ siret, demande });
    const avant = await compter(base);

    const seconde = await inscription().inscrire({ siret, demande });

    expect(seconde).to.deep.equal(premiere);
    expect(await compter(base)).to.deep.equal(avant);
  });

  it('a used link of inscription serves nobody else', async () => {
    const { siret, contratId, jetonId } = await accepter();
    const motDePasseId = await poserMotDePasse();
    await inscription().inscrire({ siret, demande: buildInscription({ contratId, jetonId, motDePasseId }) });

    const erreur = await refus(
      inscription().inscrire({
        siret,
        demande: buildInscription({ contratId, jetonId, motDePasseId: await poserMotDePasse() }),
      }),
    );

    expect(erreur.code).to.equal('LIEN_INVALIDE');
  });

  it('an expired link of inscription opens nothing', async () => {
    const { siret, contratId, jetonId } = await accepter();
    const motDePasseId = await poserMotDePasse();
    const tard = buildInscription({
      contratId,
      jetonId,
      motDePasseId,
      conditionsAccepteesLe: '2026-04-02T10:00:02.000Z',
    });

    const erreur = await refus(inscription().inscrire({ siret, demande: tard }));

    expect(erreur.code).to.equal('LIEN_INVALIDE');
  });

  it('activerCompte run twice gives one identifiant de connexion', async () => {
    const { siret, contratId, jetonId } = await accepter();
    const demande = buildInscription({ contratId, jetonId, motDePasseId: await poserMotDePasse() });
    const { reponse } = await inscription().inscrire({ siret, demande });
    const [lien] = await lignes<{ id: string }>(
      base.orm,
      "SELECT id FROM technique.jeton WHERE usage = 'VALIDATION_COURRIEL'",
    );
    const validation = {
      utilisateurId: reponse.utilisateurId,
      jetonId: lien?.id ?? '',
      le: '2026-03-04T11:05:00.000Z',
    };
    const premiere = await inscription().activerCompte({ siret, demande: validation });
    const avant = await compter(base);

    const seconde = await inscription().activerCompte({ siret, demande: validation });

    expect(seconde).to.deep.equal(premiere);
    expect(await compter(base)).to.deep.equal(avant);
    expect(premiere.dossier?.etat).to.equal('COMPTE_ACTIF');
  });

  it('noterDepotTraite run twice, or for a later deposit, marks the organisme accroché once', async () => {
    const { siret } = await accepter();
    const { noterDepotTraite } = createAccrocheActivities(deps());
    const premiere = await noterDepotTraite({
      siret,
      depot: { depotId: randomUUID(), le: '2026-03-05T08:00:00.000Z' },
    });
    const avant = await compter(base);

    await noterDepotTraite({ siret, depot: { depotId: randomUUID(), le: '2026-03-06T08:00:00.000Z' } });

    expect(premiere?.etat).to.equal('ACCROCHE');
    expect(await compter(base)).to.deep.equal(avant);
    const [organisme] = await lignes(
      base.orm,
      "SELECT accroche_le = '2026-03-05T08:00:00Z' AS premiere FROM accrochage.organisme",
    );
    expect(organisme).to.deep.equal({ premiere: true });
  });
});
