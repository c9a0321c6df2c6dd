import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ActeDossierEntity } from '../database/entities/acte-dossier.entity.ts';
import { type Dossier, DossierEntity } from '../database/entities/dossier.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { DossierRepository } from '../database/repositories/dossier.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import {
  ACTES_DOSSIER,
  type ActeDossier,
  type DernierActe,
  deciderActe,
  etatApresActe,
} from '../domain/dossier/acte-dossier.ts';
import { exigerTransitionDossier } from '../domain/dossier/dossier.ts';
import type { ActeAgent, DossierApresActe } from '../domain/dossier/ordres.ts';
import { BusinessError } from '../domain/errors.ts';
import type { Precisions } from './actes/contexte.ts';
import { EFFETS } from './actes/instruction.ts';
import type { DossierDeps } from './deps.ts';
import { partenairesVerifies } from './mandats-prevus.ts';
import { changerEtat, consigner, type Durees, type Suite, suivre } from './suivi-dossier.ts';

/** One act of an agent, with what it says; `motif` is how a refusal said it before acts had `precisions`. */
export type ActeInstruction = Durees & {
  siret: string;
  acte: ActeDossier;
  demande: ActeAgent;
  precisions?: Precisions;
  motif?: string | undefined;
};

/** Name of an act in the journal. */
const acteJournal = (acte: ActeDossier): string => `dossier.${acte}`;

/** Acts of the agents on a case. */
export const createInstructionActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /**
   * Does the act under lock, with its mail and its line in the journal. The act's id, or the same act by the same agent
   * just before, says that it was done: answers the same, writes nothing more.
   */
  async instruireDossier(entree: ActeInstruction): Promise<Suite<DossierApresActe>> {
    const { siret, acte, demande, motif, relanceMs, jourMs } = entree;
    const { dossierId, agentId, le, version, acteId = randomUUID() } = demande;
    return orm.em.fork().transactional(async (em) => {
      const dossier = await new DossierRepository(em).getForUpdate(dossierId);
      const connu = (await em.findOne(ActeDossierEntity, { id: acteId, dossierId })) !== null;
      // A case moved to another SIRET since still knows the acts done before.
      if (dossier.siret !== siret && !connu) throw new BusinessError('INTROUVABLE', 'Ce dossier n’existe pas.');
      const acteur = `agent:${agentId}`;
      const dernier = await dernierActe(new JournalRepository(em), dossierId);
      const decision = deciderActe(dossier, { acte, acteur, version, connu }, dernier);
      let courrielIds: string[];
      if (decision === 'A_FAIRE') {
        const precisions = entree.precisions ?? (motif === undefined ? {} : { texte: motif });
        const durees = { relanceMs, jourMs };
        const etatAvant = dossier.etat;
        const vers = etatApresActe(acte, etatAvant, dossier.attenteRetour ?? null);
        if (etatAvant !== vers) exigerTransitionDossier(etatAvant, vers);
        const deps = { jetons, domaineCourriels };
        ({ courrielIds } = await EFFETS[acte]({ em, dossier, acteId, agentId, le, precisions, durees, deps }));
        if (acte !== 'annoter') changerEtat(dossier, vers, le, relanceMs);
        await consigner(em, dossier, {
          acteId,
          acte: acteJournal(acte),
          acteur,
          le,
          etatAvant,
          texte: precisions.texte ?? null,
        });
      } else courrielIds = await new CourrielRepository(em, domaineCourriels).deLActe(dossierId, acteId);
      const partenaires = acte === 'accepter' ? await partenairesVerifies(em, dossierId) : undefined;
      const reponse = {
        ...{ dossierId, etat: dossier.etat, version: dossier.version },
        ...(partenaires !== undefined && { partenairesVerifies: partenaires }),
      };
      return {
        reponse,
        dossier: await suivre(em, dossier),
        courrielIds,
        ...(acte === 'fusionner' && (await suiteAilleurs(em, dossier))),
      };
    });
  },
});

/** A merged case goes on under the SIRET of the other. */
const suiteAilleurs = async (
  em: EntityManager,
  { id: dossierParti, fusionneDans }: Dossier,
): Promise<{ versSiret?: string; dossierParti?: string }> => {
  if (fusionneDans == null) return {};
  const { siret: versSiret } = await em.findOneOrFail(DossierEntity, { id: fusionneDans });
  return { versSiret, dossierParti };
};

const dernierActe = async (journal: JournalRepository, dossierId: string): Promise<DernierActe | null> => {
  const actes = Object.keys(ACTES_DOSSIER) as ActeDossier[];
  const ligne = await journal.dernier('dossier', dossierId, actes.map(acteJournal));
  const acte = actes.find((possible) => acteJournal(possible) === ligne?.acte);
  return ligne === null || acte === undefined ? null : { acte, acteur: ligne.acteur, le: ligne.le };
};
