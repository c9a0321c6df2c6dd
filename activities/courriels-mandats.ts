import type { EntityManager } from '@mikro-orm/postgresql';
import { CompteEntity } from '../database/entities/compte.entity.ts';
import type { Contrat } from '../database/entities/contrat.entity.ts';
import type { Mandat } from '../database/entities/mandat.entity.ts';
import type { Organisme } from '../database/entities/organisme.entity.ts';
import { ConstatRepository } from '../database/repositories/constat.repository.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import type { DossierDeps } from './deps.ts';

export type MandatOuvert = { mandat: Mandat; deposant: Organisme; contrat: Contrat };

type CourrielsDeps = Pick<DossierDeps, 'jetons' | 'domaineCourriels'>;

/** How a mail greets the contact of an organisme; empty when only an address is known. */
const destinataireDe = ({ contactPrenom, contactNom }: Organisme): string => `${contactPrenom} ${contactNom}`.trim();

const etendueDe = ({ certifications, debut, fin }: Mandat) => ({ certifications, debut, fin: fin ?? null });

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
  const courrielId = await new CourrielRepository(em, deps.domaineCourriels).deposer({
    cle: `mandats-accordes:${premier.mandat.id}`,
    modele: 'mandats-accordes',
    destinataire: certificateur.contactCourriel,
    parametres: {
      destinataire: destinataireDe(certificateur),
      raisonSociale: certificateur.raisonSociale,
      mandats: ouverts.map(({ mandat, deposant, contrat }) => ({
        deposant: deposant.raisonSociale,
        siret: deposant.siret,
        numeroContrat: contrat.numero,
        ...etendueDe(mandat),
      })),
    },
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
  const courriels = new CourrielRepository(em, domaineCourriels);
  const adresse = { destinataire: deposant.contactCourriel, organismeId: deposant.id, le };
  const parametres = {
    destinataire: destinataireDe(deposant),
    raisonSociale: deposant.raisonSociale,
    certificateur: certificateur.raisonSociale,
    matriculeCertificateur: certificateur.matricule ?? '',
    numeroContrat: contrat.numero,
    ...etendueDe(mandat),
  };
  const compte = await em.findOne(CompteEntity, { organismeId: deposant.id, role: 'DEPOSANT' });
  if (compte !== null)
    return [
      await courriels.deposer({ cle: `mandat-ajoute:${mandat.id}`, modele: 'mandat-ajoute', parametres, ...adresse }),
    ];
  const lien = { usage: 'INSCRIPTION' as const, sujetId: contrat.id, cleId: jetons.cleActive, emission: mandat.id, le };
  const jetonId = await new JetonRepository(em).emettre(lien);
  return [
    await courriels.deposer({
      cle: `identifiants-deposant:${mandat.id}`,
      modele: 'identifiants-deposant',
      parametres: { ...parametres, matricule: deposant.matricule ?? '', jetonId },
      ...adresse,
    }),
  ];
};

/** Tells both ends of a mandate what it has become; the version makes one mail of one change. */
export const annoncerChangement = async (
  em: EntityManager,
  change: MandatOuvert & { certificateur: Organisme; modele: 'mandat-modifie' | 'mandat-termine'; le: string },
  { domaineCourriels }: Pick<CourrielsDeps, 'domaineCourriels'>,
): Promise<string[]> => {
  const { mandat, deposant, contrat, certificateur, modele, le } = change;
  const courriels = new CourrielRepository(em, domaineCourriels);
  const courrielIds: string[] = [];
  for (const organisme of [certificateur, deposant]) {
    if (organisme.contactCourriel === '') continue;
    const commun = {
      destinataire: destinataireDe(organisme),
      certificateur: certificateur.raisonSociale,
      deposant: deposant.raisonSociale,
      numeroContrat: contrat.numero,
      ...etendueDe(mandat),
    };
    const courriel = {
      cle: `${modele}:${mandat.id}:${mandat.version}:${organisme.id}`,
      destinataire: organisme.contactCourriel,
      organismeId: organisme.id,
      le,
    };
    courrielIds.push(
      modele === 'mandat-modifie'
        ? await courriels.deposer({ ...courriel, modele, parametres: commun })
        : await courriels.deposer({ ...courriel, modele, parametres: { ...commun, annule: mandat.annule } }),
    );
  }
  return courrielIds;
};
