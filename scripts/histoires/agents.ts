// Agents, what they decide of a finding, and what they do to many cases at once.
import { randomUUID } from 'node:crypto';
import { AGENTS, buildActe, buildDemande, buildSiret } from '../../test/support/builders.ts';
import { ajouterConstat } from '../../test/support/constats.ts';
import { ordonnerAuDossier } from '../../test/support/ordres.ts';
import { ajouterAgent, ajouterOrganisme } from '../../test/support/personnes.ts';
import { deposerDemande, prendreDossier } from '../../workflows/accrochage/accrochage.contract.ts';
import {
  agentWorkflowId,
  annoncerAttenteAgent,
  changerActiviteAgent,
  changerRolesAgent,
  declarerAbsenceAgent,
  ecourterAbsenceAgent,
  GERER_AGENT,
} from '../../workflows/agent/agent.contract.ts';
import { constatWorkflowId, SUIVRE_CONSTAT, traiterConstat } from '../../workflows/constat/constat.contract.ts';
import { lotWorkflowId, ouvrirLot, TRAITER_LOT } from '../../workflows/lot/lot.contract.ts';
import { ensemble, ordre, type Run } from './ensemble.ts';
import type { Course, Lieu, Scene } from './lieu.ts';

const LE = '2026-03-03T10:00:00.000Z';
const UN_AN_MS = 365 * 86_400_000;

/** Three runs: given her rights, away with one delegate refused, back and closed. */
const vieDUnAgent = async (lieu: Lieu): Promise<Course[]> => {
  const { orm } = lieu.base;
  const agentId = await ajouterAgent(orm, []);
  const suppleantId = await ajouterAgent(orm, ['instruction']);
  const par = { parAgentId: await ajouterAgent(orm, ['supervision']), le: LE };
  const run: Run = [GERER_AGENT, agentWorkflowId(agentId), { agentId }];
  const absence = { ...par, absenceId: randomUUID(), suppleantId, debut: '2026-03-03', fin: '2026-03-11' } as const;
  const sansSuppleant = {
    ...absence,
    absenceId: randomUUID(),
    suppleantId: agentId,
    debut: '2026-04-01',
    fin: '2026-04-02',
  } as const;
  return [
    await ensemble(lieu, run, [
      ordre(annoncerAttenteAgent, { le: LE }),
      ordre(changerRolesAgent, { ...par, donner: ['instruction'], retirer: [] }),
    ]),
    await ensemble(
      lieu,
      run,
      [ordre(declarerAbsenceAgent, absence), ordre(declarerAbsenceAgent, sansSuppleant)],
      ['SUPPLEANT_INDISPONIBLE'],
    ),
    await ensemble(lieu, run, [
      ordre(ecourterAbsenceAgent, { ...par, absenceId: absence.absenceId, le: '2026-03-06T10:00:00.000Z' }),
      ordre(changerActiviteAgent, { ...par, actif: false }),
    ]),
  ];
};

/** Two agents at once: one decides, the other is told. */
const constatDispute = async (lieu: Lieu): Promise<Course> => {
  const constatId = await ajouterConstat(lieu.base.orm, await ajouterOrganisme(lieu.base.orm));
  const decisions = AGENTS.slice(0, 2).map((agentId) =>
    ordre(traiterConstat, { agentId, le: LE, version: 1, decision: 'TRAITE' }),
  );
  return ensemble(lieu, [SUIVRE_CONSTAT, constatWorkflowId(constatId), { constatId }], decisions, ['DEJA_FAIT']);
};

/** Three cases: one done, one changed since it was seen, one whose workflow answers only after a rest. */
const lotEnDeuxFois = async (lieu: Lieu): Promise<Course> => {
  const lignes: { dossierId: string; version: number }[] = [];
  for (let rang = 0; rang < 3; rang += 1) {
    const siret = buildSiret();
    const durees = { relanceAgentsMs: 10 * UN_AN_MS };
    const { dossierId } = await ordonnerAuDossier(lieu.atelier, siret, deposerDemande, [buildDemande({ siret })], {
      durees,
    });
    const acte = buildActe({ dossierId, agentId: AGENTS[1] });
    if (rang === 0) await ordonnerAuDossier(lieu.atelier, siret, prendreDossier, [acte]);
    lignes.push({ dossierId, version: 1 });
  }
  const lotId = randomUUID();
  const demande = {
    lotId,
    agentId: AGENTS[0],
    le: LE,
    lignes,
    acte: 'refuser',
    precisions: { motif: 'Hors champ.' },
  } as const;
  lieu.pannes.actes = 1;
  return ensemble(lieu, [TRAITER_LOT, lotWorkflowId(lotId), { lotId, pauseMs: 20 }], [ordre(ouvrirLot, demande)]);
};

export const AGENTS_ET_LEURS_ACTES: Record<string, Scene> = {
  'agent-droits-et-absence': vieDUnAgent,
  'constat-dispute': constatDispute,
  'lot-en-deux-fois': lotEnDeuxFois,
};
