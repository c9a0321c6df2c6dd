import { expect } from 'chai';
import { apercevoir, type CourrielVu, courrielsConnus, partisDepuis, sansAttribution } from './apercus.ts';
import { type BancApi, ouvrirBancApi } from './banc-api.ts';
import { jusqua } from './jusqua.ts';
import { ajouterAgent, connecte, type Navigateur } from './personnes.ts';

export const MOTIF = 'Aucune certification n’est enregistrée.';
export const DEPOSANT = { raisonSociale: 'Tiers Fictif', courriel: 'tiers@fictif.example' };

export const dans = (jours: number): string => new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10);

/** What is previewed, then done; `nombre` mails leave. */
type Essai = { acte: object; chemin: string; corps?: object; nombre: number };

type DossierEssaye = { dossierId: string; siret: string; version: () => Promise<number> };

export type BancApercus = BancApi & {
  /** Holds every right that an act asks for. */
  readonly agent: Navigateur;
  /** Previews the act, does it: the mails were shown to the letter. */
  exact(essai: Essai): Promise<CourrielVu[]>;
  /** The same, but for what only the act gives. */
  conforme(essai: Essai): Promise<CourrielVu[]>;
  surDossier(contenu?: object): Promise<DossierEssaye>;
};

/** The API with its clock stopped: the preview and the act are of one instant. */
export const ouvrirBancApercus = async (): Promise<BancApercus> => {
  const banc = await ouvrirBancApi();
  const agentId = await ajouterAgent(banc.base.orm, ['supervision', 'instruction']);
  const agent = await connecte(banc.api, { agentId });
  banc.api.figer();
  const essayer = async ({ acte, chemin, corps = {}, nombre }: Essai) => {
    const vus = await apercevoir(banc, agent, acte);
    const connus = await courrielsConnus(banc);
    const { statut, corps: fait } = await banc.poster(agent, chemin, corps);
    expect(statut, JSON.stringify(fait)).to.be.oneOf([200, 201]);
    await jusqua(async () => (await courrielsConnus(banc)).size >= connus.size + nombre);
    expect(vus).to.have.length(nombre);
    return { vus, partis: await partisDepuis(banc, connus) };
  };
  return {
    ...banc,
    agent,
    async exact(essai) {
      const { vus, partis } = await essayer(essai);
      expect(vus).to.deep.equal(partis);
      return vus;
    },
    async conforme(essai) {
      const { vus, partis } = await essayer(essai);
      expect(sansAttribution(vus)).to.deep.equal(sansAttribution(partis));
      return vus;
    },
    async surDossier(contenu = {}) {
      const { dossierId, siret } = await banc.ouvrir(contenu);
      return { dossierId, siret, version: async () => (await banc.dossierDe(siret)).version };
    },
  };
};
