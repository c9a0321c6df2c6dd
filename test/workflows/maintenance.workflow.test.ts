import { expect } from 'chai';
import { createDossiersActivities } from '../../activities/index.ts';
import { createSourceHttp } from '../../adapters/repertoires/source-http.ts';
import { jourDeParis } from '../../domain/calendrier/heure-de-paris.ts';
import { estJourOuvre } from '../../domain/calendrier/jours-ouvres.ts';
import { assurerSchedules } from '../../temporal/schedules.ts';
import { nomFile } from '../../workflows/files.contract.ts';
import {
  BALAYER_TECHNIQUE,
  RATTRAPER_TELEVERSEMENTS,
  RELANCER_IDENTIFIANTS,
  RELANCER_REMPLACEMENTS,
  RENVOYER_COURRIELS,
  SUIVRE_REPERTOIRES,
  SURVEILLER_ACCES,
  SURVEILLER_ETABLISSEMENTS,
  SURVEILLER_INACTIVITE,
  SURVEILLER_MANDATS,
} from '../../workflows/maintenance/maintenance.contract.ts';
import { ajouterAcces } from '../support/acces.ts';
import { createDepsDeTest, type DepsDeTest } from '../support/deps-worker.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../support/orm.ts';
import { ajouterAgent, ajouterOrganisme, ajouterUtilisateur } from '../support/personnes.ts';
import { buildArchive, demarrerRepertoires, type ServeurRepertoires } from '../support/repertoires.ts';
import { type Atelier, ouvrirAtelier } from '../support/workers.ts';

/** Those that the last test leaves. */
const DECLAREES = [
  RENVOYER_COURRIELS,
  RATTRAPER_TELEVERSEMENTS,
  BALAYER_TECHNIQUE,
  SURVEILLER_ETABLISSEMENTS,
  RELANCER_IDENTIFIANTS,
  RELANCER_REMPLACEMENTS,
  SURVEILLER_ACCES,
  SURVEILLER_INACTIVITE,
  SURVEILLER_MANDATS,
];

