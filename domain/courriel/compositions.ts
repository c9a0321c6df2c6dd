import type { Contact } from '../dossier/demande-contact.ts';
import type { ActeDossier } from '../dossier/dossier.ts';
import { BusinessError } from '../errors.ts';
import type { ModeleCourriel } from './courriel.ts';
import type { FaitsContrat, FaitsCourriel, FaitsOrganisme } from './faits-courriel.ts';
import type { ParametresCourriel } from './parametres.ts';

export type PartiesLibres = Readonly<Record<string, string>>;

export type CourrielCompose<M extends ModeleCourriel = ModeleCourriel> = {
  modele: M;
  destinataire: string;
  parametres: ParametresCourriel[M];
};

/** How one mail is made from the facts of a case: by the activity that sends it, and by the preview. */
export type Composition<M extends ModeleCourriel> = {
  /** Free parts that the agent writes, each with its greatest length. */
  parties: Readonly<Record<string, number>>;
  /** The contract that the mail speaks of, among those of the organisme; null when it speaks of none. */
  contrat(contrats: readonly FaitsContrat[]): FaitsContrat | null;
  composer(de: { faits: FaitsCourriel; parties: PartiesLibres; jetonId: string }): CourrielCompose<M>;
};

/** Shown in a preview where acceptance will put what it gives. */
const A_ATTRIBUER = '(attribué à l’acceptation)';

const apercuImpossible = (message: string, details: Record<string, unknown> = {}): BusinessError =>
  new BusinessError('APERCU_IMPOSSIBLE', message, details);

const exiger = <T>(fait: T | null, message: string): T => {
  if (fait === null) throw apercuImpossible(message);
  return fait;
};

const exigerIdentifie = ({ organisme }: FaitsCourriel): FaitsOrganisme =>
  exiger(
    organisme?.matricule == null ? null : organisme,
    'Cet organisme n’a pas encore d’identifiants : ce courriel ne peut pas partir.',
  );

const identifiants = (
  { organisme, contrat }: FaitsCourriel,
  contact: Contact,
  autres: { raisonSociale: string; jetonId: string },
): ParametresCourriel['identifiants-inscription'] => ({
  destinatairePrenom: contact.prenom,
  destinataireNom: contact.nom,
  matricule: organisme?.matricule ?? A_ATTRIBUER,
  numeroContrat: contrat?.numero ?? A_ATTRIBUER,
  ...autres,
});

const aucunContrat = (): null => null;

const premierContrat =
  (retenu: (contrat: FaitsContrat) => boolean) =>
  (contrats: readonly FaitsContrat[]): FaitsContrat | null =>
    contrats.find(retenu) ?? null;

/** Mails that the act of an agent sends, by model: a mail that is not here cannot be previewed. */
export const COMPOSITIONS = {
  'demande-refusee': {
    parties: { motif: 2000 },
    contrat: aucunContrat,
    composer: ({ faits, parties: { motif = '' } }) => {
      const { reference, raisonSociale, contact } = exiger(faits.dossier, 'Ce courriel répond à un dossier.');
      return {
        modele: 'demande-refusee',
        destinataire: contact.courriel,
        parametres: { reference, raisonSociale, motif },
      };
    },
  },
  'identifiants-inscription': {
    parties: {},
    contrat: premierContrat(({ role }) => role === 'CERTIFICATEUR'),
    composer: ({ faits, jetonId }) => {
      const { contact, raisonSociale: declaree } = exiger(faits.dossier, 'Ce courriel répond à un dossier.');
      const raisonSociale = faits.organisme?.raisonSociale ?? declaree;
      return {
        modele: 'identifiants-inscription',
        destinataire: contact.courriel,
        parametres: identifiants(faits, contact, { raisonSociale, jetonId }),
      };
    },
  },
  'identifiants-renvoyes': {
    parties: {},
    contrat: premierContrat(({ compte }) => compte === null),
    composer: ({ faits, jetonId }) => {
      const { contact, raisonSociale } = exigerIdentifie(faits);
      exiger(faits.contrat, 'Le compte est déjà ouvert : c’est le courriel « compte-deja-ouvert » qui partirait.');
      return {
        modele: 'identifiants-renvoyes',
        destinataire: contact.courriel,
        parametres: identifiants(faits, contact, { raisonSociale, jetonId }),
      };
    },
  },
  'compte-deja-ouvert': {
    parties: {},
    contrat: premierContrat(({ compte }) => compte !== null),
    composer: ({ faits }) => {
      const { contact, raisonSociale } = exigerIdentifie(faits);
      const { role, compte, administrateurs } = exiger(
        faits.contrat,
        'Aucun compte n’est ouvert : c’est le courriel « identifiants-renvoyes » qui partirait.',
      );
      return {
        modele: 'compte-deja-ouvert',
        destinataire: contact.courriel,
        parametres: {
          destinatairePrenom: contact.prenom,
          destinataireNom: contact.nom,
          raisonSociale,
          role,
          actif: compte === 'ACTIF',
          administrateurs,
        },
      };
    },
  },
} satisfies { [M in ModeleCourriel]?: Composition<M> };

/** Mails that each act of an agent may send; a new act does not compile without its line. */
export const COURRIELS_DES_ACTES: Record<ActeDossier | 'renvoyerIdentifiants', readonly ModeleCompose[]> = {
  prendre: [],
  accepter: ['identifiants-inscription'],
  refuser: ['demande-refusee'],
  renvoyerIdentifiants: ['identifiants-renvoyes', 'compte-deja-ouvert'],
};

export type ModeleCompose = keyof typeof COMPOSITIONS;

const estCompose = (modele: string): modele is ModeleCompose => Object.hasOwn(COMPOSITIONS, modele);

/** The composition of a model; APERCU_IMPOSSIBLE for one that does not exist or that no act of an agent sends. */
export const compositionDe = (modele: string): Composition<ModeleCourriel> => {
  if (estCompose(modele)) return COMPOSITIONS[modele] as Composition<ModeleCourriel>;
  throw apercuImpossible(
    `Le modèle « ${modele} » n’existe pas, ou ne part d’aucun acte d’un agent : il ne peut pas être relu avant l’envoi.`,
    { modeles: Object.keys(COMPOSITIONS) },
  );
};

/** Refuses (DEMANDE_INVALIDE) free parts that the model does not have, lacks, or finds too long. */
export const exigerParties = ({ parties: admises }: Composition<ModeleCourriel>, parties: PartiesLibres): void => {
  const fautes = [
    ...Object.keys(parties)
      .filter((nom) => !Object.hasOwn(admises, nom))
      .map((nom) => ({ nom, message: 'ce courriel n’a pas cette partie.' })),
    ...Object.entries(admises).flatMap(([nom, maximum]) => {
      const texte = parties[nom]?.trim() ?? '';
      if (texte === '') return [{ nom, message: 'cette partie est à rédiger.' }];
      return texte.length > maximum ? [{ nom, message: `${maximum} caractères au plus.` }] : [];
    }),
  ];
  if (fautes.length === 0) return;
  const erreurs = fautes.map(({ nom, message }) => ({ champ: `parties.${nom}`, message }));
  throw new BusinessError('DEMANDE_INVALIDE', 'Les parties libres de ce courriel sont à corriger.', { erreurs });
};
