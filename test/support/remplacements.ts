import { randomUUID } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Stockage } from '../../domain/depot/stockage.ts';
import type { OuvertureRemplacement } from '../../domain/remplacement/ordres.ts';
import { lignes } from './orm.ts';
import type { OrganismeDeTest } from './personnes.ts';
import { envoyerPiece } from './pieces.ts';

const OUVERT_LE = '2026-03-02T09:00:00.000Z';
export const ENVOYE_LE = '2026-03-02T10:00:00.000Z';

export const DEMANDEUR = {
  nom: 'Roumanet',
  prenom: 'Iris',
  courriel: 'iris.roumanet@institut.example',
  fonction: 'Directrice',
};

/** A request for the account of that organisme. */
export const buildOuverture = (
  { siret, matricule }: Pick<OrganismeDeTest, 'siret' | 'matricule'>,
  ouverture: Partial<OuvertureRemplacement> = {},
): OuvertureRemplacement => ({
  remplacementId: randomUUID(),
  siret,
  matricule,
  role: 'CERTIFICATEUR',
  utilisateurId: null,
  demandeur: DEMANDEUR,
  motif: 'DEPART',
  le: OUVERT_LE,
  ...ouverture,
});

/** Id of the link of that usage on that subject. */
export const lienSur = async (orm: MikroORM, usage: string, sujetId: string): Promise<string> => {
  const [lien] = await lignes<{ id: string }>(orm, 'SELECT id FROM technique.jeton WHERE usage = ? AND sujet_id = ?', [
    usage,
    sujetId,
  ]);
  if (!lien) throw new Error(`no link ${usage} on ${sujetId}`);
  return lien.id;
};

/** A proof that the author of the request sent by her link. */
export const envoyerJustificatif = (
  deps: { orm: MikroORM; stockage: Stockage },
  remplacementId: string,
  le = OUVERT_LE,
): Promise<string> => envoyerPiece(deps, { porteur: `DEMANDE_REMPLACEMENT:${remplacementId}`, le });

/** Those who were told of a request, by address. */
export const avertis = (orm: MikroORM, remplacementId: string): Promise<{ id: string; courriel: string }[]> =>
  lignes(orm, 'SELECT id, courriel FROM accrochage.remplacement_avis WHERE remplacement_id = ? ORDER BY courriel', [
    remplacementId,
  ]);

const PHOTOGRAPHIE = `SELECT (SELECT jsonb_agg(r ORDER BY id) FROM accrochage.remplacement r) AS remplacements,
  (SELECT jsonb_agg(a ORDER BY id) FROM accrochage.remplacement_avis a) AS avis,
  (SELECT jsonb_agg(p ORDER BY id) FROM accrochage.piece p) AS pieces,
  (SELECT jsonb_agg(p ORDER BY id) FROM technique.piece_recue p) AS recues,
  (SELECT jsonb_agg(u ORDER BY id) FROM accrochage.utilisateur u) AS utilisateurs,
  (SELECT jsonb_agg(m ORDER BY id) FROM technique.mot_de_passe m) AS "motsDePasse",
  (SELECT jsonb_agg(s ORDER BY id) FROM technique.session s) AS sessions,
  (SELECT jsonb_agg(j ORDER BY id) FROM technique.jeton j) AS jetons,
  (SELECT count(*) FROM accrochage.courriel) AS courriels, (SELECT count(*) FROM journal.ligne) AS journal`;

/** Everything that a replacement may write. */
export const photographierRemplacements = async (orm: MikroORM): Promise<unknown> =>
  (await lignes(orm, PHOTOGRAPHIE))[0];
