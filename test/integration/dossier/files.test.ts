import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { FileDossiersRepository } from '../../../database/repositories/file-dossiers.repository.ts';
import type { FiltreFile } from '../../../database/repositories/filtre-file.ts';
import { DossierSuiviRepository } from '../../../database/repositories/technique/dossier-suivi.repository.ts';
import type { Portee } from '../../../domain/compte/appelant.ts';
import { type EtatDossier, TRANSITIONS_DOSSIER } from '../../../domain/dossier/dossier.ts';
import {
  FILES_DOSSIERS,
  type FileDossiers,
  filesDuDossier,
  TRIS_DOSSIERS,
} from '../../../domain/dossier/file-dossiers.ts';
import { AGENTS } from '../../support/builders.ts';
import { ajouterDossier, type DossierDeTest } from '../../support/dossiers.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterOrganisme } from '../../support/personnes.ts';

const LE = '2026-03-10T12:00:00.000Z';
const ETATS = Object.keys(TRANSITIONS_DOSSIER) as EtatDossier[];
const FILES = Object.keys(FILES_DOSSIERS) as FileDossiers[];
const TOUT: Portee = { tout: true };
const [AGENT, AUTRE] = AGENTS;

/** Each state, with dates before and after the act, the reminder and now. */
const varies = (): Partial<DossierDeTest>[] =>
  ETATS.flatMap((etat) => [
    { etat, relanceAgentsPrevueLe: '2026-03-20T00:00:00.000Z' },
    { etat, relanceAgentsPrevueLe: '2026-03-10T12:00:00.000Z' },
    { etat, relanceAgentsPrevueLe: '2026-03-17T00:00:00.000Z', agentsRelancesLe: '2026-03-09T00:00:00.000Z' },
    { etat, relanceAgentsPrevueLe: '2026-03-17T00:00:00.000Z', agentsRelancesLe: '2026-03-01T00:00:00.000Z' },
    { etat, agentsRelancesLe: '2026-03-09T00:00:00.000Z' },
    { etat, clotureProposeeLe: '2026-03-09T00:00:00.000Z', agentId: AGENT },
  ]);

