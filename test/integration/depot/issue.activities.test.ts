import { expect } from 'chai';
import { type BancDepot, executer, LE, ouvrirBancDepot } from '../../support/banc-depot.ts';
import { lignes } from '../../support/orm.ts';

describe('activities that end a deposit', () => {
  let banc: BancDepot;

  beforeEach(async () => {
    banc = await ouvrirBancDepot();
  });

  afterEach(() => banc.fermer());

  it('publierAccuseTraitement run twice writes the same bytes', async () => {
    const depotId = await banc.traite(
      banc.fichier([{ idTechnique: 'A' }, { idTechnique: 'B', nomNaissance: 'HOMONYME' }]),
    );
    const premier = await banc.accuse(depotId);

    await banc.deuxFois(() => executer(banc.lourdes().publierAccuseTraitement, { depotId }));

    expect(await banc.accuse(depotId)).to.equal(premier);
    expect(premier).to.include('<nomFichier>dépôt 1.xml</nomFichier>');
    expect(premier.match(/<idTechnique>(.*?)<\/idTechnique>/g)).to.deep.equal([
      '<idTechnique>B</idTechnique>',
      '<idTechnique>A</idTechnique>',
    ]);
  });

  it('writes the accusé of a file that failed the schema, with its sentences', async () => {
    const depotId = await banc.recevoir(banc.fichier([{ idTechnique: 'A', sexe: 'X' }]));
    await executer(banc.lourdes().controlerSchema, { depotId, le: LE });
    await executer(banc.legeres().cloreTraitement, { depotId, le: LE });

    await executer(banc.lourdes().publierAccuseTraitement, { depotId });

    const texte = await banc.accuse(depotId);
    expect(texte).to.match(/<erreurs>\s*<erreur>\s*<type>XSD<\/type>\s*<message>cvc-/);
    expect(texte).to.not.include('PassagesOK');
  });

  it('cloreTraitement run twice, even the day after, keeps the first name and counts', async () => {
    const depotId = await banc.nirise(
      banc.fichier([{ idTechnique: 'A' }, { idTechnique: 'B', nomNaissance: 'INCONNU' }]),
    );
    await executer(banc.legeres().cloreTraitement, { depotId, le: LE });
    const avant = await banc.photographier();

    await executer(banc.legeres().cloreTraitement, { depotId, le: '2026-03-03T16:30:00.000Z' });

    expect(await banc.photographier()).to.deep.equal(avant);
    const [depot] = await lignes(
      banc.base.orm,
      'SELECT nom_accuse_traitement, nombre_ok, nombre_ko FROM accrochage.depot',
    );
    expect(depot).to.deep.equal({
      nom_accuse_traitement: 'Accusé de traitement_dépôt 1.xml_20260302.xml',
      nombre_ok: 1,
      nombre_ko: 1,
    });
  });

  it('terminerDepot run twice sends one mail and writes one line', async () => {
    const depotId = await banc.nirise(banc.fichier([{ idTechnique: 'A' }]));
    await executer(banc.legeres().cloreTraitement, { depotId, le: LE });

    const [premiere, seconde] = await banc.deuxFois(() => executer(banc.legeres().terminerDepot, { depotId, le: LE }));

    expect(seconde).to.deep.equal(premiere);
    expect(premiere).to.deep.include({ etat: 'TRAITE_AVEC_SUCCES' });
  });

  it('annoncerDepotTraite tells the organismes of a treated deposit, and of no rejected one', async () => {
    const traiteId = await banc.traite(banc.fichier([{ idTechnique: 'A' }]));
    const rejeteId = await banc.recevoir(banc.fichier([{ idTechnique: 'A', sexe: 'X' }]));
    await executer(banc.lourdes().controlerSchema, { depotId: rejeteId, le: LE });
    await executer(banc.legeres().cloreTraitement, { depotId: rejeteId, le: LE });
    await executer(banc.legeres().terminerDepot, { depotId: rejeteId, le: LE });

    for (const depotId of [traiteId, rejeteId]) await executer(banc.legeres().annoncerDepotTraite, { depotId });

    expect(banc.deps.annonces).to.deep.equal([{ siret: banc.emetteur.siret, depotId: traiteId }]);
  });
});
