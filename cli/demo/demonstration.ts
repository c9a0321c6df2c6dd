import { randomUUID } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import { PERSONNES_DEMONSTRATION } from '../../database/seeders/personnes-demonstration.ts';
import type { PersonneFictive } from '../../database/seeders/personnes-fictives.ts';
import { jourDeParis } from '../../domain/calendrier/heure-de-paris.ts';
import { depotTermine, type EtatDepot } from '../../domain/depot/depot.ts';
import { dispositionDe } from '../piece-jointe.ts';
import { createBoite, jetonDuLien } from './courriels.ts';
import { composerDepot, type PassageFictif } from './fichier-depot.ts';
import { type OrganismeFictif, organismeFictif } from './organisme-fictif.ts';
import { SessionApi } from './session-api.ts';

export type Scene = {
  api: string;
  /** Pages of the mail catcher. */
  courriels: string;
  dire: (phrase: string) => void;
  /** Keeps a document, and says where. */
  garder: (nom: string, octets: Uint8Array) => Promise<string>;
};

type Boite = ReturnType<typeof createBoite>;
type Depot = {
  depotId: string;
  idTraitement: number;
  etat: EtatDepot;
  statut: string;
  nombreOk: number | null;
  nombreKo: number | null;
};

const CERTIFICATION = { type: 'RNCP', code: 'RNCP31001' };
const PAS_MS = 200;

/** Plays the four steps: contact form, identifiers, account, deposit. Rejects with the sentence of what went wrong. */
export const jouerDemonstration = async (scene: Scene): Promise<void> => {
  const organisme = organismeFictif();
  const boite = createBoite(scene.courriels, organisme.contact.courriel);
  await seFaireConnaitre(scene, organisme, boite);
  await instruire(scene, organisme);
  const identifiants = await sInscrire(scene, organisme, boite);
  await transmettre(scene, organisme, identifiants);
};

const seFaireConnaitre = async ({ api, dire }: Scene, organisme: OrganismeFictif, boite: Boite): Promise<void> => {
  const { siret, raisonSociale, contact } = organisme;
  dire(`1. Se faire connaître : ${raisonSociale} (SIRET ${siret}) remplit le formulaire de contact`);
  const corps = { motif: 'ACCROCHAGE', siret, raisonSociale, contact, certifications: [CERTIFICATION.code] };
  const { reference } = await new SessionApi(api).ecrire<{ reference: string }>('/demandes-contact', { corps });
  dire(`   dossier ${reference} ouvert ; courriel : « ${(await boite.suivant()).objet} »`);
};

const instruire = async ({ api, dire }: Scene, { siret }: OrganismeFictif): Promise<void> => {
  const agent = new SessionApi(api);
  await agent.ouvrirCommeAgent('demonstration-instruction');
  type Page = { elements: { dossierId: string; version: number }[] };
  const [dossier] = (await agent.lire<Page>(`/dossiers?recherche=${siret}`)).elements;
  if (!dossier) throw new Error(`l’agent ne trouve pas le dossier du SIRET ${siret}`);
  dire('2. Instruire : une agente prend le dossier, puis l’accepte');
  const acte = { corps: { version: dossier.version }, attendu: 200 };
  const { version } = await agent.ecrire<{ version: number }>(`/dossiers/${dossier.dossierId}/prise`, acte);
  await agent.ecrire(`/dossiers/${dossier.dossierId}/acceptation`, { corps: { version }, attendu: 200 });
};

type Identifiants = { matricule: string; numeroContrat: string; identifiantConnexion: string };

const trouver = (texte: string, forme: RegExp, quoi: string): string => {
  const trouve = forme.exec(texte)?.[0];
  if (trouve === undefined) throw new Error(`le courriel ne porte pas ${quoi}`);
  return trouve;
};

