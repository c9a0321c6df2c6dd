import { request } from 'node:http';
import { connect } from 'node:net';
import { expect } from 'chai';
import { TAILLE_MAXIMALE_OCTETS } from '../../../api/routes/depots/recevoir-fichier.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { jusqua } from '../../support/jusqua.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import { ajouterOrganisme, ajouterUtilisateur, preuvesDe } from '../../support/personnes.ts';

type Refus = { statut: number; code: string; details?: Record<string, unknown> };

const nomme = (nom: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`;

describe('a deposit that the door refuses', () => {
  let base: BaseOuverte;
  let api: ApiDeTest;
  let preuves: Record<string, string>;

  const envoyer = (octets: Uint8Array | string, entetes: Record<string, string> = {}): Promise<Refus> =>
    new Promise((resolve, reject) => {
      const requete = request(`${api.origine}/api/v1/depots`, {
        method: 'POST',
        headers: {
          ...preuves,
          'Content-Type': 'application/xml',
          'Content-Disposition': nomme('export.xml'),
          ...entetes,
        },
      });
      requete.once('error', reject);
      requete.once('response', (reponse) => {
        let texte = '';
        reponse.setEncoding('utf8').on('data', (morceau: string) => {
          texte += morceau;
        });
        reponse.once('end', () => resolve({ statut: reponse.statusCode ?? 0, ...JSON.parse(texte) }));
      });
      requete.end(octets);
    });

  const restes = async (): Promise<{ lignes: unknown[]; fichiers: string[] }> => {
    const demain = new Date(Date.now() + 86_400_000);
    const fichiers: string[] = [];
    for (const prefixe of ['temporaire/', 'depots/'])
      for await (const cle of api.deps.stockage.lister(prefixe, demain)) fichiers.push(cle);
    return { lignes: await lignes(base.orm, 'SELECT depot_id FROM technique.televersement'), fichiers };
  };
  const RIEN = { lignes: [], fichiers: [] };

  before(async () => {
    base = await ouvrirBase();
    api = await demarrerApi(base.orm);
    const { compteId } = await ajouterOrganisme(base.orm);
    preuves = await preuvesDe(api, await ajouterUtilisateur(base.orm, compteId));
  });

  after(async () => {
    await api.fermer();
    await base.fermer();
  });

  const cas: readonly [string, Uint8Array | string, Record<string, string>, number, string][] = [
    ['an empty body', '', {}, 422, 'DEPOT_VIDE'],
    ['an empty body in chunks', '', { 'Transfer-Encoding': 'chunked' }, 422, 'DEPOT_VIDE'],
    ['bytes that are not XML', 'PK\u0003\u0004', {}, 422, 'DEPOT_ILLISIBLE'],
    ['one byte that is not XML', 'a', {}, 422, 'DEPOT_ILLISIBLE'],
    ['a gzip', Uint8Array.from([0x1f, 0x8b, 8, 0]), {}, 422, 'DEPOT_ILLISIBLE'],
    ['a wrong extension', '<a/>', { 'Content-Disposition': nomme('export.csv') }, 422, 'NOM_FICHIER_INVALIDE'],
    ['a path for a name', '<a/>', { 'Content-Disposition': nomme('../a.xml') }, 422, 'NOM_FICHIER_INVALIDE'],
    ['a leading dot', '<a/>', { 'Content-Disposition': nomme('.a.xml') }, 422, 'NOM_FICHIER_INVALIDE'],
    ['a control character', '<a/>', { 'Content-Disposition': nomme('a\u0007.xml') }, 422, 'NOM_FICHIER_INVALIDE'],
    [
      'a name too long',
      '<a/>',
      { 'Content-Disposition': nomme(`${'a'.repeat(197)}.xml`) },
      422,
      'NOM_FICHIER_INVALIDE',
    ],
    ['no name', '<a/>', { 'Content-Disposition': 'attachment' }, 422, 'NOM_FICHIER_INVALIDE'],
    ['another media type', '<a/>', { 'Content-Type': 'application/json' }, 415, 'TYPE_CONTENU_INVALIDE'],
    ['a compressed body', '<a/>', { 'Content-Encoding': 'gzip' }, 415, 'TYPE_CONTENU_INVALIDE'],
  ];
  for (const [nom, octets, entetes, statut, code] of cas)
    it(`keeps nothing of ${nom}`, async () => {
      const refus = await envoyer(octets, entetes);

      expect(refus).to.include({ statut, code });
      expect(await restes()).to.deep.equal(RIEN);
    });

  it('refuses a size announced above the limit before reading it', async () => {
    const refus = await new Promise<Refus>((resolve, reject) => {
      const requete = request(`${api.origine}/api/v1/depots`, {
        method: 'POST',
        headers: {
          ...preuves,
          'Content-Type': 'application/xml',
          'Content-Disposition': nomme('gros.xml'),
          'Content-Length': String(TAILLE_MAXIMALE_OCTETS + 1),
        },
      });
      requete.once('error', reject);
      requete.once('response', (reponse) => {
        let texte = '';
        reponse.setEncoding('utf8').on('data', (morceau: string) => {
          texte += morceau;
        });
        reponse.once('end', () => {
          resolve({ statut: reponse.statusCode ?? 0, ...JSON.parse(texte) });
          requete.destroy();
        });
      });
      requete.write('<');
    });

    expect(refus).to.include({ statut: 413, code: 'DEPOT_TROP_VOLUMINEUX' });
    expect(await restes()).to.deep.equal(RIEN);
  });

  it('refuses a body in chunks once it passes the limit, and its sender reads why', async function () {
    this.timeout(120_000);
    const morceau = Buffer.alloc(1_000_000, 0x20);
    const corps = (async function* () {
      for (let recus = 0; recus <= TAILLE_MAXIMALE_OCTETS; recus += morceau.length) yield morceau;
    })();

    const reponse = await fetch(`${api.origine}/api/v1/depots`, {
      method: 'POST',
      headers: { ...preuves, 'Content-Type': 'application/xml', 'Content-Disposition': nomme('gros.xml') },
      body: corps as never,
      duplex: 'half',
    } as RequestInit);

    expect(reponse.status).to.equal(413);
    expect(await reponse.json()).to.include({ code: 'DEPOT_TROP_VOLUMINEUX' });
    expect(await restes()).to.deep.equal(RIEN);
  });

  it('keeps nothing of a body shorter than announced, when the line is lost', async () => {
    const { hostname, port } = new URL(api.origine);
    const ligne = connect(Number(port), hostname);
    const entetes = {
      ...preuves,
      Host: hostname,
      'Content-Type': 'application/xml',
      'Content-Disposition': nomme('a.xml'),
    };
    const tete = Object.entries({ ...entetes, 'Content-Length': '1000' }).map(([nom, valeur]) => `${nom}: ${valeur}`);
    ligne.write(`POST /api/v1/depots HTTP/1.1\r\n${tete.join('\r\n')}\r\n\r\n<flux>`);
    await jusqua(async () => (await restes()).lignes.length === 1);

    ligne.destroy();

    await jusqua(async () => (await restes()).lignes.length === 0);
    expect(await restes()).to.deep.equal(RIEN);
  });

  it('asks an operator for whom she deposits, and a person never for another', async () => {
    const autre = await ajouterOrganisme(base.orm);

    const pourUnAutre = await fetch(`${api.origine}/api/v1/depots?matricule=${autre.matricule}`, {
      method: 'POST',
      headers: { ...preuves, 'Content-Type': 'application/xml', 'Content-Disposition': nomme('a.xml') },
      body: '<a/>',
    });

    expect(pourUnAutre.status).to.equal(403);
    expect(await restes()).to.deep.equal(RIEN);
  });

  it('promises nothing while no workflow answers, but keeps the whole file and says under which id', async () => {
    const refus = await envoyer('<flux/>', { 'Idempotency-Key': 'sans-traitement' });

    const [ligne] = await lignes(base.orm, 'SELECT depot_id, etat, taille_octets FROM technique.televersement');
    expect(refus).to.include({ statut: 503, code: 'SERVICE_INDISPONIBLE' });
    expect(refus.details).to.include({ depotId: ligne?.depot_id });
    expect(ligne).to.include({ etat: 'DURABLE', taille_octets: '7' });
    expect((await restes()).fichiers).to.deep.equal([`depots/${String(ligne?.depot_id)}/fichier.xml`]);
  });

  it('goes on under the same depotId when the same file comes again under the same key', async () => {
    const refus = await envoyer('<flux/>', { 'Idempotency-Key': 'sans-traitement' });
    const autre = await envoyer('<flux />', { 'Idempotency-Key': 'sans-traitement' });

    const connues = await lignes(base.orm, 'SELECT depot_id FROM technique.televersement');
    expect(connues).to.have.length(1);
    expect(refus.details).to.include({ depotId: connues[0]?.depot_id });
    expect(autre).to.include({ statut: 422, code: 'IDEMPOTENCE_AUTRE_CORPS' });
  });
});
