/**
 * A text that anybody may have typed and that goes to an address anybody may have given: readers of mail must not turn a
 * piece of it into a link, so an invisible joiner follows each dot and stands inside `://` and around `@`.
 */
export const sansLien = (texte: string): string =>
  texte.replaceAll(/[.@](?=\S)/gu, '$&\u2060').replaceAll('://', ':\u2060//');
