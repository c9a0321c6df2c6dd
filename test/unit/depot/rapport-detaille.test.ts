import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import libxml from 'libxmljs2';
import { ecrireRapportXlsx } from '../../../adapters/accuse/rapport-xlsx.ts';
import type { ErreurAnalyse } from '../../../domain/depot/analyse.ts';
import { ecrireRapportCsv, ecrireRapportJson } from '../../../domain/depot/ecrire-rapport.ts';
import { Regroupement } from '../../../domain/depot/groupes-rapport.ts';
import { type LigneRapport, ligneDuFait, lignesDuSchema } from '../../../domain/depot/rapport-detaille.ts';

const ICI = { type: 'XSD', ligne: 4, colonne: 60 } as const;
const paire = (
  premiere: string,
  element: string,
  valeur: string,
  reste: Partial<ErreurAnalyse> = {},
): ErreurAnalyse[] => [
  { ...ICI, ...reste, message: premiere },
  {
    ...ICI,
    ...reste,
    message: `cvc-type.3.1.3 : La valeur '${valeur}' de l'élément 'cpf:${element}' n'est pas valide.`,
  },
];
const ENUMERATION = (valeur: string, liste: string): string =>
  `cvc-enumeration-valid : La valeur '${valeur}' n'est pas un facet valide par rapport à l'énumération '[${liste}]'. Il doit s'agir d'une valeur provenant de l'énumération.`;

const texteDe = async (morceaux: AsyncIterable<string>): Promise<string> => {
  let texte = '';
  for await (const morceau of morceaux) texte += morceau;
  return texte;
};

describe('lines of the detailed report', () => {
  it('makes one line of the two sentences of a value, with what to do', () => {
    const erreurs = paire(ENUMERATION('mention bien', 'SANS_MENTION, MENTION_BIEN'), 'mentionValidee', 'mention bien', {
      passage: 2,
    });

    const [ligne, ...autres] = lignesDuSchema(erreurs);

    expect(autres).to.deep.equal([]);
    expect(ligne).to.deep.include({
      nature: 'SCHEMA',
      cle: 'cvc-enumeration-valid',
      ligne: 4,
      colonne: 60,
      passage: 'n° 3',
      donnee: 'mentionValidee',
      valeur: 'mention bien',
      phraseOfficielle: erreurs.map(({ message }) => message).join('\n'),
    });
    expect(ligne?.explication).to.contain('MENTION_BIEN.');
    expect(ligne?.exemple).to.equal('<cpf:mentionValidee>MENTION_BIEN</cpf:mentionValidee>');
  });

  it('keeps two faults of two places apart', () => {
    const [premiere] = paire(ENUMERATION('x', 'M, F'), 'sexe', 'x');
    const [, suite] = paire('', 'sexe', 'x', { ligne: 5 });

    expect([...lignesDuSchema([premiere, suite] as ErreurAnalyse[])]).to.have.length(2);
  });

  it('shows neither the value nor the quotation of a civil status', () => {
    const valeur = "KER'VADEC ' de l'élément 'x";
    const longueur = `cvc-maxLength-valid : La valeur '${valeur}', ayant pour longueur '61', n'est pas un facet valide par rapport à maxLength '60' pour le type '#AnonType_nomNaissancetitulaire'.`;

    const [ligne] = lignesDuSchema(paire(longueur, 'nomNaissance', valeur));

    expect(ligne).not.to.have.property('valeur');
    expect(ligne?.donnee).to.equal('nomNaissance');
    expect(ligne?.phraseOfficielle).not.to.match(/KER|VADEC/);
    expect(ligne?.phraseOfficielle).to.contain("La valeur '•••', ayant pour longueur '61', n'est pas un facet valide");
  });

  it('hides a civil status quoted trimmed, huge or with dollar signs', () => {
    for (const valeur of [' KERVADEC ', `KERVADEC${'x'.repeat(9000)}`, "KERVADEC$&$'"]) {
      const [ligne] = lignesDuSchema(
        paire(
          `cvc-datatype-valid.1.2.1 : '${valeur.trim()}' n'est pas une valeur valide pour 'integer'.`,
          'jourNaissance',
          valeur,
        ),
      );

      expect(ligne?.phraseOfficielle, valeur.slice(0, 12)).not.to.contain('KERVADEC');
      expect(ligne?.phraseOfficielle).to.match(/'•••'/);
    }
  });

  it('hides what a sentence quotes about no datum, and what one of an unforeseen shape quotes', () => {
    const phrases = [
      "cvc-id.2 : Occurrences multiples de la valeur d'ID 'KERVADEC'.",
      "cvc-inconnu : Le mot 'KERVADEC' est de trop.",
    ];

    for (const message of phrases) {
      const [ligne] = lignesDuSchema([{ ...ICI, message }]);

      expect(ligne?.phraseOfficielle).to.contain('•••').and.not.contain('KERVADEC');
    }
  });

  it('hides the value of a datum that it does not know', () => {
    const [ligne] = lignesDuSchema(paire(ENUMERATION('KERVADEC', 'A'), 'inconnue', 'KERVADEC'));

    expect(JSON.stringify(ligne)).not.to.contain('KERVADEC');
  });

  it('hides the piece of a surname that a lone ampersand turns into an entity, not the entities of HTML', () => {
    const phrase = (entite: string): string => `L'entité "${entite}" était référencée, mais pas déclarée.`;
    const lue = (entite: string): string | undefined =>
      [...lignesDuSchema([{ ...ICI, message: phrase(entite) }])][0]?.phraseOfficielle;

    expect(lue('KERVADEC')).to.equal(phrase('•••'));
    expect(lue('nbsp')).to.equal(phrase('nbsp'));
  });

  it('says how many errors were not kept', () => {
    const erreurs = paire(ENUMERATION('x', 'M, F'), 'sexe', 'x');

    const lignes = [...lignesDuSchema(erreurs, 12_000)];

    expect(lignes).to.have.length(2);
    expect(lignes[1]?.explication).to.match(/^11998 autres phrases/);
  });

  it('gives a refusal of policy its code and its own sentence', () => {
    const [ligne] = lignesDuSchema([
      { type: 'REFUS', code: 'XML_1_1', ligne: 1, colonne: 21, message: 'Le fichier est…' },
    ]);

    expect(ligne).to.deep.include({
      nature: 'REFUS',
      cle: 'XML_1_1',
      ligne: 1,
      colonne: 21,
      phraseOfficielle: 'Le fichier est…',
    });
  });

  it('gives a rejected passage its official sentence, what the check found, and a hint', () => {
    const ligne = ligneDuFait({
      nature: 'REJET_PASSAGE',
      idTechnique: '2026-0001',
      ligne: 17,
      phrase: 2,
      message: 'Le statut… est KO',
      constat: 'Le code de certification « 1710 » ne commence pas par son type « RNCP ».',
      certification: { type: 'RNCP', code: '1710' },
    });

    expect(ligne).to.deep.include({
      passage: '2026-0001',
      ligne: 17,
      cle: 'PHRASE_2',
      phraseOfficielle: 'Le statut… est KO',
    });
    expect(ligne.explication).to.contain('RNCP1710, et non 1710');
  });

  it('gives a warning its sentence as our own finding', () => {
    const ligne = ligneDuFait({
      nature: 'AVERTISSEMENT',
      code: 'VALEUR_NILL',
      ligne: 9,
      idTechnique: null,
      message: 'X.',
    });

    expect(ligne).to.deep.include({ nature: 'AVERTISSEMENT', cle: 'VALEUR_NILL', constat: 'X.' });
    expect(ligne).not.to.have.any.keys('passage', 'phraseOfficielle');
  });
});