describe('queues of agents, on PostgreSQL', () => {
  let base: BaseOuverte;
  const dossiers: DossierDeTest[] = [];
  let organismeId: string;

  before(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
    ({ organismeId } = await ajouterOrganisme(base.orm));
    for (const [rang, autre] of varies().entries())
      dossiers.push(
        await ajouterDossier(base.orm, {
          ...autre,
          // Four instants for all: the id has to tell apart those opened at once.
          ouvertLe: `2026-03-0${1 + (rang % 4)}T09:00:00.000Z`,
          organismeId: rang % 5 === 0 ? organismeId : null,
          origine: rang % 3 === 0 ? 'ANNUAIRE' : 'FORMULAIRE',
          certifications: rang % 2 === 0 ? ['RNCP31001', 'RS5'] : [],
          notes: rang % 7 === 0 ? [{ code: 'SIRET_FERME', details: {} }] : [],
          echeances: rang % 4 === 0 ? [{ genre: 'FIN_COMPLEMENT', le: '2026-03-15T00:00:00.000Z' }] : [],
        }),
      );
    // More precise than what JavaScript can hold: a cursor that lost it would skip or repeat.
    await lignes(
      base.orm,
      "UPDATE accrochage.dossier SET ouvert_le = ouvert_le + interval '1 microsecond' WHERE version = 1 AND origine = 'ANNUAIRE'",
    );
    const suivis = new DossierSuiviRepository(base.orm.em.fork());
    for (const { dossierId } of dossiers.filter((_, rang) => rang % 6 === 0)) {
      await suivis.suivre({ agentId: AGENT, dossierId }, new Date(LE));
      await suivis.suivre({ agentId: AGENT, dossierId }, new Date(LE));
    }
  });

  after(() => base.fermer());

  const files = (): FileDossiersRepository => new FileDossiersRepository(base.orm.em.fork());
  const pour = { agentId: AGENT, le: LE };

  /** Every id of the list, slice by slice. */
  const parcourir = async (filtre: Partial<FiltreFile> = {}, portee: Portee = TOUT): Promise<string[]> => {
    const ids: string[] = [];
    for (let apres: FiltreFile['apres']; ; ) {
      const complet = { pour, tri: 'ouvertLe', ordre: 'asc', limite: 7, ...filtre, apres } as const;
      const page = await files().lister(portee, complet);
      ids.push(...page.elements.map(({ dossierId }) => dossierId));
      if (page.suivant === null) return ids;
      apres = page.suivant;
    }
  };

  for (const file of FILES)
    it(`${file} holds the cases that the domain says, no other`, async () => {
      const attendus = dossiers.filter((dossier, rang) =>
        filesDuDossier({ ...dossier, suivi: rang % 6 === 0 }, LE).includes(file),
      );

      const lus = await parcourir({ file });

      expect(lus).to.have.members(attendus.map(({ dossierId }) => dossierId));
      const compte = (await files().compter(TOUT, pour)).find((compte_) => compte_.file === file);
      expect(compte).to.deep.equal({
        file,
        nombre: attendus.length,
        miens: attendus.filter(({ agentId }) => agentId === AGENT).length,
      });
    });

  for (const tri of TRIS_DOSSIERS)
    for (const ordre of ['asc', 'desc'] as const)
      it(`sorted by ${tri} ${ordre}, slices walk the whole set exactly once, in order`, async () => {
        const lus = await parcourir({ tri, ordre });

        const { elements } = await files().lister(TOUT, { pour, tri, ordre, limite: 1000 });
        const valeurs = elements.map((element) => element[tri] ?? '9999').map(String);
        expect(new Set(lus).size).to.equal(dossiers.length);
        expect(lus).to.deep.equal(elements.map(({ dossierId }) => dossierId));
        expect(valeurs).to.deep.equal(ordre === 'asc' ? [...valeurs].sort() : [...valeurs].sort().reverse());
      });

  const filtres: [string, Partial<FiltreFile>, (dossier: DossierDeTest) => boolean][] = [
    ['states', { etats: ['RECU', 'CLOS'] }, ({ etat }) => etat === 'RECU' || etat === 'CLOS'],
    ['mine', { agent: { id: AGENT } }, ({ agentId }) => agentId === AGENT],
    ['nobody', { agent: 'AUCUN' }, ({ agentId }) => agentId === null],
    ['origin', { origine: 'ANNUAIRE' }, ({ origine }) => origine === 'ANNUAIRE'],
    ['certification', { certification: 'RS5' }, ({ certifications }) => certifications.includes('RS5')],
    ['opened from', { ouvert: { depuis: '2026-03-03T00:00:00Z' } }, ({ ouvertLe }) => ouvertLe > '2026-03-03'],
    ['opened before', { ouvert: { avant: '2026-03-03T00:00:00Z' } }, ({ ouvertLe }) => ouvertLe < '2026-03-03'],
    ['notes', { notes: ['SIRET_FERME', 'SIRET_INCONNU'] }, ({ notes }) => notes.length > 0],
  ];
  for (const [nom, filtre, garde] of filtres)
    it(`narrows by ${nom}`, async () => {
      const lus = await parcourir(filtre);

      expect(lus).to.have.members(dossiers.filter(garde).map(({ dossierId }) => dossierId));
      expect(lus).not.to.have.length(0);
    });

  it('never shows more than the scope, whatever is asked', async () => {
    const miens = new Set(dossiers.filter((dossier) => dossier.organismeId === organismeId).map((d) => d.dossierId));
    const portee: Portee = { tout: false, organismeId };
    const siret = dossiers.find((dossier) => dossier.organismeId === null)?.siret ?? '';
    const demandes: Partial<FiltreFile>[] = [
      {},
      ...FILES.map((file) => ({ file })),
      ...filtres.map(([, filtre]) => filtre),
      ...TRIS_DOSSIERS.map((tri) => ({ tri, ordre: 'desc' as const })),
      { recherche: siret },
      { recherche: siret.slice(0, 3) },
    ];

    for (const demande of demandes)
      for (const id of await parcourir(demande, portee)) expect(miens.has(id)).to.equal(true);

    expect(await parcourir({}, portee)).to.have.members([...miens]);
    expect(await parcourir({}, { tout: false, organismeId: randomUUID() })).to.deep.equal([]);
  });

  it('counts nothing as mine for an agent who has nothing, and follows nothing for her', async () => {
    const comptes = await files().compter(TOUT, { agentId: AUTRE, le: LE });

    expect(comptes.map(({ miens }) => miens)).to.deep.equal(FILES.map(() => 0));
    expect(comptes.at(-1)).to.deep.include({ file: 'SUIVIS_PAR_MOI', nombre: 0 });
  });

  it('a case no longer followed leaves the queue', async () => {
    const { dossierId } = await ajouterDossier(base.orm, { etat: 'CLOS' });
    const suivis = new DossierSuiviRepository(base.orm.em.fork());
    await suivis.suivre({ agentId: AUTRE, dossierId }, new Date(LE));

    await suivis.quitter({ agentId: AUTRE, dossierId });

    const suivisParElle = await parcourir({ file: 'SUIVIS_PAR_MOI', pour: { agentId: AUTRE, le: LE } });
    expect(suivisParElle).to.deep.equal([]);
  });

  it('what happens next by itself is the first of its due dates, and on hold its end alone', async () => {
    const relanceAgentsPrevueLe = '2026-03-12T00:00:00.000Z';
    const echeances = [
      { genre: 'FIN_COMPLEMENT', le: '2026-03-20T00:00:00.000Z' },
      { genre: 'RAPPEL_COMPLEMENT', le: '2026-03-11T00:00:00.000Z' },
      { genre: 'FIN_ATTENTE', le: '2026-04-01T00:00:00.000Z' },
    ];
    const attend = await ajouterDossier(base.orm, { etat: 'COMPLEMENT_DEMANDE', echeances, relanceAgentsPrevueLe });
    const enAttente = await ajouterDossier(base.orm, { etat: 'EN_ATTENTE', echeances });
    const rien = await ajouterDossier(base.orm, { etat: 'ACCROCHE' });

    const lus = await lignes<{ id: string; echeance: string }>(
      base.orm,
      "SELECT id, to_json(echeance AT TIME ZONE 'UTC') #>> '{}' AS echeance FROM accrochage.dossier",
    );

    const parId = new Map(lus.map(({ id, echeance }) => [id, echeance]));
    expect([attend, enAttente, rien].map(({ dossierId }) => parId.get(dossierId))).to.deep.equal([
      '2026-03-11T00:00:00',
      '2026-04-01T00:00:00',
      'infinity',
    ]);
  });
});
