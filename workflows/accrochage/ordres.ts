import { proxyActivities, setHandler } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import { refuser, refuserCommeActivite } from '../refus.ts';
import {
  deciderChangement,
  demanderChangement,
  deposerDemande,
  depotTraite,
  dossierDeplace,
  etatDossier,
  inscrireOrganisme,
  repondreComplement,
  validerCourriel,
} from './accrochage.contract.ts';
import { ecouterActes } from './ordres-agents.ts';
import { ecouterOrdresMandats } from './ordres-mandats.ts';
import { type Executer, type Suivi, suivre } from './suivi.ts';

const { enregistrerDemande, enregistrerChangement, deciderSurChangement, recevoirReponse, inscrire, activerCompte } =
  proxyActivities<DossiersActivities>({
    startToCloseTimeout: '10 seconds',
    retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
  });

/**
 * Everything one may tell a case. The activity decides under the lock of the row, since an order may be asked again in
 * a later run; validators refuse only what no state could allow.
 */
export const ecouterOrdres = (suivi: Suivi): void => {
  const { siret, durees } = suivi;
  const executer: Executer = async (activite) => {
    suivi.actes += 1;
    const { reponse, dossier, courrielIds, versSiret, dossierParti } = await refuserCommeActivite(activite);
    suivre(suivi, dossier, courrielIds);
    if (versSiret !== undefined) suivi.depart = { versSiret, dossierParti };
    return reponse;
  };

  setHandler(etatDossier, () => suivi.dossier?.etat ?? null);
  setHandler(depotTraite, (depot) => void suivi.depotsTraites.push(depot));
  setHandler(dossierDeplace, () => {
    suivi.aRelire = true;
  });
  setHandler(
    deposerDemande,
    async (demande) => {
      const { relanceMs } = durees;
      const reponse = await executer(() => enregistrerDemande({ demande, relanceMs }));
      if (!reponse.jointe) suivi.aVerifier.push({ dossierId: reponse.dossierId, demande });
      return reponse;
    },
    { validator: ({ contenu }) => exigerSiret(contenu, siret) },
  );
  setHandler(demanderChangement, (demande) => executer(() => enregistrerChangement({ demande })), {
    validator: ({ contenu }) => exigerSiret(contenu, siret),
  });
  setHandler(deciderChangement, (decision) => executer(() => deciderSurChangement({ siret, ...decision })));
  setHandler(repondreComplement, ({ dossierId, ...reponse }) =>
    executer(() => recevoirReponse({ dossierId, reponse, ...durees })),
  );
  setHandler(inscrireOrganisme, (demande) => executer(() => inscrire({ siret, demande })));
  setHandler(validerCourriel, (demande) => executer(() => activerCompte({ siret, demande })));
  ecouterActes(suivi, executer);
  ecouterOrdresMandats(suivi);
};

const exigerSiret = (contenu: { siret: string }, siret: string): void => {
  if (contenu.siret !== siret) refuser('DEMANDE_INVALIDE', 'Cette demande concerne un autre SIRET.');
};
