import { expect } from 'chai';
import { DossierLectureRepository } from '../../../database/repositories/dossier-lecture.repository.ts';
import { ExamenRepository } from '../../../database/repositories/examen.repository.ts';
import { type Examen, examinerDossier } from '../../../domain/dossier/examen/examen.ts';
import { type BancDossier, ouvrirBancDossier } from '../../support/banc-dossier.ts';
import { buildDemande, buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterOrganisme } from '../../support/personnes.ts';

const LE = '2026-03-10T12:00:00.000Z';

describe('what surrounds a case, read on PostgreSQL', () => {
  let banc: BancDossier;

  beforeEach(async () => {
    banc = await ouvrirBancDossier();
  });

  afterEach(() => banc.fermer());

  const sql = (requete: string, params: unknown[] = []): Promise<unknown[]> => lignes(banc.base.orm, requete, params);

  const examiner = async (dossierId: string): Promise<Examen> => {
    const em = banc.base.orm.em.fork();
    const lu = await new DossierLectureRepository(em).lireComplet({ tout: true }, dossierId);
    if (lu === null) return expect.fail('no case');
    return examinerDossier(await new ExamenRepository(em).faits(lu, LE));
  };

  const publier = async (code: string, certificateurs: string[], partenaires: string[] = []): Promise<void> => {
    await sql(
      `INSERT INTO accrochage.fiche (numero, intitule, actif, debut, fin, importee_le)
       VALUES (?, 'Titre fictif', true, '2020-01-01', '2027-12-31', now())`,
      [code],
    );
    for (const siret of certificateurs)
      await sql("INSERT INTO accrochage.fiche_certificateur VALUES (?, ?, ?, 'Certificateur')", [code, siret, siret]);
    for (const siret of partenaires)
      await sql("INSERT INTO accrochage.fiche_partenaire VALUES (?, ?, ?, 'Centre', 'HABILITATION_FORMER')", [
        code,
        siret,
        siret,
      ]);
  };

  const ouvrir = async (
    contenu: Parameters<typeof buildDemande>[0] = {},
  ): Promise<{ siret: string; dossierId: string }> => {
    const demande = buildDemande(contenu);
    const { reponse } = await banc.demandes().enregistrerDemande({ demande });
    return { siret: demande.contenu.siret, dossierId: reponse.dossierId };
  };

  it('says that no répertoire is loaded', async () => {
    const { dossierId } = await ouvrir();

    const examen = await examiner(dossierId);

    expect(examen.repertoiresCharges).to.equal(false);
    expect(examen.certifications.map(({ remarques }) => remarques)).to.deep.equal([['NON_COMPAREE']]);
  });

  it('compares each certification, names co-certificateurs and what is known of them', async () => {
    const co = await ajouterOrganisme(banc.base.orm);
    const { siret, dossierId } = await ouvrir({ certifications: ['RNCP31001', 'RS5', 'RNCP9'] });
    await publier('RNCP31001', [siret, co.siret]);
    await publier('RS5', [buildSiret()]);

    const { certifications } = await examiner(dossierId);

    expect(certifications.map(({ code, detenue, remarques }) => [code, detenue, remarques])).to.deep.equal([
      ['RNCP31001', true, []],
      ['RS5', false, ['NON_DETENUE']],
      ['RNCP9', null, ['INCONNUE']],
    ]);
    expect(certifications[0]).to.include({ intitule: 'Titre fictif', debut: '2020-01-01', fin: '2027-12-31' });
    expect(certifications[0]?.coCertificateurs.map(({ siret: sien, connu }) => [sien, connu])).to.deep.equal([
      [
        co.siret,
        { organismeId: co.organismeId, raisonSociale: 'Institut Fictif', matricule: co.matricule, accroche: false },
      ],
    ]);
  });

  it('flags a déposant that is a partner for one of the certifications given, not for another', async () => {
    const [partenaire, dUneAutre] = [buildSiret(), buildSiret()];
    const deposants = [partenaire, dUneAutre].map((siret) => ({ siret, raisonSociale: 'Centre' }));
    const { siret, dossierId } = await ouvrir({ confieDepot: true, deposants });
    await publier('RNCP31001', [siret], [partenaire]);
    await publier('RS5', [siret], [dUneAutre]);

    const examen = await examiner(dossierId);

    expect(examen.deposants.map(({ siret: sien, refus }) => [sien, refus])).to.deep.equal([
      [partenaire, 'DEPOSANT_PARTENAIRE'],
      [dUneAutre, null],
    ]);
    expect(examen.alertes.map(({ code }) => code)).to.include('DEPOSANT_PARTENAIRE');
  });

  it('shows the other cases, organismes and accounts of the same SIREN', async () => {
    const { siret, dossierId, contratId } = await banc.accepter();
    const voisin = `${siret.slice(0, 9)}${siret.endsWith('99999') ? '11111' : '99999'}`;
    const autre = await ouvrir({ siret: voisin });
    await ouvrir();
    await sql(
      `INSERT INTO accrochage.compte (id, organisme_id, role, etat, cree_le)
       SELECT gen_random_uuid(), organisme_id, 'CERTIFICATEUR', 'ACTIF', now() FROM accrochage.contrat WHERE id = ?`,
      [contratId],
    );

    const examen = await examiner(dossierId);

    expect(examen.autresDossiers.map(({ dossierId: id }) => id)).to.deep.equal([autre.dossierId]);
    expect(examen.organismes.map(({ siret: sien, comptes }) => [sien, comptes.map(({ etat }) => etat)])).to.deep.equal([
      [siret, ['ACTIF']],
    ]);
  });

  it('tells what the directory said last, and when', async () => {
    const { siret, dossierId } = await banc.accepter();
    await sql(
      `INSERT INTO accrochage.etablissement_vu
       SELECT id, siret, 'FERME', 'INSTITUT', 'INSTITUT', '2026-03-05T00:00:00Z' FROM accrochage.organisme WHERE siret = ?`,
      [siret],
    );

    const { identite } = await examiner(dossierId);

    expect(identite).to.deep.equal({
      etat: 'FERME',
      source: 'SURVEILLANCE',
      le: '2026-03-05T00:00:00.000Z',
      nom: { donne: 'Institut Fictif des Métiers', publie: 'INSTITUT', memes: false },
      successeurs: [],
    });
  });

  it('compares each joined request field by field, and shows the changes that wait', async () => {
    const { siret, dossierId } = await ouvrir();
    const contact = { nom: 'Lanquetot', prenom: 'Odile', courriel: 'basile@institut-fictif.example' };
    await ouvrir({ siret, contact });

    const { demandesJointes, changements } = await examiner(dossierId);

    expect(demandesJointes.map(({ ecarts }) => ecarts)).to.deep.equal([
      [
        { champ: 'contact.nom', actuel: 'Tesseyre', demande: 'Lanquetot' },
        {
          champ: 'contact.courriel',
          actuel: 'odile.tesseyre@institut-fictif.example',
          demande: 'basile@institut-fictif.example',
        },
      ],
    ]);
    expect(changements.map(({ genre }) => genre)).to.deep.equal(['NOUVEAU_CONTACT']);
  });
});
