const remplacer =
  (motif: RegExp, par: string) =>
  (passage: string): string =>
    passage.replace(motif, par);

/** One fault of the schema each, among those that producers make; every one of them applies to any passage. */
export const FAUTES: readonly ((passage: string) => string)[] = [
  remplacer(/(<cpf:dateDebutValidite>)[^<]*/, '$112/02/2026'),
  remplacer(/(<cpf:dateDebutValidite>)[^<]*/, '$12026-02-30'),
  remplacer(/<cpf:dateFinValidite.*\n/, '<cpf:dateFinValidite>nill</cpf:dateFinValidite>\n'),
  remplacer(/<cpf:mentionValidee.*\n/, '<cpf:mentionValidee>mention_bien</cpf:mentionValidee>\n'),
  remplacer(/<cpf:scoring.*\n/, '<cpf:scoring nil="true"/>\n'),
  remplacer(/<cpf:scoring.*\n/, '<cpf:scoring></cpf:scoring>\n'),
  remplacer(/(<cpf:idTechnique>)[^<]*/, '$1'),
  remplacer(/ *<cpf:obtentionCertification>.*\n/, ''),
  remplacer(/(<cpf:donneeCertifiee>)[^<]*/, '$1oui'),
  remplacer(/modalitesInscription>/g, 'modaliteInscription>'),
  remplacer(/(<cpf:modaliteAcces>)[^<]*/, '$1EQUIVALENCE_(DIPLOME_ETRANGER)'),
  remplacer(/( *<cpf:donneeCertifiee>.*\n)/, '$1$1'),
];
