import type { Jour } from '../calendrier/jour.ts';

/** How co-certificateurs of a code share the sending: each its own holders, or one of them all holders. */
export type ModeEnvoi = 'CHACUN_LES_SIENS' | 'UN_POUR_TOUS';

export const LIBELLE_MODE_ENVOI: Record<ModeEnvoi, string> = {
  CHACUN_LES_SIENS: 'Chacun envoie les siens',
  UN_POUR_TOUS: 'Un seul certificateur envoie tous les titulaires',
};

/** What a certificateur says of a code; `emetteurId` is who sends all, null when each sends its own. */
export type Declaration = { organismeId: string; emetteurId: string | null };

/** The facts on one code, on one day. */
export type FaitsCoCertification = {
  code: string;
  enVigueur: boolean;
  /** Certificateurs of the code, by the répertoires, among those we know. */
  certificateurs: readonly string[];
  /** In force, at most one by certificateur. */
  declarations: readonly Declaration[];
  /** Certificateurs that a mandate in force lets a déposant send for, for this code. */
  mandants: readonly string[];
};

/** `rang` grows with each declaration made. */
export type DeclarationDatee = Declaration & { debut: Jour; rang: number };

/** Of each certificateur, the last one made among those that have begun: from its beginning, it replaces all before it. */
export const declarationsEnVigueur = (declarations: readonly DeclarationDatee[], jour: Jour): DeclarationDatee[] => {
  const parOrganisme = new Map<string, DeclarationDatee>();
  const commencees = declarations.filter(({ debut }) => debut <= jour);
  for (const declaration of commencees.sort((une, autre) => une.rang - autre.rang))
    parOrganisme.set(declaration.organismeId, declaration);
  return [...parOrganisme.values()];
};

/** Only what is said by those who still hold the code together counts. */
const retenues = ({ certificateurs, declarations }: FaitsCoCertification): Declaration[] =>
  certificateurs.length < 2 ? [] : declarations.filter(({ organismeId }) => certificateurs.includes(organismeId));

/** Pairs (the smaller id first) whose declarations on who sends cannot both be true. Silence contradicts nobody. */
export const declarationsDiscordantes = (faits: FaitsCoCertification): [string, string][] => {
  if (!faits.enVigueur) return [];
  const dites = retenues(faits).sort((a, b) => (a.organismeId < b.organismeId ? -1 : 1));
  return dites.flatMap((une, rang) =>
    dites
      .slice(rang + 1)
      .filter((autre) => autre.emetteurId !== une.emetteurId)
      .map((autre): [string, string] => [une.organismeId, autre.organismeId]),
  );
};

/**
 * Certificateurs that rely on another one which does not say that it sends for all, and that no mandate replaces: nobody is
 * known to send their holders. Who says nothing, or that each sends its own, is held to send its own: the law binds it.
 */
export const titulairesSansEmetteur = (faits: FaitsCoCertification): string[] => {
  if (!faits.enVigueur) return [];
  const dites = retenues(faits);
  const envoiePourTous = (id: string): boolean =>
    dites.some(({ organismeId, emetteurId }) => organismeId === id && emetteurId === id);
  return dites
    .filter(({ organismeId, emetteurId }) => emetteurId !== null && emetteurId !== organismeId)
    .filter(
      ({ organismeId, emetteurId }) =>
        emetteurId !== null && !envoiePourTous(emetteurId) && !faits.mandants.includes(organismeId),
    )
    .map(({ organismeId }) => organismeId);
};
