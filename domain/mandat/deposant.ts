import { BusinessError } from '../errors.ts';

/** Codes for which France compétences lists that organisme as partner of the certificateur. */
export type Partenariat = { siret: string; raisonSociale: string; codes: readonly string[] };

/** Codes named in the sentence; the details hold all. */
const CODES_DITS = 5;

const dire = ({ siret, raisonSociale, codes }: Partenariat): string => {
  const dits = codes.slice(0, CODES_DITS).join(', ');
  const reste = codes.length > CODES_DITS ? ` et ${codes.length - CODES_DITS} autres` : '';
  return `${raisonSociale} (SIRET ${siret}) est partenaire pour ${dits}${reste}`;
};

/**
 * A training partner of the certificateur is never accepted as its déposant (DEPOSANT_PARTENAIRE): one of them, and nothing
 * of what was asked is granted.
 */
export const exigerAucunPartenaire = (partenariats: readonly Partenariat[]): void => {
  const refuses = partenariats.filter(({ codes }) => codes.length > 0);
  if (refuses.length === 0) return;
  throw new BusinessError(
    'DEPOSANT_PARTENAIRE',
    `À France compétences, ${refuses.map(dire).join(' ; ')} : un partenaire du certificateur ne peut pas être son déposant. Retirez-le des mandats accordés, ou refusez la demande.`,
    { partenaires: refuses.map(({ siret, codes }) => ({ siret, codes: [...codes] })) },
  );
};

/** A certificateur that deposits for itself needs no mandate. */
export const exigerAutreOrganisme = (siretDeposant: string, siretCertificateur: string): void => {
  if (siretDeposant === siretCertificateur)
    throw new BusinessError(
      'DEMANDE_INVALIDE',
      'Un certificateur dépose pour lui-même sans mandat : indiquez le SIRET d’un autre organisme.',
      { champ: 'siret', siret: siretDeposant },
    );
};
