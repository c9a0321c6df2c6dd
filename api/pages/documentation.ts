type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
};

type Media = Record<string, { schema?: Schema }>;

type Operation = {
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: { description?: string; content: Media };
  responses: Record<string, { description: string; content?: Media }>;
};

/** The part of an OpenAPI document that the page shows. */
export type DocumentOpenApi = {
  info: { title: string; description?: string };
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
};

const echapper = (texte: unknown): string => String(texte).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const paragraphes = (texte = ''): string =>
  texte
    .split('\n\n')
    .filter(Boolean)
    .map((partie) => `<p>${echapper(partie)}</p>`)
    .join('');

const nomDe = (ref: string): string => ref.split('/').at(-1) ?? ref;

const typeDe = (schema: Schema = {}): string => {
  if (schema.$ref) return `<a href="#schema-${echapper(nomDe(schema.$ref))}">${echapper(nomDe(schema.$ref))}</a>`;
  const choix = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (choix) return choix.map(typeDe).join(schema.allOf ? ' et ' : ' ou ');
  if (schema.const !== undefined) return `<code>${echapper(JSON.stringify(schema.const))}</code>`;
  if (schema.enum) return schema.enum.map((valeur) => `<code>${echapper(valeur)}</code>`).join(', ');
  if (schema.items) return `liste de ${typeDe(schema.items)}`;
  const types = [schema.type ?? 'objet'].flat().join(' ou ');
  return echapper(schema.format ? `${types} (${schema.format})` : types);
};

const champs = (schema: Schema, niveau = 0): string => {
  const lignes = Object.entries(schema.properties ?? {}).map(([nom, champ]) => {
    const objet = champ.properties ? champ : champ.items?.properties ? champ.items : null;
    const dedans = objet && niveau < 3 ? champs(objet, niveau + 1) : '';
    const presence = schema.required?.includes(nom) ? '' : ' <span class="facultatif">facultatif</span>';
    return `<tr><th scope="row"><code>${echapper(nom)}</code>${presence}</th><td>${typeDe(champ)}</td><td>${echapper(champ.description ?? '')}${dedans}</td></tr>`;
  });
  if (lignes.length === 0) return '';
  const entete = '<tr><th scope="col">Champ</th><th scope="col">Type</th><th scope="col">Sens</th></tr>';
  return `<table><thead>${entete}</thead><tbody>${lignes.join('')}</tbody></table>`;
};

const contenu = (media: Media = {}): string =>
  Object.entries(media)
    .map(([type, { schema = {} }]) => {
      const variantes = (schema.oneOf ?? schema.anyOf ?? []).map((variante) => champs(variante)).join('');
      return `<p><code>${echapper(type)}</code> : ${typeDe(schema)}</p>${champs(schema)}${variantes}`;
    })
    .join('');

const parametres = ({ parameters = [] }: Operation): string => {
  if (parameters.length === 0) return '';
  const lignes = parameters.map(
    ({ name, in: ou, required, description, schema }) =>
      `<tr><th scope="row"><code>${echapper(name)}</code>${required ? '' : ' <span class="facultatif">facultatif</span>'}</th><td>${echapper(ou)}</td><td>${typeDe(schema)}</td><td>${echapper(description ?? schema?.description ?? '')}</td></tr>`,
  );
  return `<h4>Paramètres</h4><table><thead><tr><th scope="col">Nom</th><th scope="col">Où</th><th scope="col">Type</th><th scope="col">Sens</th></tr></thead><tbody>${lignes.join('')}</tbody></table>`;
};

const ancre = (methode: string, chemin: string): string => `${methode}${chemin.replace(/[^a-z0-9]+/gi, '-')}`;

const operation = (methode: string, chemin: string, op: Operation): string => {
  const corps = op.requestBody
    ? `<h4>Corps</h4>${paragraphes(op.requestBody.description)}${contenu(op.requestBody.content)}`
    : '';
  const reponses = Object.entries(op.responses)
    .map(([statut, { description, content }]) => {
      const nom = statut === 'default' ? 'autres' : statut;
      return `<dt>${echapper(nom)} : ${echapper(description)}</dt><dd>${contenu(content)}</dd>`;
    })
    .join('');
  return `<section id="${ancre(methode, chemin)}"><h3>${echapper(op.summary ?? '')}</h3><p class="adresse"><strong>${echapper(methode.toUpperCase())}</strong> <code>${echapper(chemin)}</code></p>${paragraphes(op.description)}${parametres(op)}${corps}<h4>Réponses</h4><dl>${reponses}</dl></section>`;
};

/** Reading page of the API: one HTML file made from the document, without script and without anything from outside. */
export const composerDocumentation = ({ info, paths, components }: DocumentOpenApi): string => {
  const operations = Object.entries(paths).flatMap(([chemin, methodes]) =>
    Object.entries(methodes).map(([methode, op]) => ({ methode, chemin, op })),
  );
  const sujets = [...new Set(operations.map(({ op }) => op.tags?.[0] ?? 'Autres'))];
  const deSujet = (sujet: string) => operations.filter(({ op }) => (op.tags?.[0] ?? 'Autres') === sujet);
  const sommaire = sujets
    .map((sujet) => {
      const liens = deSujet(sujet).map(
        ({ methode, chemin, op }) =>
          `<li><a href="#${ancre(methode, chemin)}">${echapper(op.summary ?? chemin)}</a></li>`,
      );
      return `<li>${echapper(sujet)}<ul>${liens.join('')}</ul></li>`;
    })
    .join('');
  const sections = sujets.map(
    (sujet) =>
      `<h2>${echapper(sujet)}</h2>${deSujet(sujet)
        .map(({ methode, chemin, op }) => operation(methode, chemin, op))
        .join('')}`,
  );
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([nom, schema]) =>
      `<section id="schema-${echapper(nom)}"><h3>${echapper(nom)}</h3>${champs(schema) || `<p>${typeDe(schema)}</p>`}</section>`,
  );
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${echapper(info.title)} : documentation de l’API</title><link rel="stylesheet" href="/api/docs/style.css"></head>
<body><header><h1>${echapper(info.title)} : documentation de l’API</h1>${paragraphes(info.description)}
<p><a href="/api/openapi.json">Document OpenAPI 3.1</a></p></header>
<nav aria-label="Sommaire"><ul>${sommaire}</ul></nav><main>${sections.join('')}<h2>Objets</h2>${schemas.join('')}</main></body></html>
`;
};
