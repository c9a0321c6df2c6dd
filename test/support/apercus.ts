import { expect } from 'chai';
import { createRenduMasque } from '../../adapters/mail/rendu.ts';
import type { UsageJeton } from '../../domain/compte/jeton.ts';
import type { ModeleCourriel } from '../../domain/courriel/courriel.ts';
import type { BancApi } from './banc-api.ts';
import { lignes } from './orm.ts';
import type { Navigateur } from './personnes.ts';

export type CourrielVu = { modele: string; destinataire: string; sujet: string; texte: string; html: string };

const cle = ({ modele, destinataire }: CourrielVu): string => `${modele} ${destinataire}`;

/** In one order, whatever the database gave them in. */
const ranger = (courriels: readonly CourrielVu[]): CourrielVu[] =>
  [...courriels].sort((a, b) => (cle(a) < cle(b) ? -1 : 1));

/** What an act gives, and the minute at which it gives it, are not known before it. */
export const sansAttribution = (courriels: readonly CourrielVu[]): CourrielVu[] =>
  courriels.map((courriel) => {
    const blanchir = (texte: string): string =>
      texte.replace(
        /\b\d{2}[A-Z]{3}\d{3}\b|\bMCFCER\d{6}\b|\bACC-\d{4}-\w{6}\b|\(attribué lors de l’acte\)|\d{1,2} h \d{2}/g,
        '#',
      );
    const { sujet, texte, html } = courriel;
    return { ...courriel, sujet: blanchir(sujet), texte: blanchir(texte), html: blanchir(html) };
  });

/** Everything that a preview could have written. */
export const compterEcrits = ({ base }: BancApi): Promise<unknown> =>
  lignes(
    base.orm,
    `SELECT (SELECT count(*) FROM accrochage.courriel) AS courriels, (SELECT count(*) FROM technique.jeton) AS jetons,
       (SELECT count(*) FROM journal.ligne) AS journal, (SELECT count(*) FROM accrochage.organisme) AS organismes`,
  );

/** The preview of an act, which has written nothing. */
export const apercevoir = async (banc: BancApi, agent: Navigateur, acte: object): Promise<CourrielVu[]> => {
  const avant = await compterEcrits(banc);
  const { statut, corps } = await banc.poster(agent, '/courriels/apercu', { acte });
  expect([statut, corps.code ?? null], JSON.stringify(corps)).to.deep.equal([200, null]);
  expect(await compterEcrits(banc)).to.deep.equal(avant);
  const courriels = corps.courriels as (CourrielVu & { adresseRefusee: boolean })[];
  return ranger(courriels.map(({ adresseRefusee: _, ...courriel }) => courriel));
};

type Parti = {
  modele: ModeleCourriel;
  destinataire: string;
  parametres: object;
  usage: UsageJeton | null;
  expireLe: string;
};

/** The mails deposited since these, rendered as they will go but for the token of their link. */
export const partisDepuis = async ({ base, api }: BancApi, connus: ReadonlySet<string>): Promise<CourrielVu[]> => {
  const partis = await lignes<Parti & { id: string }>(
    base.orm,
    `SELECT c.id, c.modele, c.destinataire, c.parametres, j.usage, j.expire_le AS "expireLe" FROM accrochage.courriel c
     LEFT JOIN technique.jeton j ON j.id::text = c.parametres ->> 'jetonId' ORDER BY c.cree_le, c.id`,
  );
  const rendre = createRenduMasque(api.origine);
  return ranger(
    partis
      .filter(({ id }) => !connus.has(id))
      .map(({ modele, destinataire, parametres, usage, expireLe }) => {
        const jeton = usage && { usage, expireLe: new Date(expireLe).toISOString() };
        return { modele, destinataire, ...rendre({ modele, parametres, jeton }) };
      }),
  );
};

export const courrielsConnus = async ({ base }: BancApi): Promise<Set<string>> =>
  new Set((await lignes<{ id: string }>(base.orm, 'SELECT id FROM accrochage.courriel')).map(({ id }) => id));
