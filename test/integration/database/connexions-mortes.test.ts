import { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { ormConfig } from '../../../database/orm.config.ts';
import { couperConnexions } from '../../support/couper-connexions.ts';
import { type BaseDeTest, basePropre } from '../../support/postgres.ts';

describe('connections that die', () => {
  let base: BaseDeTest;
  let orm: MikroORM;

  before(async () => {
    base = await basePropre();
    orm = await MikroORM.init(ormConfig(base.url, 1));
  });

  after(async () => {
    await orm.close(true);
    await base.fermer();
  });

  const couper = async (): Promise<void> => {
    const rouvrir = await couperConnexions(base);
    await rouvrir();
  };
  const transaction = (pendant: () => Promise<void>): Promise<string> =>
    orm.em
      .fork()
      .transactional(async (em) => {
        await em.execute('SELECT 1');
        await pendant();
        await em.execute('SELECT 2');
      })
      .then(
        () => 'faite',
        () => 'perdue',
      );
  const rien = async (): Promise<void> => undefined;

  it('do not take their place in the pool for good, whenever they die', async () => {
    const issues: string[] = [];

    issues.push(await transaction(rien));
    await couper();
    issues.push(await transaction(rien), await transaction(rien));
    issues.push(await transaction(couper), await transaction(rien));
    issues.push(await transaction(couper), await transaction(rien));

    expect(issues.at(0)).to.equal('faite');
    expect(issues.at(2), 'after a connection that died idle').to.equal('faite');
    expect(issues.slice(3), 'after connections that died at work').to.deep.equal([
      'perdue',
      'faite',
      'perdue',
      'faite',
    ]);
  });
});
