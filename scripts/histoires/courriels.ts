// Mails decided by persons, identifiers sent again, text modules.
import { randomUUID } from 'node:crypto';
import { deposerCourriel } from '../../test/integration/jobs/courriels-de-test.ts';
import { AGENTS, buildSiret } from '../../test/support/builders.ts';
import { lignes } from '../../test/support/orm.ts';
import { ajouterOrganisme } from '../../test/support/personnes.ts';
import { courrielWorkflowId, reglerCourriel, SUIVRE_COURRIEL } from '../../workflows/courriel/courriel.contract.ts';
import {
  ecrireModule,
  moduleTexteWorkflowId,
  SUIVRE_MODULE_TEXTE,
} from '../../workflows/module-texte/module-texte.contract.ts';
import {
  demanderRenvoi,
  ordonnerRenvoi,
  RENVOYER_LES_IDENTIFIANTS,
  renvoiIdentifiantsWorkflowId,
} from '../../workflows/renvoi-identifiants/renvoi-identifiants.contract.ts';
import { ensemble, ordre, type Run } from './ensemble.ts';
import type { Course, Lieu, Scene } from './lieu.ts';

const LE = '2026-03-03T10:00:00.000Z';

/** The same decision by each of these agents at once, on a mail whose outcome is unknown: one decides. */
const courrielIncertain =
  (decision: 'PARTI' | 'RENVOYER', agents: readonly string[]): Scene =>
  async (lieu) => {
    const { orm } = lieu.base;
    const courrielId = await deposerCourriel(orm, 'demande-refusee', new Date(LE));
    await lignes(orm, "UPDATE accrochage.courriel SET etat = 'INCERTAIN', tentatives = 1 WHERE id = ?", [courrielId]);
    await lignes(
      orm,
      `INSERT INTO accrochage.courriel_essai (courriel_id, tentative, le, issue, etat, reponse_smtp, garder_jusqua)
       VALUES (?, 1, ?, 'INCONNUE', 'INCERTAIN', '', '2031-03-03T10:00:00Z')`,
      [courrielId, LE],
    );
    const decisions = agents.map((agentId) => ordre(reglerCourriel, { agentId, le: LE, tentative: 1, decision }));
    const run: Run = [SUIVRE_COURRIEL, courrielWorkflowId(courrielId), { courrielId }];
    return ensemble(lieu, run, decisions, Array(agents.length - 1).fill('DEJA_FAIT'));
  };

/** Asked by anybody, for a SIRET that is known or not; ordered by an agent, and once more. */
const renvoi =
  (par: 'DEMANDE' | 'ORDRE', siretDe: (lieu: Lieu) => Promise<string>): Scene =>
  async (lieu) => {
    const [effetId, siret] = [randomUUID(), await siretDe(lieu)];
    const renvoye = { effetId, sujet: { siret }, acteur: par === 'DEMANDE' ? 'anonyme' : `agent:${AGENTS[0]}`, le: LE };
    const ordres =
      par === 'DEMANDE'
        ? [ordre(demanderRenvoi, renvoye)]
        : [ordre(ordonnerRenvoi, renvoye), ordre(ordonnerRenvoi, renvoye)];
    return ensemble(lieu, [RENVOYER_LES_IDENTIFIANTS, renvoiIdentifiantsWorkflowId(effetId), {}], ordres);
  };

/** Two supervisors write the same version at once: one is refused. */
const moduleDispute = async (lieu: Lieu): Promise<Course> => {
  const moduleId = randomUUID();
  const ecritures = AGENTS.slice(0, 2).map((agentId) =>
    ordre(ecrireModule, {
      ...{ agentId, le: LE, version: 0, titre: `Titre ${moduleId}` },
      ...{ texte: `Pour {{siret}}, par ${agentId}.`, usage: 'REFUS', actif: true },
    }),
  );
  const run: Run = [SUIVRE_MODULE_TEXTE, moduleTexteWorkflowId(moduleId), { moduleId }];
  return ensemble(lieu, run, ecritures, ['VERSION_PERIMEE']);
};

const connu = async ({ base }: Lieu): Promise<string> => (await ajouterOrganisme(base.orm)).siret;

export const COURRIELS: Record<string, Scene> = {
  'courriel-renvoye': courrielIncertain('RENVOYER', [AGENTS[0], AGENTS[1]]),
  'courriel-parti': courrielIncertain('PARTI', [AGENTS[0]]),
  'renvoi-identifiants-demande': renvoi('DEMANDE', connu),
  'renvoi-identifiants-inconnu': renvoi('DEMANDE', async () => buildSiret()),
  'renvoi-identifiants-ordonne': renvoi('ORDRE', connu),
  'module-texte-dispute': moduleDispute,
};
