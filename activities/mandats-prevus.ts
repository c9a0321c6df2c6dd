import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Dossier } from '../database/entities/dossier.entity.ts';
import { MandatPrevuEntity } from '../database/entities/mandat-prevu.entity.ts';
import type { Organisme } from '../database/entities/organisme.entity.ts';
import { OctroiMandatsRepository } from '../database/repositories/octroi-mandats.repository.ts';
import type { MandatDemande } from '../domain/mandat/ordres.ts';
import type { DossierDeps } from './deps.ts';
import { accorderMandats } from './octroi-mandats.ts';

/**
 * Keeps the mandates that an agent grants by accepting a case, in the transaction of that act, which is what happens once.
 * None said: every déposant of the form that opened the case, for all certifications, from today. One déposant that cannot
 * be granted, and the whole acceptance is refused.
 */
export const prevoirMandats = async (
  em: EntityManager,
  { dossier, mandats, le }: { dossier: Dossier; mandats: readonly MandatDemande[] | undefined; le: string },
): Promise<void> => {
  const prepares = await new OctroiMandatsRepository(em).alAcceptation(dossier, { mandats, le });
  for (const { siret, raisonSociale, courriel, certifications, debut, fin, partenairesVerifies } of prepares) {
    const prevu = { siret, raisonSociale, courriel, certifications, debut, fin, partenairesVerifies };
    em.create(MandatPrevuEntity, { id: randomUUID(), dossierId: dossier.id, ...prevu });
  }
  await em.flush();
};

/** Opens what the acceptance of the case granted; a mandate opened meanwhile for the same certifications stands. */
export const ouvrirMandatsPrevus = async (
  em: EntityManager,
  { dossierId, certificateur, le }: { dossierId: string; certificateur: Organisme; le: string },
  deps: Pick<DossierDeps, 'jetons' | 'domaineCourriels'>,
): Promise<string[]> => {
  const prevus = await em.find(MandatPrevuEntity, { dossierId });
  const mandats = prevus.map(({ id, fin = null, ...prevu }) => ({ mandatId: id, fin, ...prevu }));
  return accorderMandats(em, { certificateur, mandats, siChevauche: 'OMETTRE', acteur: 'systeme', le }, deps);
};

/** Whether the partners were looked at for every mandate granted with that case; undefined when none was. */
export const partenairesVerifies = async (em: EntityManager, dossierId: string): Promise<boolean | undefined> => {
  const prevus = await em.find(MandatPrevuEntity, { dossierId });
  return prevus.length === 0 ? undefined : prevus.every((prevu) => prevu.partenairesVerifies);
};
