import { expect } from 'chai';
import { type CourrielRecu, createBoite } from '../../cli/demo/courriels.ts';
import { SessionApi } from '../../cli/demo/session-api.ts';
import { type Acteur, acteurInscrit } from '../support/acteur.ts';
import { type BancPages, bancPages } from '../support/banc-pages.ts';
import { exigerPageSaine, presserAuClavier, saisirAuClavier } from '../support/page-reelle.ts';
import { CONTENUS } from '../support/pieces.ts';

const BASE = '/remplacements-administrateur';
const MOTIF = 'Je suis toujours en fonction.\nCette personne m’est inconnue.';
const ATTESTATION = { name: 'attestation.pdf', mimeType: 'application/pdf', buffer: CONTENUS.pdf };

type Remplacement = {
  etat: string;
  pieces: { nom: string }[];
  avertis: { motifOpposition: string | null }[];
};

describe('the pages of a replacement, in a browser', function () {
  this.timeout(180_000);

  let banc: BancPages;
  let acteur: Acteur;
  let support: SessionApi;
  let demandeur: ReturnType<typeof createBoite>;
  let rang = 0;

  before(async function () {
    banc = await bancPages(this);
    acteur = await acteurInscrit(banc.pile, banc.agent);
    support = new SessionApi(banc.pile.api);
    await support.ouvrirCommeAgent('demonstration-support');
  });

  afterEach(() => banc.fermerPages());

  const adresse = (): string => acteur.fictif.contact.courriel.replace('@', `.demande${rang}@`);
  /** The mail that tells the author of a request to send her proofs. */
  const demander = async (): Promise<CourrielRecu> => {
    rang += 1;
    demandeur = createBoite(banc.pile.courriels, adresse());
    const personne = { nom: 'Kersauson', prenom: 'Maëlle', courriel: adresse(), fonction: 'Directrice' };
    const { siret } = acteur.fictif;
    const corps = { siret, matricule: acteur.matricule, role: 'CERTIFICATEUR', demandeur: personne, motif: 'DEPART' };
    await new SessionApi(banc.pile.api).ecrire(BASE, { corps });
    return demandeur.suivant();
  };
  const lire = async (): Promise<Remplacement> => {
    const [demande] = await banc.pile.lignes<{ id: string }>(
      'SELECT id FROM accrochage.remplacement WHERE courriel = $1',
      [adresse()],
    );
    return support.lire<Remplacement>(`${BASE}/${demande?.id}`);
  };

  it('take a proof, tell the present contact who opposes, then let the author follow and give up', async () => {
    const envoi = await banc.suivreLien(await demander(), '/remplacement');
    await exigerPageSaine(envoi);
    await envoi.page.getByLabel('Justificatifs').setInputFiles([ATTESTATION]);
    await envoi.page.getByRole('button', { name: 'Envoyer ma demande' }).dblclick();
    await envoi.page.getByText('Votre demande est enregistrée.').waitFor();
    await exigerPageSaine(envoi);
    expect((await lire()).pieces.map(({ nom }) => nom)).to.deep.equal([ATTESTATION.name]);

    const opposition = await banc.suivreLien(await acteur.boite.suivant(), '/remplacement/opposition');
    await exigerPageSaine(opposition);
    await saisirAuClavier(opposition.page, 'Motif de votre opposition', MOTIF);
    await presserAuClavier(opposition.page, 'M’opposer');
    await opposition.page.getByText('Votre opposition est enregistrée.').waitFor();
    await exigerPageSaine(opposition);
    const oppose = await lire();
    expect(oppose.etat).to.equal('OPPOSE');
    expect(oppose.avertis.map(({ motifOpposition }) => motifOpposition)).to.include(MOTIF);

    const suivi = await banc.suivreLien(await demandeur.suivant(), '/remplacement/suivi');
    await presserAuClavier(suivi.page, 'Consulter');
    await suivi.page.getByText('État : Opposition à examiner').waitFor();
    await exigerPageSaine(suivi);
    await presserAuClavier(suivi.page, 'Annuler ma demande');
    await suivi.page.getByText('Votre demande est annulée. Les accès au compte ne changent pas.').waitFor();
    await exigerPageSaine(suivi);
    expect((await lire()).etat).to.equal('ANNULE');
  });

  it('refuse a proof whose content is not what its name says, then take another', async () => {
    const envoi = await banc.suivreLien(await demander(), '/remplacement');
    const fichiers = envoi.page.getByLabel('Justificatifs');
    await fichiers.setInputFiles([{ ...ATTESTATION, buffer: CONTENUS.csv }]);
    await presserAuClavier(envoi.page, 'Envoyer ma demande');
    await envoi.page.getByText(/^attestation\.pdf : /).waitFor();
    await exigerPageSaine(envoi);

    await fichiers.setInputFiles([ATTESTATION]);
    await presserAuClavier(envoi.page, 'Envoyer ma demande');

    await envoi.page.getByText('Votre demande est enregistrée.').waitFor();
    expect((await lire()).etat).to.equal('DEMANDE');
  });
});
