import { ajouterJours, type Jour } from '../calendrier/jour.ts';

/** Days in force, ends included; an end that is absent is unknown. */
export type Periode = { debut?: Jour; fin?: Jour };

/** What France compétences published of one fiche; `vueJusquAu` is the day when another took its place, null today. */
export type PublicationFiche = { debut: Jour | null; fin: Jour | null; vueJusquAu: Jour | null };

/** True when that day is in the period; an unknown end excludes nobody. */
export const couvre = ({ debut, fin }: Periode, jour: Jour): boolean =>
  (debut === undefined || debut <= jour) && (fin === undefined || jour <= fin);

/**
 * The periods in force that the publications of a fiche (oldest first) tell together. Another start is another period, and
 * both stand. The same start published again corrects the end: the former end is believed until the day of the correction,
 * since who delivered before it relied on what was published. A former period without end ran until the next one began.
 */
export const periodesConnues = (publications: readonly PublicationFiche[]): Periode[] => {
  const parDebut = new Map<Jour | null, Jour | null>();
  for (const [rang, { debut, fin, vueJusquAu }] of publications.entries()) {
    const suivantes = publications.slice(rang + 1);
    // A start unknown at first and told later is the same period.
    if (debut === null && suivantes.some((autre) => autre.debut !== null && autre.fin === fin)) continue;
    const crue = vueJusquAu === null ? fin : finCrue({ debut, fin }, suivantes, vueJusquAu);
    if (debut !== null && crue !== null && crue < debut) continue;
    const autre = parDebut.get(debut);
    parDebut.set(debut, autre == null || crue === null ? crue : dernier(autre, crue));
  }
  return [...parDebut]
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([debut, fin]) => ({ ...(debut !== null && { debut }), ...(fin !== null && { fin }) }));
};

const dernier = (a: Jour, b: Jour): Jour => (a < b ? b : a);

/** Up to when a former publication is believed. */
const finCrue = (
  { debut, fin }: Pick<PublicationFiche, 'debut' | 'fin'>,
  suivantes: readonly PublicationFiche[],
  vueJusquAu: Jour,
): Jour => {
  const corrigee = suivantes.some((autre) => autre.debut === debut);
  if (fin !== null) return corrigee && vueJusquAu < fin ? vueJusquAu : fin;
  const debutSuivant = suivantes[0]?.debut ?? null;
  return corrigee || debutSuivant === null ? vueJusquAu : dernier(vueJusquAu, ajouterJours(debutSuivant, -1));
};
