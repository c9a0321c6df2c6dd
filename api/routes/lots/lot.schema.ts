import { z } from 'zod';
import type { ActeLu } from '../../../database/repositories/historique-dossier.repository.ts';
import { type EtatDossier, LIBELLE_ETAT_DOSSIER } from '../../../domain/dossier/dossier.ts';
import { ACTES_EN_LOT, LIGNES_MAXIMUM } from '../../../domain/dossier/lot.ts';
import { instant, jour, paragraphe } from '../../champs.ts';
import { etatDossier } from '../dossiers/dossier.schema.ts';
import { acteEcritSchema, acteEcritVu } from '../dossiers/historique.schema.ts';
import { versionVue } from '../dossiers/instruire.ts';

const acteEnLot = z.enum(ACTES_EN_LOT).meta({ id: 'ActeEnLot' });

const precisions = z.strictObject({
  motif: paragraphe(2000).optional(),
  texte: paragraphe(2000).optional(),
  jusquAu: jour.optional(),
  pourAgentId: z.uuid().optional(),
});

/** What the preview and the act take: the same body. */
export const lotDemandeSchema = z.strictObject({
  acte: acteEnLot,
  precisions: precisions.default({}).meta({
    description: 'Ce que l’acte dit, le même pour tous : motif (refus, clôture, attente), texte, date, agent',
  }),
  dossiers: z
    .array(z.strictObject({ dossierId: z.uuid(), version: versionVue }))
    .min(1)
    .max(LIGNES_MAXIMUM)
    .refine((lignes) => new Set(lignes.map(({ dossierId }) => dossierId)).size === lignes.length, {
      message: 'un dossier ne peut y figurer qu’une fois.',
    }),
});

/** The case of a line, and what is told of it. */
const ligneDeLot = {
  dossierId: z.uuid(),
  reference: z.string().nullable(),
  siret: z.string().nullable(),
  raisonSociale: z.string().nullable(),
  version: z.int().meta({ description: 'Version que l’agent avait sous les yeux' }),
  etat: etatDossier.nullable(),
  libelleEtat: z.string().nullable(),
  code: z.string().nullable().meta({ description: 'Code du refus' }),
  message: z.string().nullable().meta({ description: 'Phrase du refus' }),
  depuis: z
    .array(acteEcritSchema)
    .meta({ description: 'Pour un refus, ce qui a été fait entre-temps, par qui et quand' }),
};

export const lotSchema = z
  .object({
    lotId: z.uuid(),
    acte: acteEnLot,
    libelleActe: z.string(),
    precisions,
    agent: z.object({ agentId: z.uuid(), nom: z.string(), prenom: z.string() }),
    ouvertLe: instant,
    termineLe: instant.nullable().meta({ description: 'Null tant que des lignes attendent' }),
    bilan: z.object({ faits: z.int(), refuses: z.int(), sansReponse: z.int(), enAttente: z.int() }),
    lignes: z.array(
      z.object({
        ...ligneDeLot,
        issue: z.enum(['EN_ATTENTE', 'FAIT', 'REFUSE', 'SANS_REPONSE']),
        traiteeLe: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'Lot' });

export const apercuLotSchema = z
  .object({
    acte: acteEnLot,
    libelleActe: z.string(),
    bilan: z.object({ applicables: z.int(), dejaFaits: z.int(), refuses: z.int() }),
    lignes: z.array(z.object({ ...ligneDeLot, issue: z.enum(['APPLICABLE', 'DEJA_FAIT', 'REFUSE']) })),
  })
  .meta({ id: 'ApercuLot' });

type Dit = {
  etat: EtatDossier | null;
  libelleEtat: string | null;
  code: string | null;
  message: string | null;
  depuis: z.input<typeof acteEcritSchema>[];
};

/** What a line says of the state of its case, of a refusal, and of what was done meanwhile. */
export const ditDeLigne = (
  etat: EtatDossier | null,
  refus: { code: string | null; message: string | null },
  depuis: readonly ActeLu[] = [],
): Dit => ({
  etat,
  libelleEtat: etat && LIBELLE_ETAT_DOSSIER[etat],
  code: refus.code,
  message: refus.message,
  depuis: depuis.map(acteEcritVu),
});
