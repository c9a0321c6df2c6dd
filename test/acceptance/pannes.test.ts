import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { expect } from 'chai';
import { ReponseInattendue } from '../../cli/demo/navigateur.ts';
import { SessionApi } from '../../cli/demo/session-api.ts';
import { type DepotInput, depotWorkflowId, TRAITER_DEPOT } from '../../workflows/depot/depot.contract.ts';
import { nomFile } from '../../workflows/files.contract.ts';
import { RATTRAPER_TELEVERSEMENTS, RENVOYER_COURRIELS } from '../../workflows/maintenance/maintenance.contract.ts';
import {
  type Acteur,
  acteurInscrit,
  agentInstructeur,
  connu,
  contenuDemande,
  createActeur,
  dossiersDe,
  lireIdentifiants,
  remplirFormulaire,
} from '../support/acteur.ts';
import { composerFichier } from '../support/composer-fichier.ts';
import { type DepotVu, type Interlocuteur, parSession, type Recu, suivreDepot } from '../support/interlocuteur.ts';
import { jusqua } from '../support/jusqua.ts';
import { lireAccuseTraitement } from '../support/lecteur-accuse.ts';
import { demarrerPile, type Pile } from '../support/pile.ts';
import { ouvrirServeursPrives, type ServeursPrives } from '../support/serveurs-pile.ts';

/** Several batches of a thousand, so that a stop falls between two of them. */
const NOMBREUX = 4000;

/** Where a worker is killed, as the row of the deposit shows it. */
const POINTS = ["etat = 'RECU'", "etat = 'EN_COURS'", 'dernier_rang >= 999'];

/** Durations of production, shortened: a dead worker is noticed after four seconds instead of thirty. */
const DUREES = { battementMs: 4000, activiteMs: 4000, repriseApresPanneMs: 100 };

