import type { EntityManager } from '@mikro-orm/postgresql';
import { type Organisme, OrganismeEntity } from '../database/entities/organisme.entity.ts';
import type { Utilisateur } from '../database/entities/utilisateur.entity.ts';
import { AdministrateurRepository } from '../database/repositories/administrateur.repository.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { AccesRepository } from '../database/repositories/technique/acces.repository.ts';
import type { ParametresCourriel } from '../domain/courriel/parametres.ts';

type Avis = Pick<ParametresCourriel['acces-programme'], 'evenement' | 'acces'> & {
  compteId: string;
  organisme: Organisme;
  /** Who acted, or whose access closed. */
  personne: Pick<Utilisateur, 'prenom' | 'nom'>;
  /** Start of the mails’ keys: what happened. */
  cle: string;
  le: string;
};

/** Tells the active administrateurs of an account what became of its accesses of programs; ids of the mails. */
export const avertirAdministrateurs = async (
  em: EntityManager,
  { compteId, organisme, personne, cle, le, ...fait }: Avis,
  domaineCourriels: string,
): Promise<string[]> => {
  const courriels = new CourrielRepository(em, domaineCourriels);
  const courrielIds: string[] = [];
  const commun = { ...fait, raisonSociale: organisme.raisonSociale, personne: `${personne.prenom} ${personne.nom}` };
  for (const { id, prenom, nom, courriel: destinataire } of await new AdministrateurRepository(em).actifs(compteId)) {
    const parametres = { prenom, nom, ...commun };
    const contexte = { organismeId: organisme.id, le };
    const courriel = { cle: `${cle}:${id}`, modele: 'acces-programme' as const, destinataire, parametres, ...contexte };
    courrielIds.push(await courriels.deposer(courriel));
  }
  return courrielIds;
};

type FinDesProgrammes = { personne: Utilisateur; acteur: string; cle: string; le: string };

/**
 * Ends at once the accesses of programs whose secret that person knows, and names them to the administrateurs who stay;
 * within the transaction that closes her own access. Run twice, writes nothing more.
 */
export const terminerProgrammes = async (
  em: EntityManager,
  { personne, acteur, cle, le }: FinDesProgrammes,
  { organismeId, domaineCourriels }: { organismeId: string; domaineCourriels: string },
): Promise<string[]> => {
  const { id, compteId } = personne;
  const acces = new AccesRepository(em);
  await acces.verrouiller(compteId);
  const revoques = await acces.revoquerDe(compteId, `utilisateur:${id}`, new Date(le));
  if (revoques.length === 0) return [];
  const journal = new JournalRepository(em);
  for (const { id: objetId } of revoques)
    await journal.ajouter({ organismeId, le, acteur, acte: 'acces.revoquer', objetType: 'acces', objetId });
  const organisme = await em.findOneOrFail(OrganismeEntity, { id: organismeId });
  const fait = { evenement: 'PERSONNE_FERMEE' as const, acces: revoques.map(({ nom }) => nom) };
  return avertirAdministrateurs(em, { compteId, organisme, personne, cle, le, ...fait }, domaineCourriels);
};
