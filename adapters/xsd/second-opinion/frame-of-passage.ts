const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** The smallest passage that both engines accept, put where the real ones are left out. */
export const SAMPLE_PASSAGE =
  '<passageCertification><idTechnique>1</idTechnique><obtentionCertification>PAR_ADMISSION</obtentionCertification>' +
  '<donneeCertifiee>true</donneeCertifiee><dateDebutValidite>2026-01-01</dateDebutValidite><dateFinValidite xsi:nil="true"/>' +
  '<presenceNiveauLangueEuro>false</presenceNiveauLangueEuro><presenceNiveauNumeriqueEuro>false</presenceNiveauNumeriqueEuro>' +
  '<scoring xsi:nil="true"/><mentionValidee xsi:nil="true"/><modalitesInscription><modaliteAcces xsi:nil="true"/>' +
  '</modalitesInscription><identificationTitulaire><dossierFormation><idDossier>1</idDossier><nomTitulaire>A</nomTitulaire>' +
  '<prenom1Titulaire>A</prenom1Titulaire></dossierFormation></identificationTitulaire></passageCertification>';

const declare = (text: string): string => `xmlns="urn:cdc:cpf:pc5:schema:1.0.0" xmlns:xsi="${XSI}"${text}`;

/** A whole deposit, faultless but for the passage it holds. */
export const documentOfPassage = (passage: string): string =>
  `<flux ${declare('>')}<idFlux>1</idFlux><horodatage>2026-01-01T00:00:00+01:00</horodatage><emetteur><idClient>12345678</idClient>` +
  '<certificateurs><certificateur><idClient>12345678</idClient><idContrat>1</idContrat><certifications><certification>' +
  `<type>A</type><code>A</code><passageCertifications>${passage}</passageCertifications></certification></certifications>` +
  '</certificateur></certificateurs></emetteur></flux>';

/** The file without its passages; its root is given the namespaces that the fragments rely on, unless it has its own. */
export const documentAround = (text: string): string =>
  text.replace(
    /^<[^\s/>]+(?=[\s/>])(?! xmlns=)/,
    (tag) => `${tag} xmlns:xsi="${XSI}"${tag.startsWith('<e:') ? '' : ' xmlns="urn:cdc:cpf:pc5:schema:1.0.0"'}`,
  );
