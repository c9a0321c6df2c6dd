import { AgentEntity } from '../database/entities/agent.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { DossierRepository } from '../database/repositories/dossier.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import {
  ACTES_DOSSIER,
  type ActeDossier,
  type DernierActe,
  deciderActe,
  etatApresActe,
} from '../domain/dossier/acte-dossier.ts';
import { exigerTransitionDossier } from '../domain/dossier/dossier.ts';
import type { Acceptation, DossierApresActe, DossierSuivi } from '../domain/dossier/ordres.ts';
import { attendUnAgent } from '../domain/dossier/relance.ts';
import { BusinessError } from '../domain/errors.ts';
import type { DossierDeps } from './deps.ts';
import { partenairesVerifies, prevoirMandats } from './mandats-prevus.ts';
import { changerEtat, relanceApres, type Suite, suivre } from './suivi-dossier.ts';

/** One act of an agent; `motif` goes with a refusal. */
export type ActeInstruction = {
  siret: string;
  acte: ActeDossier;
  demande: Acceptation;
  motif?: string;
  relanceMs?: number;
};

/** Name of an act in the journal. */
const acteJournal = (acte: ActeDossier): string => `dossier.${acte}`;

/** Acts of the agents on a case, and their reminder. */
export const createInstructionActivities = ({ orm, domaineCourriels }: DossierDeps) => ({
  /**
   * Does the act under lock, with its mail and its line in the journal. Done already by the same agent: answers the
   * same, writes nothing more.
   */
  async instruireDossier({
    siret,
    acte,
    demande,
    motif,
    relanceMs,
  }: ActeInstruction): Promise<Suite<DossierApresActe>> {
    const { dossierId, agentId, le, version } = demande;
    return orm.em.fork().transactional(async (em) => {
      const journal = new JournalRepository(em);
      const dossier = await new DossierRepository(em).getForUpdate(dossierId);
      if (dossier.siret !== siret) throw new BusinessError('INTROUVABLE', 'Ce dossier n’existe pas.');
      const acteur = `agent:${agentId}`;
      const dernier = await dernierActe(journal, dossierId);
      if (deciderActe(dossier, { acte, acteur, version }, dernier) === 'A_FAIRE') {
        const etatAvant = dossier.etat;
        const vers = etatApresActe(acte, etatAvant, dossier.attenteRetour ?? null);
        if (etatAvant !== vers) exigerTransitionDossier(etatAvant, vers);
        changerEtat(dossier, vers, le, relanceMs);
        dossier.agentId = agentId;
        if (motif !== undefined) dossier.motifRefus = motif;
        if (acte === 'accepter') await prevoirMandats(em, { dossier, mandats: demande.mandats, le });
        await em.flush();
        const { organismeId = null } = dossier;
        const objet = { objetType: 'dossier', objetId: dossierId, etatAvant, etatApres: vers };
        await journal.ajouter({ organismeId, le, acteur, acte: acteJournal(acte), ...objet });
      }
      const courrielIds: string[] = [];
      if (dossier.etat === 'REFUSE') {
        const { reference, raisonSociale, motifRefus } = dossier;
        const courriels = new CourrielRepository(em, domaineCourriels);
        const courrielId = await courriels.deposer({
          cle: `demande-refusee:${dossierId}`,
          modele: 'demande-refusee',
          destinataire: dossier.contactCourriel,
          parametres: { reference, raisonSociale, motif: motifRefus ?? '' },
          dossierId,
          le,
        });
        courrielIds.push(courrielId);
      }
      const partenaires = acte === 'accepter' ? await partenairesVerifies(em, dossierId) : undefined;
      const reponse = {
        ...{ dossierId, etat: dossier.etat, version: dossier.version },
        ...(partenaires !== undefined && { partenairesVerifies: partenaires }),
      };
      return { reponse, dossier: await suivre(em, dossier), courrielIds };
    });
  },

  /**
   * Mails the agents the cases that wait, once a day each, and moves this case's next reminder. Run twice for one due
   * date, writes nothing more.
   */
  async relancerAgents(entree: {
    dossierId: string;
    prevueLe: string;
    le: string;
    relanceMs?: number;
  }): Promise<{ dossier: DossierSuivi; courrielIds: string[] }> {
    const { dossierId, prevueLe, le, relanceMs } = entree;
    return orm.em.fork().transactional(async (em) => {
      const dossiers = new DossierRepository(em);
      const dossier = await dossiers.getForUpdate(dossierId);
      const courrielIds: string[] = [];
      if (attendUnAgent(dossier.etat) && dossier.relanceAgentsPrevueLe?.toISOString() === prevueLe) {
        const references = await dossiers.referencesEnAttente(new Date(prevueLe));
        const courriels = new CourrielRepository(em, domaineCourriels);
        const agents = await em.find(AgentEntity, { actif: true, roles: { $contains: ['instruction'] } });
        for (const agent of agents) {
          const courrielId = await courriels.deposer({
            cle: `dossiers-en-attente:${jourDeParis(prevueLe)}:${agent.id}`,
            modele: 'dossiers-en-attente',
            destinataire: agent.courriel,
            parametres: { nombre: references.length, references },
            le: prevueLe,
          });
          courrielIds.push(courrielId);
        }
        dossier.agentsRelancesLe = new Date(le);
        dossier.relanceAgentsPrevueLe = relanceApres(le, relanceMs);
        await em.flush();
      }
      return { dossier: await suivre(em, dossier), courrielIds };
    });
  },
});

const dernierActe = async (journal: JournalRepository, dossierId: string): Promise<DernierActe | null> => {
  const actes = Object.keys(ACTES_DOSSIER) as ActeDossier[];
  const ligne = await journal.dernier('dossier', dossierId, actes.map(acteJournal));
  const acte = actes.find((possible) => acteJournal(possible) === ligne?.acte);
  return ligne === null || acte === undefined ? null : { acte, acteur: ligne.acteur, le: ligne.le };
};
