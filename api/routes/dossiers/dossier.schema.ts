import { z } from 'zod';
import type { Agent } from '../../../database/entities/agent.entity.ts';
import type { Dossier } from '../../../database/entities/dossier.entity.ts';
import type { DossierComplet } from '../../../database/repositories/dossier-lecture.repository.ts';
import { ACTES_DOSSIER, type ActeDossier, actesPossibles } from '../../../domain/dossier/acte-dossier.ts';
import type { ContenuDemande } from '../../../domain/dossier/demande-contact.ts';
import { type EtatDossier, LIBELLE_ETAT_DOSSIER } from '../../../domain/dossier/dossier.ts';
import { instant } from '../../champs.ts';

export const ETATS_DOSSIER = Object.keys(LIBELLE_ETAT_DOSSIER) as [EtatDossier, ...EtatDossier[]];
const ACTES = Object.keys(ACTES_DOSSIER) as [ActeDossier, ...ActeDossier[]];

export const etatDossier = z.enum(ETATS_DOSSIER).meta({ id: 'EtatDossier' });

const contact = z.object({ nom: z.string(), prenom: z.string(), courriel: z.string() });

export const dossierResumeSchema = z
  .object({
    dossierId: z.uuid(),
    reference: z.string(),
    siret: z.string(),
    raisonSociale: z.string(),
    etat: etatDossier,
    libelleEtat: z.string(),
    origine: z.enum(['FORMULAIRE', 'ANNUAIRE']),
    nombreNotes: z.int(),
    version: z.int(),
    ouvertLe: instant,
    etatChangeLe: instant,
  })
  .meta({ id: 'DossierResume' });

export const dossierSchema = dossierResumeSchema
  .extend({
    contact,
    certifications: z.array(z.string()),
    confieDepot: z.boolean(),
    notes: z.array(z.object({ code: z.string(), details: z.record(z.string(), z.string()) })),
    motifRefus: z.string().nullable(),
    agent: z.object({ agentId: z.uuid(), nom: z.string(), prenom: z.string() }).nullable(),
    actesPossibles: z.array(z.enum(ACTES)),
    demandes: z.array(
      z.object({
        demandeId: z.uuid(),
        recueLe: instant,
        jointe: z.boolean(),
        raisonSociale: z.string(),
        contact,
        certifications: z.array(z.string()),
        confieDepot: z.boolean(),
        deposants: z.array(z.object({ siret: z.string(), raisonSociale: z.string(), courriel: z.string().optional() })),
      }),
    ),
    organisme: z
      .object({
        organismeId: z.uuid(),
        matricule: z.string().nullable(),
        accrocheLe: instant.nullable(),
        contrats: z.array(z.object({ numero: z.string(), role: z.enum(['CERTIFICATEUR', 'DEPOSANT']) })),
      })
      .nullable(),
  })
  .meta({ id: 'Dossier' });

/** What an act on a case answers. */
export const dossierApresActeSchema = z
  .object({
    dossierId: z.uuid(),
    etat: etatDossier,
    libelleEtat: z.string(),
    version: z.int(),
    partenairesVerifies: z
      .boolean()
      .optional()
      .meta({ description: 'Présent si des mandats sont accordés ; faux quand aucun répertoire n’est chargé' }),
  })
  .meta({ id: 'DossierApresActe' });

export const dossierResume = (dossier: Dossier): z.input<typeof dossierResumeSchema> => ({
  dossierId: dossier.id,
  reference: dossier.reference,
  siret: dossier.siret,
  raisonSociale: dossier.raisonSociale,
  etat: dossier.etat,
  libelleEtat: LIBELLE_ETAT_DOSSIER[dossier.etat],
  origine: dossier.origine,
  nombreNotes: dossier.notes.length,
  version: dossier.version,
  ouvertLe: dossier.ouvertLe.toISOString(),
  etatChangeLe: dossier.etatChangeLe.toISOString(),
});

const agentVu = (agent: Agent | null): { agentId: string; nom: string; prenom: string } | null =>
  agent && { agentId: agent.id, nom: agent.nom, prenom: agent.prenom };

type DemandeVue = z.input<typeof dossierSchema>['demandes'][number];

/** What only the form of accrochage says. */
const accrochageDe = (contenu: ContenuDemande): Pick<DemandeVue, 'certifications' | 'confieDepot' | 'deposants'> => {
  if (contenu.motif !== 'ACCROCHAGE') return { certifications: [], confieDepot: false, deposants: [] };
  const { certifications, confieDepot, deposants } = contenu;
  return { certifications, confieDepot, deposants };
};

export const dossierComplet = (lu: DossierComplet): z.input<typeof dossierSchema> => {
  const { dossier, demandes, organisme, contrats, agent } = lu;
  return {
    ...dossierResume(dossier),
    contact: { nom: dossier.contactNom, prenom: dossier.contactPrenom, courriel: dossier.contactCourriel },
    certifications: dossier.certifications,
    confieDepot: dossier.confieDepot,
    notes: dossier.notes,
    motifRefus: dossier.motifRefus ?? null,
    agent: agentVu(agent),
    actesPossibles: actesPossibles(dossier.etat),
    demandes: demandes.map(({ id, recueLe, jointe, contenu }) => ({
      demandeId: id,
      recueLe: recueLe.toISOString(),
      jointe,
      raisonSociale: contenu.raisonSociale,
      contact: contenu.contact,
      ...accrochageDe(contenu),
    })),
    organisme: organisme && {
      organismeId: organisme.id,
      matricule: organisme.matricule ?? null,
      accrocheLe: organisme.accrocheLe?.toISOString() ?? null,
      contrats: contrats.map(({ numero, role }) => ({ numero, role })),
    },
  };
};
