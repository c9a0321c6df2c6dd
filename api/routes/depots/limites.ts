import type { Limite } from '../../route.ts';

/** Files sent, per caller: a person or a machine. */
export const LIMITE_ENVOI: Limite = { nom: 'depots', nombre: 60, fenetreSecondes: 60 };

/** Lists and states, per caller: a machine that follows a hundred deposits every quarter of a minute is within it. */
export const LIMITE_LECTURE: Limite = { nom: 'depots-lecture', nombre: 600, fenetreSecondes: 60 };

/** Accusés, reports and rejects, per caller: each is composed or deciphered when it is asked. */
export const LIMITE_DOCUMENTS: Limite = { nom: 'depots-documents', nombre: 120, fenetreSecondes: 60 };
