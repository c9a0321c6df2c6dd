import { proxyActivities, setHandler } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import type { ActeDossier } from '../../domain/dossier/acte-dossier.ts';
import { refuser, refuserCommeActivite } from '../refus.ts';
import {
  type Acceptation,
  type ActeAgent,
  accepterDossier,
  type DossierApresActe,
  type DossierSuivi,
  deposerDemande,
  depotTraite,
  etatDossier,
  inscrireOrganisme,
  prendreDossier,
  refuserDossier,
  validerCourriel,
} from './accrochage.contract.ts';
import { ecouterOrdresMandats } from './ordres-mandats.ts';
import { type Suivi, suivre } from './suivi.ts';

const { enregistrerDemande, instruireDossier, inscrire, activerCompte } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

type Fait<T> = { reponse: T; dossier: DossierSuivi | null; courrielIds: string[] };

/**
 * Everything one may tell a case. The activity decides under the lock of the row, since an order may be asked again in
 * a later run; validators refuse only what no state could allow.
 */
export const ecouterOrdres = (suivi: Suivi): void => {
  const { siret, relanceMs } = suivi;
  const executer = async <T>(activite: () => Promise<Fait<T>>): Promise<T> => {
    suivi.actes += 1;
    const { reponse, dossier, courrielIds } = await refuserCommeActivite(activite);
    suivre(suivi, dossier, courrielIds);
    return reponse;
  };
  const instruire = (acte: ActeDossier, ordre: Acceptation & { motif?: string }): Promise<DossierApresActe> => {
    const { motif, ...demande } = ordre;
    return executer(() => instruireDossier({ siret, acte, demande, motif, relanceMs }));
  };

  setHandler(etatDossier, () => suivi.dossier?.etat ?? null);
  setHandler(depotTraite, (depot) => void suivi.depotsTraites.push(depot));
  setHandler(
    deposerDemande,
    async (demande) => {
      const reponse = await executer(() => enregistrerDemande({ demande, relanceMs }));
      if (!reponse.jointe && reponse.dossierId !== null)
        suivi.aVerifier.push({ dossierId: reponse.dossierId, demande });
      return reponse;
    },
    {
      validator: ({ contenu }) => {
        if (contenu.siret !== siret) refuser('DEMANDE_INVALIDE', 'Cette demande concerne un autre SIRET.');
      },
    },
  );
  setHandler(prendreDossier, (ordre) => instruire('prendre', ordre), { validator: exigerVersion });
  setHandler(accepterDossier, (ordre) => instruire('accepter', ordre), { validator: exigerVersion });
  setHandler(refuserDossier, (ordre) => instruire('refuser', ordre), {
    validator: (ordre) => {
      exigerVersion(ordre);
      if (ordre.motif.trim() === '') refuser('DEMANDE_INVALIDE', 'Un refus doit être motivé.', { champ: 'motif' });
    },
  });
  ecouterOrdresMandats(suivi);
  setHandler(inscrireOrganisme, (demande) => executer(() => inscrire({ siret, demande })));
  setHandler(validerCourriel, (demande) => executer(() => activerCompte({ siret, demande })));
};

const exigerVersion = ({ version }: ActeAgent): void => {
  if (!Number.isInteger(version) || version < 1)
    refuser('DEMANDE_INVALIDE', 'La version du dossier que vous avez sous les yeux est attendue.', {
      champ: 'version',
    });
};
