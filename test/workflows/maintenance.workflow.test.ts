import { expect } from 'chai';
import { createDossiersActivities } from '../../activities/index.ts';
import { createSourceHttp } from '../../adapters/repertoires/source-http.ts';
import { assurerSchedules } from '../../temporal/schedules.ts';
import { nomFile } from '../../workflows/files.contract.ts';
import {
  BALAYER_TECHNIQUE,
  RATTRAPER_TELEVERSEMENTS,
  RENVOYER_COURRIELS,
  SUIVRE_REPERTOIRES,
  SURVEILLER_ETABLISSEMENTS,
  SURVEILLER_MANDATS,
} from '../../workflows/maintenance/maintenance.contract.ts';
import { createDepsDeTest, type DepsDeTest } from '../support/deps-worker.ts';
import { type BaseOuverte, ouvrirBase } from '../support/orm.ts';
import { ajouterOrganisme } from '../support/personnes.ts';
import { buildArchive, demarrerRepertoires, type ServeurRepertoires } from '../support/repertoires.ts';
import { type Atelier, ouvrirAtelier } from '../support/workers.ts';

/** Those that the last test leaves. */
const DECLAREES = [
  RENVOYER_COURRIELS,
  RATTRAPER_TELEVERSEMENTS,
  BALAYER_TECHNIQUE,
  SURVEILLER_ETABLISSEMENTS,
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
