import { expect } from 'chai';
import { composerJeton } from '../../../adapters/jetons/jeton.ts';
import { type BancApi, ouvrirBancApi } from '../../support/banc-api.ts';
import { buildContenu } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterAgent, connecte, type Navigateur } from '../../support/personnes.ts';

describe('the contact form and the acts of agents, by HTTP', () => {
  let banc: BancApi;
  let base: BancApi['base'];
  let api: BancApi['api'];
  let public_: Navigateur;
  let instruction: Navigateur;

  const deposer = (corps: unknown, cle?: string): Promise<Response> =>
    public_.demander('POST', '/api/v1/demandes-contact', {
      corps,
      entetes: cle === undefined ? {} : { 'Idempotency-Key': cle },
    });
  const dossierDe = async (siret: string): Promise<{ dossierId: string; version: number; etat: string }> => {
    const liste = await instruction.demander('GET', `/api/v1/dossiers?recherche=${siret}`);
    const { elements } = (await liste.json()) as { elements: { dossierId: string; version: number; etat: string }[] };
    if (elements.length !== 1 || !elements[0]) throw new Error(`${elements.length} cases for ${siret}`);
    return elements[0];
  };

  before(async () => {
    banc = await ouvrirBancApi();
    ({ base, api } = banc);
    ({ anonyme: public_, instruction } = banc);
  });

  after(() => banc.fermer());

  it('opens a case and answers with its reference', async () => {
    const contenu = buildContenu();

    const reponse = await deposer(contenu);

    const corps = (await reponse.json()) as { reference: string; jointe: boolean };
    const dossier = await dossierDe(contenu.siret);
    expect(reponse.status).to.equal(201);
    expect(corps.jointe).to.equal(false);
    expect(dossier).to.include({ reference: corps.reference, etat: 'RECU' });
  });

  it('has one effect for thirty identical requests under one key', async () => {
    const contenu = buildContenu();

    const reponses = await Promise.all(Array.from({ length: 30 }, () => deposer(contenu, 'trente-fois')));
    const apres = await deposer(contenu, 'trente-fois');

    const statuts = reponses.map(({ status }) => status);
    const [{ nombre } = { nombre: -1 }] = await lignes<{ nombre: number }>(
      base.orm,
      "SELECT count(*)::int AS nombre FROM accrochage.demande_contact d WHERE d.contenu->>'siret' = ?",
      [contenu.siret],
    );
    expect(nombre).to.equal(1);
    expect(statuts.filter((statut) => statut !== 201 && statut !== 409)).to.deep.equal([]);
    expect(statuts).to.include(201);
    expect(reponses.filter(({ status }) => status === 409).every((r) => r.headers.has('retry-after'))).to.equal(true);
    expect(apres.status).to.equal(201);
    expect(apres.headers.get('idempotency-replayed')).to.equal('true');
  });

  it('opens one case for thirty forms of one SIRET at once', async () => {
    const contenu = buildContenu();

    const reponses = await Promise.all(Array.from({ length: 30 }, () => deposer(contenu)));

    const statuts = new Set(reponses.map(({ status }) => status));
    expect([...statuts].filter((statut) => statut !== 201 && statut !== 503)).to.deep.equal([]);
    await dossierDe(contenu.siret);
  });

  it('refuses another body under a key that served', async () => {
    const contenu = buildContenu();
    await deposer(contenu, 'cle-servie');

    const reponse = await deposer({ ...contenu, raisonSociale: 'Un autre nom' }, 'cle-servie');

    expect(reponse.status).to.equal(422);
    expect(await reponse.json()).to.include({ code: 'IDEMPOTENCE_AUTRE_CORPS' });
  });

  it('shows the state of a request to whoever holds its link', async () => {
    const contenu = buildContenu();
    await deposer(contenu);
    const [lien] = await lignes<{ id: string; cle_id: string }>(
      base.orm,
      `SELECT j.id, j.cle_id FROM technique.jeton j JOIN accrochage.demande_contact d ON d.id = j.sujet_id
       WHERE d.contenu->>'siret' = ?`,
      [contenu.siret],
    );
    const jeton = composerJeton(api.deps.jetons, { id: lien?.id ?? '', usage: 'SUIVI_DEMANDE', cleId: 'k1' });

    const suivi = await public_.demander('POST', '/api/v1/demandes-contact/suivi', { corps: { jeton } });
    const faux = await public_.demander('POST', '/api/v1/demandes-contact/suivi', {
      corps: { jeton: `${jeton.slice(0, -2)}AA` },
    });

    expect(await suivi.json()).to.include({ etat: 'RECU', libelleEtat: 'À prendre', siret: contenu.siret });
    expect(faux.status).to.equal(410);
  });

  it('takes then accepts a case, and tells the second agent who did it and when', async () => {
    const contenu = buildContenu();
    await deposer(contenu);
    const { dossierId, version } = await dossierDe(contenu.siret);
    const autre = await connecte(api, { agentId: await ajouterAgent(base.orm, ['supervision']) });

    const prise = await instruction.demander('POST', `/api/v1/dossiers/${dossierId}/prise`, { corps: { version } });
    const apresPrise = (await prise.json()) as { version: number };
    const acceptation = await instruction.demander('POST', `/api/v1/dossiers/${dossierId}/acceptation`, {
      corps: { version: apresPrise.version },
    });
    const trop_tard = await autre.demander('POST', `/api/v1/dossiers/${dossierId}/refus`, {
      corps: { version: apresPrise.version, motif: 'Trop tard' },
    });

    const refus = (await trop_tard.json()) as { code: string; details: Record<string, unknown> };
    expect([prise.status, acceptation.status, trop_tard.status]).to.deep.equal([200, 200, 409]);
    expect(refus.code).to.equal('DEJA_FAIT');
    expect(refus.details.agent).to.include({ nom: 'Fictif', prenom: 'Agent' });
    expect(refus.details).to.include.keys('etat', 'le');
  });

  it('refuses an act decided on an outdated view', async () => {
    const contenu = buildContenu();
    await deposer(contenu);
    const { dossierId, version } = await dossierDe(contenu.siret);
    await instruction.demander('POST', `/api/v1/dossiers/${dossierId}/prise`, { corps: { version } });

    const reponse = await instruction.demander('POST', `/api/v1/dossiers/${dossierId}/acceptation`, {
      corps: { version },
    });

    expect(reponse.status).to.equal(409);
    expect(await reponse.json()).to.include({ code: 'VERSION_PERIMEE' });
  });

  it('shows a case whole to an agent', async () => {
    const contenu = buildContenu();
    await deposer(contenu);
    const { dossierId } = await dossierDe(contenu.siret);

    const reponse = await instruction.demander('GET', `/api/v1/dossiers/${dossierId}`);

    const dossier = (await reponse.json()) as Record<string, unknown>;
    expect(reponse.status).to.equal(200);
    expect(dossier.actesPossibles).to.deep.equal([
      'prendre',
      'accepter',
      'refuser',
      'demanderComplement',
      'mettreEnAttente',
      'confier',
      'annoter',
      'clore',
      'fusionner',
    ]);
    expect(dossier.contact).to.deep.equal({ ...contenu.contact, adresseRefusee: false });
  });

  it('walks the list page by page, each case once', async () => {
    for (let i = 0; i < 3; i += 1) await deposer(buildContenu());
    const vus: string[] = [];
    let suivant: string | null = '';

    while (suivant !== null) {
      const curseur: string = suivant === '' ? '' : `&curseur=${suivant}`;
      const page = await instruction.demander('GET', `/api/v1/dossiers?limite=2${curseur}`);
      const lu = (await page.json()) as { elements: { dossierId: string }[]; suivant: string | null };
      vus.push(...lu.elements.map(({ dossierId }) => dossierId));
      suivant = lu.suivant;
    }

    const [{ nombre } = { nombre: -1 }] = await lignes<{ nombre: number }>(
      base.orm,
      'SELECT count(*)::int AS nombre FROM accrochage.dossier',
    );
    expect(vus).to.have.length(nombre);
    expect(new Set(vus).size).to.equal(nombre);
  });
});
