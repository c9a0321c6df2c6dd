/** A refusal in words for whoever reads the page; `erreurs` name the fields that are wrong. */
export class Refus extends Error {
  constructor({ detail, code = '', erreurs = [] }) {
    super(detail);
    this.code = code;
    this.erreurs = erreurs;
  }
}

/** Posts, and gives what the service answers. The link alone is the proof: a session open in this browser has no part in it. */
export const poster = async (adresse, options) => {
  let recu;
  let lu;
  try {
    recu = await fetch(adresse, { method: 'POST', credentials: 'omit', ...options });
    lu = recu.status === 204 ? {} : await recu.json();
  } catch {
    throw new Refus({ detail: 'Le service n’a pas répondu. Réessayez dans quelques instants.' });
  }
  if (!recu.ok) throw new Refus(lu);
  return lu;
};
