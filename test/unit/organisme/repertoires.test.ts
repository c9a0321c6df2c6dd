import { expect } from 'chai';
import { natureDuFichier } from '../../../domain/organisme/repertoires.ts';

describe('nature of a file of the published archive', () => {
  const FICHIERS: [string, string[], ReturnType<typeof natureDuFichier>][] = [
    [
      'fiches',
      ['Id_Fiche', 'Numero_Fiche', 'Intitule', 'Date_Fin_Enregistrement', 'Actif', 'Colonne_A_Venir'],
      'fiches',
    ],
    ['certificateurs', ['Numero_Fiche', 'Siret_Certificateur', 'Nom_Certificateur'], 'certificateurs'],
    ['partners', ['Numero_Fiche', 'Nom_Partenaire', 'Siret_Partenaire', 'Habilitation_Partenaire'], 'partenaires'],
    [
      'blocks of skills, which are none of ours',
      ['Numero_Fiche', 'Bloc_Competences_Code', 'Bloc_Competences_Libelle'],
      null,
    ],
    ['job codes, which are none of ours', ['Numero_Fiche', 'Codes_Rome_Code', 'Codes_Rome_Libelle'], null],
    ['a file without Numero_Fiche', ['Intitule', 'Date_Fin_Enregistrement'], null],
  ];
  for (const [titre, colonnes, attendue] of FICHIERS)
    it(titre, () => {
      expect(natureDuFichier(colonnes)).to.equal(attendue);
    });
});
