import { expect } from 'chai';
import { type BancApercus, DEPOSANT, dans, MOTIF, ouvrirBancApercus } from '../../support/banc-apercus.ts';
import { buildSiret } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterAgent, ajouterDossier, ajouterOrganisme } from '../../support/personnes.ts';

describe('mails of acts on a case, before they go', () => {
  let banc: BancApercus;

  before(async () => {
    banc = await ouvrirBancApercus();
  });

  after(() => banc.fermer());

  const PRECISIONS = {
    refuser: { chemin: 'refus', dit: { motif: MOTIF } },
    clore: { chemin: 'cloture', dit: { motif: MOTIF } },
    demanderComplement: { chemin: 'complement', dit: { objet: 'La décision.', jusquAu: dans(30) } },
    mettreEnAttente: { chemin: 'mise-en-attente', dit: { motif: MOTIF, jusquAu: dans(40) } },
  } as const;

  for (const [nom, { chemin, dit }] of Object.entries(PRECISIONS))
    it(`are shown to the letter for « ${nom} », and nothing is written`, async () => {
      const { dossierId, version } = await banc.surDossier();

      const acte = { nom, dossierId, ...dit };
      const corps = { version: await version(), ...dit };
      const [vu] = await banc.exact({ acte, chemin: `/dossiers/${dossierId}/${chemin}`, corps, nombre: 1 });

      expect(vu?.texte).to.include(Object.values(dit)[0]);
    });

  it('tell a return from a hold from a complement that is not expected any more', async () => {
    const { dossierId, version } = await banc.surDossier();
    const chemin = `/dossiers/${dossierId}/reprise`;
    const acte = { nom: 'reprendre', dossierId };

    const modeles = [];
    for (const [prealable, dit] of [
      ['complement', PRECISIONS.demanderComplement.dit],
      ['mise-en-attente', PRECISIONS.mettreEnAttente.dit],
    ] as const) {
      await banc.poster(banc.agent, `/dossiers/${dossierId}/${prealable}`, { version: await version(), ...dit });
      modeles.push(...(await banc.exact({ acte, chemin, corps: { version: await version() }, nombre: 1 })));
    }

    expect(modeles.map(({ modele }) => modele)).to.deep.equal(['complement-retire', 'reprise-dossier']);
  });

  it('are shown for a reopening, and for a case that is given to another agent', async () => {
    const { dossierId, version } = await banc.surDossier();
    const pourAgentId = await ajouterAgent(banc.base.orm, ['instruction']);
    await banc.poster(banc.agent, `/dossiers/${dossierId}/cloture`, { version: await version(), motif: MOTIF });

    await banc.exact({
      acte: { nom: 'rouvrir', dossierId, motif: MOTIF },
      chemin: `/dossiers/${dossierId}/reouverture`,
      corps: { version: await version(), motif: MOTIF },
      nombre: 1,
    });
    const [confie] = await banc.exact({
      acte: { nom: 'confier', dossierId, pourAgentId },
      chemin: `/dossiers/${dossierId}/attribution`,
      corps: { version: await version(), pourAgentId },
      nombre: 1,
    });

    expect(confie?.texte).to.include('Agent Fictif');
  });

  it('are shown for a merge, with the reference of the right case once there is one', async () => {
    const bon = await banc.surDossier();
    const mauvais = [await banc.surDossier(), await banc.surDossier()];
    const vers = [bon.siret, buildSiret()];

    for (const [rang, { dossierId, version }] of mauvais.entries()) {
      const dit = { versSiret: vers[rang], motif: MOTIF };
      const acte = { nom: 'fusionner', dossierId, ...dit };
      const corps = { version: await version(), ...dit };
      const essai = { acte, chemin: `/dossiers/${dossierId}/fusion`, corps, nombre: 1 };

      const [vu] = await (rang === 0 ? banc.exact : banc.conforme)(essai);

      expect(vu?.texte.includes('(attribué lors de l’acte)')).to.equal(rang === 1);
    }
  });

  it('are shown for an acceptance, with those of the mandates that it grants', async () => {
    const deposants = [{ siret: buildSiret(), ...DEPOSANT }];
    const { dossierId, version } = await banc.surDossier({ confieDepot: true, deposants });

    const vus = await banc.conforme({
      acte: { nom: 'accepter', dossierId },
      chemin: `/dossiers/${dossierId}/acceptation`,
      corps: { version: await version() },
      nombre: 3,
    });

    expect(vus.map(({ modele }) => modele)).to.have.members([
      'identifiants-deposant',
      'identifiants-inscription',
      'mandats-accordes',
    ]);
  });

  it('are shown for the acceptance of an organisme that another one has named, with another address', async () => {
    const siret = buildSiret();
    const { organismeId } = await ajouterOrganisme(banc.base.orm);
    await banc.poster(banc.agent, `/organismes/${organismeId}/mandats`, { siret, ...DEPOSANT });
    const { dossierId, version } = await banc.surDossier({ siret });

    const vus = await banc.conforme({
      acte: { nom: 'accepter', dossierId },
      chemin: `/dossiers/${dossierId}/acceptation`,
      corps: { version: await version() },
      nombre: 3,
    });

    expect(vus.map(({ modele, destinataire }) => [modele, destinataire === DEPOSANT.courriel])).to.deep.equal([
      ['contact-remplace', true],
      ['identifiants-inscription', false],
      ['identifiants-renvoyes', false],
    ]);
  });
  it('show a link that opens nothing, or the news that the account is open', async () => {
    const organisme = await ajouterOrganisme(banc.base.orm);
    const dossierId = await ajouterDossier(banc.base.orm, organisme);
    const essai = {
      acte: { nom: 'renvoyerIdentifiants', dossierId },
      chemin: `/dossiers/${dossierId}/renvoi-identifiants`,
      nombre: 1,
    };

    const [ouvert] = await banc.exact(essai);
    await lignes(banc.base.orm, "UPDATE accrochage.compte SET role = 'DEPOSANT' WHERE id = ?", [organisme.compteId]);
    const [ferme] = await banc.exact(essai);

    expect([ouvert?.modele, ferme?.modele]).to.deep.equal(['compte-deja-ouvert', 'identifiants-renvoyes']);
    expect(ferme?.texte).to.include('/inscription#jeton-masque').and.include(organisme.numeroContrat);
  });
});
