import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createAccrocheActivities } from '../../activities/accroche.activities.ts';
import type { Precisions } from '../../activities/actes/contexte.ts';
import { createChangementActivities } from '../../activities/changement.activities.ts';
import { createComplementActivities } from '../../activities/complement.activities.ts';
import { createDemandeActivities } from '../../activities/demande.activities.ts';
import { createEcheanceDossierActivities } from '../../activities/echeance-dossier.activities.ts';
import { createIdentifiantsActivities } from '../../activities/identifiants.activities.ts';
import { createInscriptionActivities } from '../../activities/inscription.activities.ts';
import { createInstructionActivities } from '../../activities/instruction.activities.ts';
import { createRelanceActivities } from '../../activities/relance.activities.ts';
import type { ActeDossier } from '../../domain/dossier/acte-dossier.ts';
import { BusinessError } from '../../domain/errors.ts';
import { buildActe, buildDemande } from './builders.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from './orm.ts';

/** The activities on cases over a database of their own. */
export type BancDossier = {
  /** SIRET whose workflow was told to look again. */
  readonly reveilles: string[];
  readonly base: BaseOuverte;
  demandes(): ReturnType<typeof createDemandeActivities>;
  instruction(): ReturnType<typeof createInstructionActivities>;
  accroche(): ReturnType<typeof createAccrocheActivities>;
  relance(): ReturnType<typeof createRelanceActivities>;
  echeances(): ReturnType<typeof createEcheanceDossierActivities>;
  complements(): ReturnType<typeof createComplementActivities>;
  changements(): ReturnType<typeof createChangementActivities>;
  identifiants(): ReturnType<typeof createIdentifiantsActivities>;
  inscription(): ReturnType<typeof createInscriptionActivities>;
  /** A case just opened. */
  ouvrir(): Promise<{ siret: string; dossierId: string }>;
  /** A case with its identifiers and the link of inscription. */
  accepter(): Promise<{ siret: string; dossierId: string; contratId: string; jetonId: string }>;
  /** A password that waits for its holder. */
  poserMotDePasse(): Promise<string>;
  /** Everything that an activity may write, counted: run twice, the same. */
  compter(): Promise<unknown>;
  /** One act of an agent on the case as it stands, or as it was at that version. */
  agir(acte: ActeDossier, dossierId: string, suite?: Agissement): ReturnType<Instruction['instruireDossier']>;
  fermer(): Promise<void>;
};

type Instruction = ReturnType<typeof createInstructionActivities>;
export type Agissement = { precisions?: Precisions; agentId?: string; version?: number; acteId?: string; le?: string };

const COMPTE = `SELECT (SELECT count(*) FROM accrochage.dossier) AS dossiers, (SELECT sum(version) FROM accrochage.dossier) AS versions,
       (SELECT string_agg(notes::text, ',' ORDER BY id) FROM accrochage.dossier) AS notes,
       (SELECT count(*) FROM accrochage.demande_contact) AS demandes, (SELECT count(*) FROM accrochage.courriel) AS courriels,
       (SELECT count(*) FROM technique.jeton) AS jetons, (SELECT count(*) FROM journal.ligne) AS journal,
       (SELECT count(*) FROM accrochage.acte_dossier) AS actes, (SELECT count(*) FROM accrochage.complement) AS complements,
       (SELECT string_agg(etat, ',' ORDER BY id) FROM accrochage.changement) AS changements,
       (SELECT count(*) FROM accrochage.ancien_siret) AS anciens, (SELECT count(*) FROM accrochage.organisme) AS organismes, (SELECT count(*) FROM accrochage.contrat) AS contrats,
       (SELECT count(*) FROM accrochage.compte) AS comptes, (SELECT count(*) FROM accrochage.utilisateur) AS utilisateurs`;

/** The business refusal that an activity ends with. */
export const refusMetier = async (promesse: Promise<unknown>): Promise<BusinessError> =>
  promesse.then(
    () => expect.fail('accepted'),
    (erreur: unknown) => (erreur instanceof BusinessError ? erreur : expect.fail(String(erreur))),
  );

export const ouvrirBancDossier = async (): Promise<BancDossier> => {
  const base = await ouvrirBase();
  await ajouterAgents(base.orm);
  const deps = { orm: base.orm, jetons: { cleActive: 'k1' }, domaineCourriels: 'accrochage.example' };
  const reveilles: string[] = [];
  const suivi = { dossierDeplace: async (siret: string) => void reveilles.push(siret) };
  const banc: BancDossier = {
    base,
    reveilles,
    demandes: () => createDemandeActivities(deps),
    instruction: () => createInstructionActivities(deps),
    accroche: () => createAccrocheActivities({ ...deps, suivi }),
    relance: () => createRelanceActivities(deps),
    echeances: () => createEcheanceDossierActivities(deps),
    complements: () => createComplementActivities(deps),
    changements: () => createChangementActivities(deps),
    identifiants: () => createIdentifiantsActivities(deps),
    inscription: () => createInscriptionActivities(deps),
    async ouvrir() {
      const demande = buildDemande();
      const { reponse } = await banc.demandes().enregistrerDemande({ demande });
      return { siret: demande.contenu.siret, dossierId: reponse.dossierId };
    },
    async accepter() {
      const { siret, dossierId } = await banc.ouvrir();
      await banc.instruction().instruireDossier({ siret, acte: 'accepter', demande: buildActe({ dossierId }) });
      await banc.identifiants().emettreIdentifiants({ dossierId, le: '2026-03-03T10:00:01.000Z' });
      const [lien] = await lignes<{ id: string; sujet_id: string }>(
        base.orm,
        "SELECT id, sujet_id FROM technique.jeton WHERE usage = 'INSCRIPTION'",
      );
      return { siret, dossierId, contratId: lien?.sujet_id ?? '', jetonId: lien?.id ?? '' };
    },
    async poserMotDePasse() {
      const id = randomUUID();
      await lignes(base.orm, "INSERT INTO technique.mot_de_passe (id, hachage, cree_le) VALUES (?, 'x', now())", [id]);
      return id;
    },
    async agir(acte, dossierId, { precisions, ...demande } = {}) {
      const [dossier] = await lignes<{ siret: string; version: number }>(
        base.orm,
        'SELECT siret, version FROM accrochage.dossier WHERE id = ?',
        [dossierId],
      );
      const vue = { dossierId, version: dossier?.version ?? 0, ...demande };
      return banc.instruction().instruireDossier({
        siret: dossier?.siret ?? '',
        acte,
        demande: buildActe(vue),
        ...(precisions && { precisions }),
      });
    },
    compter: async () => (await lignes(base.orm, COMPTE))[0],
    fermer: () => base.fermer(),
  };
  return banc;
};
