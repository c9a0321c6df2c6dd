import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { instantEnFrancais, isoDeParis } from '../../domain/calendrier/heure-de-paris.ts';
import { PROCHAINE_ETAPE, type Reception } from '../../domain/depot/accuse-reception.ts';
import { texteImprimable } from './texte-imprimable.ts';

const { resolve } = createRequire(import.meta.url);
const POLICES = {
  texte: resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  gras: resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  chasse: resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf'),
};

const MARGE = 56;
const LARGEUR_LIBELLE = 130;
const INTERVALLE = 9;
const NOIR = '#161616';
const GRIS = '#3a3a3a';

/** Says that a heading is that of its row; known to pdfkit, not yet to its types. */
const EN_TETE_DE_RANGEE: PDFKit.Mixins.StructureElementOptions & { scope: 'Row' } = { scope: 'Row' };

type Ligne = { libelle: string; valeur: string; chasse?: boolean };

const octetsEnFrancais = (taille: number): string =>
  `${new Intl.NumberFormat('fr-FR').format(taille).replace(/\s/gu, ' ')} ${taille > 1 ? 'octets' : 'octet'}`;

const lignesDe = (reception: Reception): Ligne[] => [
  { libelle: 'Numéro de traitement', valeur: String(reception.idTraitement) },
  { libelle: 'Reçu le', valeur: `${instantEnFrancais(reception.recuLe)}\n${isoDeParis(reception.recuLe)}` },
  { libelle: 'Fichier', valeur: texteImprimable(reception.nomFichier) },
  { libelle: 'Taille', valeur: octetsEnFrancais(reception.tailleOctets) },
  { libelle: 'Empreinte SHA-256', valeur: reception.sha256, chasse: true },
  {
    libelle: 'Émetteur',
    valeur: `${texteImprimable(reception.emetteur.raisonSociale)}\nMatricule ${texteImprimable(reception.emetteur.matricule)}`,
  },
  { libelle: 'Compte déposant', valeur: texteImprimable(reception.compte) },
];

const SENS =
  'Ce document atteste la réception du fichier désigné ci-dessous, et elle seule : il ne vaut pas acceptation des passages qu’il contient. L’empreinte SHA-256, calculée sur les octets reçus, permet de prouver qu’un fichier est bien celui qui a été déposé.';

/** Draws a paragraph and files it in the structure that assistive technologies read. */
const paragraphe = (
  doc: PDFKit.PDFDocument,
  parent: PDFKit.PDFStructureElement,
  balise: string,
  dessiner: () => void,
): void => {
  parent.add(doc.struct(balise, {}, dessiner));
};

const tableau = (doc: PDFKit.PDFDocument, parent: PDFKit.PDFStructureElement, lignes: readonly Ligne[]): void => {
  const table = doc.struct('Table');
  parent.add(table);
  const droite = MARGE + LARGEUR_LIBELLE + 12;
  const largeur = doc.page.width - MARGE - droite;
  for (const { libelle, valeur, chasse } of lignes) {
    const rangee = doc.struct('TR');
    table.add(rangee);
    const haut = doc.y;
    rangee.add(
      doc.struct('TH', EN_TETE_DE_RANGEE, () => {
        doc.font('gras').fontSize(10).fillColor(GRIS).text(libelle, MARGE, haut, { width: LARGEUR_LIBELLE });
      }),
    );
    const basLibelle = doc.y;
    rangee.add(
      doc.struct('TD', {}, () => {
        doc
          .font(chasse ? 'chasse' : 'texte')
          .fontSize(chasse ? 8.5 : 10)
          .fillColor(NOIR)
          .text(valeur, droite, haut, { width: largeur });
      }),
    );
    doc.y = Math.max(doc.y, basLibelle) + INTERVALLE;
    rangee.end();
  }
  table.end();
  doc.x = MARGE;
};

const composer = (doc: PDFKit.PDFDocument, reception: Reception): void => {
  doc.registerFont('texte', POLICES.texte);
  doc.registerFont('gras', POLICES.gras);
  doc.registerFont('chasse', POLICES.chasse);
  const racine = doc.struct('Document');
  doc.addStructure(racine);
  const largeur = doc.page.width - 2 * MARGE;
  paragraphe(doc, racine, 'P', () =>
    doc
      .font('texte')
      .fontSize(10)
      .fillColor(GRIS)
      .text('Système d’information du compte personnel de formation', MARGE, MARGE, { width: largeur }),
  );
  doc.moveDown(0.6);
  paragraphe(doc, racine, 'H1', () =>
    doc.font('gras').fontSize(20).fillColor(NOIR).text('Accusé de réception', MARGE, doc.y, { width: largeur }),
  );
  doc.moveDown(0.5);
  paragraphe(doc, racine, 'P', () => doc.font('texte').fontSize(10).text(SENS, { width: largeur, lineGap: 2 }));
  doc.moveDown(1.2);
  tableau(doc, racine, lignesDe(reception));
  doc.moveDown(0.8);
  paragraphe(doc, racine, 'H2', () =>
    doc.font('gras').fontSize(13).fillColor(NOIR).text('Prochaine étape', MARGE, doc.y, { width: largeur }),
  );
  doc.moveDown(0.4);
  paragraphe(doc, racine, 'P', () =>
    doc.font('texte').fontSize(10).text(PROCHAINE_ETAPE, { width: largeur, lineGap: 2 }),
  );
  racine.end();
};

/** The accusé as a tagged PDF (PDF/UA-1) in French; the same receipt gives the same bytes. */
export const rendreAccuseReceptionPdf = (reception: Reception): Promise<Uint8Array> =>
  new Promise((resoudre, rejeter) => {
    const recuLe = new Date(reception.recuLe);
    const doc = new PDFDocument({
      size: 'A4',
      margin: MARGE,
      lang: 'fr-FR',
      tagged: true,
      displayTitle: true,
      pdfVersion: '1.7',
      // Known to pdfkit since 0.15, not yet to its types.
      subset: 'PDF/UA' as 'PDF/A-1',
      font: POLICES.texte,
      info: {
        Title: `Accusé de réception n° ${reception.idTraitement}`,
        Subject: texteImprimable(reception.nomFichier),
        CreationDate: recuLe,
        ModDate: recuLe,
      },
    });
    const morceaux: Buffer[] = [];
    doc.on('data', (morceau: Buffer) => morceaux.push(morceau));
    doc.on('end', () => resoudre(Buffer.concat(morceaux)));
    doc.on('error', rejeter);
    composer(doc, reception);
    doc.end();
  });
