import { z } from 'zod';
import { AbsenceRepository } from '../../../../database/repositories/absence.repository.ts';
import { CompteLectureRepository } from '../../../../database/repositories/compte-lecture.repository.ts';
import { DossierRepository } from '../../../../database/repositories/dossier.repository.ts';
import { DossierLectureRepository } from '../../../../database/repositories/dossier-lecture.repository.ts';
import { faitsDossier } from '../../../../database/repositories/faits-courriel.repository.ts';
import { nommer } from '../../../../domain/agent/agent.ts';
import { jourDeParis } from '../../../../domain/calendrier/heure-de-paris.ts';
import { porteeDe } from '../../../../domain/compte/appelant.ts';
import type { CourrielCompose } from '../../../../domain/courriel/composition.ts';
import {
  complementDemande,
  complementRetire,
  demandeRefusee,
  dossierClos,
  dossierConfie,
  dossierFusionne,
  dossierRouvert,
  miseEnAttente,
  repriseDossier,
} from '../../../../domain/courriel/compositions-dossier.ts';
import type { FaitsDossier } from '../../../../domain/courriel/faits-courriel.ts';
import type { EtatDossier } from '../../../../domain/dossier/dossier.ts';
import { introuvable } from '../../../reponses/erreur-http.ts';
import { ATTENTE, ATTRIBUTION, COMPLEMENT, FUSION, MOTIF } from '../../dossiers/precisions.schema.ts';
import { type Apercu, AUCUN_JETON, type ContexteApercu, definirApercu } from './definir-apercu.ts';

type Lu = { faits: FaitsDossier; etat: EtatDossier };

/** An act on one case; 404 when there is no such case. */
const surDossier = <const C extends z.ZodRawShape>(
  champs: C,
  composer: (
    lu: Lu,
    dit: z.output<z.ZodObject<C>>,
    contexte: ContexteApercu,
  ) => CourrielCompose[] | Promise<CourrielCompose[]>,
): Apercu<{ dossierId: z.ZodUUID } & C> =>
  definirApercu({
    permission: 'dossier:instruire',
    champs: { dossierId: z.uuid(), ...champs },
    async composer(dit, contexte) {
      const { dossierId } = dit as { dossierId: string };
      const { em, agent } = contexte;
      const dossier = await new DossierLectureRepository(em).trouver(porteeDe(agent), dossierId);
      if (!dossier) throw introuvable('Ce dossier');
      return composer({ faits: faitsDossier(dossier), etat: dossier.etat }, dit as z.output<z.ZodObject<C>>, contexte);
    },
  });

export const refuserDossier = surDossier(MOTIF, ({ faits }, { motif }) => [demandeRefusee(faits, motif)]);
export const cloreDossier = surDossier(MOTIF, ({ faits }, { motif }) => [dossierClos(faits, motif)]);
export const rouvrirDossier = surDossier(MOTIF, ({ faits }, { motif }) => [dossierRouvert(faits, motif)]);
export const demanderComplement = surDossier(COMPLEMENT, ({ faits }, { objet, jusquAu }) => [
  complementDemande(faits, { objet, jusquAu, jetonId: AUCUN_JETON }),
]);
export const mettreEnAttente = surDossier(ATTENTE, ({ faits }, { motif, jusquAu }) => [
  miseEnAttente(faits, { motif, jusquAu }),
]);
export const reprendreDossier = surDossier({}, ({ faits, etat }) => [
  etat === 'EN_ATTENTE' ? repriseDossier(faits) : complementRetire(faits),
]);

export const fusionnerDossier = surDossier(FUSION, async ({ faits }, { versSiret }, { em }) => {
  const cible = await new DossierRepository(em).ouvert(versSiret);
  return [dossierFusionne(faits, { versSiret, nouvelleReference: cible?.reference ?? null })];
});

/** Nothing goes to oneself. */
export const confierDossier = surDossier(ATTRIBUTION, async ({ faits }, { pourAgentId }, { em, agent, maintenant }) => {
  const agents = new CompteLectureRepository(em);
  const [pour, par] = [await agents.trouverAgent(pourAgentId), await agents.trouverAgent(agent.agentId)];
  if (!pour || !par) throw introuvable('Cet agent');
  if (pour.id === par.id) return [];
  const jour = jourDeParis(maintenant.toISOString());
  const [recoit = pour] = await new AbsenceRepository(em).destinataires([pour], jour);
  return [dossierConfie(faits, { pour: recoit, par: nommer(par) })];
});