const sInscrire = async (
  { api, dire, garder }: Scene,
  organisme: OrganismeFictif,
  boite: Boite,
): Promise<Identifiants> => {
  const courriel = await boite.suivant();
  const matricule = trouver(courriel.texte, /\b\d{2}[A-Z]{3}\d{3}\b/, 'de matricule');
  const numeroContrat = trouver(courriel.texte, /\bMCFCER\d{6}\b/, 'de numéro de contrat');
  dire(`   courriel : « ${courriel.objet} » : matricule ${matricule}, contrat ${numeroContrat}`);
  dire('3. S’inscrire : le lien du courriel, le titulaire du compte, son mot de passe, son adresse validée');
  const personne = new SessionApi(api);
  await personne.ecrire('/inscriptions', {
    corps: {
      jeton: jetonDuLien(courriel, '/inscription'),
      role: 'CERTIFICATEUR',
      matricule,
      numeroContrat,
      titulaire: organisme.contact,
      conditionsAcceptees: true,
      motDePasse: organisme.motDePasse,
    },
  });
  const jeton = jetonDuLien(await boite.suivant(), '/inscription/validation');
  await personne.ecrire('/inscriptions/validation', { corps: { jeton } });
  const dernier = await boite.suivant();
  const identifiantConnexion = trouver(dernier.texte, /\b[A-HJ-NP-Z2-9]{9}\b/, 'd’identifiant de connexion');
  dire(`   courriel : « ${dernier.objet} » : ${identifiantConnexion} ; compte actif`);
  const { raisonSociale, motDePasse } = organisme;
  const compte = { raisonSociale, matricule, identifiantConnexion, motDePasse };
  await garder('compte.json', Buffer.from(`${JSON.stringify(compte, null, 2)}\n`));
  dire(`   mot de passe de ce compte fictif : ${motDePasse}`);
  return { matricule, numeroContrat, identifiantConnexion };
};

/** One passage for each outcome of the match, and one whose dates are in the wrong order. */
const passages = (jour: string): PassageFictif[] => {
  const { unique, parDate, parCommune, jumelle } = PERSONNES_DEMONSTRATION;
  const inconnue: PersonneFictive = { ...unique, nomNaissance: 'PERSONNE-NE-PORTE-CE-NOM' };
  const passage = (idTechnique: string, titulaire: PersonneFictive, dateFinValidite?: string): PassageFictif => ({
    idTechnique,
    titulaire,
    dateDebutValidite: jour,
    ...(dateFinValidite && { dateFinValidite }),
  });
  return [
    passage('DEMO-1', unique),
    passage('DEMO-2', parDate),
    passage('DEMO-3', parCommune),
    passage('DEMO-4', inconnue),
    passage('DEMO-5', { ...parDate, jourNaissance: 28 }),
    passage('DEMO-6', { ...parCommune, codeCommuneNaissance: '75056' }),
    passage('DEMO-7', jumelle),
    passage('DEMO-8', unique, '2021-07-01'),
  ];
};

/** Its code lacks the prefix of its type. */
const codeFautif = (jour: string): PassageFictif => ({
  idTechnique: 'DEMO-9',
  titulaire: PERSONNES_DEMONSTRATION.unique,
  dateDebutValidite: jour,
});

const transmettre = async (scene: Scene, organisme: OrganismeFictif, identifiants: Identifiants): Promise<void> => {
  const { dire, garder } = scene;
  dire('4. Transmettre : un fichier XML de neuf passages');
  const session = new SessionApi(scene.api);
  await session.ouvrir(identifiants.identifiantConnexion, organisme.motDePasse);
  const maintenant = new Date().toISOString();
  const { matricule, numeroContrat: idContrat } = identifiants;
  const fichier = composerDepot({
    idFlux: randomUUID(),
    horodatage: `${maintenant.slice(0, 19)}+00:00`,
    matriculeEmetteur: matricule,
    matriculeCertificateur: matricule,
    idContrat,
    certifications: [
      { ...CERTIFICATION, passages: passages(jourDeParis(maintenant)) },
      { type: 'RNCP', code: '1710', passages: [codeFautif(jourDeParis(maintenant))] },
    ],
  });
  const recu = await session.ecrire<Depot>('/depots', {
    octets: fichier,
    entetes: {
      'Content-Type': 'application/xml',
      'Content-Disposition': dispositionDe(`démonstration-${matricule}.xml`),
    },
  });
  const telecharger = async (document: string): Promise<void> => {
    const { octets, nom } = await session.telecharger(`/depots/${recu.depotId}/${document}`);
    dire(`   ${await garder(nom ?? 'accuse.xml', octets)}`);
  };
  dire(`   reçu, traitement n° ${recu.idTraitement}`);
  await telecharger('accuse-reception?format=xml');
  let depot = await session.lire<Depot>(`/depots/${recu.depotId}`);
  for (; !depotTermine(depot.etat); depot = await session.lire<Depot>(`/depots/${recu.depotId}`))
    await attendre(PAS_MS);
  dire(`   ${depot.statut} : ${depot.nombreOk} passages acceptés, ${depot.nombreKo} rejetés`);
  if (depot.etat !== 'TRAITE_AVEC_ERREURS') throw new Error(`le dépôt finit « ${depot.statut} »`);
  await telecharger('accuse-traitement');
};
