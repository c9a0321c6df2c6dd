import { expect } from 'chai';
import { demandeInvalide, ErreurHttp, indisponible } from '../../../api/reponses/erreur-http.ts';
import { problemeDe } from '../../../api/reponses/probleme.ts';
import { defineRoute } from '../../../api/route.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { type ApiDeTest, demarrerApi } from '../../support/api.ts';
import { navigateur } from '../../support/personnes.ts';

describe('what a caller reads of an error', () => {
  const lire = (erreur: unknown) => problemeDe(erreur, 'la-reference');

  it('is the sentence, the code and the details of a business refusal', () => {
    const { probleme } = lire(new BusinessError('DEJA_FAIT', 'Ce dossier est accepté.', { etat: 'ACCEPTE' }));

    expect(probleme).to.deep.equal({
      type: 'urn:accrochage:probleme:DEJA_FAIT',
      title: 'Conflit avec l’état actuel',
      status: 409,
      code: 'DEJA_FAIT',
      detail: 'Ce dossier est accepté.',
      requestId: 'la-reference',
      details: { etat: 'ACCEPTE' },
    });
  });

  it('names the fields, whether one rule or many refused', () => {
    const plusieurs = lire(
      demandeInvalide([
        { champ: 'a', message: 'un.' },
        { champ: 'b', message: 'deux.' },
      ]),
    );
    const unSeul = lire(new BusinessError('DEMANDE_INVALIDE', 'Un refus doit être motivé.', { champ: 'motif' }));

    expect(plusieurs.probleme).to.include({ status: 422, detail: '2 champs sont à corriger.' });
    expect(unSeul.probleme.erreurs).to.deep.equal([{ champ: 'motif', message: 'Un refus doit être motivé.' }]);
  });

  it('says how long to wait in a header', () => {
    expect(lire(indisponible('Absent.', 4.2)).entetes).to.deep.equal({ 'Retry-After': '5' });
    expect(lire(new ErreurHttp('METHODE_NON_PERMISE', 'Non.', { Allow: 'GET' })).entetes).to.deep.equal({
      Allow: 'GET',
    });
  });

  const absences: readonly [string, Error][] = [
    ['a refused connection', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
    ['a database that restarts', Object.assign(new Error('x'), { code: '57P01' })],
    ['a cause below', new Error('x', { cause: Object.assign(new Error('y'), { code: 'ECONNRESET' }) })],
    ['several addresses tried', new AggregateError([Object.assign(new Error('y'), { code: 'ECONNREFUSED' })])],
    ['a full disk', Object.assign(new Error('x'), { code: 'ENOSPC' })],
  ];
  for (const [nom, erreur] of absences)
    it(`is 503 for ${nom}`, () => {
      expect(lire(erreur).probleme).to.include({ status: 503, code: 'SERVICE_INDISPONIBLE' });
    });

  for (const erreur of [
    new Error('la requête INSERT … Tesseyre'),
    Object.assign(new Error('x'), { code: '23505' }),
    'un texte lancé',
    null,
  ])
    it(`is a reference and nothing else for ${String(erreur)}`, () => {
      const { probleme } = lire(erreur);

      expect(probleme).to.include({ status: 500, code: 'ERREUR_INTERNE' });
      expect(JSON.stringify(probleme)).to.include('la-reference').and.not.to.include('Tesseyre');
    });
});

describe('what the log keeps of an unforeseen error', () => {
  let api: ApiDeTest;

  before(async () => {
    const casse = defineRoute<object>()({
      method: 'get',
      path: '/casse/:nom',
      permission: 'public',
      tag: 'Essai',
      summary: 'Échoue toujours',
      status: 204,
      handler: () => {
        throw new TypeError('insert into titulaire values (Tesseyre)', { cause: new RangeError('Tesseyre encore') });
      },
    });
    api = await demarrerApi({ em: {} } as never, {}, { casse });
  });

  after(() => api.fermer());

  it('is its kind, its place and its causes: none of its words, nor of the address', async () => {
    const reponse = await navigateur(api).demander('GET', '/api/v1/casse/Tesseyre?nom=Tesseyre');

    const journal = api.journal();
    const ligne = JSON.parse(journal.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
    expect(reponse.status).to.equal(500);
    expect(journal).not.to.include('Tesseyre');
    expect(ligne).to.include({ route: 'GET /casse/:nom', statut: 500, code: 'ERREUR_INTERNE', acteur: 'anonyme' });
    expect(ligne.requestId).to.equal(reponse.headers.get('x-request-id'));
    expect(ligne.err).to.deep.include({ type: 'TypeError' });
    expect(JSON.stringify(ligne.err)).to.include('erreurs.test.ts').and.to.include('RangeError');
  });
});
