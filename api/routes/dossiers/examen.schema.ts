import { z } from 'zod';
import { LIBELLE_GENRE_CHANGEMENT } from '../../../domain/changement/changement.ts';
import { LIBELLE_ETAT_DOSSIER } from '../../../domain/dossier/dossier.ts';
import { LIBELLE_REMARQUE_CERTIFICATION } from '../../../domain/dossier/examen/certifications.ts';
import type { Examen } from '../../../domain/dossier/examen/examen.ts';
import { instant, jour } from '../../champs.ts';
import { etatDossier } from './dossier.schema.ts';

const connu = z
  .object({
    organismeId: z.uuid(),
    raisonSociale: z.string(),
    matricule: z.string().nullable(),
    accroche: z.boolean(),
  })
  .nullable()
  .meta({ description: 'Ce que la Caisse connaît de cet organisme ; null quand elle ne le connaît pas' });

const dit = z.object({ code: z.string(), libelle: z.string() });

const identite = z.object({
  etat: z
    .enum(['ACTIF', 'FERME', 'INCONNU', 'INDISPONIBLE', 'SANS_REMARQUE', 'NON_DEMANDE'])
    .meta({ description: 'SANS_REMARQUE : le contrôle à la réception n’a rien relevé' }),
  source: z.enum(['SURVEILLANCE', 'RECEPTION']).nullable(),
  le: instant.nullable().meta({ description: 'Quand l’annuaire des SIRET a répondu' }),
  nom: z.object({ donne: z.string(), publie: z.string().nullable(), memes: z.boolean().nullable() }),
  successeurs: z
    .array(z.object({ organismeId: z.uuid(), siret: z.string(), raisonSociale: z.string() }))
    .meta({ description: 'Établissements ouverts et connus de la même entreprise, quand celui-ci est fermé' }),
});

export const examenSchema = z
  .object({
    alertes: z.array(z.object({ code: z.string(), phrase: z.string() })),
    identite,
    repertoiresCharges: z.boolean(),
    certifications: z.array(
      z.object({
        code: z.string(),
        intitule: z.string().nullable(),
        debut: jour.nullable(),
        fin: jour.nullable(),
        detenue: z.boolean().nullable(),
        remarques: z.array(dit),
        coCertificateurs: z.array(
          z.object({ siret: z.string().nullable(), siretPublie: z.string(), nom: z.string(), connu }),
        ),
      }),
    ),
    deposants: z.array(
      z.object({
        siret: z.string(),
        raisonSociale: z.string(),
        connu,
        refus: z.literal('DEPOSANT_PARTENAIRE').nullable(),
        partenariats: z.array(z.object({ code: z.string(), nom: z.string(), habilitation: z.string().nullable() })),
      }),
    ),
    autresDossiers: z.array(
      z.object({
        dossierId: z.uuid(),
        reference: z.string(),
        siret: z.string(),
        raisonSociale: z.string(),
        etat: etatDossier,
        libelleEtat: z.string(),
        ouvertLe: instant,
      }),
    ),
    organismes: z.array(
      z.object({
        organismeId: z.uuid(),
        siret: z.string(),
        raisonSociale: z.string(),
        matricule: z.string().nullable(),
        etat: z.enum(['ACTIF', 'FERME']).nullable(),
        comptes: z.array(z.object({ compteId: z.uuid(), role: z.string(), etat: z.string() })),
      }),
    ),
    demandesJointes: z.array(
      z.object({
        demandeId: z.uuid(),
        motif: z.string(),
        recueLe: instant,
        ecarts: z.array(z.object({ champ: z.string(), actuel: z.string(), demande: z.string() })),
      }),
    ),
    changements: z.array(z.object({ changementId: z.uuid(), genre: z.string(), libelle: z.string(), recuLe: instant })),
  })
  .meta({ id: 'ExamenDossier' });

export const examenVu = (examen: Examen): z.input<typeof examenSchema> => ({
  ...examen,
  certifications: examen.certifications.map((certification) => ({
    ...certification,
    remarques: certification.remarques.map((code) => ({ code, libelle: LIBELLE_REMARQUE_CERTIFICATION[code] })),
  })),
  autresDossiers: examen.autresDossiers.map((autre) => ({ ...autre, libelleEtat: LIBELLE_ETAT_DOSSIER[autre.etat] })),
  organismes: [...examen.organismes],
  changements: examen.changements.map((changement) => ({
    ...changement,
    libelle: LIBELLE_GENRE_CHANGEMENT[changement.genre],
  })),
});
