import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { EtatDossier } from '../../domain/dossier/dossier.ts';
import { buildSiret } from './builders.ts';
import { lignes } from './orm.ts';

export type DossierDeTest = {
  dossierId: string;
  reference: string;
  siret: string;
  etat: EtatDossier;
  origine: 'FORMULAIRE' | 'ANNUAIRE';
  raisonSociale: string;
  contact: { prenom: string; nom: string; courriel: string };
  certifications: string[];
  organismeId: string | null;
  agentId: string | null;
  notes: { code: string; details: object }[];
  echeances: { genre: string; le: string }[];
  version: number;
  ouvertLe: string;
  etatChangeLe: string;
  relanceAgentsPrevueLe: string | null;
  agentsRelancesLe: string | null;
  clotureProposeeLe: string | null;
};

let rang = 0;

/** A case as its row says it, without any workflow behind. */
export const ajouterDossier = async (orm: MikroORM, autre: Partial<DossierDeTest> = {}): Promise<DossierDeTest> => {
  rang += 1;
  const dossier: DossierDeTest = {
    dossierId: randomUUID(),
    reference: `ACC-2026-9${String(rang).padStart(5, '0')}`,
    siret: buildSiret(),
    etat: 'RECU',
    origine: 'FORMULAIRE',
    raisonSociale: 'Institut Fictif des Métiers',
    contact: { prenom: 'Odile', nom: 'Tesseyre', courriel: 'odile.tesseyre@institut-fictif.example' },
    certifications: ['RNCP31001'],
    organismeId: null,
    agentId: null,
    notes: [],
    echeances: [],
    version: 1,
    ouvertLe: '2026-03-02T09:00:00.000Z',
    etatChangeLe: '2026-03-02T09:00:00.000Z',
    relanceAgentsPrevueLe: null,
    agentsRelancesLe: null,
    clotureProposeeLe: null,
    ...autre,
  };
  const { contact } = dossier;
  await lignes(
    orm,
    `INSERT INTO accrochage.dossier (id, reference, siret, organisme_id, origine, etat, raison_sociale, contact_prenom,
       contact_nom, contact_courriel, certifications, agent_id, notes, echeances, version, ouvert_le, etat_change_le,
       relance_agents_prevue_le, agents_relances_le, cloture_proposee_le)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?)`,
    [
      dossier.dossierId,
      dossier.reference,
      dossier.siret,
      dossier.organismeId,
      dossier.origine,
      dossier.etat,
      dossier.raisonSociale,
      contact.prenom,
      contact.nom,
      contact.courriel,
      `{${dossier.certifications.join(',')}}`,
      dossier.agentId,
      JSON.stringify(dossier.notes),
      JSON.stringify(dossier.echeances),
      dossier.version,
      dossier.ouvertLe,
      dossier.etatChangeLe,
      dossier.relanceAgentsPrevueLe,
      dossier.agentsRelancesLe,
      dossier.clotureProposeeLe,
    ],
  );
  return dossier;
};
