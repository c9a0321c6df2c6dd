import { type CourrielRecu, createBoite, jetonDuLien } from '../../cli/demo/courriels.ts';
import { type OrganismeFictif, organismeFictif } from '../../cli/demo/organisme-fictif.ts';
import { SessionApi } from '../../cli/demo/session-api.ts';
import type { Pile } from './pile.ts';

/** An organisme that does not exist, the person who speaks for it, her mails, and what she has learnt so far. */
export type Acteur = {
  /** Its SIRET may change. */
  fictif: OrganismeFictif;
  readonly boite: ReturnType<typeof createBoite>;
  jetonSuivi?: string;
  jetonInscription?: string;
  matricule?: string;
  numeroContrat?: string;
  session?: SessionApi;
  /** As déposant: its account, and the contracts that link it to certificateurs, by their SIRET. */
  sessionDeposant?: SessionApi;
  readonly contrats: Map<string, string>;
};

type Stack = Pick<Pile, 'api' | 'courriels'>;

export const createActeur = ({ courriels }: Stack): Acteur => {
  const fictif = organismeFictif();
  return { fictif, boite: createBoite(courriels, fictif.contact.courriel), contrats: new Map() };
};

/** What an actor must know by now. */
export const connu = <T>(valeur: T | undefined, quoi: string): T => {
  if (valeur === undefined) throw new Error(`the scenario comes too early to ${quoi}`);
  return valeur;
};

export const contenuDemande = ({ fictif: { siret, raisonSociale, contact } }: Acteur) => ({
  motif: 'ACCROCHAGE',
  siret,
  raisonSociale,
  contact,
  certifications: ['RNCP31001'],
});

/** The contact form, and the follow-up link of its acknowledgement. */
export const remplirFormulaire = async (
  { api }: Stack,
  acteur: Acteur,
  {
    nomContact = acteur.fictif.contact.nom,
    deposants = [],
  }: { nomContact?: string; deposants?: readonly Acteur[] } = {},
): Promise<{ jointe: boolean }> => {
  const { contact, ...contenu } = contenuDemande(acteur);
  const corps = {
    ...contenu,
    contact: { ...contact, nom: nomContact },
    confieDepot: deposants.length > 0,
    deposants: deposants.map(({ fictif }) => ({
      siret: fictif.siret,
      raisonSociale: fictif.raisonSociale,
      courriel: fictif.contact.courriel,
    })),
  };
  const recue = await new SessionApi(api).ecrire<{ reference: string; jointe: boolean }>('/demandes-contact', {
    corps,
  });
  const accuse = recue.jointe ? await lireAccuseParmiDeux(acteur) : await acteur.boite.suivant();
  acteur.jetonSuivi = jetonDuLien(accuse, '/suivi');
  return recue;
};

/** A joined request that says otherwise is told to the present contact too: both mails leave side by side. */
const lireAccuseParmiDeux = async ({ boite }: Acteur): Promise<CourrielRecu> => {
  const courriels = [await boite.suivant(), await boite.suivant()];
  return connu(
    courriels.find(({ liens }) => liens.some((lien) => lien.includes('/suivi'))),
    'follow a request',
  );
};

type Resume = { dossierId: string; etat: string; version: number };

/** The cases of a SIRET as an agent sees them, oldest first. */
export const dossiersDe = async (agent: SessionApi, { fictif }: Acteur): Promise<Resume[]> =>
  (await agent.lire<{ elements: Resume[] }>(`/dossiers?recherche=${fictif.siret}`)).elements;

/** Who the last case of the organisme says is its contact, then who each of its requests says. */
export const contactsDe = async (agent: SessionApi, acteur: Acteur): Promise<string[]> => {
  const dossier = connu((await dossiersDe(agent, acteur)).at(-1), 'read a case');
  type Complet = { contact: { nom: string }; demandes: { contact: { nom: string } }[] };
  const { contact, demandes } = await agent.lire<Complet>(`/dossiers/${dossier.dossierId}`);
  return [contact.nom, ...demandes.map((demande) => demande.contact.nom)];
};

/** An act on the last case of the organisme. */
export const instruire = async (agent: SessionApi, acteur: Acteur, acte: string, reste: object = {}): Promise<void> => {
  const dossier = connu((await dossiersDe(agent, acteur)).at(-1), 'act on a case');
  const corps = { version: dossier.version, ...reste };
  await agent.ecrire(`/dossiers/${dossier.dossierId}/${acte}`, { corps, attendu: 200 });
};

export const trouver = (texte: string, forme: RegExp): string =>
  connu(forme.exec(texte)?.[0], `read ${forme} in a mail`);

export const MATRICULE = /\b\d{2}[A-Z]{3}\d{3}\b/;
export const CONTRAT = /\bMCFCER\d{6}\b/;

/** Reads matricule, contract and link in the mail of the acceptance. */
export const lireIdentifiants = async (acteur: Acteur, recu?: CourrielRecu): Promise<void> => {
  const courriel = recu ?? (await acteur.boite.suivant());
  acteur.matricule = trouver(courriel.texte, MATRICULE);
  acteur.numeroContrat = trouver(courriel.texte, CONTRAT);
  acteur.jetonInscription = jetonDuLien(courriel, '/inscription');
};

/** The identifiers that an inscription asks for. */
type Identifiants =
  | { role: 'CERTIFICATEUR'; numeroContrat: string }
  | { role: 'DEPOSANT'; matriculeCertificateur: string };

/** Inscription by the link, mail validated, first sign-in. */
export const ouvrirCompte = async ({ api }: Stack, acteur: Acteur, identifiants: Identifiants): Promise<SessionApi> => {
  const { fictif, boite, matricule } = acteur;
  const personne = new SessionApi(api);
  await personne.ecrire('/inscriptions', {
    corps: {
      jeton: connu(acteur.jetonInscription, 'register'),
      matricule,
      ...identifiants,
      titulaire: fictif.contact,
      conditionsAcceptees: true,
      motDePasse: fictif.motDePasse,
    },
  });
  const jeton = jetonDuLien(await boite.suivant(), '/inscription/validation');
  await personne.ecrire('/inscriptions/validation', { corps: { jeton } });
  const identifiant = trouver((await boite.suivant()).texte, /\b[A-HJ-NP-Z2-9]{9}\b/);
  const session = new SessionApi(api);
  await session.ouvrir(identifiant, fictif.motDePasse);
  return session;
};

/** The account of a certificateur. */
export const inscrire = async (stack: Stack, acteur: Acteur): Promise<void> => {
  const numeroContrat = connu(acteur.numeroContrat, 'register');
  acteur.session = await ouvrirCompte(stack, acteur, { role: 'CERTIFICATEUR', numeroContrat });
};

/** The agent who instructs, signed in. */
export const agentInstructeur = async ({ api }: Stack): Promise<SessionApi> => {
  const agent = new SessionApi(api);
  await agent.ouvrirCommeAgent('demonstration-instruction');
  return agent;
};

/** From the contact form to an open session, all at once. */
export const acteurInscrit = async (pile: Stack, agent: SessionApi): Promise<Acteur> => {
  const acteur = createActeur(pile);
  await remplirFormulaire(pile, acteur);
  await instruire(agent, acteur, 'acceptation');
  await lireIdentifiants(acteur);
  await inscrire(pile, acteur);
  return acteur;
};
