import { randomUUID } from 'node:crypto';
import { type Complement, ComplementEntity } from '../database/entities/complement.entity.ts';
import type { Dossier } from '../database/entities/dossier.entity.ts';
import { DossierRepository } from '../database/repositories/dossier.repository.ts';
import { faitsDossier } from '../database/repositories/faits-courriel.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import { repriseDossier } from '../domain/courriel/compositions-dossier.ts';
import type { EcheanceDossier, GenreEcheance } from '../domain/dossier/echeance-dossier.ts';
import type { DossierSuivi } from '../domain/dossier/ordres.ts';
import { type ContexteActe, ecrire, lienDeSuivi } from './actes/contexte.ts';
import { finirAttente } from './actes/instruction.ts';
import { agentsDuDossier } from './agents-du-dossier.ts';
import type { DossierDeps } from './deps.ts';
import { changerEtat, consigner, type Durees, suivre } from './suivi-dossier.ts';

type Entree = Durees & { dossierId: string; echeance: EcheanceDossier; le: string };

/** What the clock does to a case. */
export const createEcheanceDossierActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /**
   * Does what has become due, and takes it off the list, under lock: run twice for one due date, or once it is not on the
   * list any more, writes nothing more.
   */
  async echoirDossier(entree: Entree): Promise<{ dossier: DossierSuivi; courrielIds: string[] }> {
    const { dossierId, echeance, le, relanceMs, jourMs } = entree;
    return orm.em.fork().transactional(async (em) => {
      const dossier = await new DossierRepository(em).getForUpdate(dossierId);
      const reste = dossier.echeances.filter(
        ({ genre, le: prevue }) => genre !== echeance.genre || prevue !== echeance.le,
      );
      const courrielIds: string[] = [];
      if (reste.length < dossier.echeances.length) {
        dossier.echeances = reste;
        const acteId = randomUUID();
        const deps = { jetons, domaineCourriels };
        const contexte = { em, dossier, acteId, agentId: '', le, precisions: {}, durees: { relanceMs, jourMs }, deps };
        courrielIds.push(...(await ECHOIR[echeance.genre](contexte)));
        await em.flush();
      }
      return { dossier: await suivre(em, dossier), courrielIds };
    });
  },
});

const rappeler = async (contexte: ContexteActe): Promise<string[]> => {
  const { dossier } = contexte;
  const complement = await complementAttendu(contexte);
  if (complement === null) return [];
  const { reference, raisonSociale } = dossier;
  const demandeLe = jourDeParis(complement.demandeLe.toISOString());
  const { objet, jusquAu } = complement;
  const parametres = {
    reference,
    raisonSociale,
    objet,
    demandeLe,
    jusquAu,
    jetonId: await lienDeSuivi(contexte, jusquAu),
  };
  const courriels = await ecrire(contexte, { modele: 'complement-rappel', parametres });
  await consigner(contexte.em, dossier, acteDuSysteme(contexte, 'dossier.rappelerComplement', dossier));
  return courriels;
};

/** Nobody answered: an agent decides, and is told so. The organisme may still answer. */
const proposerCloture = async (contexte: ContexteActe): Promise<string[]> => {
  const { em, dossier, le, durees } = contexte;
  const complement = await complementAttendu(contexte);
  if (complement === null) return [];
  const avant = acteDuSysteme(contexte, 'dossier.proposerCloture', dossier);
  dossier.clotureProposeeLe = new Date(le);
  changerEtat(dossier, dossier.etat, le, durees.relanceMs);
  await consigner(em, dossier, avant);
  const parametres = { reference: dossier.reference, jusquAu: complement.jusquAu };
  const agents = await agentsDuDossier(em, dossier, le);
  const mails = await Promise.all(
    agents.map(({ courriel }) => ecrire(contexte, { modele: 'cloture-proposee', parametres, destinataire: courriel })),
  );
  return mails.flat();
};

const reprendre = async (contexte: ContexteActe): Promise<string[]> => {
  const { em, dossier, le, durees } = contexte;
  if (dossier.etat !== 'EN_ATTENTE') return [];
  const avant = acteDuSysteme(contexte, 'dossier.finirAttente', dossier);
  const retour = dossier.attenteRetour ?? 'EN_INSTRUCTION';
  await finirAttente(contexte);
  changerEtat(dossier, retour, le, durees.relanceMs);
  await consigner(em, dossier, avant);
  return ecrire(contexte, repriseDossier(faitsDossier(dossier)));
};

const ECHOIR: Record<GenreEcheance, (contexte: ContexteActe) => Promise<string[]>> = {
  RAPPEL_COMPLEMENT: rappeler,
  FIN_COMPLEMENT: proposerCloture,
  FIN_ATTENTE: reprendre,
};

const acteDuSysteme = ({ acteId, le }: ContexteActe, acte: string, { etat }: Dossier) => ({
  acteId,
  acte,
  acteur: 'systeme',
  le,
  etatAvant: etat,
});

const complementAttendu = ({ em, dossier }: ContexteActe): Promise<Complement | null> =>
  em.findOne(ComplementEntity, { dossierId: dossier.id, etat: 'ATTENDU' });