describe('parts that go away and come back', function () {
  this.timeout(180_000);

  let serveurs: ServeursPrives;
  let pile: Pile;
  let agent: SessionApi;
  let acteur: Acteur;
  let session: SessionApi;
  let qui: Interlocuteur;

  before(async () => {
    serveurs = await ouvrirServeursPrives();
    pile = await demarrerPile(serveurs);
    agent = await agentInstructeur(pile);
    acteur = await acteurInscrit(pile, agent);
    session = connu(acteur.session, 'deposit');
    qui = parSession(session);
  });

  after(async () => {
    await pile.arreter();
    await serveurs.fermer();
  });

  /** One passage in two is kept. */
  const fichier = (prefixe: string, nombre = 2): { nom: string; octets: string } => {
    const { matricule = '', numeroContrat = '' } = acteur;
    const passages = Array.from({ length: nombre }, (_, rang) => ({
      idTechnique: `${prefixe}-${rang}`,
      titulaire: rang % 2 === 0 ? ('SEULE' as const) : ('JUMELLE' as const),
    }));
    const certifications = [{ type: 'RNCP', code: 'RNCP31001', passages }];
    const identifiants = { emetteur: matricule, certificateur: matricule, idContrat: numeroContrat };
    return { nom: `${prefixe}.xml`, octets: composerFichier({ nom: prefixe, certifications }, identifiants) };
  };

  const pret = (): Promise<boolean> =>
    fetch(new URL('/pret', pile.api)).then(
      ({ ok }) => ok,
      () => false,
    );

  const revenu = async (panne: keyof ServeursPrives['pannes']): Promise<void> => {
    await serveurs.pannes[panne].demarrer();
    await jusqua(pret, 60_000);
  };

  const refus = async (appel: Promise<unknown>): Promise<{ statut: number; corps: Record<string, unknown> }> => {
    const erreur = await appel.then(
      () => expect.fail('accepted'),
      (e: unknown) => e,
    );
    if (!(erreur instanceof ReponseInattendue)) throw erreur;
    return { statut: erreur.statut, corps: erreur.corps as Record<string, unknown> };
  };

  const deposerDemande = (nouveau: Acteur): Promise<unknown> =>
    new SessionApi(pile.api).ecrire('/demandes-contact', { corps: contenuDemande(nouveau) });

  const declencher = (schedule: string): Promise<void> => pile.temporal.schedule.getHandle(schedule).trigger();

  /** Asks for the receipt again as long as the answer says to: workers find their way back after the API does. */
  const redemander = async (depotId: string): Promise<Recu> => {
    let recu: Recu | undefined;
    await jusqua(async () => {
      recu = await session.ecrire<Recu>(`/depots/${depotId}/reception`, {}).catch((erreur: unknown) => {
        if (erreur instanceof ReponseInattendue && erreur.statut === 503) return undefined;
        throw erreur;
      });
      return recu !== undefined;
    }, 60_000);
    return connu(recu, 'receive the receipt');
  };

  const existe = (depotId: string): Promise<boolean> =>
    qui.lire(depotId).then(
      () => true,
      () => false,
    );

  /** Waits for the end, checks it against what the file holds, and gives the accusé without what is its own. */
  const verifierIssue = async (depotId: string, prefixe: string, nombre = 2): Promise<string> => {
    const depot: DepotVu = await suivreDepot(() => qui.lire(depotId), 90_000);
    const { octets } = await qui.telecharger(`${depotId}/accuse-traitement`);
    const lu = lireAccuseTraitement(octets, {
      passages: Array.from({ length: nombre }, (_, rang) => `${prefixe}-${rang}`),
    });
    const [kept] = await pile.lignes<{ passages: number; identites: number }>(
      `SELECT count(*)::int AS passages, count(i.id_technique)::int AS identites FROM accrochage.passage p
       LEFT JOIN titulaires.passage_identite i USING (emetteur_id, id_technique, version) WHERE p.depot_id = $1`,
      [depotId],
    );
    expect([depot.statut, lu.forme, depot.nombreOk, depot.nombreKo]).to.deep.equal([
      'Traité avec erreurs',
      'PASSAGES',
      nombre / 2,
      nombre / 2,
    ]);
    expect(kept).to.deep.equal({ passages: nombre / 2, identites: nombre / 2 });
    return Buffer.from(octets)
      .toString('utf8')
      .replaceAll(prefixe, 'DEPOT')
      .replace(/<id(Flux|Traitement)>[^<]*/g, '<id$1>');
  };

  let tues: string;

  it('Temporal away: a deposit answers 503 with its depotId, and nothing of it is lost', async () => {
    await serveurs.pannes.temporal.arreter();

    const [demande, repris, oublie, aTuer] = await Promise.all([
      refus(deposerDemande(createActeur(pile))),
      refus(qui.deposer(fichier('REPRIS'))),
      refus(qui.deposer(fichier('OUBLIE'))),
      refus(qui.deposer(fichier('TUE', NOMBREUX))),
    ]);

    expect([demande.statut, repris.statut, oublie.statut, aTuer.statut]).to.deep.equal([503, 503, 503, 503]);
    expect(await pret()).to.equal(false);
    tues = depotIdDe(aTuer.corps);
    await revenu('temporal');
    const recu = await redemander(depotIdDe(repris.corps));
    await verifierIssue(recu.depotId, 'REPRIS');
    expect(recu.depotId).to.equal(depotIdDe(repris.corps));
    // Nobody asks for the other one: the Schedule does. The minute that it leaves to the API is put behind us.
    const depotId = depotIdDe(oublie.corps);
    await pile.lignes(
      "UPDATE technique.televersement SET commence_le = commence_le - interval '1 hour' WHERE depot_id = $1",
      [depotId],
    );
    await declencher(RATTRAPER_TELEVERSEMENTS);
    await jusqua(() => existe(depotId));
    await verifierIssue(depotId, 'OUBLIE');
  });

  it('a worker killed at several points of a deposit leaves the same accusé as one that never was', async () => {
    const temoin = await qui.deposer(fichier('TEMOIN', NOMBREUX));
    const attendu = await verifierIssue(temoin.depotId, 'TEMOIN', NOMBREUX);
    const entree: DepotInput = { depotId: tues, durees: DUREES };
    await pile.temporal.workflow.start(TRAITER_DEPOT, {
      workflowId: depotWorkflowId(tues),
      taskQueue: nomFile('depots'),
      args: [entree],
    });

    const morts: string[] = [];
    for (const point of POINTS) {
      const atteint = () => pile.lignes(`SELECT FROM accrochage.depot WHERE id = $1 AND ${point}`, [tues]);
      await jusqua(async () => (await atteint()).length > 0, 60_000);
      await pile.programmes.worker.tuer();
      const [{ etat } = { etat: '' }] = await pile.lignes<{ etat: string }>(
        'SELECT etat FROM accrochage.depot WHERE id = $1',
        [tues],
      );
      morts.push(etat);
      await pile.programmes.worker.demarrer();
    }

    expect(await verifierIssue(tues, 'TUE', NOMBREUX)).to.equal(attendu);
    expect(morts).to.deep.equal(['RECU', 'EN_COURS', 'EN_COURS']);
    const courriels = await pile.lignes<{ modele: string }>(
      "SELECT modele FROM accrochage.courriel WHERE cle LIKE 'depot-%' || $1 || '%'",
      [tues],
    );
    expect(courriels.map(({ modele }) => modele).sort()).to.deep.equal(['depot-recu', 'depot-traite']);
  });

  it('the API killed while a file comes in: sent again under the same key, it is one deposit', async () => {
    const { nom, octets } = fichier('MOITIE', 500);
    const adresse = new URL(`/api/v1/depots?matricule=${acteur.matricule}`, pile.api);
    const entetes = {
      Authorization: `Bearer ${pile.jetonOperateur}`,
      'Content-Type': 'application/xml',
      'Content-Disposition': `attachment; filename*=UTF-8''${nom}`,
      'Idempotency-Key': randomUUID(),
    };
    const envoi = request(adresse, {
      method: 'POST',
      headers: { ...entetes, 'Content-Length': Buffer.byteLength(octets) },
    });
    const rompu = new Promise((resolve) => envoi.once('error', resolve));
    envoi.write(octets.slice(0, octets.length / 2));
    const commences = () =>
      pile.lignes("SELECT FROM technique.televersement WHERE nom_fichier = $1 AND etat = 'EN_COURS'", [nom]);
    await jusqua(async () => (await commences()).length === 1);

    await pile.programmes.api.tuer();
    await rompu;
    await pile.programmes.api.demarrer();
    // The dead one's hold on the key is over after half a minute: put behind us too.
    await pile.lignes("UPDATE technique.idempotence SET prise_le = prise_le - interval '1 minute' WHERE cle = $1", [
      entetes['Idempotency-Key'],
    ]);
    const reponse = await fetch(adresse, { method: 'POST', headers: entetes, body: octets });

    expect(reponse.status).to.equal(201);
    await verifierIssue(((await reponse.json()) as Recu).depotId, 'MOITIE', 500);
    const depots = await pile.lignes('SELECT FROM accrochage.depot WHERE nom_fichier = $1', [nom]);
    expect([depots.length, (await commences()).length]).to.deep.equal([1, 0]);
  });

  it('PostgreSQL away in the middle of a deposit: the API says 503, and the deposit goes on by itself', async () => {
    const recu = await qui.deposer(fichier('COUPE', 2000));

    await serveurs.pannes.postgres.arreter();
    const [lecture, depot] = await Promise.all([refus(qui.lire(recu.depotId)), refus(qui.deposer(fichier('ABSENT')))]);
    await revenu('postgres');

    expect([lecture.statut, depot.statut]).to.deep.equal([503, 503]);
    await verifierIssue(recu.depotId, 'COUPE', 2000);
  });

  it('PostgreSQL away when a case is accepted: asked again under the same key, it is accepted once', async () => {
    const nouveau = createActeur(pile);
    await remplirFormulaire(pile, nouveau);
    const [dossier] = await dossiersDe(agent, nouveau);
    const acte = { corps: { version: dossier?.version }, attendu: 200, entetes: { 'Idempotency-Key': randomUUID() } };
    const chemin = `/dossiers/${dossier?.dossierId}/acceptation`;
    await serveurs.pannes.postgres.arreter();

    const pendant = await refus(agent.ecrire(chemin, acte));
    await revenu('postgres');
    await agent.ecrire(chemin, acte);

    expect(pendant.statut).to.equal(503);
    await lireIdentifiants(nouveau);
    expect(nouveau.matricule).to.match(/^\d{2}[A-Z]{3}\d{3}$/);
  });

  it('SMTP away: the mails wait, and leave once it is back', async () => {
    const nouveau = createActeur(pile);
    const enAttente = async (): Promise<{ etat: string; tentatives: number } | undefined> =>
      (
        await pile.lignes<{ etat: string; tentatives: number }>(
          'SELECT etat, tentatives FROM accrochage.courriel WHERE destinataire = $1',
          [nouveau.fictif.contact.courriel],
        )
      )[0];
    await serveurs.pannes.smtp.arreter();

    await deposerDemande(nouveau);
    await jusqua(async () => ((await enAttente())?.tentatives ?? 0) > 0);
    const pendant = await enAttente();
    await serveurs.pannes.smtp.demarrer();
    // The next try is brought near instead of being waited for.
    await pile.lignes('UPDATE accrochage.courriel SET prochain_essai_le = now() WHERE destinataire = $1', [
      nouveau.fictif.contact.courriel,
    ]);
    await declencher(RENVOYER_COURRIELS);

    expect((await nouveau.boite.suivant()).objet.replace(/\s/g, ' ')).to.contain('nous l’avons bien reçue');
    expect(pendant?.etat).to.not.equal('ENVOYE');
    await jusqua(async () => (await enAttente())?.etat === 'ENVOYE');
  });
});

/** The depotId that a 503 promises. */
const depotIdDe = ({ details }: Record<string, unknown>): string => {
  const { depotId } = details as { depotId?: string };
  return connu(depotId, 'know the deposit of a 503');
};
