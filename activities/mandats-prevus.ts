import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DemandeContactEntity } from '../database/entities/demande-contact.entity.ts';
import type { Dossier } from '../database/entities/dossier.entity.ts';
import { MandatPrevuEntity } from '../database/entities/mandat-prevu.entity.ts';
import { type Organisme, OrganismeEntity } from '../database/entities/organisme.entity.ts';
import { type MandatDonne, MandatRepository } from '../database/repositories/mandat.repository.ts';
import { jourDeParis } from '../domain/calendrier/heure-de-paris.ts';
import type { DeposantDeclare } from '../domain/dossier/demande-contact.ts';
import { exigerSansChevauchement, situationMandat } from '../domain/mandat/mandat.ts';
import type { MandatDemande } from '../domain/mandat/ordres.ts';
import type { DossierDeps } from './deps.ts';
import { accorderMandats, preparerMandats } from './octroi-mandats.ts';

/**
 * Keeps the mandates that an agent grants by accepting a case, in the transaction of that act, which is what happens once.
 * None said: every déposant of the form that opened the case, for all certifications, from today. One déposant that cannot
 * be granted, and the whole acceptance is refused.
 */
export const prevoirMandats = async (
  em: EntityManager,
  { dossier, mandats, le }: { dossier: Dossier; mandats: readonly MandatDemande[] | undefined; le: string },
): Promise<void> => {
  const { siret: siretCertificateur } = dossier;
  const declares = await deposantsDeclares(em, dossier);
  const connus = await mandatsConnus(em, siretCertificateur);
  const dure = (siret: string): boolean =>
    connus.some((connu) => connu.siret === siret && situationMandat(connu, jourDeParis(le)) !== 'TERMINE');
  const demandes =
    mandats ?? declares.filter(({ siret }) => !dure(siret)).map(({ siret }) => ({ siret, certifications: [] }));
  const aPreparer = demandes.map((demande) => ({ ...demande, mandatId: randomUUID() }));
  const prepares = await preparerMandats(em, { siretCertificateur, mandats: aPreparer, declares, le });
  for (const { mandatId, ...prepare } of prepares) {
    exigerSansChevauchement(
      prepare,
      connus.filter(({ siret }) => siret === prepare.siret),
    );
    em.create(MandatPrevuEntity, { id: mandatId, dossierId: dossier.id, ...prepare });
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

const deposantsDeclares = async (em: EntityManager, { id: dossierId }: Dossier): Promise<DeposantDeclare[]> => {
  const [ouverture] = await em.find(
    DemandeContactEntity,
    { dossierId, jointe: false, motif: 'ACCROCHAGE' },
    { orderBy: { recueLe: 'asc' }, limit: 1 },
  );
  return ouverture?.contenu.motif === 'ACCROCHAGE' ? ouverture.contenu.deposants : [];
};

/** Mandates that the organisme of that SIRET gives already, if we know it. */
const mandatsConnus = async (em: EntityManager, siret: string): Promise<MandatDonne[]> => {
  const certificateur = await em.findOne(OrganismeEntity, { siret });
  return certificateur === null ? [] : new MandatRepository(em).donnesPar(certificateur.id);
};
