import { proxyActivities, setHandler } from '@temporalio/workflow';
import type { DossiersActivities } from '../../activities/index.ts';
import type { ActeDossier } from '../../domain/dossier/acte-dossier.ts';
import { refuser } from '../refus.ts';
import {
  type ActeAgent,
  accepterDossier,
  annoterDossier,
  cloreDossier,
  confierDossier,
  type DossierApresActe,
  demanderComplement,
  fusionnerDossier,
  mettreEnAttente,
  prendreDossier,
  refuserDossier,
  reprendreDossier,
  rouvrirDossier,
} from './accrochage.contract.ts';
import type { Executer, Suivi } from './suivi.ts';

const { instruireDossier } = proxyActivities<DossiersActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

type Precisions = Parameters<typeof instruireDossier>[0]['precisions'];

/** The acts of agents, one update each; all go through one activity. */
export const ecouterActes = ({ siret, durees }: Suivi, executer: Executer): void => {
  const instruire = (acte: ActeDossier, ordre: ActeAgent, precisions?: Precisions): Promise<DossierApresActe> => {
    const { dossierId, agentId, le, version, acteId } = ordre;
    const demande = { dossierId, agentId, le, version, ...(acteId !== undefined && { acteId }) };
    return executer(() => instruireDossier({ siret, acte, demande, ...(precisions && { precisions }), ...durees }));
  };
  const vue = { validator: exigerVersion };
  const motivee = { validator: exigerTexte };

  setHandler(prendreDossier, (ordre) => instruire('prendre', ordre), vue);
  setHandler(accepterDossier, (ordre) => instruire('accepter', ordre, { mandats: ordre.mandats }), vue);
  setHandler(refuserDossier, (ordre) => instruire('refuser', ordre, { texte: ordre.motif }), motivee);
  setHandler(cloreDossier, (ordre) => instruire('clore', ordre, { texte: ordre.motif }), motivee);
  setHandler(rouvrirDossier, (ordre) => instruire('rouvrir', ordre, { texte: ordre.motif }), motivee);
  setHandler(reprendreDossier, (ordre) => instruire('reprendre', ordre), vue);
  setHandler(annoterDossier, (ordre) => instruire('annoter', ordre, { texte: ordre.texte }), vue);
  setHandler(confierDossier, (ordre) => instruire('confier', ordre, { pourAgentId: ordre.pourAgentId }), vue);
  setHandler(
    demanderComplement,
    (ordre) => instruire('demanderComplement', ordre, { texte: ordre.objet, jusquAu: ordre.jusquAu }),
    vue,
  );
  setHandler(
    mettreEnAttente,
    (ordre) => instruire('mettreEnAttente', ordre, { texte: ordre.motif, jusquAu: ordre.jusquAu }),
    motivee,
  );
  setHandler(
    fusionnerDossier,
    (ordre) => instruire('fusionner', ordre, { texte: ordre.motif, versSiret: ordre.versSiret }),
    motivee,
  );
};

const exigerVersion = ({ version }: ActeAgent): void => {
  if (!Number.isInteger(version) || version < 1)
    refuser('DEMANDE_INVALIDE', 'La version du dossier que vous avez sous les yeux est attendue.', {
      champ: 'version',
    });
};

const exigerTexte = (ordre: ActeAgent & { motif: string }): void => {
  exigerVersion(ordre);
  if (ordre.motif.trim() === '') refuser('DEMANDE_INVALIDE', 'Un motif est attendu.', { champ: 'motif' });
};
