import { proxyActivities, setHandler } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import type {
  ActeSurRemplacement,
  RemplacementApresActe,
  RemplacementSuivi,
} from '../../domain/remplacement/ordres.ts';
import { refuser, refuserCommeActivite } from '../refus.ts';
import {
  accepterRemplacement,
  annulerRemplacement,
  completerRemplacement,
  maintenirRemplacement,
  opposerRemplacement,
  ouvrirRemplacement,
  type RemplacementInput,
  refuserRemplacement,
} from './remplacement.contract.ts';
import { type Suivi, suivre } from './suivi.ts';

const activites = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

type Fait<T> = { reponse: T; remplacement: RemplacementSuivi; courrielIds: string[] };

/** Everything one may tell a request of replacement. The activity decides under the lock of the row. */
export const ecouterOrdres = (suivi: Suivi, { remplacementId, durees = {} }: RemplacementInput): void => {
  const { completionMs, delaiMs } = durees;
  const executer = async <T>(activite: () => Promise<Fait<T>>): Promise<T> => {
    suivi.actes += 1;
    const { reponse, remplacement, courrielIds } = await refuserCommeActivite(activite);
    suivre(suivi, remplacement, courrielIds);
    return reponse;
  };
  const agir = (demande: Omit<ActeSurRemplacement, 'remplacementId'>): Promise<RemplacementApresActe> =>
    executer(() => activites.agirSurRemplacement({ demande: { remplacementId, ...demande }, delaiMs }));

  setHandler(
    ouvrirRemplacement,
    (ouverture) => executer(() => activites.ouvrirRemplacement({ ouverture, completionMs })),
    {
      validator: (ouverture) => {
        if (ouverture.remplacementId !== remplacementId)
          refuser('DEMANDE_INVALIDE', 'Cette demande de remplacement en concerne une autre.');
      },
    },
  );
  setHandler(completerRemplacement, (envoi) =>
    executer(() => activites.completerRemplacement({ remplacementId, envoi })),
  );
  setHandler(annulerRemplacement, ({ jetonId, le }) =>
    agir({ acte: 'annuler', acteur: `lien:${jetonId}`, version: null, le }),
  );
  setHandler(opposerRemplacement, ({ jetonId, ...opposition }) =>
    agir({ acte: 'opposer', acteur: `lien:${jetonId}`, version: null, ...opposition }),
  );
  setHandler(accepterRemplacement, ({ agentId, ...acceptation }) =>
    agir({ acte: 'accepter', acteur: `agent:${agentId}`, ...acceptation }),
  );
  setHandler(refuserRemplacement, ({ agentId, ...refus }) =>
    agir({ acte: 'refuser', acteur: `agent:${agentId}`, ...refus }),
  );
  setHandler(maintenirRemplacement, ({ agentId, ...maintien }) =>
    agir({ acte: 'maintenir', acteur: `agent:${agentId}`, ...maintien }),
  );
};
