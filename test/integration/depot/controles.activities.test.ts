import { expect } from 'chai';
import { contexteErreur, DepotRepository } from '../../../database/repositories/depot.repository.ts';
import { type BancDepot, executer, LE, ouvrirBancDepot } from '../../support/banc-depot.ts';
import { lignes } from '../../support/orm.ts';

describe('activities that check a deposit', () => {
  let banc: BancDepot;

  beforeEach(async () => {
    banc = await ouvrirBancDepot();
  });

  afterEach(() => banc.fermer());

  it('controlerSchema run twice keeps the heading once', async () => {
    const depotId = await banc.recevoir(banc.fichier([{ idTechnique: 'A' }, { idTechnique: 'B' }]));

    const [premiere, seconde] = await banc.deuxFois(() =>
      executer(banc.lourdes().controlerSchema, { depotId, le: LE }),
    );

    expect([premiere, seconde]).to.deep.equal([{ verdict: 'OK' }, { verdict: 'OK' }]);
    const [depot] = await lignes(
      banc.base.orm,
      'SELECT etat, nombre_passages, id_flux, certificateur_id FROM accrochage.depot',
    );
    expect(depot).to.deep.equal({
      etat: 'EN_COURS',
      nombre_passages: 2,
      id_flux: 'flux-1',
      certificateur_id: banc.emetteur.organismeId,
    });
  });

  it('controlerSchema run twice keeps the faults once, sealed', async () => {
    const depotId = await banc.recevoir(banc.fichier([{ idTechnique: 'A', sexe: 'Féminin' }]));

    const [premiere] = await banc.deuxFois(() => executer(banc.lourdes().controlerSchema, { depotId, le: LE }));

    expect(premiere).to.deep.equal({ verdict: 'KO' });
    const erreurs = await lignes<{ message_scelle: Buffer; ligne: number; type: string }>(
      banc.base.orm,
      'SELECT message_scelle, ligne, type FROM accrochage.depot_erreur',
    );
    expect(erreurs.length).to.be.greaterThan(0);
    for (const { message_scelle } of erreurs) expect(message_scelle.toString('latin1')).to.not.include('cvc-');
  });

  it('keeps no NIR, not even in the sealed sentence that would quote it', async () => {
    const nir = '155081416802';
    const octets = banc.fichier([{ idTechnique: 'A' }]).toString();
    const holder = `<cpf:identifiantNational><cpf:nir>${nir}</cpf:nir><cpf:nomNaissance>KERVADEC</cpf:nomNaissance></cpf:identifiantNational>`;
    const fautif = octets.replace(/<cpf:titulaire>[\s\S]*<\/cpf:titulaire>/, holder);
    const depotId = await banc.recevoir(Buffer.from(fautif));

    await executer(banc.lourdes().controlerSchema, { depotId, le: LE });

    const erreurs = await new DepotRepository(banc.base.orm.em.fork()).erreurs(depotId, 10);
    const phrases = erreurs.map(({ scelle, cleId, rang }) =>
      Buffer.from(banc.deps.titulaires.ouvrir(scelle, cleId, contexteErreur(depotId, rang))).toString(),
    );
    expect(phrases.join('\n')).to.include("La valeur '•••'").and.not.include(nir);
  });

  it('controlerFichierDepose run twice rejects once a file whose emitter is not the account', async () => {
    const depotId = await banc.recevoir(banc.fichier([{ idTechnique: 'A' }], { matricule: '00AAA000' }));
    await executer(banc.lourdes().controlerSchema, { depotId, le: LE });

    const [premiere, seconde] = await banc.deuxFois(() => executer(banc.legeres().controlerFichierDepose, { depotId }));

    expect([premiere, seconde]).to.deep.equal([{ refuse: true }, { refuse: true }]);
    const [erreur] = await lignes(banc.base.orm, 'SELECT type, code, ligne, colonne FROM accrochage.depot_erreur');
    expect(erreur).to.deep.equal({ type: 'METIER', code: 'EMETTEUR_DIFFERENT_DU_COMPTE', ligne: 1, colonne: 1 });
  });

  it('says that the codes were not checked when no répertoire is loaded', async () => {
    await banc.nirise(banc.fichier([{ idTechnique: 'A' }]));

    const codes = await lignes(banc.base.orm, 'SELECT rang, code FROM accrochage.depot_avertissement ORDER BY code');

    expect(codes).to.deep.include({ rang: -1, code: 'REPERTOIRE_NON_CHARGE' });
  });
});
