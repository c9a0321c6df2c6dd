import type { EntityManager } from '@mikro-orm/postgresql';
import type { Remplacement } from '../database/entities/remplacement.entity.ts';
import { AdministrateurRepository } from '../database/repositories/administrateur.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { PersonneRepository } from '../database/repositories/personne.repository.ts';
import { RemplacementRepository } from '../database/repositories/remplacement.repository.ts';
import type { EtatAcces } from '../domain/compte/acces-personne.ts';
import type { RemplacementSuivi } from '../domain/remplacement/ordres.ts';
import { terminerProgrammes } from './acces-programmes.ts';
import { CourrielsRemplacement } from './courriels-remplacement.ts';
import type { DossierDeps } from './deps.ts';
import { fermerAcces } from './fermeture-acces.ts';
import { envoyerInvitation, inviterPersonne } from './inviter-personne.ts';
import { suivreRemplacement } from './suivi-remplacement.ts';

const ACTEUR = 'systeme';

/** Nobody read what was never sent: nothing of who wrote it has to be kept. */
const SANS_AUTEUR = { nom: '', prenom: '', courriel: '', fonction: '', motif: null, utilisateurId: null };

/** What happens by itself to a request of replacement. */
export const createRemplacementEcheanceActivities = ({ orm, jetons, domaineCourriels }: DossierDeps) => ({
  /**
   * What that due date brings, in one transaction: a request never completed forgets its author, an accepted one takes
   * effect with all that it changes. Run twice for one due date, or after an opposition, writes nothing more.
   */
  async appliquerEcheanceRemplacement(entree: {
    remplacementId: string;
    echeanceLe: string;
    le: string;
  }): Promise<{ remplacement: RemplacementSuivi; courrielIds: string[] }> {
    const { remplacementId, echeanceLe, le } = entree;
    return orm.em.fork().transactional(async (em) => {
      const remplacements = new RemplacementRepository(em);
      const remplacement = await remplacements.getForUpdate(remplacementId);
      let courrielIds: string[] = [];
      const prevue = remplacement.echeanceLe?.toISOString() === echeanceLe;
      if (prevue && remplacement.etat === 'A_COMPLETER') {
        // The proofs that she may have sent are carried by nothing: they go by themselves within a day.
        Object.assign(remplacement, SANS_AUTEUR);
        await remplacements.agir(remplacement, { acte: 'expirer', acteur: ACTEUR, le, echeanceLe: null });
      } else if (prevue) courrielIds = await effectuer(remplacement, { em, jetons, domaineCourriels, le });
      return { remplacement: suivreRemplacement(remplacement), courrielIds };
    });
  },
});

type Contexte = Pick<DossierDeps, 'jetons' | 'domaineCourriels'> & { em: EntityManager; le: string };

/** Those who left lose their access and what it held; the author becomes administrateur. */
const effectuer = async (remplacement: Remplacement, contexte: Contexte): Promise<string[]> => {
  const { em, le } = contexte;
  const { compteId, partants } = remplacement;
  if (compteId == null) throw new Error('an accepted request has its account');
  // First: nobody takes the author's address, nor changes her access, between what is read of her and what is written.
  await new PersonneRepository(em).compteForUpdate(compteId);
  const acte = { acte: 'effectuer', acteur: ACTEUR, le, echeanceLe: null } as const;
  await new RemplacementRepository(em).agir(remplacement, acte);
  const fermes = await new AdministrateurRepository(em).desactiver(compteId, partants, new Date(le));
  for (const objetId of fermes) await noter(remplacement, contexte, { acte: 'personne.desactiver', objetId });
  const { acces, courrielIds } = await nommer(remplacement, compteId, contexte);
  const avis = await fermer(remplacement, { compteId, fermes }, contexte);
  return [...courrielIds, ...avis, ...(await new CourrielsRemplacement(remplacement, contexte).effet(acces))];
};

/** What the accesses of who left held; the new administrateur is told of the programs that stop, when she may come in. */
const fermer = async (
  { id, organismeId }: Remplacement,
  { compteId, fermes }: { compteId: string; fermes: readonly string[] },
  { em, le, domaineCourriels }: Contexte,
): Promise<string[]> => {
  if (organismeId == null) throw new Error('an accepted request has its organisme');
  const courrielIds: string[] = [];
  const fait = { acteur: acteurDe({ id }), le };
  for (const personneId of fermes) {
    await fermerAcces(em, { personneId, organismeId, ...fait });
    const personne = await new PersonneRepository(em).getForUpdate(compteId, personneId);
    const fin = { personne, cle: `remplacement:${id}:acces-programme:${personneId}`, ...fait };
    courrielIds.push(...(await terminerProgrammes(em, fin, { organismeId, domaineCourriels })));
  }
  return courrielIds;
};

/** Where the access of the new administrateur stands. */
type Arrivee = { acces: EtatAcces; courrielIds: string[] };

/**
 * Whoever is of the account becomes administrateur with the access that she has, and opens it as before: by a new
 * invitation, by a new password when it sleeps, through whoever may unlock it. Anybody else is invited.
 */
const nommer = async (remplacement: Remplacement, compteId: string, contexte: Contexte): Promise<Arrivee> => {
  const { em, le } = contexte;
  const { id, utilisateurId = null, nom, prenom, courriel } = remplacement;
  const presente = await new AdministrateurRepository(em).personnePresente(compteId, { id: utilisateurId, courriel });
  if (presente !== null) return promouvoir(remplacement, { compteId, personneId: presente.id }, contexte);
  const droits = { role: 'ADMINISTRATEUR', assistance: false } as const;
  const invitation = { personneId: id, compteId, nom, prenom, courriel, ...droits, acteur: acteurDe(remplacement), le };
  const { courrielIds } = await inviterPersonne(em, invitation, contexte);
  return { acces: 'INVITE', courrielIds };
};

const promouvoir = async (
  remplacement: Remplacement,
  { compteId, personneId }: { compteId: string; personneId: string },
  contexte: Contexte,
): Promise<Arrivee> => {
  const { em, le } = contexte;
  const personnes = new PersonneRepository(em);
  const personne = await personnes.getForUpdate(compteId, personneId);
  const { role: etatAvant, etat: acces } = personne;
  personne.role = 'ADMINISTRATEUR';
  await em.flush();
  if (etatAvant !== 'ADMINISTRATEUR') {
    const acte = { acte: 'personne.changerRole', objetId: personneId, etatAvant, etatApres: 'ADMINISTRATEUR' };
    await noter(remplacement, contexte, acte);
  }
  if (acces !== 'INVITE') return { acces, courrielIds: [] };
  await personnes.changerEtat(personne, 'INVITE', le);
  await noter(remplacement, contexte, {
    acte: 'personne.reinviter',
    objetId: personneId,
    etatAvant: 'INVITE',
    etatApres: 'INVITE',
  });
  const envoi = { emission: remplacement.id, le, organismeId: remplacement.organismeId ?? '' };
  return { acces, courrielIds: [await envoyerInvitation(em, personne, envoi, contexte)] };
};

const acteurDe = ({ id }: Pick<Remplacement, 'id'>): string => `remplacement:${id}`;

const noter = (
  remplacement: Remplacement,
  { em, le }: Contexte,
  ligne: { acte: string; objetId: string; etatAvant?: string; etatApres?: string },
): Promise<void> => {
  const { organismeId = null } = remplacement;
  const commun = { organismeId, le, acteur: acteurDe(remplacement), objetType: 'utilisateur' };
  return new JournalRepository(em).ajouter({ ...commun, ...ligne });
};
