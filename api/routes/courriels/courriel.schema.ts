import { z } from 'zod';
import type { CourrielLu, CourrielResume } from '../../../database/repositories/courriel-lecture.repository.ts';
import type { EtatCourriel } from '../../../domain/courriel/courriel.ts';
import { type CourrielGarde, contexteEssai } from '../../../domain/courriel/courriel-garde.ts';
import {
  DECISIONS_COURRIEL,
  type DecisionCourriel,
  LIBELLE_ETAT_COURRIEL,
} from '../../../domain/courriel/reglement.ts';
import type { Trousseau } from '../../../domain/securite/trousseau.ts';
import { instant } from '../../champs.ts';

export const ETATS_COURRIEL = Object.keys(LIBELLE_ETAT_COURRIEL) as [EtatCourriel, ...EtatCourriel[]];
export const DECISIONS = Object.keys(DECISIONS_COURRIEL) as [DecisionCourriel, ...DecisionCourriel[]];

export const etatCourriel = z.enum(ETATS_COURRIEL).meta({ id: 'EtatCourriel' });
const decision = z.enum(DECISIONS).meta({ id: 'DecisionCourriel' });

export const courrielResumeSchema = z
  .object({
    courrielId: z.uuid(),
    modele: z.string(),
    etat: etatCourriel,
    libelleEtat: z.string(),
    effetLegal: z.boolean(),
    tentatives: z.int(),
    dossierId: z.uuid().nullable(),
    organismeId: z.uuid().nullable(),
    adresseRefusee: z.boolean().meta({ description: 'Le serveur de messagerie refuse aujourd’hui cette adresse' }),
    creeLe: instant,
    issueLe: instant.nullable(),
  })
  .meta({ id: 'CourrielResume' });

/** A mail as it is shown: the token of a link is masked. */
export const rendu = { destinataire: z.string(), sujet: z.string(), texte: z.string(), html: z.string() };

export const courrielSchema = courrielResumeSchema
  .extend({
    destinataire: z.string(),
    messageId: z.string(),
    essais: z.array(
      z.object({
        tentative: z.int(),
        le: instant,
        issue: z.enum(['ACCEPTE', 'REFUSE', 'REPORTE', 'INCONNUE']),
        etat: etatCourriel,
        reponseSmtp: z.string(),
        decision: z
          .object({
            decision,
            le: instant,
            agent: z.object({ agentId: z.uuid(), nom: z.string(), prenom: z.string() }),
          })
          .nullable(),
      }),
    ),
    contenu: z.object(rendu).nullable().meta({
      description:
        'Le courriel tel qu’il est parti au dernier essai, jeton du lien masqué ; null tant qu’il n’est pas parti, ou après sa durée de conservation',
    }),
    decisionsPossibles: z.array(decision),
  })
  .meta({ id: 'Courriel' });

export const courrielResume = (lu: CourrielResume): z.input<typeof courrielResumeSchema> => ({
  courrielId: lu.id,
  modele: lu.modele,
  etat: lu.etat,
  libelleEtat: LIBELLE_ETAT_COURRIEL[lu.etat],
  effetLegal: lu.effetLegal,
  tentatives: lu.tentatives,
  dossierId: lu.dossierId,
  organismeId: lu.organismeId,
  adresseRefusee: lu.adresseRefusee,
  creeLe: lu.creeLe.toISOString(),
  issueLe: lu.issueLe?.toISOString() ?? null,
});

const ouvrir = ({ id, essais }: CourrielLu, contenus: Trousseau): CourrielGarde | null => {
  const dernier = essais.findLast(({ contenu }) => contenu !== null);
  if (!dernier?.contenu) return null;
  const { scelle, cleId } = dernier.contenu;
  const clair = contenus.ouvrir(scelle, cleId, contexteEssai(id, dernier.tentative));
  return JSON.parse(Buffer.from(clair).toString('utf8')) as CourrielGarde;
};

export const courrielComplet = (lu: CourrielLu, contenus: Trousseau): z.input<typeof courrielSchema> => ({
  ...courrielResume(lu),
  destinataire: lu.destinataire,
  messageId: lu.messageId,
  essais: lu.essais.map(({ contenu: _, le, decision: prise, ...essai }) => ({
    ...essai,
    le: le.toISOString(),
    decision: prise && {
      decision: prise.decision,
      le: prise.le.toISOString(),
      agent: { agentId: prise.agentId, nom: prise.nom, prenom: prise.prenom },
    },
  })),
  contenu: ouvrir(lu, contenus),
  decisionsPossibles: DECISIONS.filter((possible) => DECISIONS_COURRIEL[possible].depuis.includes(lu.etat)),
});
