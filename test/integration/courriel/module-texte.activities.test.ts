import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createModuleTexteActivities } from '../../../activities/module-texte.activities.ts';
import { ModuleTexteRepository } from '../../../database/repositories/module-texte.repository.ts';
import {
  type EcritureModule,
  exigerVariablesConnues,
  LIBELLE_USAGE_MODULE,
} from '../../../domain/courriel/module-texte.ts';
import { refusMetier } from '../../support/banc-dossier.ts';
import { AGENTS } from '../../support/builders.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';

describe('activities on text modules', () => {
  let base: BaseOuverte;

  before(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
  });

  after(() => base.fermer());

  const ecrire = (moduleId: string, autre: Partial<EcritureModule> = {}) =>
    createModuleTexteActivities(base).ecrireModuleTexte({
      ...{ moduleId, agentId: AGENTS[0], le: '2026-03-02T09:00:00.000Z', version: 0 },
      ...{ titre: 'Un titre', texte: 'Pour {{raisonSociale}}.', usage: 'REFUS', actif: true },
      ...autre,
    });
  const photographier = () =>
    lignes(
      base.orm,
      `SELECT (SELECT jsonb_agg(m ORDER BY id) FROM accrochage.module_texte m) AS modules,
         (SELECT count(*) FROM journal.ligne) AS journal`,
    );

  it('ecrireModuleTexte run twice creates one module, and one line in the journal', async () => {
    const moduleId = randomUUID();
    const premiere = await ecrire(moduleId);
    const avant = await photographier();

    const seconde = await ecrire(moduleId);

    expect(premiere).to.deep.equal({ moduleId, version: 1 });
    expect(seconde).to.deep.equal(premiere);
    expect(await photographier()).to.deep.equal(avant);
  });

  it('run twice on a module that is there, changes it once', async () => {
    const moduleId = randomUUID();
    await ecrire(moduleId);
    const premiere = await ecrire(moduleId, { version: 1, actif: false });
    const avant = await photographier();

    const seconde = await ecrire(moduleId, { version: 1, actif: false });

    expect([premiere, seconde]).to.deep.equal([
      { moduleId, version: 2 },
      { moduleId, version: 2 },
    ]);
    expect(await photographier()).to.deep.equal(avant);
    const etats = await lignes(
      base.orm,
      'SELECT acte, etat_avant, etat_apres FROM journal.ligne WHERE objet_id = ? ORDER BY numero',
      [moduleId],
    );
    expect(etats).to.deep.equal([
      { acte: 'module-texte.creer', etat_avant: null, etat_apres: 'ACTIF' },
      { acte: 'module-texte.modifier', etat_avant: 'ACTIF', etat_apres: 'INACTIF' },
    ]);
  });

  it('refuses an outdated view, and a variable out of the list', async () => {
    const moduleId = randomUUID();
    await ecrire(moduleId);
    await ecrire(moduleId, { version: 1, titre: 'Deuxième' });

    const perimee = await refusMetier(ecrire(moduleId, { version: 1, titre: 'Troisième', agentId: AGENTS[1] }));
    const inconnue = await refusMetier(ecrire(randomUUID(), { texte: '{{motDePasse}}' }));

    expect([perimee.code, inconnue.code]).to.deep.equal(['VERSION_PERIMEE', 'VARIABLE_INCONNUE']);
    expect(perimee.details.actuel).to.include({ titre: 'Deuxième' });
  });

  it('finds in the modules given by the product nothing that it would refuse', async () => {
    const modules = (await new ModuleTexteRepository(base.orm.em.fork()).lister({})).filter(
      ({ modifiePar }) => modifiePar === 'systeme',
    );

    expect(modules).to.have.length.at.least(6);
    for (const { texte, usage } of modules) {
      expect(() => exigerVariablesConnues(texte)).not.to.throw();
      expect(LIBELLE_USAGE_MODULE).to.have.property(usage);
    }
  });
});
