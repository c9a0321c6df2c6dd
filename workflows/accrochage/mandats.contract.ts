import { defineUpdate } from '@temporalio/workflow';
import type { DeclarationEnregistree, DeclarationEnvoi } from '../../domain/cocertification/ordres.ts';
import type { FinMandat, MandatApresActe, ModificationMandat, OctroiMandat } from '../../domain/mandat/ordres.ts';

// Orders to the workflow of the certificateur (`accrochage:<siret>`), whose mandates and declarations these are.
export const accorderMandat = defineUpdate<MandatApresActe, [OctroiMandat]>('accorderMandat');
export const modifierMandat = defineUpdate<MandatApresActe, [ModificationMandat]>('modifierMandat');
export const terminerMandat = defineUpdate<MandatApresActe, [FinMandat]>('terminerMandat');
export const declarerEnvoi = defineUpdate<DeclarationEnregistree, [DeclarationEnvoi]>('declarerEnvoi');
