import { z } from 'zod';
import type { AccesLu } from '../../../database/repositories/technique/acces.repository.ts';
import { type EtatAcces, etatAcces, PORTEES_ACCES, VALIDITE_ACCES_JOURS } from '../../../domain/compte/acces.ts';
import { instant } from '../../champs.ts';
import type { Limite } from '../../route.ts';

/** Creations and rotations, per person: beyond, something goes round in circles. */
export const LIMITE_ACCES: Limite = { nom: 'acces', nombre: 30, fenetreSecondes: 3600 };

const ETATS = ['ACTIF', 'EXPIRE', 'REVOQUE'] as const satisfies readonly EtatAcces[];

export const porteesAcces = z.array(z.enum(PORTEES_ACCES)).min(1).max(PORTEES_ACCES.length);

export const validiteJours = z
  .int()
  .min(1)
  .max(VALIDITE_ACCES_JOURS)
  .default(VALIDITE_ACCES_JOURS)
  .meta({ description: 'Nombre de jours pendant lesquels le nouveau secret vaut' });

export const accesSchema = z
  .object({
    accesId: z.uuid(),
    clientId: z.string().meta({ description: 'client_id d’OAuth 2.0' }),
    nom: z.string(),
    portees: porteesAcces,
    etat: z.enum(ETATS),
    creeLe: instant,
    creePar: z.string().nullable().meta({ description: 'Prénom et nom de la personne qui a créé l’accès' }),
    expireLe: instant,
    revoqueLe: instant.nullable(),
    utiliseLe: instant.nullable().meta({ description: 'Dernier usage, à la minute près' }),
    secrets: z
      .array(z.object({ secretId: z.uuid(), creeLe: instant, expireLe: instant, utiliseLe: instant.nullable() }))
      .meta({ description: 'Les secrets encore valables : deux pendant un remplacement' }),
  })
  .meta({ id: 'Acces' });

/** What a creation or a rotation answers: the only time that the secret is said. */
export const accesAvecSecretSchema = accesSchema
  .extend({ secret: z.string().meta({ description: 'Montré cette seule fois : conservez-le aussitôt' }) })
  .meta({ id: 'AccesAvecSecret' });

const derniere = (dates: readonly (Date | null)[]): Date | null =>
  dates.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);

export const accesVu = (acces: AccesLu, maintenant: Date): z.input<typeof accesSchema> => {
  const { id, nom, portees, creeLe, creePar, revoqueLe, secrets } = acces;
  const etat = etatAcces(acces, maintenant);
  const fin = derniere(secrets.map(({ expireLe }) => expireLe)) ?? creeLe;
  return {
    accesId: id,
    clientId: id,
    nom,
    portees,
    etat,
    creeLe: creeLe.toISOString(),
    creePar: creePar.nom,
    expireLe: fin.toISOString(),
    revoqueLe: revoqueLe?.toISOString() ?? null,
    utiliseLe: derniere(secrets.map(({ utiliseLe }) => utiliseLe))?.toISOString() ?? null,
    secrets: secrets
      .filter(({ expireLe }) => etat === 'ACTIF' && expireLe > maintenant)
      .map((secret) => ({
        secretId: secret.id,
        creeLe: secret.creeLe.toISOString(),
        expireLe: secret.expireLe.toISOString(),
        utiliseLe: secret.utiliseLe?.toISOString() ?? null,
      })),
  };
};
