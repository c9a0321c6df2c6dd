import { VALEURS_DIVERSES } from '../mutations/matieres.ts';
import { BOOLEENS, DATES, ENTIERS, INSTANTS } from '../mutations/valeurs.ts';
import { type Cas, chaque, complet, type Table } from './cas.ts';

const dans = (nom: string, valeur: string, liste: readonly string[]): readonly Cas[] =>
  chaque(liste, (v) => complet('', [`<cpf:${nom}>${valeur}</cpf:${nom}>`, `<cpf:${nom}>${v}</cpf:${nom}>`])).map(
    (cas) => ({
      ...cas,
      nom: `${nom} : ${cas.nom}`,
    }),
  );

const LETTRES = (longueurs: readonly number[], lettre: string): string[] =>
  longueurs.map((longueur) => lettre.repeat(longueur));

export const VALEURS: Table = {
  titre: 'valeurs simples',
  cas: [
    ...dans('sexe', 'F', [
      ...VALEURS_DIVERSES,
      'f',
      ' F',
      'F\n',
      '<!-- a -->M',
      '<![CDATA[M]]>',
      '&#77;',
      'M<?p?>',
      'MF',
    ]),
    ...dans('dateDebutExamen', '2026-01-12', [
      ...DATES,
      ' 2026-01-12\n',
      '',
      ' ',
      '2026-01 -12',
      'nill',
      '2026-01-12<!-- -->',
      '&#50;026-01-12',
    ]),
    ...dans('horodatage', '2026-03-02T17:21:00+01:00', [...INSTANTS, '', '\n2026-03-02T17:21:00+01:00 ', 'x']),
    ...dans('anneeNaissance', '1991', [...ENTIERS, ' 1991 ', '\n1899\t', '', ' ', 'x \n y']),
    ...dans('scoreGeneral', '512', ['0', '1', '1000', '1001', '-1', '+512']),
    ...dans('donneeCertifiee', 'true', [...BOOLEENS, ' true', '\n1\r\n', '', ' ', 'nill']),
    ...dans('prenom1', 'Maëlle', [
      '',
      ' ',
      ...LETTRES([60, 61], 'é'),
      ...LETTRES([30, 31], '😀'),
      'a\nb',
      '{0}',
      'l\'«"»',
      '&lt;b&gt;',
      'x'.repeat(5000),
    ]),
    ...dans('idFlux', '0f4c2d1e-77aa-4b02-9b43-5f2c6a1d9e10', [
      '',
      ...LETTRES([50, 51], 'a'),
      '&#13;',
      '\r\n'.repeat(26),
    ]),
    ...dans('idClient', '12ABC345', [
      '',
      '1234567',
      '123456789',
      ' 12ABC345',
      '😀😀😀😀',
      '😀'.repeat(8),
      'é'.repeat(8),
      '12345\r\n78',
    ]),
    ...dans('idContrat', 'MCFCER000123', ['', 'RNCP', 'x'.repeat(21)]),
    ...dans('codeInsee', '29019', ['154640', 'NULL', '99', '2A004']),
    ...dans('codePaysNaissance', '100', ['', '99', '99136']),
    ...dans('niveau', '4', ['-1', '0', '8', '9']),
    ...dans('competenceId', '2', ['', '12', '😀']),
    ...dans('mentionValidee', 'SANS_MENTION', [
      'mention_bien',
      'nill',
      '',
      'MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY',
    ]),
    ...dans('modaliteAcces', 'VAE', ['EQUIVALENCE_(DIPLOME_ETRANGER)', 'EQUIVALENCE_DIPLOME_ETRANGER', ' VAE']),
    ...dans('libelleOption', 'Option « numérique »', ['', ' ', 'x'.repeat(256)]),
    ...dans('natureDeposant', 'TIERS_CONFIANCE', ['DEPOSANT']),
    ...dans('niveauLangueEuropeen', 'B2', ['b2', 'A0']),
    ...dans('idDossier', '31000000831', ['', '3'.repeat(14)]),
  ],
};
