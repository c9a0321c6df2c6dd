import { expect } from 'chai';
import pg from 'pg';
import { importerRepertoire } from '../../../database/imports/repertoires.import.ts';
import { CoCertificationRepository } from '../../../database/repositories/cocertification.repository.ts';
import { CoCertificationLectureRepository } from '../../../database/repositories/cocertification-lecture.repository.ts';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { ExamenRepository } from '../../../database/repositories/examen.repository.ts';
import { MandatRepository } from '../../../database/repositories/mandat.repository.ts';
import { OctroiMandatsRepository } from '../../../database/repositories/octroi-mandats.repository.ts';
import { OrganismeRepository } from '../../../database/repositories/organisme.repository.ts';
import { RepertoireRepository } from '../../../database/repositories/repertoire.repository.ts';
import { mandatsAChanger } from '../../../domain/changement/changement-deposants.ts';
import { examinerDossier } from '../../../domain/dossier/examen/examen.ts';
import type { LigneRepertoire } from '../../../domain/organisme/repertoires.ts';
import { refusMetier } from '../../support/banc-dossier.ts';
import {
  type BancMandats,
  buildDeclaration,
  buildOctroi,
  LE,
  ouvrirBancMandats,
  publierFiche,
} from '../../support/banc-mandats.ts';
import { buildActe, buildContenu, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

const CODE = 'RNCP31001';

describe('an organisme that has moved, whom the répertoires and forms still name by its former SIRET', () => {
  let banc: BancMandats;
  let certificateur: string;
  let deposant: string;

  beforeEach(async () => {
    banc = await ouvrirBancMandats();
    ({ siret: certificateur } = await banc.accrocher({ certifications: [] }));
    deposant = buildSiret();
  });

  afterEach(() => banc.fermer());

  const em = () => banc.base.orm.em.fork();
  /** As a confirmed change of SIRET leaves it; its new SIRET. */
  const deplacer = async (siret: string, vers = buildSiret()): Promise<string> => {
    await em().transactional(async (transaction) => {
      const organismes = new OrganismeRepository(transaction);
      const inconnu = {
        raisonSociale: '',
        contactNom: '',
        contactPrenom: '',
        contactCourriel: '',
        creeLe: new Date(LE),
      };
      const organisme = await organismes.getOrCreateForUpdate({ siret, ...inconnu });
      await organismes.deplacer(organisme, { siret: vers, raisonSociale: organisme.raisonSociale, le: LE });
    });
    return vers;
  };
  const accorder = (siret: string, certifications: string[] = [], par = certificateur) =>
    banc.mandats().accorderMandat({ siret: par, demande: buildOctroi({ siret, certifications }) });
  const porteurs = async (): Promise<unknown[]> =>
    (await lignes(banc.base.orm, 'SELECT siret FROM accrochage.organisme ORDER BY siret')).map(({ siret }) => siret);
  const constats = async (genre: string) =>
    (await lignes(banc.base.orm, "SELECT etat FROM accrochage.constat WHERE genre = ? AND etat <> 'LEVE'", [genre]))
      .length;

  it('is no déposant for a code of which it is published as a partner', async () => {
    await accorder(deposant, ['RNCP2']);
    const actuel = await deplacer(deposant);
    await publierFiche(banc, { numero: CODE, partenaires: [deposant] });

    const refus = await refusMetier(accorder(actuel, [CODE]));

    expect([refus.code, refus.details]).to.deep.equal([
      'DEPOSANT_PARTENAIRE',
      { partenaires: [{ siret: actuel, codes: [CODE] }] },
    ]);
  });

  it('is a certificateur whose partners are no déposants, for all that it is published to hold', async () => {
    const actuel = await deplacer(certificateur);
    await publierFiche(banc, { numero: CODE, certificateurs: [certificateur], partenaires: [deposant] });

    const refus = await refusMetier(accorder(deposant, [], actuel));

    expect(refus.code).to.equal('DEPOSANT_PARTENAIRE');
  });

  it('is found every night among the déposants that have become partners, on either side', async () => {
    await accorder(deposant);
    await deplacer(deposant);
    await deplacer(certificateur);
    await publierFiche(banc, { numero: CODE, certificateurs: [certificateur], partenaires: [deposant] });

    await banc.verifierMandats();

    expect(await constats('DEPOSANT_PARTENAIRE')).to.equal(1);
  });

  it('answers no more for a SIRET that another organisme bears since', async () => {
    await accorder(deposant, ['RNCP2']);
    const actuel = await deplacer(deposant);
    await banc.accrocher({ siret: deposant });
    await publierFiche(banc, { numero: CODE, certificateurs: [deposant], partenaires: [deposant] });

    await accorder(actuel, [CODE]);

    expect((await refusMetier(accorder(deposant, [CODE]))).code).to.equal('DEPOSANT_PARTENAIRE');
    expect((await new CoCertificationRepository(em()).certificateurs(CODE)).map(({ siret }) => siret)).to.deep.equal([
      deposant,
    ]);
  });

  it('is still a co-certificateur: it declares, and what is discordant stays so', async () => {
    const { siret: autre } = await banc.accrocher();
    await publierFiche(banc, { numero: CODE, certificateurs: [certificateur, autre] });
    const compterSur = (siretEmetteur: string) => buildDeclaration({ mode: 'UN_POUR_TOUS', siretEmetteur, code: CODE });
    await banc.cocertifications().declarerEnvoi({ siret: autre, demande: compterSur(certificateur) });
    const actuel = await deplacer(certificateur);

    await banc.cocertifications().declarerEnvoi({ siret: actuel, demande: buildDeclaration({ code: CODE }) });
    await banc.verifierMandats();

    const { id } = (await new CoCertificationRepository(em()).certificateurs(CODE)).find(
      ({ siret }) => siret === actuel,
    ) ?? { id: '' };
    const [partage] = await new CoCertificationLectureRepository(em()).lister(id, '2026-03-06');
    expect(partage?.certificateurs.map(({ siret }) => siret)).to.have.members([actuel, autre]);
    expect(await constats('DECLARATIONS_DISCORDANTES')).to.equal(1);
  });

  it('still holds what is published of it', async () => {
    const actuel = await deplacer(certificateur);
    await publierFiche(banc, { numero: CODE, certificateurs: [certificateur] });

    const faits = await new RepertoireRepository(em()).faits([CODE], actuel);

    expect(faits[CODE]?.detenue).to.equal(true);
  });

  it('is the organisme to which a mandate goes, named by either SIRET', async () => {
    await accorder(deposant, ['RNCP2']);
    const actuel = await deplacer(deposant);
    const avant = await porteurs();

    await accorder(deposant, ['RNCP3']);

    expect(avant).to.include(actuel);
    expect(await porteurs()).to.deep.equal(avant);
    expect((await refusMetier(accorder(deposant, ['RNCP2']))).code).to.equal('MANDAT_CHEVAUCHE');
  });

  it('is the organisme of a mandate foreseen before it moved, and opened after', async () => {
    const { siret: autre } = await banc.accrocher();
    await accorder(deposant, [], autre);
    const deposants = [{ siret: deposant, raisonSociale: 'Tiers Fictif' }];
    const { siret, dossierId } = await banc.ouvrirAvec({ confieDepot: true, deposants });
    await banc
      .instruction()
      .instruireDossier({ siret, acte: 'accepter', demande: buildActe({ dossierId }), precisions: {} });
    await deplacer(deposant);

    await banc.identifiants().emettreIdentifiants({ dossierId, le: LE });

    expect(await porteurs()).not.to.include(deposant);
  });

  it('keeps the mandate that lasts, which no form grants again, and one that takes it away ends', async () => {
    const deposants = [{ siret: deposant, raisonSociale: 'Tiers Fictif' }];
    const { siret, dossierId } = await banc.accrocher({ confieDepot: true, deposants });
    await deplacer(deposant);
    const [{ id } = { id: '' }] = await lignes<{ id: string }>(
      banc.base.orm,
      'SELECT id FROM accrochage.organisme WHERE siret = ?',
      [siret],
    );

    const octroi = { mandats: undefined, le: LE };
    const accordes = await new OctroiMandatsRepository(em()).alAcceptation({ id: dossierId, siret }, octroi);
    const { contact, raisonSociale } = buildContenu();
    const retrait = { motif: 'DEPOSANTS' as const, siret, contact, raisonSociale, ajoutes: [], retires: [deposant] };
    const donnes = await new MandatRepository(em()).donnesPar(id);
    const { aFinir } = mandatsAChanger(retrait, donnes, '2026-03-06');

    expect([accordes.length, aFinir.length]).to.deep.equal([0, 1]);
  });

  it('is concerned by what changes on a fiche that still names it', async () => {
    const autre = buildSiret();
    await publierFiche(banc, { numero: CODE, certificateurs: [certificateur] });
    await deplacer(certificateur);
    const client = new pg.Client({ connectionString: banc.base.base.url });
    await client.connect();
    try {
      async function* publies(): AsyncIterable<LigneRepertoire> {
        for (const siret of [certificateur, autre]) yield [CODE, siret, siret, 'Nom publié'];
      }
      const origine = { fichier: 'certificateurs.csv', sha256: () => 'a'.repeat(64), le: new Date(LE) };

      const { constats: releves } = await importerRepertoire(client, 'certificateurs', publies(), origine);

      expect([releves, await constats('CERTIFICATEUR_AJOUTE')]).to.deep.equal([1, 1]);
    } finally {
      await client.end();
    }
  });

  it('is not its own déposant', async () => {
    const actuel = await deplacer(certificateur);

    expect((await refusMetier(accorder(certificateur, [], actuel))).code).to.equal('DEMANDE_INVALIDE');
  });

  it('is seen as it is by the agent who reads a case that names it', async () => {
    await accorder(deposant, ['RNCP2']);
    await deplacer(deposant);
    const co = await deplacer(certificateur);
    const deposants = [{ siret: deposant, raisonSociale: 'Tiers Fictif' }];
    const { dossierId, siret } = await banc.ouvrirAvec({ confieDepot: true, deposants, certifications: [CODE] });
    await publierFiche(banc, { numero: CODE, certificateurs: [siret, certificateur], partenaires: [deposant] });

    const lu = await new DossierLectureRepository(em()).lireComplet({ tout: true }, dossierId);
    const examen = examinerDossier(await new ExamenRepository(em()).faits(lu ?? expect.fail('no case'), LE));

    const [certification] = examen.certifications;
    expect(certification?.coCertificateurs.map((autre) => [autre.siret, autre.connu !== null])).to.deep.equal([
      [co, true],
    ]);
    expect(examen.deposants.map(({ refus, connu }) => [refus, connu !== null])).to.deep.equal([
      ['DEPOSANT_PARTENAIRE', true],
    ]);
  });

  it('named by a form as a partner under its new SIRET, is found under the former one', async () => {
    await accorder(deposant, ['RNCP2']);
    const actuel = await deplacer(deposant);
    const deposants = [{ siret: actuel, raisonSociale: 'Tiers Fictif' }];
    const { dossierId } = await banc.ouvrirAvec({ confieDepot: true, deposants, certifications: [CODE] });
    await publierFiche(banc, { numero: CODE, partenaires: [deposant] });

    const lu = await new DossierLectureRepository(em()).lireComplet({ tout: true }, dossierId);
    const { deposants: vus } = examinerDossier(
      await new ExamenRepository(em()).faits(lu ?? expect.fail('no case'), LE),
    );

    expect(vus[0]?.refus).to.equal('DEPOSANT_PARTENAIRE');
  });
});
