import { z } from 'zod';
import type {
  RemplacementComplet,
  RemplacementListe,
} from '../../../database/repositories/remplacement-lecture.repository.ts';
import {
  type ActeRemplacement,
  actesDeLAgent,
  type EtatRemplacement,
  LIBELLE_ETAT_REMPLACEMENT,
  LIBELLE_MOTIF_REMPLACEMENT,
} from '../../../domain/remplacement/remplacement.ts';
import { instant } from '../../champs.ts';
import { pieceSchema, pieceVue } from '../pieces/piece.schema.ts';
import { motifRemplacement } from './ouvrir.ts';

export const ETATS_REMPLACEMENT = Object.keys(LIBELLE_ETAT_REMPLACEMENT) as [EtatRemplacement, ...EtatRemplacement[]];
const ACTES = ['accepter', 'refuser', 'maintenir'] as const satisfies readonly ActeRemplacement[];

export const etatRemplacement = z.enum(ETATS_REMPLACEMENT).meta({ id: 'EtatRemplacement' });

const nomme = { nom: z.string(), prenom: z.string() };

export const remplacementResumeSchema = z
  .object({
    remplacementId: z.uuid(),
    reference: z.string(),
    etat: etatRemplacement,
    libelleEtat: z.string(),
    version: z.int(),
    siret: z.string(),
    matricule: z.string(),
    role: z.enum(['CERTIFICATEUR', 'DEPOSANT']),
    organisme: z
      .object({ organismeId: z.uuid(), raisonSociale: z.string() })
      .nullable()
      .meta({ description: 'Null tant que le demandeur n’a pas confirmé son adresse' }),
    motif: motifRemplacement.nullable().meta({ description: 'Null une fois la demande expirée' }),
    libelleMotif: z.string().nullable(),
    ouvertLe: instant,
    demandeLe: instant.nullable(),
    etatChangeLe: instant,
    echeanceLe: instant.nullable().meta({ description: 'Quand la demande change d’état d’elle-même' }),
    actesPossibles: z.array(z.enum(ACTES)),
  })
  .meta({ id: 'RemplacementResume' });

export const remplacementSchema = remplacementResumeSchema
  .extend({
    demandeur: z
      .object({
        ...nomme,
        courriel: z.string(),
        fonction: z.string(),
        utilisateurId: z.uuid().nullable().meta({ description: 'Quand le demandeur a déjà un accès au compte' }),
      })
      .nullable()
      .meta({ description: 'Null une fois la demande expirée : jamais envoyée, elle ne garde rien de son auteur' }),
    agent: z
      .object({ agentId: z.uuid(), ...nomme })
      .nullable()
      .meta({ description: 'Agent du dernier acte' }),
    motifRefus: z.string().nullable(),
    administrateurs: z.array(
      z.object({
        utilisateurId: z.uuid(),
        ...nomme,
        courriel: z.string(),
        remplace: z.boolean().meta({ description: 'Vrai si son accès prend fin avec le remplacement' }),
      }),
    ),
    avertis: z.array(
      z.object({
        qualite: z.enum(['CONTACT', 'ADMINISTRATEUR']),
        ...nomme,
        courriel: z.string(),
        opposeLe: instant.nullable(),
        motifOpposition: z.string().nullable(),
      }),
    ),
    pieces: z.array(pieceSchema),
  })
  .meta({ id: 'Remplacement' });

export const remplacementApresActeSchema = z
  .object({ remplacementId: z.uuid(), etat: etatRemplacement, libelleEtat: z.string(), version: z.int() })
  .meta({ id: 'RemplacementApresActe' });

const estActe = (acte: ActeRemplacement): acte is (typeof ACTES)[number] => (ACTES as readonly string[]).includes(acte);

export const remplacementResume = (lu: RemplacementListe): z.input<typeof remplacementResumeSchema> => {
  const { remplacement, organisme } = lu;
  const { id, reference, etat, version, siret, matricule, role } = remplacement;
  const motif = remplacement.motif ?? null;
  return {
    remplacementId: id,
    reference,
    etat,
    libelleEtat: LIBELLE_ETAT_REMPLACEMENT[etat],
    version,
    siret,
    matricule,
    role,
    organisme: organisme && { organismeId: organisme.id, raisonSociale: organisme.raisonSociale },
    motif,
    libelleMotif: motif && LIBELLE_MOTIF_REMPLACEMENT[motif],
    ouvertLe: remplacement.ouvertLe.toISOString(),
    demandeLe: remplacement.demandeLe?.toISOString() ?? null,
    etatChangeLe: remplacement.etatChangeLe.toISOString(),
    echeanceLe: remplacement.echeanceLe?.toISOString() ?? null,
    actesPossibles: actesDeLAgent(etat).filter(estActe),
  };
};

export const remplacementComplet = (lu: RemplacementComplet): z.input<typeof remplacementSchema> => {
  const { remplacement, agent, administrateurs, avis, pieces } = lu;
  const { etat, nom, prenom, courriel, fonction, utilisateurId, motifRefus, partants } = remplacement;
  return {
    ...remplacementResume(lu),
    demandeur: etat === 'EXPIRE' ? null : { nom, prenom, courriel, fonction, utilisateurId: utilisateurId ?? null },
    agent: agent && { agentId: agent.id, nom: agent.nom, prenom: agent.prenom },
    motifRefus: motifRefus ?? null,
    administrateurs: administrateurs.map((personne) => ({
      utilisateurId: personne.id,
      nom: personne.nom,
      prenom: personne.prenom,
      courriel: personne.courriel,
      remplace: partants.includes(personne.id),
    })),
    avertis: avis.map((averti) => ({
      qualite: averti.qualite,
      nom: averti.nom,
      prenom: averti.prenom,
      courriel: averti.courriel,
      opposeLe: averti.opposeLe?.toISOString() ?? null,
      motifOpposition: averti.motifOpposition ?? null,
    })),
    pieces: pieces.map(pieceVue),
  };
};
