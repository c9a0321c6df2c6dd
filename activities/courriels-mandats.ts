import type { EntityManager } from '@mikro-orm/postgresql';
import { CompteEntity } from '../database/entities/compte.entity.ts';
import type { Contrat } from '../database/entities/contrat.entity.ts';
import type { Mandat } from '../database/entities/mandat.entity.ts';
import type { Organisme } from '../database/entities/organisme.entity.ts';
import { ConstatRepository } from '../database/repositories/constat.repository.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { faitsOrganisme } from '../database/repositories/faits-courriel.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import {
  mandatAuDeposant,
  mandatChange,
  mandatsAccordes,
  type SuiteMandat,
} from '../domain/courriel/compositions-mandat.ts';
import type { FaitsMandat } from '../domain/courriel/faits-courriel.ts';
import type { DossierDeps } from './deps.ts';

export type MandatOuvert = { mandat: Mandat; deposant: Organisme; contrat: Contrat };

type CourrielsDeps = Pick<DossierDeps, 'jetons' | 'domaineCourriels'>;

/** The mandate as its mails tell it. */
const faitsDe = (certificateur: Organisme, { mandat, deposant, contrat }: MandatOuvert): FaitsMandat => {
  const { certifications, debut, fin = null } = mandat;
  const [donneur, receveur] = [faitsOrganisme(certificateur), faitsOrganisme(deposant)];
  const lien = { certificateur: donneur, deposant: receveur, numeroContrat: contrat.numero };
  return { ...lien, certifications, debut, fin };
};

/** The finding that tells the agents of a déposant whom no mail can reach. */
export const sansContact = ({ id: organismeId }: Pick<Organisme, 'id'>, le: string) => ({
  cle: `DEPOSANT_SANS_CONTACT:${organismeId}`,
  genre: 'DEPOSANT_SANS_CONTACT' as const,
  organismeId,
  le,
});

/** Mails of mandates just opened: each déposant, then the certificateur, who gets them all in one. Keys: one mail each. */
export const annoncerOctroi = async (
  em: EntityManager,
  octroi: { certificateur: Organisme; ouverts: readonly MandatOuvert[]; le: string },
  deps: CourrielsDeps,
): Promise<string[]> => {
  const { certificateur, ouverts, le } = octroi;
  const courrielIds: string[] = [];
  for (const ouvert of ouverts) courrielIds.push(...(await prevenirDeposant(em, { certificateur, ouvert, le }, deps)));
  const [premier] = ouverts;
  if (premier === undefined || certificateur.contactCourriel === '') return courrielIds;
  const accordes = ouverts.map((ouvert) => faitsDe(certificateur, ouvert));
  const courrielId = await new CourrielRepository(em, deps.domaineCourriels).deposer({
    ...mandatsAccordes(faitsOrganisme(certificateur), accordes),
    cle: `mandats-accordes:${premier.mandat.id}`,
    organismeId: certificateur.id,
    le,
  });
  return [...courrielIds, courrielId];
};

/**
 * Tells a déposant of its mandate: its identifiers with a link while it has no account as déposant, else the new contract
 * alone. Without an address the agents are told instead. Keys: run twice, writes nothing more.
 */
export const prevenirDeposant = async (
  em: EntityManager,
  { certificateur, ouvert, le }: { certificateur: Organisme; ouvert: MandatOuvert; le: string },
  { jetons, domaineCourriels }: CourrielsDeps,
): Promise<string[]> => {
  const { mandat, deposant, contrat } = ouvert;
  const joignable = deposant.contactCourriel !== '';
  await new ConstatRepository(em).suivreFait(sansContact(deposant, le), !joignable);
  if (!joignable) return [];
  const compteOuvert = (await em.count(CompteEntity, { organismeId: deposant.id, role: 'DEPOSANT' })) > 0;
  const lien = { usage: 'INSCRIPTION' as const, sujetId: contrat.id, cleId: jetons.cleActive, emission: mandat.id, le };
  const jetonId = compteOuvert ? '' : await new JetonRepository(em).emettre(lien);
  const compose = mandatAuDeposant({ ...faitsDe(certificateur, ouvert), compteOuvert }, jetonId);
  const cle = `${compose.modele}:${mandat.id}`;
  return [
    await new CourrielRepository(em, domaineCourriels).deposer({ ...compose, cle, organismeId: deposant.id, le }),
  ];
};

/** Tells both ends of a mandate what it has become; the version makes one mail of one change. */
export const annoncerChangement = async (
  em: EntityManager,
  change: MandatOuvert & { certificateur: Organisme; suite: SuiteMandat; le: string },
  { domaineCourriels }: Pick<CourrielsDeps, 'domaineCourriels'>,
): Promise<string[]> => {
  const { mandat, certificateur, suite, le } = change;
  const courriels = new CourrielRepository(em, domaineCourriels);
  const courrielIds: string[] = [];
  for (const courriel of mandatChange(faitsDe(certificateur, change), suite)) {
    const cle = `${courriel.modele}:${mandat.id}:${mandat.version}:${courriel.organismeId}`;
    courrielIds.push(await courriels.deposer({ ...courriel, cle, le }));
  }
  return courrielIds;
};
