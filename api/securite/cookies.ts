/** Value of a cookie of the request, or undefined. */
export const lireCookie = (entete: string | undefined, nom: string): string | undefined => {
  for (const morceau of (entete ?? '').split(';')) {
    const egal = morceau.indexOf('=');
    if (egal > 0 && morceau.slice(0, egal).trim() === nom) return morceau.slice(egal + 1).trim();
  }
  return undefined;
};

/** On https the name itself forbids other hosts and plain http to set it; browsers refuse that prefix on http. */
export const nomDeCookie = (nom: string, url: URL): string => (url.protocol === 'https:' ? `__Host-${nom}` : nom);

/** A cookie that scripts do not read, sent to our own pages only. */
export const ecrireCookie = (nom: string, valeur: string, dureeSecondes: number, url: URL): string => {
  const morceaux = [
    `${nomDeCookie(nom, url)}=${valeur}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Max-Age=${dureeSecondes}`,
  ];
  if (url.protocol === 'https:') morceaux.push('Secure');
  return morceaux.join('; ');
};