describe('groups of the detailed report', () => {
  it('counts the faults of one kind on one datum, most serious then most frequent first', () => {
    const regroupement = new Regroupement();
    const ligne = (nature: LigneRapport['nature'], cle: string, donnee: string, rang: number): LigneRapport => ({
      nature,
      cle,
      titre: cle,
      donnee,
      ligne: rang,
      explication: '',
      quoiFaire: '',
    });

    for (const une of [
      ligne('AVERTISSEMENT', 'A', 'x', 1),
      ligne('SCHEMA', 'B', 'x', 2),
      ligne('SCHEMA', 'B', 'y', 3),
      ligne('SCHEMA', 'B', 'y', 4),
    ])
      regroupement.compter(une);

    expect(
      regroupement.resultat().map(({ cle, donnee, nombre, premiereLigne }) => [cle, donnee, nombre, premiereLigne]),
    ).to.deep.equal([
      ['B', 'y', 2, 3],
      ['B', 'x', 1, 2],
      ['A', 'x', 1, 1],
    ]);
  });
});

const LIGNES: LigneRapport[] = [
  {
    nature: 'SCHEMA',
    cle: 'cvc-enumeration-valid',
    titre: 'Valeur hors de la liste',
    ligne: 4,
    colonne: 60,
    donnee: 'mentionValidee',
    valeur: '=HYPERLINK("http://x";"y")',
    phraseOfficielle: 'une phrase ; avec "guillemets"\net deux lignes',
    explication: 'é',
    quoiFaire: 'x',
    exemple: '<a>\u0001_x0041_</a>',
  },
  { nature: 'AVERTISSEMENT', cle: 'A', titre: 'T', passage: '+33', explication: '@e', quoiFaire: '-q', constat: '\tc' },
];

