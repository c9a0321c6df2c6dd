import type { Limite } from '../../route.ts';

/** What a person asks of her second factor, whichever route. */
export const LIMITE_SECOND_FACTEUR: Limite = { nom: 'second-facteur', nombre: 30, fenetreSecondes: 600 };
