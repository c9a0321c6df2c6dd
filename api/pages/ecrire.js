/** A paragraph, or another element, of text alone. */
export const ecrire = (lieu, texte, { balise = 'p', classe = '' } = {}) => {
  const element = document.createElement(balise);
  element.textContent = texte;
  if (classe !== '') element.className = classe;
  lieu.append(element);
};

/** The day of a date or of an instant, as it is in Paris. */
export const jourEnFrancais = (jour) =>
  new Date(jour).toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
