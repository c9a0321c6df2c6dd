import { expect } from 'chai';
import { createBoite, jetonDuLien } from '../../cli/demo/courriels.ts';
import { SessionApi } from '../../cli/demo/session-api.ts';
import {
  REMPLACER_ADMINISTRATEUR,
  remplacementWorkflowId,
} from '../../workflows/remplacement/remplacement.contract.ts';
import { type Acteur, connu } from './acteur.ts';
import type { Pile } from './pile.ts';

const BASE = '/remplacements-administrateur';
const IDENTIFIANT = /\b[A-HJ-NP-Z2-9]{9}\b/;

/** The request of another person of the organisme: her mail proved, her proof attached. Gives its id. */
const demander = async (pile: Pile, acteur: Acteur, courriel: string): Promise<string> => {
  const { siret } = acteur.fictif;
  const personne = new SessionApi(pile.api);
  const demandeur = { nom: 'Kersauson', prenom: 'Maëlle', courriel, fonction: 'Directrice' };
  const corps = { siret, matricule: acteur.matricule, role: 'CERTIFICATEUR', demandeur, motif: 'DEPART' };
  await personne.ecrire(BASE, { corps });
  const jeton = jetonDuLien(await createBoite(pile.courriels, courriel).suivant(), '/remplacement');
  const envoi = await personne.envoyer('POST', `${BASE}/pieces`, {
    octets: '%PDF-1.7\n%fictif\n%%EOF\n',
    entetes: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': "attachment; filename*=UTF-8''nomination.pdf",
      'X-Jeton-Lien': jeton,
    },
  });
  const { pieceId } = (await envoi.json()) as { pieceId: string };
  await personne.ecrire(`${BASE}/envoi`, { corps: { jeton, pieceIds: [pieceId] } });
  const [lu] = await pile.lignes<{ id: string }>('SELECT id FROM accrochage.remplacement WHERE courriel = $1', [
    courriel,
  ]);
  return connu(lu, 'ask for a replacement').id;
};

/** Nobody waits fifteen days in a test: the due date is made past, and a new run takes it from the database. */
const laisserPasserLeDelai = async ({ lignes, temporal }: Pile, remplacementId: string): Promise<void> => {
  await lignes("UPDATE accrochage.remplacement SET echeance_le = now() - interval '1 minute' WHERE id = $1", [
    remplacementId,
  ]);
  const workflowId = remplacementWorkflowId(remplacementId);
  await temporal.workflow.getHandle(workflowId).terminate('the delay is over');
  await temporal.workflow.execute(REMPLACER_ADMINISTRATEUR, {
    workflowId,
    taskQueue: 'dossiers',
    args: [{ remplacementId }],
  });
};

/** From the request to the new administrateur signed in; the departed one comes in no more. */
export const remplacerAdministrateur = async (pile: Pile, acteur: Acteur): Promise<void> => {
  const courriel = acteur.fictif.contact.courriel.replace('@', '.suite@');
  const remplacementId = await demander(pile, acteur, courriel);
  const support = new SessionApi(pile.api);
  await support.ouvrirCommeAgent('demonstration-support');
  const [partant] = await pile.lignes<{ id: string }>(
    `SELECT u.id FROM accrochage.utilisateur u JOIN accrochage.compte c ON c.id = u.compte_id
       JOIN accrochage.organisme o ON o.id = c.organisme_id WHERE o.siret = $1`,
    [acteur.fictif.siret],
  );
  const { version } = await support.lire<{ version: number }>(`${BASE}/${remplacementId}`);
  const corps = { version, partants: [connu(partant, 'be replaced').id] };
  await support.ecrire(`${BASE}/${remplacementId}/acceptation`, { corps, attendu: 200 });

  await laisserPasserLeDelai(pile, remplacementId);

  await accepterInvitation(pile, acteur, courriel);
  const ancienne = connu(acteur.session, 'be replaced');
  expect((await ancienne.envoyer('GET', '/moi', {})).status).to.equal(401);
};

/** The author of the request was not of the account: she comes in as anybody who is invited. */
const accepterInvitation = async (pile: Pile, acteur: Acteur, courriel: string): Promise<void> => {
  const boite = createBoite(pile.courriels, courriel);
  let lien = await boite.suivant();
  while (!lien.liens.some((adresse) => adresse.includes('/invitation'))) lien = await boite.suivant();
  const { motDePasse } = acteur.fictif;
  const corps = { jeton: jetonDuLien(lien, '/invitation'), conditionsAcceptees: true, motDePasse };
  await new SessionApi(pile.api).ecrire('/invitations', { corps });
  let suivant = await boite.suivant();
  while (!IDENTIFIANT.test(suivant.texte)) suivant = await boite.suivant();
  const identifiant = IDENTIFIANT.exec(suivant.texte)?.[0];
  const session = new SessionApi(pile.api);
  await session.ouvrir(connu(identifiant, 'sign in'), motDePasse);
  expect(await session.lire('/moi')).to.include({ role: 'ADMINISTRATEUR', courriel });
};
