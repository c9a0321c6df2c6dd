/** One passage of a file written by hand; what is absent has a valid value. */
export type PassageEcrit = {
  idTechnique: string;
  nomNaissance?: string;
  prenom1?: string;
  dateDebutValidite?: string;
  dateFinValidite?: string;
  /** Text of the whole `sexe` element: a fault of the schema when it is neither M nor F. */
  sexe?: string;
};

export type FichierEcrit = {
  matricule: string;
  idContrat: string;
  matriculeCertificateur?: string;
  type?: string;
  code?: string;
  idFlux?: string;
  passages: readonly PassageEcrit[];
};

const passage = ({ idTechnique, ...ecrit }: PassageEcrit): string => `
            <cpf:passageCertification>
              <cpf:idTechnique>${idTechnique}</cpf:idTechnique>
              <cpf:obtentionCertification>PAR_ADMISSION</cpf:obtentionCertification>
              <cpf:donneeCertifiee>true</cpf:donneeCertifiee>
              <cpf:dateDebutValidite>${ecrit.dateDebutValidite ?? '2026-02-10'}</cpf:dateDebutValidite>
              ${
                ecrit.dateFinValidite === undefined
                  ? '<cpf:dateFinValidite xsi:nil="true"/>'
                  : `<cpf:dateFinValidite>${ecrit.dateFinValidite}</cpf:dateFinValidite>`
              }
              <cpf:presenceNiveauLangueEuro>false</cpf:presenceNiveauLangueEuro>
              <cpf:presenceNiveauNumeriqueEuro>false</cpf:presenceNiveauNumeriqueEuro>
              <cpf:scoring xsi:nil="true"/>
              <cpf:mentionValidee xsi:nil="true"/>
              <cpf:modalitesInscription><cpf:modaliteAcces>CANDIDAT_LIBRE</cpf:modaliteAcces></cpf:modalitesInscription>
              <cpf:identificationTitulaire>
                <cpf:titulaire>
                  <cpf:nomNaissance>${ecrit.nomNaissance ?? 'KERVADEC'}</cpf:nomNaissance>
                  <cpf:nomUsage xsi:nil="true"/>
                  <cpf:prenom1>${ecrit.prenom1 ?? 'Maëlle'}</cpf:prenom1>
                  <cpf:anneeNaissance>1991</cpf:anneeNaissance>
                  <cpf:moisNaissance>7</cpf:moisNaissance>
                  <cpf:jourNaissance>14</cpf:jourNaissance>
                  <cpf:sexe>${ecrit.sexe ?? 'F'}</cpf:sexe>
                  <cpf:codeCommuneNaissance><cpf:codeInseeNaissance><cpf:codeInsee>29019</cpf:codeInsee></cpf:codeInseeNaissance></cpf:codeCommuneNaissance>
                </cpf:titulaire>
              </cpf:identificationTitulaire>
            </cpf:passageCertification>`;

/** A deposit file of one certification. */
export const buildFichierDepot = (fichier: FichierEcrit): Buffer =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <cpf:idFlux>${fichier.idFlux ?? 'flux-1'}</cpf:idFlux>
  <cpf:horodatage>2026-03-02T17:21:00+01:00</cpf:horodatage>
  <cpf:emetteur>
    <cpf:idClient>${fichier.matricule}</cpf:idClient>
    <cpf:certificateurs>
      <cpf:certificateur>
        <cpf:idClient>${fichier.matriculeCertificateur ?? fichier.matricule}</cpf:idClient>
        <cpf:idContrat>${fichier.idContrat}</cpf:idContrat>
        <cpf:certifications>
          <cpf:certification>
            <cpf:type>${fichier.type ?? 'RNCP'}</cpf:type>
            <cpf:code>${fichier.code ?? 'RNCP31001'}</cpf:code>
            <cpf:passageCertifications>${fichier.passages.map(passage).join('')}
            </cpf:passageCertifications>
          </cpf:certification>
        </cpf:certifications>
      </cpf:certificateur>
    </cpf:certificateurs>
  </cpf:emetteur>
</cpf:flux>
`);
