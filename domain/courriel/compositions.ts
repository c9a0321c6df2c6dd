import { estJour } from '../calendrier/jour.ts';
import type { ActeDossier } from '../dossier/acte-dossier.ts';
import type { Contact } from '../dossier/demande-contact.ts';
import { BusinessError } from '../errors.ts';
import { apercuImpossible, type Composition, exiger, type PartiesLibres } from './composition.ts';
import { COMPOSITIONS_DOSSIER } from './compositions-dossier.ts';
import type { ModeleCourriel } from './courriel.ts';
import type { FaitsContrat, FaitsCourriel, FaitsOrganisme } from './faits-courriel.ts';
import type { ParametresCourriel } from './parametres.ts';

/** Shown in a preview where acceptance will put what it gives. */
const A_ATTRIBUER = '(attribué à l’acceptation)';

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

const premierContrat =
  (retenu: (contrat: FaitsContrat) => boolean) =>
  (contrats: readonly FaitsContrat[]): FaitsContrat | null =>
    contrats.find(retenu) ?? null;

/** Mails that the act of an agent sends, by model: a mail that is not here cannot be previewed. */
export const COMPOSITIONS = {
  ...COMPOSITIONS_DOSSIER,
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
      const { mandants } = exiger(
        faits.contrat,
        'Le compte est déjà ouvert : c’est le courriel « compte-deja-ouvert » qui partirait.',
      );
      return {
        modele: 'identifiants-renvoyes',
        destinataire: contact.courriel,
        parametres: { ...identifiants(faits, contact, { raisonSociale, jetonId }), mandants },
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
  demanderComplement: ['complement-demande'],
  mettreEnAttente: ['mise-en-attente'],
  reprendre: ['reprise-dossier', 'complement-retire'],
  confier: [],
  annoter: [],
  clore: ['dossier-clos'],
  rouvrir: ['dossier-rouvert'],
  // The other reference is known once the cases are merged.
  fusionner: [],
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
      if (maximum === 'JOUR')
        return estJour(texte) ? [] : [{ nom, message: 'une date de la forme AAAA-MM-JJ est attendue.' }];
      return texte.length > maximum ? [{ nom, message: `${maximum} caractères au plus.` }] : [];
    }),
  ];
  if (fautes.length === 0) return;
  const erreurs = fautes.map(({ nom, message }) => ({ champ: `parties.${nom}`, message }));
  throw new BusinessError('DEMANDE_INVALIDE', 'Les parties libres de ce courriel sont à corriger.', { erreurs });
};
