import type { DeposantDeclare } from '../demande-contact.ts';
import type { OrganismeConnu } from './certifications.ts';

/** A partner of a certification, as published; `siret` is exact. */
export type PartenairePublie = { code: string; siret: string; nom: string; habilitation: string | null };

export type DeposantExamine = {
  siret: string;
  raisonSociale: string;
  connu: OrganismeConnu | null;
  /** DEPOSANT_PARTENAIRE: never acceptable for these certifications. */
  refus: 'DEPOSANT_PARTENAIRE' | null;
  partenariats: { code: string; nom: string; habilitation: string | null }[];
};

/** Each déposant named, once, with the certifications of the case of which it is a partner. */
export const examinerDeposants = (
  declares: readonly DeposantDeclare[],
  partenaires: readonly PartenairePublie[],
  connus: Readonly<Record<string, OrganismeConnu>>,
): DeposantExamine[] => {
  const uniques = [...new Map(declares.map((declare) => [declare.siret, declare])).values()];
  return uniques.map(({ siret, raisonSociale }) => {
    const partenariats = partenaires
      .filter((partenaire) => partenaire.siret === siret)
      .map(({ code, nom, habilitation }) => ({ code, nom, habilitation }));
    return {
      siret,
      raisonSociale,
      connu: connus[siret] ?? null,
      refus: partenariats.length > 0 ? 'DEPOSANT_PARTENAIRE' : null,
      partenariats,
    };
  });
};
