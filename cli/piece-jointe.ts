/** The header Content-Disposition by which a file carries its exact name, accents and spaces included (RFC 5987). */
export const dispositionDe = (nom: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(nom)}`;

/** The exact name that an answer gives to its file, if it gives one. */
export const nomDeLaReponse = ({ headers }: Response): string | null => {
  const nom = /filename\*=UTF-8''([^;]+)/i.exec(headers.get('content-disposition') ?? '')?.[1];
  return nom === undefined ? null : decodeURIComponent(nom);
};
