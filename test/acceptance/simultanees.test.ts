import { randomUUID } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import { expect } from 'chai';
import type { SessionApi } from '../../cli/demo/session-api.ts';
import {
  type Acteur,
  acteurInscrit,
  agentInstructeur,
  contenuDemande,
  createActeur,
  dossiersDe,
  lireIdentifiants,
  remplirFormulaire,
} from '../support/acteur.ts';
import { composerFichier } from '../support/composer-fichier.ts';
import { parSession, suivreDepot } from '../support/interlocuteur.ts';
import { demarrerPile, type Pile } from '../support/pile.ts';
import { ouvrirServeurs, type ServeursPile } from '../support/serveurs-pile.ts';

const FOIS = 30;

type Reponse = { statut: number; code: string | undefined; corps: Record<string, unknown> };

/** Sends the same request thirty times at once; whoever is told to come back does, until each has a final answer. */
const trenteFois = async (envoyer: () => Promise<Response>): Promise<Reponse[]> => {
  const une = async (): Promise<Reponse> => {
    for (;;) {
      const reponse = await envoyer();
      const corps = (await reponse.json()) as Record<string, unknown>;
      const code = corps.code as string | undefined;
      if (reponse.status !== 503 && code !== 'IDEMPOTENCE_EN_COURS') return { statut: reponse.status, code, corps };
      expect(Number(reponse.headers.get('retry-after')), 'says when to come back').to.be.above(0);
      await attendre(100);
    }
  };
  return Promise.all(Array.from({ length: FOIS }, une));
};

const statuts = (reponses: readonly Reponse[]): number[] => [...new Set(reponses.map(({ statut }) => statut))];

describe('the same request thirty times at once', function () {
  this.timeout(120_000);

  let serveurs: ServeursPile;
  let pile: Pile;
  let agent: SessionApi;

  before(async () => {
    serveurs = await ouvrirServeurs();
    pile = await demarrerPile(serveurs);
    agent = await agentInstructeur(pile);
  });

  after(async () => {
    await pile.arreter();
    await serveurs.fermer();
  });

  const poster = (chemin: string, corps: unknown, cle: string): Promise<Response> =>
    fetch(new URL(`/api/v1${chemin}`, pile.api), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': cle },
      body: JSON.stringify(corps),
    });

  const demandes = ({ fictif: { siret } }: Acteur) =>
    pile.lignes<{ dossier_id: string; jointe: boolean }>(
      'SELECT d.dossier_id, d.jointe FROM accrochage.demande_contact d JOIN accrochage.dossier s ON s.id = d.dossier_id WHERE s.siret = $1',
      [siret],
    );

  it('the form under one key is one request, with one mail', async () => {
    const acteur = createActeur(pile);
    const cle = randomUUID();

    const reponses = await trenteFois(() => poster('/demandes-contact', contenuDemande(acteur), cle));

    expect(statuts(reponses)).to.deep.equal([201]);
    expect(new Set(reponses.map(({ corps }) => corps.reference)).size).to.equal(1);
    expect((await demandes(acteur)).map(({ jointe }) => jointe)).to.deep.equal([false]);
    const courriels = await pile.lignes('SELECT 1 FROM accrochage.courriel WHERE destinataire = $1', [
      acteur.fictif.contact.courriel,
    ]);
    expect(courriels.length).to.equal(1);
  });

  it('the form of one SIRET under thirty keys opens one case, which the others join', async () => {
    const acteur = createActeur(pile);

    const reponses = await trenteFois(() => poster('/demandes-contact', contenuDemande(acteur), randomUUID()));

    const lues = await demandes(acteur);
    expect(statuts(reponses)).to.deep.equal([201]);
    expect(new Set(reponses.map(({ corps }) => corps.reference)).size).to.equal(1);
    expect(reponses.filter(({ corps }) => corps.jointe === false).length).to.equal(1);
    expect(new Set(lues.map(({ dossier_id }) => dossier_id)).size).to.equal(1);
    expect(lues.filter(({ jointe }) => !jointe).length).to.equal(1);
  });

  it('the acceptance of a case issues one matricule, one contract, one link', async () => {
    const acteur = createActeur(pile);
    await remplirFormulaire(pile, acteur);
    const [dossier] = await dossiersDe(agent, acteur);
    const { id, version } = { id: dossier?.dossierId ?? '', version: dossier?.version };

    const acceptations = await Promise.allSettled(
      Array.from({ length: FOIS }, () =>
        agent.ecrire<{ etat: string }>(`/dossiers/${id}/acceptation`, { corps: { version }, attendu: 200 }),
      ),
    );
    await lireIdentifiants(acteur);

    expect(acceptations.some(({ status }) => status === 'fulfilled')).to.equal(true);
    const [emis] = await pile.lignes<{ matricule: string; contrats: number; courriels: number }>(
      `SELECT o.matricule, (SELECT count(*)::int FROM accrochage.contrat c WHERE c.organisme_id = o.id) AS contrats,
         (SELECT count(*)::int FROM accrochage.courriel m WHERE m.organisme_id = o.id AND m.modele = 'identifiants-inscription') AS courriels
       FROM accrochage.organisme o WHERE o.siret = $1`,
      [acteur.fictif.siret],
    );
    expect(emis).to.deep.equal({ matricule: acteur.matricule, contrats: 1, courriels: 1 });
  });

  it('the deposit of a file under one key is one deposit', async () => {
    const acteur = await acteurInscrit(pile, agent);
    const session = acteur.session as SessionApi;
    const { matricule = '', numeroContrat = '' } = acteur;
    const fichier = composerFichier(
      {
        nom: 'trente.xml',
        certifications: [{ type: 'RNCP', code: 'RNCP31001', passages: [{ idTechnique: 'T-1', titulaire: 'SEULE' }] }],
      },
      { emetteur: matricule, certificateur: matricule, idContrat: numeroContrat },
    );
    const entetes = {
      'Content-Type': 'application/xml',
      'Content-Disposition': "attachment; filename*=UTF-8''trente.xml",
      'Idempotency-Key': randomUUID(),
    };

    const reponses = await trenteFois(() => session.envoyer('POST', '/depots', { octets: fichier, entetes }));

    expect(statuts(reponses)).to.deep.equal([201]);
    const depots = [...new Set(reponses.map(({ corps }) => String(corps.depotId)))];
    expect(depots.length).to.equal(1);
    const depot = await suivreDepot(() => parSession(session).lire(depots[0] ?? ''));
    const [compte] = await pile.lignes<{ nombre: number }>(
      'SELECT count(*)::int AS nombre FROM accrochage.depot WHERE emetteur_id = (SELECT id FROM accrochage.organisme WHERE matricule = $1)',
      [matricule],
    );
    expect([depot.nombreOk, depot.nombreKo, compte?.nombre]).to.deep.equal([1, 0, 1]);
  });
});
