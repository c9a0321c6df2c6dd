import type { EntityManager } from '@mikro-orm/postgresql';
import type { Compte } from '../database/entities/compte.entity.ts';
import { type Organisme, OrganismeEntity } from '../database/entities/organisme.entity.ts';
import type { Utilisateur } from '../database/entities/utilisateur.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { JournalRepository } from '../database/repositories/journal.repository.ts';
import { PersonneRepository } from '../database/repositories/personne.repository.ts';
import type { Auteur, OrdrePersonne, PersonneApresOrdre } from '../domain/compte/ordres.ts';
import type { ModeleCourriel } from '../domain/courriel/courriel.ts';
import type { ParametresCourriel } from '../domain/courriel/parametres.ts';
import { BusinessError } from '../domain/errors.ts';
import type { DossierDeps } from './deps.ts';

/** What an order on a person gives back: the answer, and the mails to wake the sender for. */
export type SuiteOrdre<T> = { reponse: T; courrielIds: string[] };

export type DemandeOrdre = {
  compteId: string;
  ordre: OrdrePersonne;
  /** The mails that the order leaves: there already under its effect, the order was carried out. */
  temoins: readonly NomCourriel[];
};

/** A model, or a model and what tells apart two mails of one effect. */
type NomCourriel = ModeleCourriel | `${ModeleCourriel}:ancien` | `acces-programme:${string}`;

type CourrielActe<M extends ModeleCourriel> = {
  modele: M;
  parametres: ParametresCourriel[M];
  /** The person's own address unless told. */
  destinataire?: string;
  nom?: NomCourriel;
};

/** Account and person under lock, with what every order writes beside its own change. */
export type ActeCompte = {
  em: EntityManager;
  personnes: PersonneRepository;
  compte: Compte;
  organisme: Organisme;
  personne: Utilisateur;
  ordre: OrdrePersonne;
  courrielIds: string[];
  ecrire<M extends ModeleCourriel>(courriel: CourrielActe<M>): Promise<void>;
  journaliser(acte: string, etats?: { etatAvant?: string; etatApres?: string }): Promise<void>;
};

/** Key of a mail that an effect on a person leaves. */
export const cleCourriel = (effetId: string, nom: NomCourriel): string => `personne:${effetId}:${nom}`;

export const acteurDeLAuteur = ({ qui, id }: Auteur): string => (qui === 'AGENT' ? `agent:${id}` : `utilisateur:${id}`);

/** How the mails greet the person, and of which organisme they speak. */
export const destinataireDe = ({
  personne,
  organisme,
}: Pick<ActeCompte, 'personne' | 'organisme'>): { prenom: string; nom: string; raisonSociale: string } => ({
  prenom: personne.prenom,
  nom: personne.nom,
  raisonSociale: organisme.raisonSociale,
});

export const vueDe = ({ id, etat, role, assistance }: Utilisateur): PersonneApresOrdre => ({
  personneId: id,
  etat,
  role,
  assistance,
});

/** Rights are looked at under the lock of the account: they may have gone since the order was given. */
export const exigerAuteur = async (
  { qui, id }: Auteur,
  { personnes, compteId, personneId }: { personnes: PersonneRepository; compteId: string; personneId: string },
): Promise<void> => {
  if (qui === 'AGENT') return;
  if (qui === 'PERSONNE' ? id === personneId : await personnes.estAdministrateurActif(compteId, id)) return;
  throw new BusinessError(
    'ACTION_INTERDITE',
    'Vos droits sur ce compte ont changé : cette action ne vous est plus ouverte. Rechargez la page.',
  );
};

/** What an administrateur may do for others only: done for herself, it would do without the proof asked of the person. */
export const exigerPourAutrui = ({ ordre, personne }: ActeCompte, message: string): void => {
  const { qui, id } = ordre.auteur;
  if (qui === 'ADMINISTRATEUR' && id === personne.id) throw new BusinessError('ACTION_INTERDITE', message);
};

const createActe = async (
  em: EntityManager,
  { compteId, ordre }: Omit<DemandeOrdre, 'temoins'>,
  domaine: string,
): Promise<ActeCompte> => {
  const personnes = new PersonneRepository(em);
  const compte = await personnes.compteForUpdate(compteId);
  const personne = await personnes.getForUpdate(compteId, ordre.personneId);
  const organisme = await em.findOneOrFail(OrganismeEntity, { id: compte.organismeId });
  const { effetId, le, auteur } = ordre;
  const organismeId = organisme.id;
  const courrielIds: string[] = [];
  return {
    em,
    personnes,
    compte,
    organisme,
    personne,
    ordre,
    courrielIds,
    async ecrire({ modele, parametres, destinataire = personne.courriel, nom = modele }) {
      const cle = cleCourriel(effetId, nom);
      const courriel = { cle, modele, destinataire, parametres, organismeId, le };
      courrielIds.push(await new CourrielRepository(em, domaine).deposer(courriel));
    },
    async journaliser(acte, etats = {}) {
      const objet = { objetType: 'utilisateur', objetId: personne.id, ...etats };
      await new JournalRepository(em).ajouter({ organismeId, le, acteur: acteurDeLAuteur(auteur), acte, ...objet });
    },
  };
};

/**
 * Runs an order on a person under the lock of her account, in one transaction. An order whose mail is there already was
 * carried out: it is answered again, and nothing more is written.
 */
export const executerOrdre = async <T>(
  { orm, domaineCourriels }: Pick<DossierDeps, 'orm' | 'domaineCourriels'>,
  demande: DemandeOrdre,
  { faire, repondre }: { faire: (acte: ActeCompte) => Promise<void>; repondre: (acte: ActeCompte) => Promise<T> | T },
): Promise<SuiteOrdre<T>> =>
  orm.em.fork().transactional(async (em) => {
    const acte = await createActe(em, demande, domaineCourriels);
    const cles = demande.temoins.map((nom) => cleCourriel(demande.ordre.effetId, nom));
    const courriels = new CourrielRepository(em, domaineCourriels);
    if ((await courriels.deposes(cles)).length === 0) {
      const { compte, personne, personnes } = acte;
      await exigerAuteur(demande.ordre.auteur, { personnes, compteId: compte.id, personneId: personne.id });
      await faire(acte);
      await em.flush();
    } else acte.courrielIds.push(...(await courriels.deLEffet(acte.organisme.id, demande.ordre.effetId)));
    return { reponse: await repondre(acte), courrielIds: acte.courrielIds.sort() };
  });
