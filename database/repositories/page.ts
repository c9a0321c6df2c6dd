/** A slice of a list, and where the next one begins; null at the end. */
export type Page<T, Position> = { elements: T[]; suivant: Position | null };

/** Cuts what was read with one row too many: that row only tells that there is a next slice. */
export const couperPage = <T, Position>(
  lus: readonly T[],
  limite: number,
  positionDe: (element: T) => Position,
): Page<T, Position> => {
  const elements = lus.slice(0, limite);
  const dernier = elements.at(-1);
  return { elements, suivant: lus.length > limite && dernier !== undefined ? positionDe(dernier) : null };
};

/** Where a list ordered by instant then id has been read to. */
export type PositionInstant = { le: Date; id: string };
