import type { PhraseRapprochement } from './rapprochement.ts';

/** What a step of the funnel leaves: how many persons, and which one when it is alone. */
export type EtapeEntonnoir = { candidats: number; nir: string | null };

export type ConclusionEntonnoir = { trouve: true; nir: string } | { trouve: false; phrase: PhraseRapprochement };

const AUCUN_A_L_ETAPE = [3, 4, 5] as const;
const PLUSIEURS = 6;

/**
 * What the funnel says after its first steps, in their order: 1. birth name, first name, sex and year; 2. month and day;
 * 3. commune and the rest. `undefined` when several persons are left and a step is still to come. Source: nirisation.
 */
export const conclure = (etapes: readonly EtapeEntonnoir[]): ConclusionEntonnoir | undefined => {
  for (const [rang, phrase] of AUCUN_A_L_ETAPE.entries()) {
    const etape = etapes[rang];
    if (!etape) return undefined;
    if (etape.candidats === 0) return { trouve: false, phrase };
    if (etape.candidats === 1 && etape.nir !== null) return { trouve: true, nir: etape.nir };
  }
  return { trouve: false, phrase: PLUSIEURS };
};
