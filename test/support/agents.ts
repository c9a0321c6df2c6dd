import type { MikroORM } from '@mikro-orm/postgresql';
import { lignes } from './orm.ts';

const PHOTOGRAPHIE = `SELECT (SELECT jsonb_agg(a ORDER BY id) FROM accrochage.agent a) AS agents,
  (SELECT jsonb_agg(b ORDER BY id) FROM accrochage.absence_agent b) AS absences,
  (SELECT jsonb_agg(c ORDER BY cle) FROM accrochage.courriel c) AS courriels,
  (SELECT jsonb_agg(s ORDER BY id) FROM technique.session s) AS sessions,
  (SELECT jsonb_agg(j ORDER BY id) FROM technique.jeton_api j) AS jetons,
  (SELECT count(*) FROM journal.ligne) AS journal`;

/** Everything that whoever manages agents may write. */
export const photographierAgents = async (orm: MikroORM): Promise<unknown> => (await lignes(orm, PHOTOGRAPHIE))[0];

/** Keys of the mails deposited, in the order of their words. */
export const clesDesCourriels = async (orm: MikroORM): Promise<string[]> =>
  (await lignes<{ cle: string }>(orm, 'SELECT cle FROM accrochage.courriel ORDER BY cle')).map(({ cle }) => cle);
