import { z } from 'zod';
import type { Agent } from '../../../database/entities/agent.entity.ts';
import type { Dossier } from '../../../database/entities/dossier.entity.ts';
import type { DossierComplet } from '../../../database/repositories/dossier-lecture.repository.ts';
import { ACTES_DOSSIER, type ActeDossier, actesPossibles } from '../../../domain/dossier/acte-dossier.ts';
import type { ContenuDemande } from '../../../domain/dossier/demande-contact.ts';
import { type EtatDossier, LIBELLE_ETAT_DOSSIER } from '../../../domain/dossier/dossier.ts';
import { instant, jour } from '../../champs.ts';
import { complementSchema, complementVu } from './complement.schema.ts';

export const ETATS_DOSSIER = Object.keys(LIBELLE_ETAT_DOSSIER) as [EtatDossier, ...EtatDossier[]];
const ACTES = Object.keys(ACTES_DOSSIER) as [ActeDossier, ...ActeDossier[]];

export const etatDossier = z.enum(ETATS_DOSSIER).meta({ id: 'EtatDossier' });

export const acteDossier = z.enum(ACTES).meta({ id: 'ActeDossier' });

const contact = z.object({
  nom: z.string(),
  prenom: z.string(),
  courriel: z.string(),
  adresseRefusee: z.boolean().meta({ description: 'Le serveur de messagerie refuse aujourd’hui cette adresse' }),
});

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
    actesPossibles: z.array(acteDossier),
    attente: z
      .object({ jusquAu: jour, depuis: instant })
      .nullable()
      .meta({ description: 'La mise en attente en cours' }),
    clotureProposeeLe: instant.nullable(),
    complements: z.array(complementSchema),
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

const dossierResume = (dossier: Dossier): z.input<typeof dossierResumeSchema> => ({
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

const attenteDe = ({ attenteJusquAu, attenteDepuis }: Dossier): { jusquAu: string; depuis: string } | null =>
  attenteJusquAu == null || attenteDepuis == null
    ? null
    : { jusquAu: attenteJusquAu, depuis: attenteDepuis.toISOString() };

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
  const { dossier, demandes, organisme, contrats, agent, adressesRefusees } = lu;
  const adresseRefusee = (courriel: string): boolean => adressesRefusees.has(courriel);
  return {
    ...dossierResume(dossier),
    contact: {
      nom: dossier.contactNom,
      prenom: dossier.contactPrenom,
      courriel: dossier.contactCourriel,
      adresseRefusee: adresseRefusee(dossier.contactCourriel),
    },
    certifications: dossier.certifications,
    confieDepot: dossier.confieDepot,
    notes: dossier.notes,
    motifRefus: dossier.motifRefus ?? null,
    agent: agentVu(agent),
    actesPossibles: actesPossibles(dossier.etat),
    attente: attenteDe(dossier),
    clotureProposeeLe: dossier.clotureProposeeLe?.toISOString() ?? null,
    complements: lu.complements.map(complementVu),
    demandes: demandes.map(({ id, recueLe, jointe, contenu }) => ({
      demandeId: id,
      recueLe: recueLe.toISOString(),
      jointe,
      raisonSociale: contenu.raisonSociale,
      contact: { ...contenu.contact, adresseRefusee: adresseRefusee(contenu.contact.courriel) },
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
