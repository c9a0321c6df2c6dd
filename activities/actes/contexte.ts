import type { EntityManager } from '@mikro-orm/postgresql';
import { ComplementEntity } from '../../database/entities/complement.entity.ts';
import { DemandeContactEntity } from '../../database/entities/demande-contact.entity.ts';
import type { Dossier } from '../../database/entities/dossier.entity.ts';
import { JetonEntity } from '../../database/entities/jeton.entity.ts';
import { CourrielRepository } from '../../database/repositories/courriel.repository.ts';
import { JetonRepository } from '../../database/repositories/jeton.repository.ts';
import type { Jour } from '../../domain/calendrier/jour.ts';
import type { ModeleCourriel } from '../../domain/courriel/courriel.ts';
import type { ParametresCourriel } from '../../domain/courriel/parametres.ts';
import { BusinessError } from '../../domain/errors.ts';
import type { MandatDemande } from '../../domain/mandat/ordres.ts';
import type { DossierDeps } from '../deps.ts';
import type { Durees } from '../suivi-dossier.ts';

/** What an act says beside who, when and which case; each act reads what it needs. */
export type Precisions = {
  texte?: string;
  jusquAu?: Jour;
  pourAgentId?: string;
  versSiret?: string;
  /** What acceptance grants to déposants; absent, all that the form declares. */
  mandats?: MandatDemande[] | undefined;
};

/** The case under lock, in the transaction of the act. Mails are named after `acteId`: one act, one mail of a kind. */
export type ContexteActe = {
  em: EntityManager;
  dossier: Dossier;
  acteId: string;
  agentId: string;
  le: string;
  precisions: Precisions;
  durees: Durees;
  deps: Pick<DossierDeps, 'jetons' | 'domaineCourriels'>;
};

/** What writing a mail of the act needs. */
type ContexteCourriel = Pick<ContexteActe, 'em' | 'dossier' | 'acteId' | 'le' | 'deps'>;

/** A text that the act cannot do without. */
export const texteDe = ({ precisions: { texte = '' } }: ContexteActe): string => {
  if (texte.trim() === '') throw new BusinessError('DEMANDE_INVALIDE', 'Un texte est attendu.', { champ: 'texte' });
  return texte;
};

export const jourDe = ({ precisions: { jusquAu } }: ContexteActe): Jour => {
  if (jusquAu === undefined)
    throw new BusinessError('DEMANDE_INVALIDE', 'Une date est attendue.', { champ: 'jusquAu' });
  return jusquAu;
};

type CourrielDActe<M extends ModeleCourriel> = { modele: M; parametres: ParametresCourriel[M]; destinataire?: string };

/** A mail of this act to the contact of the case (or to that address); its id, to wake the sender. */
export const ecrire = async <M extends ModeleCourriel>(
  { em, dossier, acteId, le, deps }: ContexteCourriel,
  { modele, parametres, destinataire = dossier.contactCourriel }: CourrielDActe<M>,
): Promise<string[]> => {
  // The directory knows organismes without any address: they get no mail.
  if (destinataire === '') return [];
  const courrielId = await new CourrielRepository(em, deps.domaineCourriels).deposer({
    cle: `${modele}:${acteId}:${destinataire}`,
    modele,
    destinataire,
    parametres,
    organismeId: dossier.organismeId ?? null,
    dossierId: dossier.id,
    le,
  });
  return [courrielId];
};

/** The complement that still waits for an answer is not expected any more. Gives it, when there was one. */
export const retirerComplement = async ({ em, dossier, le }: ContexteActe): Promise<boolean> => {
  const retires = await em.nativeUpdate(
    ComplementEntity,
    { dossierId: dossier.id, etat: 'ATTENDU' },
    { etat: 'RETIRE', closLe: new Date(le) },
  );
  return retires > 0;
};

const MARGE_MS = 60 * 86_400_000;

/** The follow-up link of the request that opened the case, issued again when it has ended, or ends soon after that day. */
export const lienDeSuivi = async (contexte: ContexteCourriel, jusquAu?: Jour): Promise<string> => {
  const { em, dossier, acteId, le, deps } = contexte;
  const utileJusquA = new Date(Date.parse(jusquAu ?? le) + MARGE_MS);
  const { id: sujetId } = await em.findOneOrFail(
    DemandeContactEntity,
    { dossierId: dossier.id },
    { orderBy: { jointe: 'asc', recueLe: 'asc' } },
  );
  const lien = { usage: 'SUIVI_DEMANDE' as const, sujetId, cleId: deps.jetons.cleActive, le };
  const bon = await em.findOne(
    JetonEntity,
    { usage: 'SUIVI_DEMANDE', sujetId, expireLe: { $gt: utileJusquA } },
    { orderBy: { expireLe: 'desc' } },
  );
  return bon?.id ?? new JetonRepository(em).emettre({ ...lien, emission: acteId });
};
