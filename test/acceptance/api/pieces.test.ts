import { createHash, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { expect } from 'chai';
import { composerJeton } from '../../../adapters/jetons/jeton.ts';
import { JetonRepository } from '../../../database/repositories/jeton.repository.ts';
import { clePiece, TAILLE_PIECE_MAX_OCTETS } from '../../../domain/piece/piece.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { buildContenu } from '../../support/builders.ts';
import { jusqua } from '../../support/jusqua.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';
import {
  ajouterAgent,
  ajouterDossier,
  ajouterOrganisme,
  ajouterUtilisateur,
  type OrganismeDeTest,
  preuvesDe,
} from '../../support/personnes.ts';
import { CONTENUS, nomDePiece, poserPiece } from '../../support/pieces.ts';

type Envoi = { nom?: string; octets?: Uint8Array; type?: string; entetes?: Record<string, string> };

describe('attachments, by HTTP', () => {
  let base: BaseOuverte;
  let api: ApiDeTest;
  let organisme: OrganismeDeTest;
  let elle: Record<string, string>;
  let agent: Record<string, string>;
  let demandeId: string;
  let jeton: string;

  before(async () => {
    base = await ouvrirBase();
    api = await demarrerApi(base.orm);
    organisme = await ajouterOrganisme(base.orm);
    elle = await preuvesDe(api, await ajouterUtilisateur(base.orm, organisme.compteId));
    agent = await preuvesDe(api, { agentId: await ajouterAgent(base.orm, ['support']) });
  });

  /** A request whose case waits for the answer to a complement. */
  const attendre = async (jointe = false): Promise<string> => {
    const [id, contenu] = [randomUUID(), buildContenu({ siret: organisme.siret })];
    const dossierId = await ajouterDossier(base.orm, await ajouterOrganisme(base.orm));
    await lignes(
      base.orm,
      `INSERT INTO accrochage.demande_contact (id, dossier_id, jointe, motif, contenu, recue_le)
       VALUES (?, ?, ?, 'ACCROCHAGE', ?::jsonb, now())`,
      [id, dossierId, jointe, JSON.stringify(contenu)],
    );
    await lignes(
      base.orm,
      `INSERT INTO accrochage.complement (id, dossier_id, objet, demande_le, jusqu_au, etat)
       VALUES (gen_random_uuid(), ?, 'Un document', now(), current_date + 30, 'ATTENDU')`,
      [dossierId],
    );
    return id;
  };
  const lienDe = async (sujetId: string): Promise<string> => {
    const cleId = api.deps.jetons.cleActive;
    const lien = { usage: 'SUIVI_DEMANDE' as const, sujetId, cleId, le: new Date().toISOString() };
    const id = await new JetonRepository(base.orm.em.fork()).emettre(lien);
    return composerJeton(api.deps.jetons, { id, usage: 'SUIVI_DEMANDE', cleId });
  };

  beforeEach(async () => {
    demandeId = await attendre();
    jeton = await lienDe(demandeId);
  });

  after(async () => {
    await api.fermer();
    await base.fermer();
  });

  const envoyer = (chemin: string, preuves: Record<string, string>, envoi: Envoi = {}): Promise<Response> => {
    const { nom = 'pièce 1.pdf', octets = CONTENUS.pdf, type = 'application/pdf', entetes = {} } = envoi;
    return fetch(`${api.origine}/api/v1${chemin}`, {
      method: 'POST',
      headers: { ...preuves, 'Content-Type': type, 'Content-Disposition': nomDePiece(nom), ...entetes },
      body: Buffer.from(octets),
    });
  };
  const parLien = (envoi?: Envoi, texte = jeton): Promise<Response> =>
    envoyer('/demandes-contact/suivi/pieces', { 'X-Jeton-Lien': texte }, envoi);
  const lire = (pieceId: string, preuves: Record<string, string>): Promise<Response> =>
    fetch(`${api.origine}/api/v1/pieces/${pieceId}`, { headers: preuves });
  const recues = (): Promise<{ id: string; porteur: string; etat: string }[]> =>
    lignes(base.orm, 'SELECT id, porteur, etat FROM technique.piece_recue ORDER BY commencee_le, id');
  const restes = async (): Promise<unknown> => {
    const cles: string[] = [];
    for (const prefixe of ['temporaire/', 'pieces/'])
      for await (const cle of api.deps.stockage.lister(prefixe, new Date(Date.now() + 86_400_000))) cles.push(cle);
    return { cles, recues: await recues() };
  };

  it('are kept for the holder of a follow-up link, encrypted, with what proves them', async () => {
    const reponse = await parLien();

    const recu = (await reponse.json()) as { pieceId: string };
    expect(reponse.status).to.equal(201);
    expect(recu).to.deep.equal({
      pieceId: recu.pieceId,
      nom: 'pièce 1.pdf',
      type: 'PDF',
      tailleOctets: CONTENUS.pdf.length,
      sha256: createHash('sha256').update(CONTENUS.pdf).digest('hex'),
    });
    const piece = (await recues()).find(({ id }) => id === recu.pieceId);
    expect(piece).to.deep.equal({ id: recu.pieceId, porteur: `SUIVI_DEMANDE:${demandeId}`, etat: 'DURABLE' });
    expect(await api.deps.stockage.existe(clePiece(recu.pieceId))).to.equal(true);
    expect(api.journal()).not.to.include(jeton);
  });

  for (const [extension, octets] of Object.entries(CONTENUS))
    it(`are accepted as .${extension} from a person who is signed in`, async () => {
      const reponse = await envoyer('/pieces', elle, {
        nom: `a.${extension}`,
        octets,
        type: 'application/octet-stream',
      });

      expect(reponse.status).to.equal(201);
    });

  it('are kept once for one key, whatever the number of tries; another file under that key is refused', async () => {
    const entetes = { 'Idempotency-Key': `cle-${demandeId}` };
    const avant = (await recues()).length;

    const premiere = await parLien({ entetes });
    const seconde = await parLien({ entetes });
    const autre = await parLien({ entetes, octets: Buffer.concat([CONTENUS.pdf, CONTENUS.pdf]) });

    expect(await seconde.json()).to.deep.equal(await premiere.json());
    expect(await autre.json()).to.include({ code: 'IDEMPOTENCE_AUTRE_CORPS' });
    expect(await recues()).to.have.length(avant + 1);
  });

  it('are taken in only where an answer may carry them', async () => {
    const avant = await restes();
    await lignes(
      base.orm,
      `UPDATE accrochage.complement SET etat = 'RETIRE', clos_le = now()
       WHERE dossier_id = (SELECT dossier_id FROM accrochage.demande_contact WHERE id = ?)`,
      [demandeId],
    );

    const [passee, jointe] = [await parLien(), await parLien({}, await lienDe(await attendre(true)))];

    expect([passee.status, jointe.status]).to.deep.equal([409, 409]);
    expect(((await passee.json()) as { detail: string }).detail).to.match(/^Aucune pièce n’est attendue/);
    expect(await restes()).to.deep.equal(avant);
  });

  const trop = Buffer.alloc(TAILLE_PIECE_MAX_OCTETS + 1, 0x61);
  const refus: readonly [string, Envoi, number, string][] = [
    ['larger than allowed', { nom: 'a.csv', octets: trop }, 413, 'PIECE_TROP_GROSSE'],
    ['empty', { octets: Buffer.alloc(0) }, 422, 'PIECE_VIDE'],
    ['of another type', { nom: 'a.exe' }, 422, 'PIECE_TYPE_REFUSE'],
    ['not what their extension says', { nom: 'a.png' }, 422, 'PIECE_CONTENU_DIFFERENT'],
    ['badly named', { nom: '../a.pdf' }, 422, 'NOM_FICHIER_INVALIDE'],
    ['sent as JSON', { type: 'application/json' }, 415, 'TYPE_CONTENU_INVALIDE'],
    ['compressed', { entetes: { 'Content-Encoding': 'gzip' } }, 415, 'TYPE_CONTENU_INVALIDE'],
  ];
  for (const [nom, envoi, statut, code] of refus)
    it(`leave nothing behind when they are ${nom}`, async () => {
      const avant = await restes();

      const reponse = await parLien(envoi);

      expect(reponse.status).to.equal(statut);
      expect(await reponse.json()).to.include({ code });
      expect(await restes()).to.deep.equal(avant);
    });

  it('leave nothing behind when a body without announced size passes the limit', async () => {
    const avant = await restes();
    const corps = (async function* () {
      yield Buffer.from('a;b\n');
      for (let recus = 0; recus <= TAILLE_PIECE_MAX_OCTETS; recus += 1_000_000) yield Buffer.alloc(1_000_000, 0x61);
    })();

    const reponse = await fetch(`${api.origine}/api/v1/pieces`, {
      method: 'POST',
      headers: { ...elle, 'Content-Type': 'text/csv', 'Content-Disposition': nomDePiece('a.csv') },
      body: corps as never,
      duplex: 'half',
    } as RequestInit);

    expect(await reponse.json()).to.include({ code: 'PIECE_TROP_GROSSE' });
    expect(await restes()).to.deep.equal(avant);
  });

  it('leave nothing behind when the line is lost', async () => {
    const avant = await restes();
    const { hostname, port } = new URL(api.origine);
    const ligne = connect(Number(port), hostname);
    const entetes = {
      ...elle,
      Host: hostname,
      'Content-Type': 'application/pdf',
      'Content-Disposition': nomDePiece('a.pdf'),
      'Content-Length': '1000',
    };
    const tete = Object.entries(entetes).map(([nom, valeur]) => `${nom}: ${valeur}`);
    ligne.write(`POST /api/v1/pieces HTTP/1.1\r\n${tete.join('\r\n')}\r\n\r\n%PDF-1.7`);
    await jusqua(async () => (await recues()).some(({ etat }) => etat === 'EN_COURS'));

    ligne.destroy();

    await jusqua(async () => !(await recues()).some(({ etat }) => etat !== 'DURABLE'));
    expect(await restes()).to.deep.equal(avant);
  });

  it('are refused without a link that is good for them', async () => {
    const sans = await parLien({}, '');
    const faux = await parLien({}, 'A'.repeat(64));
    const anonyme = await envoyer('/pieces', {});

    expect([sans.status, faux.status, anonyme.status]).to.deep.equal([410, 410, 401]);
  });

  it('are read by an agent as a file to save, to the byte, and the journal says so', async () => {
    const objet = { objetType: 'essai', objetId: randomUUID(), organismeId: organisme.organismeId };
    const octets = Buffer.concat([CONTENUS.csv, Buffer.alloc(200_000, 0x62)]);
    const { pieceId } = await poserPiece(base.orm, api.deps, { ...objet, nom: 'été « 1 ».csv', octets });

    const reponse = await lire(pieceId, agent);

    expect(reponse.status).to.equal(200);
    expect(Buffer.from(await reponse.arrayBuffer()).equals(octets)).to.equal(true);
    const entetes = Object.fromEntries(reponse.headers);
    expect(entetes).to.include({ 'content-type': 'text/csv', 'x-content-type-options': 'nosniff' });
    expect(entetes['content-security-policy']).to.equal("default-src 'none'; sandbox");
    expect(entetes['content-disposition']).to.match(/^attachment; /);
    expect(entetes['content-disposition']).to.include(`filename*=UTF-8''${encodeURIComponent('été « 1 ».csv')}`);
    const journal = await lignes(base.orm, 'SELECT chaine, acte FROM journal.ligne WHERE objet_id = ?', [pieceId]);
    expect(journal).to.deep.equal([{ chaine: organisme.organismeId, acte: 'piece.lire' }]);
  });

  it('are read by the organisme that owns them, not by another, nor when they are for agents alone', async () => {
    const objet = { objetType: 'essai', objetId: randomUUID() };
    const sienne = await poserPiece(base.orm, api.deps, { ...objet, organismeId: organisme.organismeId });
    const desAgents = await poserPiece(base.orm, api.deps, { ...objet, organismeId: null });
    const autre = await ajouterOrganisme(base.orm);
    const lui = await preuvesDe(api, await ajouterUtilisateur(base.orm, autre.compteId));

    const reponses = await Promise.all([
      lire(sienne.pieceId, elle),
      lire(sienne.pieceId, lui),
      lire(desAgents.pieceId, elle),
      lire(desAgents.pieceId, agent),
      lire(randomUUID(), agent),
    ]);

    expect(reponses.map(({ status }) => status)).to.deep.equal([200, 404, 404, 200, 404]);
  });
});
