import { AgentEntity } from '../../database/entities/agent.entity.ts';
import { ComplementEntity } from '../../database/entities/complement.entity.ts';
import { AbsenceRepository } from '../../database/repositories/absence.repository.ts';
import { faitsDossier } from '../../database/repositories/faits-courriel.repository.ts';
import { nommer } from '../../domain/agent/agent.ts';
import { jourDeParis } from '../../domain/calendrier/heure-de-paris.ts';
import {
  complementDemande,
  complementRetire,
  demandeRefusee,
  dossierClos,
  dossierConfie,
  miseEnAttente,
  repriseDossier,
} from '../../domain/courriel/compositions-dossier.ts';
import type { ActeDossier } from '../../domain/dossier/acte-dossier.ts';
import { exigerAgentInstructeur } from '../../domain/dossier/attribution.ts';
import {
  decalerEcheances,
  dernierJour,
  echeanceAttente,
  echeancesComplement,
} from '../../domain/dossier/echeance-dossier.ts';
import { prevoirMandats } from '../mandats-prevus.ts';
import { type ContexteActe, ecrire, jourDe, lienDeSuivi, retirerComplement, texteDe } from './contexte.ts';
import { fusionner } from './fusion.ts';
import { rouvrir } from './reouverture.ts';

/** Gives the mails that the act sends. */
type Effet = (contexte: ContexteActe) => Promise<{ courrielIds: string[] }>;

const rien = { courrielIds: [] };

const demanderComplement: Effet = async (contexte) => {
  const { em, dossier, acteId, agentId, le, durees } = contexte;
  const [objet, jusquAu] = [texteDe(contexte), jourDe(contexte)];
  const { jourMs } = durees;
  dossier.echeances = echeancesComplement({ le, jourMs }, jusquAu);
  dossier.clotureProposeeLe = null;
  dossier.agentId = agentId;
  em.create(ComplementEntity, {
    id: acteId,
    dossierId: dossier.id,
    objet,
    demandeLe: new Date(le),
    jusquAu,
    etat: 'ATTENDU',
  });
  const precisions = { objet, jusquAu, jetonId: await lienDeSuivi(contexte, jusquAu) };
  return { courrielIds: await ecrire(contexte, complementDemande(faitsDossier(dossier), precisions)) };
};

const mettreEnAttente: Effet = async (contexte) => {
  const { dossier, le, durees } = contexte;
  const [motif, jusquAu] = [texteDe(contexte), jourDe(contexte)];
  dossier.attenteRetour = dossier.etat;
  dossier.attenteDepuis = new Date(le);
  dossier.attenteJusquAu = jusquAu;
  dossier.echeances = [...dossier.echeances, echeanceAttente({ le, jourMs: durees.jourMs }, jusquAu)];
  return { courrielIds: await ecrire(contexte, miseEnAttente(faitsDossier(dossier), { motif, jusquAu })) };
};

/** Ends the hold: what was due is later by as much as the hold lasted, the last day of a complement too. */
export const finirAttente = async ({
  em,
  dossier,
  le,
  durees: { jourMs },
}: Pick<ContexteActe, 'em' | 'dossier' | 'le' | 'durees'>): Promise<void> => {
  const depuis = (dossier.attenteDepuis ?? new Date(le)).toISOString();
  dossier.echeances = decalerEcheances(dossier.echeances, depuis, { le, jourMs });
  dossier.attenteDepuis = null;
  dossier.attenteJusquAu = null;
  dossier.attenteRetour = null;
  const fin = dossier.echeances.find(({ genre }) => genre === 'FIN_COMPLEMENT');
  if (fin === undefined) return;
  const attendu = { dossierId: dossier.id, etat: 'ATTENDU' as const };
  await em.nativeUpdate(ComplementEntity, attendu, { jusquAu: dernierJour(fin) });
};

const reprendre: Effet = async (contexte) => {
  const { dossier, agentId } = contexte;
  dossier.agentId = agentId;
  if (dossier.etat === 'EN_ATTENTE') {
    await finirAttente(contexte);
    return { courrielIds: await ecrire(contexte, repriseDossier(faitsDossier(dossier))) };
  }
  await abandonner(contexte);
  return { courrielIds: await ecrire(contexte, complementRetire(faitsDossier(dossier))) };
};

const confier: Effet = async (contexte) => {
  const { em, dossier, agentId, precisions, le } = contexte;
  const [pour = null, par] = await Promise.all(
    [precisions.pourAgentId ?? '', agentId].map((id) => em.findOne(AgentEntity, { id })),
  );
  exigerAgentInstructeur(pour);
  dossier.agentId = pour.id;
  if (pour.id === agentId) return rien;
  const [recoit = pour] = await new AbsenceRepository(em).destinataires([pour], jourDeParis(le));
  const confie = dossierConfie(faitsDossier(dossier), { pour: recoit, par: par ? nommer(par) : 'un autre agent' });
  return { courrielIds: await ecrire(contexte, confie) };
};

/** Ends the case with a reason, which the mail repeats. */
const finir =
  (composer: typeof demandeRefusee | typeof dossierClos): Effet =>
  async (contexte) => {
    const motif = texteDe(contexte);
    Object.assign(contexte.dossier, { agentId: contexte.agentId, motifRefus: motif });
    await abandonner(contexte);
    return { courrielIds: await ecrire(contexte, composer(faitsDossier(contexte.dossier), motif)) };
  };

/** Nothing is expected of the organisme any more, and nothing is due. */
const abandonner = async (contexte: ContexteActe): Promise<void> => {
  const { dossier } = contexte;
  dossier.echeances = [];
  dossier.clotureProposeeLe = null;
  await retirerComplement(contexte);
};

/** What each act does beside moving the case; the state, the journal and the version are the caller's. */
export const EFFETS: Record<ActeDossier, Effet> = {
  prendre: async ({ dossier, agentId }) => {
    dossier.agentId = agentId;
    return rien;
  },
  accepter: async (contexte) => {
    const { em, dossier, agentId, le, precisions } = contexte;
    dossier.agentId = agentId;
    await prevoirMandats(em, { dossier, mandats: precisions.mandats, le });
    await abandonner(contexte);
    return rien;
  },
  refuser: finir(demandeRefusee),
  demanderComplement,
  mettreEnAttente,
  reprendre,
  confier,
  annoter: async (contexte) => {
    texteDe(contexte);
    return rien;
  },
  clore: finir(dossierClos),
  rouvrir,
  fusionner: async (contexte) => {
    const fusion = await fusionner(contexte);
    await abandonner(contexte);
    return fusion;
  },
};