describe('workflows of the Schedules', () => {
  let base: BaseOuverte;
  let atelier: Atelier;
  let deps: DepsDeTest;
  let serveur: ServeurRepertoires;

  before(async () => {
    base = await ouvrirBase();
    serveur = await demarrerRepertoires();
    deps = createDepsDeTest(base.orm);
    const repertoires = { ...deps.repertoires, source: createSourceHttp({ url: serveur.url }) };
    atelier = await ouvrirAtelier();
    await atelier.demarrer('dossiers', createDossiersActivities({ ...deps, repertoires }));
  });

  after(async () => {
    for (const type of DECLAREES) await atelier.client.schedule.getHandle(`${atelier.prefixe}${type}`).delete();
    await atelier.fermer();
    await serveur.fermer();
    await deps.fermer();
    await base.fermer();
  });

  const lancer = <T>(workflowType: string): Promise<T> =>
    atelier.client.workflow.execute(workflowType, {
      workflowId: `${atelier.prefixe}${workflowType}`,
      taskQueue: nomFile('dossiers', atelier.prefixe),
      args: [],
    }) as Promise<T>;

  it('suivreRepertoires imports the archive of the day, and tells what it did', async () => {
    const fiche = { numero: 'RNCP1', certificateurs: [{ siret: '73282932000074', nom: 'INSTITUT' }] };
    serveur.prevoir({ type: 'DONNE', octets: buildArchive([fiche]) });

    const bilan = await lancer(SUIVRE_REPERTOIRES);

    expect(bilan).to.deep.equal({ nouvelle: true, changements: 3, refusees: 0, constats: 0 });
    expect(serveur.appels[0]).to.match(/^\/export-fiches-csv-\d{4}-\d\d-\d\d\.zip$/);
  });

  it('surveillerEtablissements asks for the organismes whose turn has come, then for nobody', async () => {
    await ajouterOrganisme(base.orm);

    const bilans = [await lancer(SURVEILLER_ETABLISSEMENTS), await lancer(SURVEILLER_ETABLISSEMENTS)];

    expect(bilans).to.deep.equal([
      { demandes: 1, sansReponse: 0 },
      { demandes: 0, sansReponse: 0 },
    ]);
  });

  it('relancerIdentifiants reminds the contacts whose link waits, then nobody', async () => {
    const { organismeId } = await ajouterOrganisme(base.orm);
    await lignes(base.orm, "UPDATE accrochage.compte SET role = 'DEPOSANT' WHERE organisme_id = ?", [organismeId]);
    await lignes(
      base.orm,
      `INSERT INTO technique.jeton (id, usage, sujet_id, cle_id, expire_le, cree_le)
       SELECT gen_random_uuid(), 'INSCRIPTION', id, 'k1', now() + interval '20 days', now() - interval '10 days'
       FROM accrochage.contrat WHERE organisme_id = ?`,
      [organismeId],
    );

    const nombres = [await lancer(RELANCER_IDENTIFIANTS), await lancer(RELANCER_IDENTIFIANTS)];

    expect(nombres).to.deep.equal([1, 0]);
    expect(deps.misEnFile).to.have.length(1);
  });

  it('surveillerAcces hands over the warnings on accesses that end soon', async () => {
    const { compteId } = await ajouterOrganisme(base.orm);
    await ajouterUtilisateur(base.orm, compteId);
    await ajouterAcces(base.orm, compteId, { maintenant: new Date(Date.now() - 360 * 86_400_000) });

    await lancer(SURVEILLER_ACCES);

    const courriels = await lignes<{ id: string }>(
      base.orm,
      "SELECT id FROM accrochage.courriel WHERE modele = 'acces-expire'",
    );
    expect(courriels).to.have.length(1);
    expect(deps.misEnFile).to.include(courriels[0]?.id);
  });

  it('relancerRemplacements hands over the reminder of what waits for the agents, once a working day', async () => {
    await ajouterAgent(base.orm, ['support']);
    const { organismeId, compteId, siret, matricule } = await ajouterOrganisme(base.orm);
    await lignes(
      base.orm,
      `INSERT INTO accrochage.remplacement (id, reference, siret, matricule, role, organisme_id, compte_id, nom, prenom,
         courriel, fonction, motif, etat, ouvert_le, demande_le, etat_change_le, etat_change_par)
       VALUES (gen_random_uuid(), 'RMP-2026-000001', ?, ?, 'CERTIFICATEUR', ?, ?, 'Roumanet', 'Iris',
         'iris@institut.example', 'Directrice', 'DEPART', 'DEMANDE', '2026-01-05', '2026-01-05', '2026-01-05', 'lien:x')`,
      [siret, matricule, organismeId, compteId],
    );

    for (let i = 0; i < 2; i += 1) await lancer(RELANCER_REMPLACEMENTS);

    const deposes = await lignes<{ id: string }>(
      base.orm,
      "SELECT id FROM accrochage.courriel WHERE modele = 'remplacements-en-attente'",
    );
    expect(deposes).to.have.length(estJourOuvre(jourDeParis(new Date().toISOString())) ? 1 : 0);
    expect(deps.misEnFile).to.include.members(deposes.map(({ id }) => id));
  });

  it('surveillerInactivite tells who has not signed in for a year', async () => {
    const { compteId } = await ajouterOrganisme(base.orm);
    const { utilisateurId } = await ajouterUtilisateur(base.orm, compteId);
    const sql = "UPDATE accrochage.utilisateur SET etat_change_le = '2020-01-01T00:00:00Z' WHERE id = ?";
    await lignes(base.orm, sql, [utilisateurId]);

    const bilans = [await lancer(SURVEILLER_INACTIVITE), await lancer(SURVEILLER_INACTIVITE)];

    expect(bilans).to.deep.equal([
      { annonces: 1, sommeils: 0 },
      { annonces: 0, sommeils: 0 },
    ]);
  });

  it('assurerSchedules declares the répertoires only where a source is configured, and run twice changes nothing', async () => {
    const { prefixe: prefixeFiles } = atelier;

    for (let i = 0; i < 2; i += 1) await assurerSchedules(atelier.client, prefixeFiles, { repertoires: true });
    const avec = await atelier.client.schedule.getHandle(`${prefixeFiles}${SUIVRE_REPERTOIRES}`).describe();
    for (let i = 0; i < 2; i += 1) await assurerSchedules(atelier.client, prefixeFiles);
    const sans = await atelier.client.schedule
      .getHandle(`${prefixeFiles}${SUIVRE_REPERTOIRES}`)
      .describe()
      .catch((erreur: Error) => erreur.name);

    expect(avec.spec.intervals).to.deep.equal([{ every: 86_400_000, offset: 18_000_000 }]);
    expect(sans).to.equal('ScheduleNotFoundError');
  });
});
