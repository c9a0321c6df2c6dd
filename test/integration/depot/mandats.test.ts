import { expect } from 'chai';
import { type BancDepot, executer, LE, ouvrirBancDepot } from '../../support/banc-depot.ts';
import { buildDeclaration, publierFiche } from '../../support/banc-mandats.ts';
import { constatsEnBase } from '../../support/constats.ts';
import { ajouterFichier } from '../../support/deps-worker.ts';
import { buildFichierDepot } from '../../support/fichier-depot.ts';
import { ajouterMandat, type MandatDeTest } from '../../support/mandats.ts';
import { lignes } from '../../support/orm.ts';

/** Files of the tests are received on that day in Paris. */
const RECEPTION = '2026-03-02';

describe('a deposit under a mandate', () => {
  let banc: BancDepot;

  beforeEach(async () => {
    banc = await ouvrirBancDepot();
  });

  afterEach(() => banc.fermer());

  /** What the checks of the file say of a deposit of the déposant for the certificateur. */
  const controler = async ({ deposant, numeroContrat }: MandatDeTest, idContrat = numeroContrat): Promise<string[]> => {
    const octets = buildFichierDepot({
      ...{ matricule: deposant.matricule, matriculeCertificateur: banc.emetteur.matricule },
      ...{ idContrat, passages: [{ idTechnique: 'A' }] },
    });
    const depotId = await ajouterFichier(banc.deps, { emetteur: deposant, octets });
    await executer(banc.legeres().enregistrerDepot, { depotId });
    await executer(banc.lourdes().controlerSchema, { depotId, le: LE });
    await executer(banc.legeres().controlerFichierDepose, { depotId });
    const erreurs = await lignes<{ code: string }>(
      banc.base.orm,
      'SELECT code FROM accrochage.depot_erreur WHERE depot_id = ?',
      [depotId],
    );
    return erreurs.map(({ code }) => code);
  };
  const mandat = (jours: { debut?: string; fin?: string } = {}) =>
    ajouterMandat(banc.base.orm, { certificateur: banc.emetteur, ...jours });

  it('is accepted on its last day, by the contract of the pair or the certificateur’s own', async () => {
    const donne = await mandat({ fin: RECEPTION });

    expect(await controler(donne)).to.deep.equal([]);
    expect(await controler(donne, banc.emetteur.numeroContrat)).to.deep.equal([]);
  });

  it('is rejected the day after its end, before its beginning, and when it was annulled', async () => {
    const passe = await mandat({ fin: '2026-03-01' });
    const aVenir = await mandat({ debut: '2026-03-03' });
    const annule = await mandat();
    await lignes(banc.base.orm, 'UPDATE accrochage.mandat SET annule = true WHERE id = ?', [annule.mandatId]);

    for (const donne of [passe, aVenir, annule]) expect(await controler(donne)).to.deep.equal(['MANDAT_ABSENT']);
  });

  it('a declaration that one sends all does not silence a holder sent twice', async () => {
    const { deposant: autre } = await mandat();
    const { siret } = banc.emetteur;
    await lignes(
      banc.base.orm,
      `INSERT INTO accrochage.contrat (id, numero, organisme_id, role, certificateur_id, cree_le)
       VALUES (gen_random_uuid(), 'AUTRE', ?, 'CERTIFICATEUR', ?, now()) ON CONFLICT DO NOTHING`,
      [autre.organismeId, autre.organismeId],
    );
    await publierFiche(banc, { numero: 'RNCP31001', certificateurs: [siret, autre.siret] });
    for (const declarant of [siret, autre.siret])
      await banc.legeres().declarerEnvoi({
        siret: declarant,
        demande: buildDeclaration({ mode: 'UN_POUR_TOUS', siretEmetteur: siret, le: LE }),
      });
    const depots: string[] = [];
    for (const [emetteur, idTechnique] of [
      [banc.emetteur, 'A'],
      [autre, 'B'],
    ] as const) {
      const { matricule, numeroContrat: idContrat } = emetteur;
      const octets = buildFichierDepot({ matricule, idContrat, idFlux: idTechnique, passages: [{ idTechnique }] });
      const depotId = await ajouterFichier(banc.deps, { emetteur, octets });
      await executer(banc.legeres().enregistrerDepot, { depotId });
      await executer(banc.lourdes().controlerSchema, { depotId, le: LE });
      await executer(banc.legeres().controlerFichierDepose, { depotId });
      await executer(banc.sngi().niriserPassages, { depotId, le: LE });
      await executer(banc.legeres().cloreTraitement, { depotId, le: LE });
      await executer(banc.legeres().terminerDepot, { depotId, le: LE });
      depots.push(depotId);
    }

    const releves = await executer(banc.lourdes().releverDoublesEnvois, { depotId: depots[1] ?? '', le: LE });

    expect(releves).to.equal(1);
    expect((await constatsEnBase(banc.base.orm)).map(({ genre }) => genre)).to.deep.equal([
      'TITULAIRE_ENVOYE_DEUX_FOIS',
    ]);
  });
});
