import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { composerOpenApi } from '../../../api/openapi.ts';
import { composerDocumentation, type DocumentOpenApi } from '../../../api/pages/documentation.ts';
import { ROUTES } from '../../../api/routes/index.ts';

describe('the description of the API', () => {
  const document = composerOpenApi(ROUTES) as DocumentOpenApi & { openapi: string };

  it('is the committed one', () => {
    const garde = JSON.parse(readFileSync(new URL('../../../api/openapi.json', import.meta.url), 'utf8'));

    expect(JSON.parse(JSON.stringify(document)), 'run npm run openapi').to.deep.equal(garde);
  });

  it('holds every route under its name', () => {
    const noms = Object.values(document.paths).flatMap((methodes) =>
      Object.values(methodes).map((operation) => (operation as { operationId?: string }).operationId),
    );

    expect(document.openapi).to.equal('3.1.0');
    expect(noms).to.have.members(Object.keys(ROUTES));
  });

  it('offers an Idempotency-Key on every POST that creates', () => {
    const sans = Object.values(ROUTES).filter(({ method, idempotence }) => method === 'post' && !idempotence);

    // They read, sign in or out, or give again what was given; or their answer holds a secret, which no key may keep.
    expect(sans.map(({ path }) => path)).to.have.members([
      '/demandes-contact/suivi',
      '/inscriptions/verification',
      '/courriels/apercu',
      '/sessions',
      '/agents/deconnexion',
      '/acces',
      '/acces/:accesId/rotation',
      '/oauth/jeton',
      '/agents/deconnexion-fournisseur',
      '/depots/:depotId/reception',
      '/remplacements-administrateur/suivi',
      '/invitations/verification',
      // A kept answer would hold a secret.
      '/moi/second-facteur',
      '/moi/second-facteur/activation',
      '/dossiers/recherche',
      '/dossiers/lots/apercu',
    ]);
  });

  it('is shown by a page without script and without anything from outside', () => {
    const page = composerDocumentation(document);

    expect(page).not.to.match(/<script|https?:\/\/|style=|onclick/i);
    for (const { summary } of Object.values(ROUTES)) expect(page).to.include(summary);
  });
});
