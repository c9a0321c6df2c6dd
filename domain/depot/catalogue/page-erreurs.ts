import type { Aide, Gravite } from '../controles/controle.ts';
import { phraseOfficielle } from '../phrases.ts';
import { DONNEES, formeEnFrancais } from './donnees.ts';
import { ERREURS_MAL_FORME, XML_MAL_FORME } from './erreurs-mal-forme.ts';
import { ERREURS_XSD } from './erreurs-xsd.ts';
import { CONTROLES_EXPLIQUES } from './expliquer.ts';
import { INDICES } from './indices.ts';
import { PHRASES_EXPLIQUEES } from './rapprochement.ts';
import { REFUS } from './refus.ts';

const INTRODUCTION = `# Comprendre et corriger les erreurs d’un dépôt

> Page produite par \`scripts/catalogue.ts\` à partir du catalogue des erreurs : ne la modifiez pas à la main.

Un fichier est contrôlé en trois temps.

1. **Le schéma** : le fichier est-il écrit comme convenu ? Une seule faute, et rien n’est traité. L’accusé cite les cent premières erreurs dans les phrases du validateur ; le rapport détaillé les donne toutes, expliquées.
2. **Les règles** : l’émetteur, le contrat, le mandat, les certifications et les dates se tiennent-ils ? Une faute du fichier le rejette entier, une faute d’un passage ne rejette que lui, le reste n’est qu’un avertissement.
3. **Le rapprochement** : chaque titulaire est-il retrouvé, et un seul ?

Les passages acceptés sont définitifs et n’ont pas à être renvoyés : un nouveau fichier peut ne contenir que ceux qui ont été rejetés.
`;

const bloc = (exemple: string | undefined): string =>
  exemple === undefined ? '' : `\n\`\`\`xml\n${exemple}\n\`\`\`\n`;

const protegee = (texte: string): string =>
  texte
    .replaceAll('<', '&lt;')
    .replaceAll('|', '\\|')
    .replace(/_(?=[(A-Z])/g, '\\_');

const entree = (titre: string, { explication, quoiFaire, exemple }: Aide): string =>
  `### ${titre}\n\n${protegee(explication)}\n\n**Que faire ?** ${protegee(quoiFaire)}\n${bloc(exemple)}`;

const GRAVITES: Record<Gravite, string> = {
  REJETTE_FICHIER: 'Rejettent le fichier',
  REJETTE_PASSAGE: 'Rejettent le passage',
  AVERTIT: 'Avertissent seulement',
};

const controles = (gravite: Gravite): string => {
  const concernes = CONTROLES_EXPLIQUES.filter((controle) => controle.gravite === gravite);
  return [
    `## ${GRAVITES[gravite]}\n`,
    ...concernes.map(({ code, aide }) => entree(`${aide.titre} (\`${code}\`)`, aide)),
  ].join('\n');
};

const SUJET = { bcr: '12ABC345', idTechnique: '2026-0001', index: 0 };

const phrases = ([1, 2, 3, 4, 5, 6, 7] as const).map((numero) => {
  const aide = PHRASES_EXPLIQUEES[numero];
  return entree(`${numero}. ${aide.titre}`, aide).replace(
    '\n\n',
    `\n\n> ${phraseOfficielle(numero, SUJET).trim()}\n\n`,
  );
});

const indices = INDICES.map(({ titre, texte, exemple }) => {
  const typique = typeof exemple === 'function' ? exemple(undefined) : exemple;
  return `### ${protegee(titre)}

${protegee(texte)}
${bloc(typique)}`;
});

const donnees = [
  '| donnée | ce que c’est | ce que le schéma attend | peut être sans valeur |',
  '|---|---|---|---|',
  ...DONNEES.filter(({ forme }) => forme.type !== 'BLOC').map(
    ({ nom, libelle, forme, nillable }) =>
      `| \`${nom}\` | ${libelle} | ${protegee(formeEnFrancais(forme))} | ${nillable ? '`xsi:nil="true"`' : ''} |`,
  ),
].join('\n');

/** docs/guides/erreurs.md: every entry of the catalogue, in the order in which a file is checked. */
export const pageErreurs = (): string =>
  `${[
    INTRODUCTION,
    '## Erreurs du schéma\n',
    ...ERREURS_XSD.map((une) => entree(`${une.titre} (\`${une.cle}\`)`, une)),
    '## Documents XML mal formés\n',
    'La lecture s’arrête à la première de ces erreurs ; ce qui suit n’a pas été examiné.\n',
    ...[...ERREURS_MAL_FORME, XML_MAL_FORME].map((une) => entree(`${une.titre} (\`${une.cle}\`)`, une)),
    '## Fichiers refusés par sécurité\n',
    ...Object.entries(REFUS).map(([code, aide]) => entree(`${aide.titre} (\`${code}\`)`, aide)),
    controles('REJETTE_FICHIER'),
    controles('REJETTE_PASSAGE'),
    controles('AVERTIT'),
    '## Les sept phrases de l’accusé de traitement\n',
    ...phrases,
    '## Défauts de fabrication courants\n',
    ...indices,
    '## Ce que le schéma attend de chaque donnée\n',
    donnees,
  ].join('\n')}\n`;
