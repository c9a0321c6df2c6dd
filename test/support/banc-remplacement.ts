import { expect } from 'chai';
import { createDossiersActivities, type DossiersActivities } from '../../activities/index.ts';
import type {
  ActeSurRemplacement,
  EnvoiRemplacement,
  OuvertureRemplacement,
} from '../../domain/remplacement/ordres.ts';
import { AGENTS } from './builders.ts';
import { createDepsDeTest, type DepsDeTest } from './deps-worker.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from './orm.ts';
import { ajouterOrganisme, ajouterUtilisateur, type OrganismeDeTest } from './personnes.ts';
import {
  avertis,
  buildOuverture,
  ENVOYE_LE,
  envoyerJustificatif,
  lienSur,
  photographierRemplacements,
} from './remplacements.ts';

const ACCEPTE_LE = '2026-03-03T10:00:00.000Z';
/** When a request accepted then takes effect. */
export const ECHEANCE = '2026-03-18T23:00:00.000Z';

type Autre = Partial<OuvertureRemplacement>;
type Acte = Partial<ActeSurRemplacement> & Pick<ActeSurRemplacement, 'acte'>;

/** The activities of a replacement, on a database of their own: an account and the administrateur who leaves it. */
export type BancRemplacement = {
  readonly base: BaseOuverte;
  readonly deps: DepsDeTest;
  readonly activites: DossiersActivities;
  readonly organisme: OrganismeDeTest;
  readonly partant: string;
  /** Both answers; fails when the second run writes anything. */
  deuxFois<T>(activite: () => Promise<T>): Promise<[T, T]>;
  ouvrir(autre?: Autre): Promise<string>;
  /** What completes that request. */
  envoi(remplacementId: string): Promise<{ remplacementId: string; envoi: EnvoiRemplacement }>;
  completer(autre?: Autre): Promise<string>;
  agir(remplacementId: string, demande: Acte): ReturnType<DossiersActivities['agirSurRemplacement']>;
  accepter(autre?: Autre): Promise<string>;
  /** `rang`: which of those who were told. */
  opposer(remplacementId: string, rang?: number): ReturnType<DossiersActivities['agirSurRemplacement']>;
  echeance(
    remplacementId: string,
    echeanceLe?: string,
  ): ReturnType<DossiersActivities['appliquerEcheanceRemplacement']>;
  courriels(): Promise<{ modele: string; destinataire: string }[]>;
  journal(): Promise<{ chaine: string; acte: string; etat_apres: string | null }[]>;
  fermer(): Promise<void>;
};

export const ouvrirBancRemplacement = async (): Promise<BancRemplacement> => {
  const base = await ouvrirBase();
  const { orm } = base;
  await ajouterAgents(orm);
  const deps = createDepsDeTest(orm);
  const activites = createDossiersActivities(deps);
  const organisme = await ajouterOrganisme(orm);
  const { utilisateurId: partant } = await ajouterUtilisateur(orm, organisme.compteId);
  const banc: BancRemplacement = {
    base,
    deps,
    activites,
    organisme,
    partant,
    deuxFois: async (activite) => {
      const premiere = await activite();
      const avant = await photographierRemplacements(orm);
      const seconde = await activite();
      expect(await photographierRemplacements(orm)).to.deep.equal(avant);
      return [premiere, seconde];
    },
    ouvrir: async (autre) => {
      const ouverture = buildOuverture(organisme, autre);
      await activites.ouvrirRemplacement({ ouverture });
      return ouverture.remplacementId;
    },
    envoi: async (remplacementId) => ({
      remplacementId,
      envoi: {
        jetonId: await lienSur(orm, 'DEMANDE_REMPLACEMENT', remplacementId),
        pieceIds: [await envoyerJustificatif(deps, remplacementId)],
        le: ENVOYE_LE,
      },
    }),
    completer: async (autre) => {
      const remplacementId = await banc.ouvrir(autre);
      await activites.completerRemplacement(await banc.envoi(remplacementId));
      return remplacementId;
    },
    agir: (remplacementId, demande) => {
      const commun = { remplacementId, acteur: `agent:${AGENTS[0]}`, version: 2, le: ACCEPTE_LE, partants: [partant] };
      return activites.agirSurRemplacement({ demande: { ...commun, ...demande } });
    },
    accepter: async (autre) => {
      const remplacementId = await banc.completer(autre);
      await banc.agir(remplacementId, { acte: 'accepter' });
      return remplacementId;
    },
    opposer: async (remplacementId, rang = 0) => {
      const avis = (await avertis(orm, remplacementId))[rang];
      if (!avis) throw new Error('nobody was told');
      const jetonId = await lienSur(orm, 'OPPOSITION_REMPLACEMENT', avis.id);
      const opposition = { acteur: `lien:${jetonId}`, version: null, avisId: avis.id, motif: 'Je suis toujours là.' };
      return banc.agir(remplacementId, { acte: 'opposer', ...opposition });
    },
    echeance: (remplacementId, echeanceLe = ECHEANCE) =>
      activites.appliquerEcheanceRemplacement({ remplacementId, echeanceLe, le: echeanceLe }),
    courriels: () =>
      lignes(orm, 'SELECT modele, destinataire FROM accrochage.courriel ORDER BY cree_le, modele, destinataire'),
    journal: () =>
      lignes(
        orm,
        `SELECT CASE chaine WHEN 'systeme' THEN chaine ELSE 'organisme' END AS chaine, acte, etat_apres FROM journal.ligne
         ORDER BY le, chaine DESC, numero`,
      ),
    fermer: async () => {
      await deps.fermer();
      await base.fermer();
    },
  };
  return banc;
};