describe('detailed report in CSV', () => {
  const lire = async (): Promise<string[][]> =>
    parse(await texteDe(ecrireRapportCsv(LIGNES)), { delimiter: ';', bom: true, record_delimiter: '\r\n' });

  it('opens in a spreadsheet: BOM, semicolons, CRLF', async () => {
    const texte = await texteDe(ecrireRapportCsv(LIGNES));

    expect(texte).to.match(/^\uFEFF"Nature";"Ligne";"Colonne";"Passage";"Donnée";"Valeur"/);
    expect(texte.endsWith('\r\n')).to.equal(true);
  });

  it('keeps quotes and line ends inside a cell', async () => {
    const [, premiere = []] = await lire();

    expect(premiere[6]).to.equal('une phrase ; avec "guillemets"\net deux lignes');
    expect(premiere.slice(0, 3)).to.deep.equal(['Erreur de schéma', '4', '60']);
  });

  it('lets no cell be run as a formula', async () => {
    const cellules = (await lire()).flat();

    expect(cellules).to.include('\'=HYPERLINK("http://x";"y")');
    for (const debut of ["'+33", "'@e", "'-q", "'\tc"]) expect(cellules).to.include(debut);
    expect(cellules.filter((une) => /^[\s]*[=+\-@]/.test(une))).to.deep.equal([]);
  });
});

describe('detailed report in JSON', () => {
  it('is one document: heading, lines, groups', async () => {
    const entete = { nomFichier: 'a "b".xml', idTraitement: 42, nombreErreurs: 3 };

    const lu = JSON.parse(await texteDe(ecrireRapportJson(entete, LIGNES)));

    expect(lu).to.deep.include({ nomFichier: 'a "b".xml', idTraitement: '42', nombreErreurs: 3, lignes: LIGNES });
    expect(lu.groupes.map(({ cle, nombre }: { cle: string; nombre: number }) => [cle, nombre])).to.deep.equal([
      ['cvc-enumeration-valid', 1],
      ['A', 1],
    ]);
  });

  it('is one document without any line', async () => {
    const lu = JSON.parse(await texteDe(ecrireRapportJson({ nomFichier: 'a', idTraitement: 1, nombreErreurs: 0 }, [])));

    expect(lu).to.deep.include({ lignes: [], groupes: [] });
  });
});

describe('detailed report in XLSX', () => {
  const ecrire = async (lignes: Iterable<LigneRapport>): Promise<Uint8Array> => {
    const morceaux: Uint8Array[] = [];
    for await (const morceau of ecrireRapportXlsx(lignes)) morceaux.push(morceau);
    return Buffer.concat(morceaux);
  };
  const ouvrir = (octets: Uint8Array): Record<string, string> =>
    Object.fromEntries(
      Object.entries(unzipSync(octets)).map(([chemin, contenu]) => [chemin, Buffer.from(contenu).toString('utf8')]),
    );
  const cellules = (feuille: string | undefined): string[][] => {
    const espace = { x: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' };
    return libxml
      .parseXml(feuille ?? '')
      .find('//x:row', espace)
      .map((rangee) => (rangee as libxml.Element).find('x:c', espace).map((une) => (une as libxml.Element).text()));
  };

  it('has the parts of a workbook, each well-formed, with two sheets', async () => {
    const parties = ouvrir(await ecrire(LIGNES));

    expect(Object.keys(parties)).to.have.members([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    for (const contenu of Object.values(parties)) libxml.parseXml(contenu);
  });

  it('holds every cell as a text, as it is', async () => {
    const feuille = ouvrir(await ecrire(LIGNES))['xl/worksheets/sheet1.xml'];
    const [, premiere = [], seconde = []] = cellules(feuille);

    expect(feuille).not.to.match(/<f>|<v>/);
    expect(feuille?.match(/<c /g)?.length).to.equal(feuille?.match(/t="inlineStr"/g)?.length);
    expect(premiere[5]).to.equal('=HYPERLINK("http://x";"y")');
    expect(premiere[6]).to.equal('une phrase ; avec "guillemets"\net deux lignes');
    expect(premiere[11]).to.equal('<a>_x005F_x0041_</a>');
    expect(seconde[3]).to.equal('+33');
  });

  it('sums up on its second sheet', async () => {
    const [, premier] = cellules(ouvrir(await ecrire(LIGNES))['xl/worksheets/sheet2.xml']);

    expect(premier).to.deep.equal(['Valeur hors de la liste', 'mentionValidee', '1', '4', 'cvc-enumeration-valid']);
  });

  it('gives the same bytes for the same report', async () => {
    expect(Buffer.compare(await ecrire(LIGNES), await ecrire(LIGNES))).to.equal(0);
  });

  it('streams a long report', async () => {
    const longue = function* (): Generator<LigneRapport> {
      for (let i = 0; i < 20_000; i += 1) yield { ...(LIGNES[0] as LigneRapport), ligne: i };
    };

    const octets = await ecrire(longue());

    expect(ouvrir(octets)['xl/worksheets/sheet1.xml']?.match(/<row /g)).to.have.length(20_001);
  });
});
