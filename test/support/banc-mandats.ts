import { randomUUID } from 'node:crypto';
import { createCoCertificationActivities } from '../../activities/cocertification.activities.ts';
import { createMandatsActivities } from '../../activities/mandats.activities.ts';
import type { DeclarationEnvoi } from '../../domain/cocertification/ordres.ts';
import type { DemandeAccrochage } from '../../domain/dossier/demande-contact.ts';
import type { MandatDemande, OctroiMandat } from '../../domain/mandat/ordres.ts';
import { executer } from './banc-depot.ts';
import { type BancDossier, ouvrirBancDossier } from './banc-dossier.ts';
import { AGENTS, buildActe, buildDemande, buildSiret } from './builders.ts';
import { lignes } from './orm.ts';

/** An instant after the acceptances of the builders. */
export const LE = '2026-03-05T09:00:00.000Z';
export const JOUR = '2026-03-05';

/** The activities on mandates over a database of their own. */
export type BancMandats = BancDossier & {
  mandats(): ReturnType<typeof createMandatsActivities>;
  cocertifications(): ReturnType<typeof createCoCertificationActivities>;
  /** A case just opened by that form. */
  ouvrirAvec(contenu: Partial<DemandeAccrochage>): Promise<{ siret: string; dossierId: string }>;
  /** From the form to the identifiers, with the mandates that the agent grants (absent: those of the form). */
  accrocher(
    contenu?: Partial<DemandeAccrochage>,
    mandats?: MandatDemande[],
  ): Promise<{ siret: string; dossierId: string }>;
  /** The daily look, as a worker runs it. */
  verifierMandats(le?: string): Promise<{ codes: number; deposantsJoints: number }>;
  /** Everything that acts on mandates may write, in full. */
  photographier(): Promise<unknown>;
};

const PHOTOGRAPHIE = `SELECT (SELECT jsonb_agg(m ORDER BY id) FROM accrochage.mandat m) AS mandats,
  (SELECT jsonb_agg(p ORDER BY id) FROM accrochage.mandat_prevu p) AS prevus,
  (SELECT jsonb_agg(d ORDER BY id) FROM accrochage.declaration_cocertification d) AS declarations,
  (SELECT jsonb_agg(c ORDER BY cle) FROM accrochage.constat c) AS constats,
  (SELECT jsonb_agg(o ORDER BY id) FROM accrochage.organisme o) AS organismes,
  (SELECT jsonb_agg(k ORDER BY id) FROM accrochage.contrat k) AS contrats,
  (SELECT jsonb_agg(j ORDER BY id) FROM technique.jeton j) AS jetons,
  (SELECT jsonb_agg(c.cle ORDER BY cle) FROM accrochage.courriel c) AS courriels,
  (SELECT jsonb_agg(d ORDER BY id) FROM accrochage.dossier d) AS dossiers,
  (SELECT count(*) FROM journal.ligne) AS journal`;

export const ouvrirBancMandats = async (): Promise<BancMandats> => {
  const dossiers = await ouvrirBancDossier();
  const { orm } = dossiers.base;
  const deps = { orm, jetons: { cleActive: 'k1' }, domaineCourriels: 'accrochage.example' };
  const banc: BancMandats = {
    ...dossiers,
    mandats: () => createMandatsActivities(deps),
    cocertifications: () => createCoCertificationActivities(deps),
    async ouvrirAvec(contenu) {
      const demande = buildDemande(contenu);
      const { reponse } = await banc.demandes().enregistrerDemande({ demande });
      return { siret: demande.contenu.siret, dossierId: reponse.dossierId };
    },
    async accrocher(contenu = {}, mandats) {
      const { siret, dossierId } = await banc.ouvrirAvec(contenu);
      const demande = buildActe({ dossierId });
      const precisions = { ...(mandats && { mandats }) };
      await banc.instruction().instruireDossier({ siret, acte: 'accepter', demande, precisions });
      await banc.identifiants().emettreIdentifiants({ dossierId, le: '2026-03-03T10:00:01.000Z' });
      return { siret, dossierId };
    },
    verifierMandats: (le = LE) => executer(banc.cocertifications().verifierMandats, { le }),
    photographier: async () => (await lignes(orm, PHOTOGRAPHIE))[0],
  };
  return banc;
};

/** A mandate that an agent grants, for all certifications, from today. */
export const buildOctroi = (
  mandat: Partial<MandatDemande> = {},
  octroi: Partial<Omit<OctroiMandat, 'mandat'>> = {},
): OctroiMandat => ({
  mandatId: randomUUID(),
  mandat: {
    siret: buildSiret(),
    raisonSociale: 'Services de Dépôt Fictifs',
    courriel: 'depot@services-fictifs.example',
    certifications: [],
    ...mandat,
  },
  acteur: `agent:${AGENTS[0]}`,
  le: LE,
  ...octroi,
});

export const buildDeclaration = (declaration: Partial<DeclarationEnvoi> = {}): DeclarationEnvoi => ({
  declarationId: randomUUID(),
  code: 'RNCP31001',
  mode: 'CHACUN_LES_SIENS',
  acteur: `agent:${AGENTS[0]}`,
  le: LE,
  ...declaration,
});

/** What France compétences publishes of a code: in force, held by these SIRET, with these partners. */
export const publierFiche = async (
  { base: { orm } }: Pick<BancDossier, 'base'>,
  fiche: { numero: string; certificateurs?: readonly string[]; partenaires?: readonly string[]; fin?: string },
): Promise<void> => {
  const { numero, certificateurs = [], partenaires = [], fin = '2030-12-31' } = fiche;
  await lignes(
    orm,
    `INSERT INTO accrochage.fiche (numero, intitule, actif, debut, fin, importee_le)
     VALUES (?, 'Titre fictif', true, '2020-01-01', ?, now())`,
    [numero, fin],
  );
  for (const [table, sirets] of [
    ['fiche_certificateur', certificateurs],
    ['fiche_partenaire', partenaires],
  ] as const)
    for (const siret of sirets)
      await lignes(
        orm,
        `INSERT INTO accrochage.${table} (numero, siret_publie, siret_exact, nom) VALUES (?, ?, ?, 'Nom publié')`,
        [numero, siret, siret],
      );
};
