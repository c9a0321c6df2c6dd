import { z } from 'zod';
import type { PersonneLue } from '../../../database/repositories/personne-lecture.repository.ts';
import {
  ACTES_ACCES,
  type ActeAcces,
  actePossible,
  type EtatAcces,
  LIBELLE_ETAT_ACCES,
  LIBELLE_MOTIF_VERROU,
  type MotifVerrou,
  type QuiAgit,
} from '../../../domain/compte/acces-personne.ts';
import type { PersonneApresOrdre } from '../../../domain/compte/ordres.ts';
import { instant } from '../../champs.ts';

const ETATS_ACCES = Object.keys(LIBELLE_ETAT_ACCES) as [EtatAcces, ...EtatAcces[]];
const ACTES = Object.keys(ACTES_ACCES) as [ActeAcces, ...ActeAcces[]];
export const MOTIFS_VERROU = Object.keys(LIBELLE_MOTIF_VERROU) as [MotifVerrou, ...MotifVerrou[]];

const etatAcces = z.enum(ETATS_ACCES).meta({ id: 'EtatAcces' });
export const roleUtilisateur = z.enum(['ADMINISTRATEUR', 'UTILISATEUR']);
export const assistance = z.boolean().meta({ description: 'Droit aux services d’assistance des certificateurs' });

export const changementCourrielSchema = z
  .object({
    changementId: z.uuid(),
    courriel: z.string().meta({ description: 'Adresse demandée' }),
    nouvelleConfirmee: z.boolean(),
    ancienneConfirmee: z.boolean(),
    expireLe: instant,
  })
  .meta({ id: 'ChangementCourriel' });

export const personneSchema = z
  .object({
    personneId: z.uuid(),
    compte: z.object({ compteId: z.uuid(), role: z.enum(['CERTIFICATEUR', 'DEPOSANT']) }),
    nom: z.string(),
    prenom: z.string(),
    courriel: z.string(),
    role: roleUtilisateur,
    assistance,
    etat: etatAcces,
    libelleEtat: z.string(),
    etatChangeLe: instant,
    motifVerrou: z.enum(MOTIFS_VERROU).nullable(),
    identifiantConnexion: z.string().nullable(),
    derniereConnexionLe: instant.nullable(),
    secondFacteur: z.boolean(),
    changementCourriel: changementCourrielSchema.nullable(),
    actesPossibles: z.array(z.enum(ACTES)).meta({ description: 'Ce que l’appelant peut faire de cet accès' }),
  })
  .meta({ id: 'Personne' });

/** What an order on a person answers. */
export const personneApresOrdreSchema = z
  .object({ personneId: z.uuid(), etat: etatAcces, libelleEtat: z.string(), role: roleUtilisateur, assistance })
  .meta({ id: 'PersonneApresOrdre' });

export const apresOrdre = (apres: PersonneApresOrdre): z.input<typeof personneApresOrdreSchema> => ({
  ...apres,
  libelleEtat: LIBELLE_ETAT_ACCES[apres.etat],
});

export const changementVu = (changement: PersonneLue['changement']): z.input<typeof changementCourrielSchema> | null =>
  changement && { ...changement, expireLe: changement.expireLe.toISOString() };

export const personneVue = (lue: PersonneLue, qui: QuiAgit): z.input<typeof personneSchema> => {
  const { id, compteId, roleCompte, changement, creeLe: _, ...reste } = lue;
  return {
    ...reste,
    personneId: id,
    compte: { compteId, role: roleCompte },
    libelleEtat: LIBELLE_ETAT_ACCES[lue.etat],
    etatChangeLe: lue.etatChangeLe.toISOString(),
    derniereConnexionLe: lue.derniereConnexionLe?.toISOString() ?? null,
    changementCourriel: changementVu(changement),
    actesPossibles: ACTES.filter((acte) => actePossible(lue.etat, acte, qui)),
  };
};
