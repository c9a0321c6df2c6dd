import { expect } from 'chai';
import { ConstatLectureRepository } from '../../../database/repositories/constat-lecture.repository.ts';
import { type BancDepot, executer, LE, ouvrirBancDepot } from '../../support/banc-depot.ts';
import { constatsEnBase, photographierConstats } from '../../support/constats.ts';
import { ajouterFichier } from '../../support/deps-worker.ts';
import { buildFichierDepot, type PassageEcrit } from '../../support/fichier-depot.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterOrganisme, type OrganismeDeTest } from '../../support/personnes.ts';
import { nirFictif } from '../../support/sngi-fictif.ts';

describe('releverDoublesEnvois', () => {
  let banc: BancDepot;
  let autre: OrganismeDeTest;
  let flux: number;

  beforeEach(async () => {
    banc = await ouvrirBancDepot();
    autre = await ajouterOrganisme(banc.base.orm);
    flux = 0;
  });

  afterEach(() => banc.fermer());

  /** A deposit of that emitter, treated to its end. */
  const traite = async (
    emetteur: OrganismeDeTest,
    passages: readonly PassageEcrit[],
    code = 'RNCP31001',
  ): Promise<string> => {
    flux += 1;
    const octets = buildFichierDepot({
      ...{ matricule: emetteur.matricule, idContrat: emetteur.numeroContrat },
      ...{ idFlux: `flux-${flux}`, code, passages },
    });
    const depotId = await ajouterFichier(banc.deps, { emetteur, octets });
    await executer(banc.legeres().enregistrerDepot, { depotId });
    await executer(banc.lourdes().controlerSchema, { depotId, le: LE });
    await executer(banc.legeres().controlerFichierDepose, { depotId });
    await executer(banc.sngi().niriserPassages, { depotId, le: LE });
    await executer(banc.legeres().cloreTraitement, { depotId, le: LE });
    await executer(banc.legeres().terminerDepot, { depotId, le: LE });
    return depotId;
  };
  const relever = (depotId: string) => executer(banc.lourdes().releverDoublesEnvois, { depotId, le: LE });
  const photo = async () => [await banc.photographier(), await photographierConstats(banc.base.orm)];

  it('run twice, for either deposit, raises one finding for a holder and two emitters', async () => {
    const premier = await traite(banc.emetteur, [{ idTechnique: 'A1' }, { idTechnique: 'A2', prenom1: 'Seule' }]);
    const second = await traite(autre, [{ idTechnique: 'B1' }, { idTechnique: 'B2', prenom1: 'Autre' }]);
    const releves = await relever(second);
    const avant = await photo();

    const ensuite = [await relever(second), await relever(premier)];

    expect([releves, ...ensuite]).to.deep.equal([1, 0, 0]);
    expect(await photo()).to.deep.equal(avant);
    const [petit, grand] = [banc.emetteur.organismeId, autre.organismeId].sort();
    expect(await constatsEnBase(banc.base.orm)).to.deep.equal([
      {
        genre: 'TITULAIRE_ENVOYE_DEUX_FOIS',
        etat: 'A_TRAITER',
        version: 1,
        code: 'RNCP31001',
        organismeId: petit,
        autreOrganismeId: grand,
      },
    ]);
    const journal = await lignes(banc.base.orm, "SELECT chaine FROM journal.ligne WHERE acte = 'constat.relever'");
    expect(journal).to.deep.equal([{ chaine: petit }]);
  });

  it('tells nothing of the same holder for one emitter, another day, or another certification', async () => {
    await traite(banc.emetteur, [{ idTechnique: 'A1' }, { idTechnique: 'A2' }]);
    await traite(banc.emetteur, [{ idTechnique: 'A3' }]);
    const autreJour = await traite(autre, [{ idTechnique: 'B1', dateDebutValidite: '2026-02-11' }]);
    const autreCode = await traite(autre, [{ idTechnique: 'B2' }], 'RNCP31002');

    const releves = [await relever(autreJour), await relever(autreCode)];

    expect(releves).to.deep.equal([0, 0]);
  });

  it('tells each pair of three emitters, once, whatever was sent several times', async () => {
    const troisieme = await ajouterOrganisme(banc.base.orm);
    const depots = [];
    for (const emetteur of [banc.emetteur, autre, troisieme])
      depots.push(await traite(emetteur, [{ idTechnique: 'X1' }, { idTechnique: 'X2' }]));

    for (const depotId of depots) await relever(depotId);

    const paires = (await constatsEnBase(banc.base.orm)).map(
      ({ organismeId, autreOrganismeId }) => `${organismeId} ${autreOrganismeId}`,
    );
    expect(paires).to.have.length(3);
    expect(new Set(paires).size).to.equal(3);
  });

  it('two deposits that look at the same moment raise it once', async () => {
    const depots = [
      await traite(banc.emetteur, [{ idTechnique: 'A1' }, { idTechnique: 'A2', prenom1: 'Deux' }]),
      await traite(autre, [{ idTechnique: 'B2', prenom1: 'Deux' }, { idTechnique: 'B1' }]),
    ];

    const releves = await Promise.all(depots.map(relever));

    expect(releves.reduce((somme, nombre) => somme + nombre)).to.equal(2);
    expect(await constatsEnBase(banc.base.orm)).to.have.length(2);
  });

  it('leads the agent to both passages, each with its emitter', async () => {
    await traite(banc.emetteur, [{ idTechnique: 'A1' }]);
    await relever(await traite(autre, [{ idTechnique: 'B1' }]));

    const lecture = new ConstatLectureRepository(banc.base.orm.em.fork());
    const { elements } = await lecture.lister({ etats: ['A_TRAITER'], organismeId: autre.organismeId, limite: 5 });

    const parEmetteur = elements.flatMap(({ organisme, autreOrganisme, passages }) =>
      passages.map(({ idTechnique, dateDelivrance }, rang) => [
        (rang === 0 ? organisme : autreOrganisme)?.matricule,
        idTechnique,
        dateDelivrance,
      ]),
    );
    expect(parEmetteur).to.have.deep.members([
      [banc.emetteur.matricule, 'A1', '2026-02-10'],
      [autre.matricule, 'B1', '2026-02-10'],
    ]);
  });

  it('keeps nothing of the holder: neither name, nor NIR, nor its keyed hash', async () => {
    await traite(banc.emetteur, [{ idTechnique: 'A1' }]);
    await relever(await traite(autre, [{ idTechnique: 'B1' }]));

    const [{ tout } = { tout: '' }] = await lignes<{ tout: string }>(
      banc.base.orm,
      `SELECT string_agg(c::text, ' ') || (SELECT string_agg(l::text, ' ') FROM journal.ligne l) AS tout
       FROM accrochage.constat c`,
    );
    const hachages = await lignes<{ hmac: string }>(
      banc.base.orm,
      "SELECT encode(nir_hmac, 'hex') AS hmac FROM accrochage.passage",
    );
    expect(tout).to.include('TITULAIRE_ENVOYE_DEUX_FOIS');
    for (const secret of ['KERVADEC', 'Maëlle', nirFictif('KERVADEC Maëlle'), ...hachages.map(({ hmac }) => hmac)])
      expect(tout).not.to.include(secret);
  });

  it('looks at no deposit that was rejected whole', async () => {
    const depotId = await banc.recevoir(banc.fichier([{ idTechnique: 'A', sexe: 'X' }]));
    await executer(banc.lourdes().controlerSchema, { depotId, le: LE });
    await executer(banc.legeres().cloreTraitement, { depotId, le: LE });
    await executer(banc.legeres().terminerDepot, { depotId, le: LE });

    expect(await relever(depotId)).to.equal(0);
  });
});
