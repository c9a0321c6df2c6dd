/** Characters that XML 1.0 cannot hold are dropped; spreadsheets refuse a file that has one. */
const INTERDITS = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** Longest text that a cell may hold. */
const CELLULE_MAXIMALE = 32_767;
/** A spreadsheet reads `_x0041_` in a text as « A »: the underscore is escaped to be read as itself. */
const ECHAPPEMENT = /_(?=x[0-9A-Fa-f]{4}_)/g;

const REFERENCES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

const texteXml = (texte: string): string =>
  texte
    .slice(0, CELLULE_MAXIMALE)
    .replace(INTERDITS, '')
    .replace(ECHAPPEMENT, '_x005F_')
    .replace(/[&<>"\r]/g, (trouve) => REFERENCES[trouve] ?? trouve);

/** A1, B1… AA1: reference of a cell, both from 0. */
const reference = (colonne: number, ligne: number): string => {
  let lettres = '';
  for (let reste = colonne; reste >= 0; reste = Math.floor(reste / 26) - 1)
    lettres = String.fromCharCode(65 + (reste % 26)) + lettres;
  return `${lettres}${ligne + 1}`;
};

/** One row, every cell an inline text (never a number, never a formula). Style 1 is the heading, 2 wraps. */
export const ligneXlsx = (valeurs: readonly string[], ligne: number): string => {
  const style = ligne === 0 ? 1 : 2;
  const cellules = valeurs.map(
    (valeur, colonne) =>
      `<c r="${reference(colonne, ligne)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${texteXml(valeur)}</t></is></c>`,
  );
  return `<row r="${ligne + 1}">${cellules.join('')}</row>`;
};

const ENTETE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PRINCIPAL = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What comes before the rows of a sheet: first row frozen, widths in characters. */
export const ouvrirFeuille = (largeurs: readonly number[]): string => {
  const colonnes = largeurs.map(
    (largeur, i) => `<col min="${i + 1}" max="${i + 1}" width="${largeur}" customWidth="1"/>`,
  );
  return `${ENTETE}<worksheet xmlns="${PRINCIPAL}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${colonnes.join('')}</cols><sheetData>`;
};

/** What comes after: a filter on the headings. */
export const fermerFeuille = (nombreColonnes: number, nombreLignes: number): string =>
  `</sheetData><autoFilter ref="A1:${reference(nombreColonnes - 1, nombreLignes - 1)}"/></worksheet>`;

/** The parts of a workbook other than its sheets, by path. */
export const partiesFixes = (feuilles: readonly string[]): Record<string, string> => ({
  '[Content_Types].xml': `${ENTETE}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${feuilles.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
  '_rels/.rels': `${ENTETE}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${ENTETE}<workbook xmlns="${PRINCIPAL}" xmlns:r="${OFFICE}"><sheets>${feuilles.map((nom, i) => `<sheet name="${texteXml(nom)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${ENTETE}<Relationships xmlns="${RELATIONS}">${feuilles.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${feuilles.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${ENTETE}<styleSheet xmlns="${PRINCIPAL}"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="49" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
});
