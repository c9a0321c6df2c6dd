import { z } from 'zod';
import { destinataire } from '../personne.ts';

export const accesRouvertParams = z
  .strictObject({ ...destinataire, parLaCaisse: z.boolean() })
  .transform(({ parLaCaisse, ...reste }) => ({
    ...reste,
    parQui: parLaCaisse ? 'La Caisse des Dépôts' : 'Un administrateur du compte',
  }));
