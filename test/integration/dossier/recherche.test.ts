import { expect } from 'chai';
import {
  type DossierTrouve,
  RechercheDossiersRepository,
} from '../../../database/repositories/recherche-dossiers.repository.ts';
import type { Portee } from '../../../domain/compte/appelant.ts';
import { champsPossibles } from '../../../domain/dossier/recherche-dossiers.ts';
import { AGENTS } from '../../support/builders.ts';
import { ajouterDossier, type DossierDeTest } from '../../support/dossiers.ts';
import { ajouterAgents, type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterOrganisme, type OrganismeDeTest } from '../../support/personnes.ts';

const TOUT: Portee = { tout: true };

describe('search of cases, on PostgreSQL', () => {
  let base: BaseOuverte;
  let organisme: OrganismeDeTest;
  let coeur: DossierDeTest;
  let ecole: DossierDeTest;
  let ecoleNormale: DossierDeTest;
  let accroche: DossierDeTest;

  before(async () => {
    base = await ouvrirBase();
    await ajouterAgents(base.orm);
    organisme = await ajouterOrganisme(base.orm);
    coeur = await ajouterDossier(base.orm, {
      raisonSociale: 'L’Œuvre & Cœur-Fictif',
      contact: { prenom: 'Zoé', nom: 'D’Amblérieux', courriel: 'Zoe_A@oeuvre.example' },
    });
    ecole = await ajouterDossier(base.orm, { raisonSociale: 'ÉCOLE SUPÉRIEURE DES MÉTIERS IMAGINAIRES' });
    ecoleNormale = await ajouterDossier(base.orm, { raisonSociale: 'École normale des métiers' });
    accroche = await ajouterDossier(base.orm, {
      etat: 'ACCROCHE',
      organismeId: organisme.organismeId,
      siret: organisme.siret,
      raisonSociale: 'Nom du formulaire',
    });
    await lignes(base.orm, 'UPDATE accrochage.organisme SET raison_sociale = ?, contact_nom = ? WHERE id = ?', [
      'Conservatoire Inventé',
      'Quérouville',
      organisme.organismeId,
    ]);
    await lignes(base.orm, "INSERT INTO accrochage.ancien_siret VALUES (?, '11122233344455', now())", [
      organisme.organismeId,
    ]);
  });

  after(() => base.fermer());

  const chercher = (texte: string, portee: Portee = TOUT, limite = 20): Promise<DossierTrouve[]> =>
    new RechercheDossiersRepository(base.orm.em.fork()).chercher(portee, {
      texte,
      champs: champsPossibles(texte),
      agentId: AGENTS[0],
      limite,
    });
  const trouver = async (texte: string): Promise<unknown[]> =>
    (await chercher(texte)).map(({ dossierId, champ, approchant }) => [dossierId, champ, approchant]);

  const exacts: [string, () => string, () => DossierDeTest, string][] = [
    ['a SIRET', () => ecole.siret, () => ecole, 'SIRET'],
    ['a SIRET typed in groups', () => ecole.siret.replace(/(.{3})/g, '$1 '), () => ecole, 'SIRET'],
    ['the beginning of a SIRET', () => ecole.siret.slice(0, 11), () => ecole, 'SIRET'],
    ['a former SIRET', () => '111222333', () => accroche, 'ANCIEN_SIRET'],
    ['a reference', () => ecole.reference.toLowerCase(), () => ecole, 'REFERENCE'],
    ['a matricule', () => organisme.matricule.toLowerCase(), () => accroche, 'MATRICULE'],
    ['a contract number', () => organisme.numeroContrat, () => accroche, 'CONTRAT'],
    ['the mail of a contact, whatever its case', () => 'zoe_a@OEUVRE.example', () => coeur, 'COURRIEL'],
    ['the beginning of a mail', () => 'zoe_a@', () => coeur, 'COURRIEL'],
    ['a name without accents nor case', () => 'oeuvre coeur fictif', () => coeur, 'RAISON_SOCIALE'],
    ['words in another order', () => 'imaginaires ecole', () => ecole, 'RAISON_SOCIALE'],
    ['beginnings of words', () => 'sup imagi', () => ecole, 'RAISON_SOCIALE'],
    ['the name of the organisme of today', () => 'conservatoire', () => accroche, 'RAISON_SOCIALE'],
    ['a contact', () => 'ambler zoe', () => coeur, 'CONTACT'],
    ['the contact of the organisme of today', () => 'querouville', () => accroche, 'CONTACT'],
  ];
  for (const [nom, texte, dossier, champ] of exacts)
    it(`finds by ${nom}`, async () => {
      const lus = await trouver(texte());

      expect(lus[0]).to.deep.equal([dossier().dossierId, champ, false]);
    });

  it('tells what resembles when nothing is found, and says so', async () => {
    const inversees = await chercher('consrevatoire');
    const oubliees = await chercher('inventé consevatoire');

    for (const lus of [inversees, oubliees])
      expect(lus.map(({ dossierId, approchant, valeur }) => [dossierId, approchant, valeur])).to.deep.equal([
        [accroche.dossierId, true, 'Conservatoire Inventé'],
      ]);
  });

  it('puts what was found before what resembles, and the closest name first', async () => {
    const lus = await trouver('ecole metiers');

    expect(lus.slice(0, 2)).to.deep.equal([
      [ecoleNormale.dossierId, 'RAISON_SOCIALE', false],
      [ecole.dossierId, 'RAISON_SOCIALE', false],
    ]);
  });

  it('shows a case once, by its best field', async () => {
    const lus = await chercher(organisme.siret);

    expect(lus.map(({ champ }) => champ)).to.deep.equal(['SIRET']);
  });

  it('takes no sign of a typed text for a joker', async () => {
    expect(await chercher('%%%')).to.deep.equal([]);
    expect(await chercher('zoe%a@')).to.deep.equal([]);
    expect(await chercher("'; DROP")).to.deep.equal([]);
  });

  it('says that there are more', async () => {
    expect(await chercher('metiers', TOUT, 1)).to.have.length(2);
  });

  it('never shows more than the scope, whatever is looked for', async () => {
    const portee: Portee = { tout: false, organismeId: organisme.organismeId };

    for (const texte of [ecole.siret, ecole.reference, 'ecole', 'ecloe metirs', 'tesseyre', 'zoe_a@', 'conservatoire'])
      for (const { dossierId } of await chercher(texte, portee)) expect(dossierId).to.equal(accroche.dossierId);

    expect(await chercher('conservatoire', portee)).to.have.length(1);
  });
});
