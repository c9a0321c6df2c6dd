import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createTrousseau } from '../../../adapters/chiffrement/trousseau.ts';
import { type DemandeUnique, empreinteDe, executerUneFois } from '../../../api/idempotence/idempotence.ts';
import { indisponible } from '../../../api/reponses/erreur-http.ts';
import type { ReponseJson } from '../../../api/reponses/reponse-json.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { type BaseOuverte, lignes, ouvrirBase } from '../../support/orm.ts';

const CREE: ReponseJson = { statut: 201, entetes: { Location: '/x' }, corps: '{"nom":"Tesseyre"}' };

describe('a request under an Idempotency-Key', () => {
  let base: BaseOuverte;
  let instant: Date;
  let cle: DemandeUnique['cle'];
  let effets: string[];
  const reponses = createTrousseau({ active: 'k1', cles: { k1: randomBytes(32).toString('base64') } });

  before(async () => {
    base = await ouvrirBase();
  });

  after(() => base.fermer());

  beforeEach(() => {
    instant = new Date('2026-03-02T09:00:00Z');
    cle = { appelant: 'utilisateur:a', route: 'post /x', cle: randomUUID() };
    effets = [];
  });

  const demander = (corps: unknown = 'le corps', faire: () => Promise<ReponseJson> = async () => CREE) =>
    executerUneFois(
      {
        cle,
        requestId: 'r',
        empreinteCorps: async () => empreinteDe(corps),
        executer: async ({ effetId, noterCorps }) => {
          await noterCorps(empreinteDe(corps));
          effets.push(effetId);
          return faire();
        },
      },
      { em: () => base.orm.em.fork(), reponses, horloge: () => instant },
    );
  const code = (promesse: Promise<unknown>): Promise<string> =>
    promesse.then(
      () => 'accepted',
      (erreur: BusinessError) => erreur.code,
    );
  const avancer = (secondes: number): void => {
    instant = new Date(instant.getTime() + secondes * 1000);
  };

  it('runs once, and its answer is given again word for word', async () => {
    const premiere = await demander();
    const seconde = await demander();

    expect(premiere).to.deep.equal(CREE);
    expect(seconde).to.deep.equal({ ...CREE, entetes: { ...CREE.entetes, 'Idempotency-Replayed': 'true' } });
    expect(effets).to.have.length(1);
  });

  it('runs once of thirty at once; the others are told to wait', async () => {
    const lente = (): Promise<ReponseJson> => new Promise((resolve) => setTimeout(() => resolve(CREE), 200));

    const issues = await Promise.all(Array.from({ length: 30 }, () => code(demander('le corps', lente))));

    expect(effets).to.have.length(1);
    expect(issues.filter((issue) => issue === 'accepted')).to.have.length(1);
    expect(issues.filter((issue) => issue === 'IDEMPOTENCE_EN_COURS')).to.have.length(29);
  });

  it('is refused with another body, once done and while it was only tried', async () => {
    await demander();
    const faite = await code(demander('un autre corps'));
    cle = { ...cle, cle: randomUUID() };
    await code(demander('le corps', async () => Promise.reject(indisponible('absent', 5))));
    const tentee = await code(demander('un autre corps'));

    expect([faite, tentee]).to.deep.equal(['IDEMPOTENCE_AUTRE_CORPS', 'IDEMPOTENCE_AUTRE_CORPS']);
    expect(await code(demander('le corps'))).to.equal('accepted');
  });

  it('keeps no hash of what was sent, which may hold a password', async () => {
    await demander();

    const [ligne] = await lignes<{ empreinte_corps: Buffer; empreinte_cle_id: string }>(
      base.orm,
      'SELECT empreinte_corps, empreinte_cle_id FROM technique.idempotence WHERE cle = ?',
      [cle.cle],
    );
    expect(ligne?.empreinte_cle_id).to.equal('k1');
    expect(Buffer.from(ligne?.empreinte_corps ?? []).includes(Buffer.from(empreinteDe('le corps')))).to.equal(false);
  });

  it('knows what was sent under a key before fingerprints were sealed', async () => {
    await demander();
    await lignes(
      base.orm,
      'UPDATE technique.idempotence SET empreinte_corps = ?, empreinte_cle_id = NULL WHERE cle = ?',
      [Buffer.from(empreinteDe('le corps')), cle.cle],
    );

    const issues = [await code(demander()), await code(demander('un autre corps'))];

    expect(issues).to.deep.equal(['accepted', 'IDEMPOTENCE_AUTRE_CORPS']);
  });

  it('keeps a final refusal', async () => {
    const refuser = async (): Promise<ReponseJson> =>
      Promise.reject(new BusinessError('DEJA_FAIT', 'Ce dossier est déjà accepté.'));

    const premiere = await demander('le corps', refuser);
    const seconde = await demander();

    expect(premiere.statut).to.equal(409);
    expect(seconde.corps).to.equal(premiere.corps);
    expect(effets).to.have.length(1);
  });

  it('never keeps a 5xx nor a refusal of the moment: the next attempt goes on under the same id of effect', async () => {
    const absent = await code(demander('le corps', async () => Promise.reject(indisponible('absent', 5))));
    const panne = await code(demander('le corps', async () => Promise.reject(new Error('panne'))));
    const trop = await code(
      demander('le corps', async () => Promise.reject(new BusinessError('TROP_DE_REQUETES', 'trop'))),
    );
    const plusTard = await code(
      demander('le corps', async () => Promise.reject(new BusinessError('PREAVIS_EN_COURS', 'plus tard'))),
    );

    const enfin = await demander();

    expect([absent, panne, trop, plusTard]).to.deep.equal([
      ...['SERVICE_INDISPONIBLE', undefined, 'TROP_DE_REQUETES', 'PREAVIS_EN_COURS'],
    ]);
    expect(enfin.statut).to.equal(201);
    expect(effets).to.have.length(5);
    expect(new Set(effets).size).to.equal(1);
  });

  it('is taken over from a process that died, under the same id of effect, but not from one that lives', async () => {
    const mourir = demander('le corps', () => new Promise<ReponseJson>(() => undefined));
    mourir.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));

    const aussitot = await code(demander());
    avancer(31);
    const plusTard = await demander();

    expect(aussitot).to.equal('IDEMPOTENCE_EN_COURS');
    expect(plusTard.statut).to.equal(201);
    expect(new Set(effets).size).to.equal(1);
  });

  it('is forgotten after thirty days', async () => {
    await demander();
    avancer(30 * 86_400 + 1);

    await demander('un autre corps');

    expect(new Set(effets).size).to.equal(2);
  });

  it('belongs to its caller and its route', async () => {
    await demander();
    cle = { ...cle, appelant: 'utilisateur:b' };
    await demander('un autre corps');
    cle = { ...cle, route: 'post /y' };
    await demander('encore un autre');

    expect(effets).to.have.length(3);
  });

  it('leaves nothing readable in the table, and its answer opens nowhere else', async () => {
    await demander();

    const [ligne] = await lignes<{ tout: string }>(
      base.orm,
      `SELECT i::text || encode(corps, 'escape') AS tout FROM technique.idempotence i WHERE cle = ?`,
      [cle.cle],
    );
    await lignes(base.orm, 'UPDATE technique.idempotence SET cle = ? WHERE cle = ?', [`${cle.cle}-autre`, cle.cle]);
    cle = { ...cle, cle: `${cle.cle}-autre` };

    expect(ligne?.tout).not.to.include('Tesseyre');
    const ailleurs = await demander().then(
      () => 'opened',
      (erreur: Error) => erreur.message,
    );
    expect(ailleurs).to.include('unable to authenticate');
  });
});
