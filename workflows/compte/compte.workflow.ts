import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import { refuserCommeActivite } from '../refus.ts';
import * as contrat from './compte.contract.ts';

const base = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

/** A run whose order never came (the caller died between the two) ends by itself. */
const ATTENTE = '1 minute';

type Suite<T> = { reponse: T; courrielIds: string[] };

/**
 * Carries out the orders given on the persons of one account, and wakes the sender of their mails. The account's row under
 * lock decides between two at once; nothing waits between them, so each run is short.
 */
export async function gererCompte({ compteId }: contrat.CompteInput): Promise<void> {
  let ordonne = false;
  const courriels: string[] = [];
  const executer = async <T>(activite: () => Promise<Suite<T>>): Promise<T> => {
    ordonne = true;
    const { reponse, courrielIds } = await refuserCommeActivite(activite);
    courriels.push(...courrielIds);
    return reponse;
  };
  const surOrdre =
    <O, T>(activite: (entree: { compteId: string; ordre: O }) => Promise<Suite<T>>) =>
    (ordre: O): Promise<T> =>
      executer(() => activite({ compteId, ordre }));

  setHandler(contrat.inviterPersonne, surOrdre(base.enregistrerInvitation));
  setHandler(contrat.reinviterPersonne, surOrdre(base.renouvelerInvitation));
  setHandler(contrat.accepterInvitation, surOrdre(base.accepterInvitation));
  setHandler(contrat.changerDroits, surOrdre(base.changerDroits));
  setHandler(contrat.desactiverPersonne, (ordre) =>
    executer(() => base.changerAcces({ compteId, ordre, acte: 'desactiver' })),
  );
  setHandler(contrat.reactiverPersonne, (ordre) =>
    executer(() => base.changerAcces({ compteId, ordre, acte: 'reactiver' })),
  );
  setHandler(contrat.verrouillerPersonne, ({ motif, ...ordre }) =>
    executer(() => base.changerAcces({ compteId, ordre, acte: 'verrouiller', motif })),
  );
  setHandler(contrat.deverrouillerPersonne, (ordre) =>
    executer(() => base.changerAcces({ compteId, ordre, acte: 'deverrouiller' })),
  );
  setHandler(contrat.remplacerMotDePasse, surOrdre(base.remplacerMotDePasse));
  setHandler(contrat.activerSecondFacteur, surOrdre(base.activerSecondFacteur));
  setHandler(contrat.retirerSecondFacteur, surOrdre(base.retirerSecondFacteur));
  setHandler(contrat.demanderCourriel, surOrdre(base.demanderCourriel));
  setHandler(contrat.confirmerCourriel, surOrdre(base.confirmerCourriel));
  setHandler(contrat.annulerCourriel, surOrdre(base.annulerCourriel));
  setHandler(contrat.annoncerSecret, surOrdre(base.annoncerSecret));
  setHandler(contrat.revoquerAcces, surOrdre(base.revoquerAcces));

  await condition(() => ordonne, ATTENTE);
  // The last look at the handlers and the mails is followed by no wait: no order slips in between it and the end.
  while (!allHandlersFinished() || courriels.length > 0) {
    await condition(allHandlersFinished);
    if (courriels.length > 0) await base.mettreEnFileCourriels({ courrielIds: courriels.splice(0) });
  }
}
