import { expect } from 'chai';
import { type BancDossier, ouvrirBancDossier, refusMetier } from '../../support/banc-dossier.ts';
import { AGENTS, buildActe, buildDemande } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

describe('activities on a case, from the form to the decision', () => {
  let banc: BancDossier;

  beforeEach(async () => {
    banc = await ouvrirBancDossier();
  });

  afterEach(() => banc.fermer());

  it('enregistrerDemande run twice writes nothing more and answers the same', async () => {
    const demande = buildDemande();
    const premiere = await banc.demandes().enregistrerDemande({ demande });
    const avant = await banc.compter();

    const seconde = await banc.demandes().enregistrerDemande({ demande });

    expect(seconde).to.deep.equal(premiere);
    expect(await banc.compter()).to.deep.equal(avant);
    expect(premiere.reponse.reference).to.match(/^ACC-2026-\d{6}$/);
    expect(premiere.dossier.relanceAgentsPrevueLe).to.equal('2026-03-09T23:00:00.000Z');
  });

  it('thirty requests at once for one SIRET open one case and join it', async () => {
    const { siret } = buildDemande().contenu;
    const toutes = Array.from({ length: 30 }, () => buildDemande({ siret }));

    const faites = await Promise.all(toutes.map((demande) => banc.demandes().enregistrerDemande({ demande })));

    expect(new Set(faites.map(({ reponse }) => reponse.dossierId))).to.have.length(1);
    expect(faites.filter(({ reponse }) => !reponse.jointe)).to.have.length(1);
  });

  it('a joined request changes nothing of the case but a note', async () => {
    const { siret, dossierId } = await banc.ouvrir();
    const autre = buildDemande({ siret, raisonSociale: 'Autre nom', certifications: ['RS1'] });

    await banc.demandes().enregistrerDemande({ demande: autre });

    const [dossier] = await lignes(
      banc.base.orm,
      'SELECT raison_sociale, certifications, notes FROM accrochage.dossier',
    );
    expect(dossier).to.deep.equal({
      raison_sociale: 'Institut Fictif des Métiers',
      certifications: ['RNCP31001'],
      notes: [{ code: 'DEMANDE_JOINTE', details: { demandeId: autre.demandeId } }],
    });
    expect(dossierId).to.be.a('string');
  });

  it('noterDossier run twice keeps one note', async () => {
    const { dossierId } = await banc.ouvrir();
    const entree = { dossierId, notes: [{ code: 'SIRET_INCONNU' as const, details: {} }] };
    await banc.demandes().noterDossier(entree);
    const avant = await banc.compter();

    await banc.demandes().noterDossier(entree);

    expect(await banc.compter()).to.deep.equal(avant);
  });

  for (const acte of ['prendre', 'accepter', 'refuser'] as const)
    it(`instruireDossier (${acte}) run twice by the same agent writes nothing more`, async () => {
      const { siret, dossierId } = await banc.ouvrir();
      const entree = {
        siret,
        acte,
        demande: buildActe({ dossierId }),
        motif: acte === 'refuser' ? 'Hors champ' : undefined,
      };
      const premiere = await banc.instruction().instruireDossier(entree);
      const avant = await banc.compter();

      const seconde = await banc.instruction().instruireDossier(entree);

      expect(seconde).to.deep.equal(premiere);
      expect(await banc.compter()).to.deep.equal(avant);
    });

  it('tells the second agent who decided and when', async () => {
    const { siret, dossierId } = await banc.ouvrir();
    const premiere = buildActe({ dossierId });
    await banc.instruction().instruireDossier({ siret, acte: 'accepter', demande: premiere });

    const erreur = await refusMetier(
      banc.instruction().instruireDossier({
        siret,
        acte: 'accepter',
        demande: buildActe({ dossierId, agentId: AGENTS[1] }),
      }),
    );

    expect(erreur.code).to.equal('DEJA_FAIT');
    expect(erreur.details).to.include({ etat: 'ACCEPTE', par: `agent:${premiere.agentId}`, le: premiere.le });
  });

  it('refuses an act on an outdated view', async () => {
    const { siret, dossierId } = await banc.ouvrir();
    await banc.instruction().instruireDossier({ siret, acte: 'prendre', demande: buildActe({ dossierId }) });

    const erreur = await refusMetier(
      banc.instruction().instruireDossier({ siret, acte: 'accepter', demande: buildActe({ dossierId }) }),
    );

    expect(erreur.code).to.equal('VERSION_PERIMEE');
  });

  it('does not know the case of another SIRET', async () => {
    const { dossierId } = await banc.ouvrir();
    const { siret } = await banc.ouvrir();

    const erreur = await refusMetier(
      banc.instruction().instruireDossier({ siret, acte: 'prendre', demande: buildActe({ dossierId }) }),
    );

    expect(erreur.code).to.equal('INTROUVABLE');
  });

  it('relancerAgents run twice for one due date sends each agent one mail', async () => {
    const { dossierId } = await banc.ouvrir();
    await lignes(banc.base.orm, "UPDATE accrochage.agent SET roles = '{support}' WHERE id = ?", [AGENTS[1]]);
    const entree = { dossierId, prevueLe: '2026-03-09T23:00:00.000Z', le: '2026-03-09T23:00:01.000Z' };
    const premiere = await banc.relance().relancerAgents(entree);
    const avant = await banc.compter();

    await banc.relance().relancerAgents(entree);

    expect(await banc.compter()).to.deep.equal(avant);
    expect(premiere.courrielIds).to.have.length(1);
    expect(premiere.dossier.relanceAgentsPrevueLe).to.equal('2026-03-17T23:00:00.000Z');
  });
});
