import { MikroORM } from '@mikro-orm/postgresql';
import { ormConfig } from '../../../database/orm.config.ts';
import { envoyeurDeTest } from './courriels-de-test.ts';

// A program: sends one mail and says what became of it. The test kills it in the middle.
const [urlBase = '', urlSmtp = '', courrielId = '', instant = ''] = process.argv.slice(2);
const orm = await MikroORM.init(ormConfig(urlBase, 2));
const issue = await envoyeurDeTest(orm, urlSmtp, { maintenant: () => new Date(instant) })(courrielId);
process.stdout.write(`${issue}\n`);
await orm.close();
