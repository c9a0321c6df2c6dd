import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { LIMITE_DOCUMENTS, LIMITE_ENVOI, LIMITE_LECTURE } from '../../api/routes/depots/limites.ts';
import { acteurInscrit, agentInstructeur, connu } from '../support/acteur.ts';
import { composerFichier } from '../support/composer-fichier.ts';
import { demarrerPile, type Pile } from '../support/pile.ts';
import { ouvrirServeurs, type ServeursPile } from '../support/serveurs-pile.ts';

const GUIDE = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'guides', 'api.md'), 'utf8');
const COMMANDES = Array.from(GUIDE.matchAll(/^```sh\n(.*?)^```$/gms), ([, bloc]) => bloc ?? '');

const DEUX_PASSAGES = {
  nom: 'export.xml',
  certifications: [
    {
      type: 'RNCP',
      code: 'RNCP31001',
      passages: [
        { idTechnique: 'G-1', titulaire: 'SEULE' },
        { idTechnique: 'G-2', titulaire: 'INCONNUE' },
      ],
    },
  ],
} as const;

describe('the guide of the API, on the whole product', function () {
  this.timeout(120_000);

  let serveurs: ServeursPile;
  let pile: Pile;
  let dossier: string;

  before(async () => {
    dossier = mkdtempSync(join(tmpdir(), 'accrochage-guide-'));
    serveurs = await ouvrirServeurs();
    pile = await demarrerPile(serveurs);
  });

  after(async () => {
    await pile?.arreter();
    await serveurs?.fermer();
    rmSync(dossier, { recursive: true, force: true });
  });

  it('gives commands that work as they stand, from a token to the rejects', async function () {
    if (spawnSync('curl', ['--version']).status !== 0) return this.skip();
    const acteur = await acteurInscrit(pile, await agentInstructeur(pile));
    const { matricule = '', numeroContrat = '' } = acteur;
    const identifiants = { emetteur: matricule, certificateur: matricule, idContrat: numeroContrat };
    writeFileSync(join(dossier, 'export.xml'), composerFichier(DEUX_PASSAGES, identifiants));
    const acces = await connu(acteur.session, 'create an access').ecrire<{ clientId: string; secret: string }>(
      '/acces',
      {
        corps: {
          nom: 'Logiciel du guide',
          portees: ['depot:deposer', 'depot:lire'],
          motDePasse: acteur.fictif.motDePasse,
        },
      },
    );

    // The guide waits like a machine in production; a test has no such patience.
    const script = ['set -eu', 'sleep() { command sleep 0.2; }', ...COMMANDES].join('\n');
    const env = { PATH: process.env.PATH, API: `${pile.api}/api/v1` };
    const joue = spawnSync('sh', ['-c', script], {
      cwd: dossier,
      env: { ...env, CLIENT_ID: acces.clientId, CLIENT_SECRET: acces.secret },
      encoding: 'utf8',
      timeout: 60_000,
    });

    const lire = (nom: string): string => readFileSync(join(dossier, nom), 'utf8');
    expect(joue.status, `${joue.stdout}\n${joue.stderr}`).to.equal(0);
    expect(joue.stdout)
      .to.match(/"scope":"depot:lire"/)
      .and.match(/"type":"MACHINE"/);
    expect(joue.stdout)
      .to.match(/Idempotency-Replayed: true/i)
      .and.match(/TRAITE_AVEC_ERREURS$/m);
    expect(joue.stdout)
      .to.match(/INTROUVABLE/)
      .and.match(/invalid_client/);
    expect(joue.stdout).to.match(/ratelimit-policy: "depots-lecture"/i);
    expect(lire('accuse-reception.xml')).to.include(`accès par programme ${acces.clientId}`);
    expect(lire('accuse-traitement.xml')).to.include('G-2');
    expect(JSON.parse(lire('rapport.json'))).to.include({ nomFichier: 'export.xml' });
    expect(lire('rejets.xml')).to.include('G-2').and.not.to.include('G-1');
    const deposes = await pile.lignes('SELECT depose_par FROM accrochage.depot');
    expect(deposes).to.deep.equal([{ depose_par: `acces:${acces.clientId}` }]);
  });

  it('tells the limits as they are', () => {
    for (const [quoi, limite] of [
      ['dépôts', LIMITE_ENVOI],
      ['lectures', LIMITE_LECTURE],
      ['documents', LIMITE_DOCUMENTS],
    ] as const)
      expect(GUIDE).to.match(new RegExp(`^\\| ${quoi}[^|]* \\| ${limite.nombre} par minute \\|$`, 'm'));
  });
});
