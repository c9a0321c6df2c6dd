import { expect } from 'chai';
import { createSngiActivities } from '../../../activities/index.ts';
import { contextePassage } from '../../../database/repositories/passage.repository.ts';
import { phraseOfficielle } from '../../../domain/depot/phrases.ts';
import { type BancDepot, executer, LE, ouvrirBancDepot } from '../../support/banc-depot.ts';
import { createDepsDeTest } from '../../support/deps-worker.ts';
import { lignes, lireCoffre } from '../../support/orm.ts';
import { nirFictif } from '../../support/sngi-fictif.ts';

describe('activity that matches the holders of a deposit', () => {
  let banc: BancDepot;

  beforeEach(async () => {
    banc = await ouvrirBancDepot();
  });

  afterEach(() => banc.fermer());

  it('keeps a passage with a keyed hash of the NIR, and seals its identity for its row alone', async () => {
    await banc.nirise(banc.fichier([{ idTechnique: 'A', nomNaissance: 'KERVADEC', prenom1: 'Maëlle' }]));

    const [passage] = await lignes<{ nir_hmac: Buffer; nir_cle_id: string }>(
      banc.base.orm,
      'SELECT nir_hmac, nir_cle_id, code, date_delivrance::text FROM accrochage.passage',
    );
    const nir = nirFictif('KERVADEC Maëlle');
    expect(passage).to.deep.include({ code: 'RNCP31001', date_delivrance: '2026-02-10' });
    expect(passage?.nir_hmac.equals(banc.deps.nir.calculer(nir, passage.nir_cle_id).empreinte)).to.equal(true);
  });

  it('the program cannot read the vault, whose identity opens for its row only', async () => {
    await banc.nirise(banc.fichier([{ idTechnique: 'A', nomNaissance: 'KERVADEC', prenom1: 'Maëlle' }]));
    const refuse = await lignes(banc.base.orm, 'SELECT scelle FROM titulaires.passage_identite').then(
      () => 'read',
      (e: { sqlState?: string; code?: string }) => e.code,
    );

    const [identite] = await lireCoffre(banc.base);

    const ouvrir = (idTechnique: string) =>
      banc.deps.titulaires.ouvrir(
        identite?.scelle ?? Buffer.alloc(0),
        identite?.cle_id ?? '',
        contextePassage(banc.emetteur.organismeId, idTechnique),
      );
    expect(refuse).to.equal('42501');
    const clair = JSON.parse(Buffer.from(ouvrir('A')).toString());
    expect(clair).to.have.nested.property('identification.titulaire.nomNaissance', 'KERVADEC');
    expect(clair.nir).to.equal(nirFictif('KERVADEC Maëlle'));
    expect(() => ouvrir('B')).to.throw();
  });

  it('niriserPassages run twice writes nothing more and asks the register nothing more', async () => {
    const octets = banc.fichier([
      { idTechnique: 'A' },
      { idTechnique: 'B', nomNaissance: 'INCONNU' },
      { idTechnique: 'A' },
      { idTechnique: 'C', dateFinValidite: '2026-01-01' },
    ]);
    const depotId = await banc.recevoir(octets);
    await executer(banc.lourdes().controlerSchema, { depotId, le: LE });
    await executer(banc.legeres().controlerFichierDepose, { depotId });

    await banc.deuxFois(() => executer(banc.sngi().niriserPassages, { depotId, le: LE }));

    expect(banc.deps.sngi.appels).to.deep.equal([2]);
    expect(await banc.rejets(depotId)).to.deep.equal([
      { id_technique: 'B', phrase: 3, message: 'Aucun titulaire ne correspond aux critères obligatoires' },
      {
        id_technique: 'C',
        phrase: 7,
        message: phraseOfficielle(7, { bcr: banc.emetteur.matricule, idTechnique: 'C', index: 0 }),
      },
    ]);
    const doubles = await lignes(
      banc.base.orm,
      "SELECT rang, id_technique FROM accrochage.depot_avertissement WHERE code = 'ID_TECHNIQUE_EN_DOUBLE'",
    );
    expect(doubles).to.deep.equal([{ rang: 2, id_technique: 'A' }]);
  });

  it('suspects a lost first row when the file is numbered from 2, whatever is rejected, and says it once', async () => {
    const numeros = [2, 3, 4, 5].map((numero) => ({
      idTechnique: `2026-000${numero}`,
      ...(numero === 3 && { nomNaissance: 'INCONNU' }),
    }));
    const depotId = await banc.nirise(banc.fichier(numeros));

    await banc.deuxFois(() => executer(banc.sngi().niriserPassages, { depotId, le: LE }));

    const suspects = await lignes(
      banc.base.orm,
      "SELECT rang FROM accrochage.depot_avertissement WHERE code = 'PREMIERE_LIGNE_PERDUE'",
    );
    expect(suspects).to.deep.equal([{ rang: -1 }]);
  });

  it('rejects by sentence 1 what another deposit kept, even when nobody would be found', async () => {
    await banc.nirise(banc.fichier([{ idTechnique: 'A' }]));

    const depotId = await banc.nirise(
      banc.fichier([{ idTechnique: 'A', nomNaissance: 'INCONNU' }], { idFlux: 'flux-2' }),
    );

    expect(await banc.rejets(depotId)).to.deep.equal([
      {
        id_technique: 'A',
        phrase: 1,
        message: phraseOfficielle(1, { bcr: banc.emetteur.matricule, idTechnique: 'A', index: 0 }),
      },
    ]);
  });

  it('keeps one passage when two deposits send the same idTechnique at the same moment', async () => {
    const passages = Array.from({ length: 40 }, (_, rang) => ({ idTechnique: `P${rang}` }));
    const depots = [
      await banc.recevoir(banc.fichier(passages)),
      await banc.recevoir(banc.fichier([...passages].reverse(), { idFlux: 'flux-2' })),
    ];
    for (const depotId of depots) {
      await executer(banc.lourdes().controlerSchema, { depotId, le: LE });
      await executer(banc.legeres().controlerFichierDepose, { depotId });
    }
    const autre = createDepsDeTest(banc.base.orm);
    const partages = { ...banc.deps, moteur: autre.moteur };

    await Promise.all([
      executer(createSngiActivities(banc.deps).niriserPassages, { depotId: depots[0] ?? '', le: LE }),
      executer(createSngiActivities(partages).niriserPassages, { depotId: depots[1] ?? '', le: LE }),
    ]);

    await autre.fermer();
    const [nombres] = await lignes(
      banc.base.orm,
      `SELECT (SELECT count(*)::int FROM accrochage.passage) AS gardes, (SELECT count(*)::int FROM accrochage.rejet) AS rejets,
         (SELECT count(*)::int FROM titulaires.passage_identite) AS identites,
         (SELECT count(DISTINCT phrase)::int FROM accrochage.rejet WHERE phrase = 1) AS phrases`,
    );
    expect(nombres).to.deep.equal({ gardes: 40, rejets: 40, identites: 40, phrases: 1 });
  });

  it('stops an attempt whose batch another attempt has treated', async () => {
    const depotId = await banc.recevoir(banc.fichier([{ idTechnique: 'A' }]));
    await executer(banc.lourdes().controlerSchema, { depotId, le: LE });
    await executer(banc.legeres().controlerFichierDepose, { depotId });
    const devance = {
      ...banc.deps,
      sngi: {
        rapprocher: async (lot: Parameters<typeof banc.deps.sngi.rapprocher>[0]) => {
          await executer(banc.sngi().niriserPassages, { depotId, le: LE });
          return banc.deps.sngi.rapprocher(lot);
        },
      },
    };
    const autre = createDepsDeTest(banc.base.orm);

    const erreur = await executer(createSngiActivities({ ...devance, moteur: autre.moteur }).niriserPassages, {
      depotId,
      le: LE,
    }).then(
      () => 'done',
      (e: Error) => e.message,
    );

    await autre.fermer();
    expect(erreur).to.include('another attempt');
    const [nombre] = await lignes(banc.base.orm, 'SELECT count(*)::int AS n FROM accrochage.passage');
    expect(nombre).to.deep.equal({ n: 1 });
  });
});
