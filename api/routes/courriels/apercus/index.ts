import { z } from 'zod';
import { estPermis } from '../../../../domain/compte/permission.ts';
import type { CourrielCompose } from '../../../../domain/courriel/composition.ts';
import type { ActeDossier } from '../../../../domain/dossier/acte-dossier.ts';
import { BusinessError } from '../../../../domain/errors.ts';
import { changerRolesAgent, declarerAbsence } from './agents.ts';
import { confirmerChangement, refuserChangement } from './changements.ts';
import type { Apercu, ContexteApercu } from './definir-apercu.ts';
import {
  cloreDossier,
  confierDossier,
  demanderComplement,
  fusionnerDossier,
  mettreEnAttente,
  refuserDossier,
  reprendreDossier,
  rouvrirDossier,
} from './dossiers.ts';
import { accepterDossier, renvoyerIdentifiants } from './identifiants.ts';
import { accorderMandat, declarerEnvoi, modifierMandat, terminerMandat } from './mandats.ts';
import { deverrouillerPersonne, verrouillerPersonne } from './personnes.ts';
import { accepterRemplacement, maintenirRemplacement, refuserRemplacement } from './remplacements.ts';

/** Acts on a case by which somebody gets a mail; a new act does not compile without its preview. */
const ACTES_DOSSIER: Record<Exclude<ActeDossier, 'prendre' | 'annoter'>, Apercu> = {
  accepter: accepterDossier,
  refuser: refuserDossier,
  demanderComplement,
  mettreEnAttente,
  reprendre: reprendreDossier,
  confier: confierDossier,
  clore: cloreDossier,
  rouvrir: rouvrirDossier,
  fusionner: fusionnerDossier,
};

/** Every act of an agent that sends mails, by the name under which its preview is asked. */
const APERCUS = {
  ...ACTES_DOSSIER,
  renvoyerIdentifiants,
  confirmerChangement,
  refuserChangement,
  accorderMandat,
  modifierMandat,
  terminerMandat,
  declarerEnvoi,
  verrouillerPersonne,
  deverrouillerPersonne,
  accepterRemplacement,
  maintenirRemplacement,
  refuserRemplacement,
  changerRolesAgent,
  declarerAbsence,
} satisfies Record<string, Apercu>;

type NomActe = keyof typeof APERCUS;

const demande = (nom: NomActe) => z.strictObject({ nom: z.literal(nom), ...APERCUS[nom].champs });

type Demande = ReturnType<typeof demande>;

/** What an act is told, told apart by its name. */
export const acteAPrevoir = z
  .discriminatedUnion('nom', (Object.keys(APERCUS) as NomActe[]).map(demande) as [Demande, ...Demande[]])
  .meta({ id: 'ActeAPrevoir' });

/** The mails that the act would send; ACTION_INTERDITE to who may not do it. */
export const prevoir = async (
  { nom, ...dit }: z.output<typeof acteAPrevoir>,
  contexte: ContexteApercu,
): Promise<CourrielCompose[]> => {
  const { permission, composer }: Apercu = APERCUS[nom];
  if (!estPermis(contexte.agent, permission))
    throw new BusinessError('ACTION_INTERDITE', 'Vos droits ne permettent pas cet acte.');
  return composer(dit, contexte);
};
