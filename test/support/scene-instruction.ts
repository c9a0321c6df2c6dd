import { expect } from 'chai';
import { organismeFictif } from '../../cli/demo/organisme-fictif.ts';
import { SessionApi } from '../../cli/demo/session-api.ts';
import { accrochageWorkflowId, dossierDeplace } from '../../workflows/accrochage/accrochage.contract.ts';
import type { Etape } from '../scenarios/scenario.ts';
import { type Acteur, connu, dossiersDe, instruire } from './acteur.ts';
import { jusqua } from './jusqua.ts';
import type { Pile } from './pile.ts';

type Faire<F extends Etape['faire']> = Extract<Etape, { faire: F }>;
type Scenette = { pile: Pile; agent: SessionApi; acteur: Acteur };

const dans = (jours: number): string => new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10);

/** An act with a reason, which the mail to the organisme repeats. */
export const motiver = async (
  { agent, acteur }: Scenette,
  acte: 'cloture' | 'reouverture' | 'mise-en-attente',
  { motif }: { motif: string },
): Promise<void> => {
  await instruire(agent, acteur, acte, { motif, ...(acte === 'mise-en-attente' && { jusquAu: dans(40) }) });
  expect((await acteur.boite.suivant()).texte.replace(/\s+/g, ' ')).to.contain(motif);
};

export const demanderComplement = async (
  { agent, acteur }: Scenette,
  { objet }: Faire<'DEMANDER_COMPLEMENT'>,
): Promise<void> => {
  await instruire(agent, acteur, 'complement', { objet, jusquAu: dans(30) });
  expect((await acteur.boite.suivant()).texte).to.contain(objet);
};

/** The answer, from the page of the follow-up link. */
export const repondre = async ({ pile, acteur }: Scenette, { texte }: Faire<'REPONDRE_COMPLEMENT'>): Promise<void> => {
  const jeton = connu(acteur.jetonSuivi, 'answer');
  const personne = new SessionApi(pile.api);
  const suivi = await personne.ecrire<{ complement: { complementId: string } }>('/demandes-contact/suivi', {
    corps: { jeton },
    attendu: 200,
  });
  const { complementId } = suivi.complement;
  await personne.ecrire('/demandes-contact/suivi/reponse', { corps: { jeton, complementId, texte } });
  await acteur.boite.suivant();
};

/** Nobody waits for weeks in a test: what is due is made due, one date after the other, and the workflow looks again. */
export const laisserPasser = async (
  { pile, acteur, agent }: Scenette,
  { quoi }: Faire<'LAISSER_PASSER'>,
): Promise<void> => {
  const { siret } = acteur.fictif;
  const dossier = connu((await dossiersDe(agent, acteur)).at(-1), 'wait');
  const dues = async (): Promise<unknown[]> =>
    (
      await pile.lignes<{ echeances: unknown[] }>('SELECT echeances FROM accrochage.dossier WHERE id = $1', [
        dossier.dossierId,
      ])
    )[0]?.echeances ?? [];
  await pile.lignes(
    `UPDATE accrochage.dossier SET echeances = (SELECT jsonb_agg(jsonb_set(e, '{le}', to_jsonb('2026-01-0' || rang || 'T09:00:00.000Z')))
       FROM jsonb_array_elements(echeances) WITH ORDINALITY AS t (e, rang)) WHERE id = $1`,
    [dossier.dossierId],
  );
  await pile.temporal.workflow.getHandle(accrochageWorkflowId(siret)).signal(dossierDeplace);
  await jusqua(async () => (await dues()).length === 0, 10_000);
  const attendus = quoi === 'LE_DELAI_DU_COMPLEMENT' ? 2 : 1;
  for (let recu = 0; recu < attendus; recu += 1) await acteur.boite.suivant();
};

/** The form, the warning to the present contact, then the agent who confirms. */
export const changerDeSiret = async ({ pile, agent, acteur }: Scenette): Promise<void> => {
  const { siret, raisonSociale, contact } = acteur.fictif;
  const { siret: nouveauSiret } = organismeFictif();
  const nouvelleRaisonSociale = `${raisonSociale}, nouveau siège`;
  const corps = { siret, raisonSociale, contact, nouveauSiret, nouvelleRaisonSociale };
  await new SessionApi(pile.api).ecrire('/demandes-contact/siret', { corps });
  await acteur.boite.suivant();
  await acteur.boite.suivant();
  const { dossierId } = connu((await dossiersDe(agent, acteur)).at(-1), 'move');
  type Changements = { elements: { changementId: string; preavis: string }[] };
  const changement = async () => (await agent.lire<Changements>(`/changements?dossierId=${dossierId}`)).elements[0];
  await jusqua(async () => (await changement())?.preavis === 'PARTI', 10_000);
  const { changementId } = connu(await changement(), 'confirm');
  await agent.ecrire(`/changements/${changementId}/decision`, { corps: { decision: 'CONFIRME' }, attendu: 200 });
  await acteur.boite.suivant();
  acteur.fictif = { ...acteur.fictif, siret: nouveauSiret };
};
