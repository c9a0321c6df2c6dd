import type { RoleCompte } from '../compte/appelant.ts';
import { normaliserSiret, siretValide } from './siret.ts';

/** Columns of the directory of organismes known beforehand; one line per contract. */
export const COLONNES_ANNUAIRE = [
  'siret',
  'raisonSociale',
  'role',
  'matricule',
  'idContrat',
  'matriculeCertificateur',
  'certifications',
  'contactNom',
  'contactPrenom',
  'contactCourriel',
] as const;

export type LigneAnnuaire = {
  ligne: number;
  siret: string;
  raisonSociale: string;
  role: RoleCompte;
  matricule: string;
  idContrat: string;
  /** Matricule of the certificateur the contract is about: its own for a certificateur. */
  matriculeCertificateur: string;
  certifications: string[];
  contactNom: string;
  contactPrenom: string;
  /** Empty when the directory knows none: then no mail can be sent. */
  contactCourriel: string;
};

const COURRIEL = /^[^\s@<>()",;:]+@[^\s@<>()",;:.]+(\.[^\s@<>()",;:.]+)+$/;

/** Checks one record at the border; gives the line, or the sentence that says what is wrong with it. */
export const lireLigneAnnuaire = (ligne: number, valeurs: Record<string, string>): LigneAnnuaire | string => {
  const valeur = (nom: (typeof COLONNES_ANNUAIRE)[number]): string => valeurs[nom] ?? '';
  const siret = normaliserSiret(valeur('siret'));
  const role = valeur('role').toUpperCase();
  const matricule = valeur('matricule');
  const idContrat = valeur('idContrat');
  const matriculeCertificateur = valeur('matriculeCertificateur') || (role === 'CERTIFICATEUR' ? matricule : '');
  const contactCourriel = valeur('contactCourriel');

  if (!siretValide(siret)) return 'siret : 14 chiffres avec des clés de contrôle exactes attendus';
  if (!valeur('raisonSociale') || valeur('raisonSociale').length > 255)
    return 'raisonSociale : 1 à 255 caractères attendus';
  if (role !== 'CERTIFICATEUR' && role !== 'DEPOSANT') return 'role : CERTIFICATEUR ou DEPOSANT attendu';
  if (matricule.length !== 8) return 'matricule : 8 caractères attendus';
  if (idContrat.length < 1 || idContrat.length > 20) return 'idContrat : 1 à 20 caractères attendus';
  if (matriculeCertificateur.length !== 8) return 'matriculeCertificateur : 8 caractères attendus';
  if (role === 'CERTIFICATEUR' && matriculeCertificateur !== matricule)
    return 'matriculeCertificateur : pour un certificateur, le sien ou rien';
  if (role === 'DEPOSANT' && matriculeCertificateur === matricule)
    return 'matriculeCertificateur : un déposant dépose pour un autre organisme que lui-même';
  if (contactCourriel && (!COURRIEL.test(contactCourriel) || contactCourriel.length > 254))
    return 'contactCourriel : adresse de courriel attendue';

  const certifications = valeur('certifications')
    .split(',')
    .map((code) => code.trim().toUpperCase())
    .filter(Boolean);
  const fautive = certifications.find((code) => !/^(RNCP|RS)\d+$/.test(code));
  if (fautive) return `certifications : code RNCP ou RS suivi de chiffres attendu (« ${fautive} »)`;
  return {
    ligne,
    siret,
    raisonSociale: valeur('raisonSociale'),
    role,
    matricule,
    idContrat,
    matriculeCertificateur,
    certifications: [...new Set(certifications)].sort(),
    contactNom: valeur('contactNom'),
    contactPrenom: valeur('contactPrenom'),
    contactCourriel,
  };
};

/** What the database knows already, by natural key. */
export type AnnuaireConnu = {
  organismes: { id: string; siret: string; matricule: string | null }[];
  contrats: { numero: string; organismeId: string; role: RoleCompte; certificateurId: string }[];
};

export type ContratPrevu = {
  numero: string;
  organismeId: string;
  role: RoleCompte;
  certificateurId: string;
  certifications: string[];
  dejaConnu: boolean;
};

export type PlanAnnuaire = {
  organismes: (LigneAnnuaire & { id: string })[];
  /** Known to us without identifiers: the directory gives them. */
  matricules: { organismeId: string; matricule: string }[];
  contrats: ContratPrevu[];
  refus: { ligne: number; motif: string }[];
};

/**
 * Decides what an import writes, whatever the order of the lines: organismes first, then the contracts between them. Known
 * rows are left as they are; a line that contradicts what is known is refused, and the others go in.
 */
export const planifierImportAnnuaire = (
  lignes: readonly LigneAnnuaire[],
  connu: AnnuaireConnu,
  nouvelId: () => string,
): PlanAnnuaire => {
  const { contratsRefuses, ...plan } = essayer(lignes, connu, nouvelId);
  if (contratsRefuses.length === 0) return plan;
  // What a refused line said of a SIRET or a matricule must not be held against the good ones.
  const refusees = new Set(contratsRefuses.map(({ ligne }) => ligne));
  const autres = lignes.filter(({ ligne }) => !refusees.has(ligne));
  const reprise = planifierImportAnnuaire(autres, connu, nouvelId);
  return { ...reprise, refus: [...reprise.refus, ...contratsRefuses].sort((a, b) => a.ligne - b.ligne) };
};

const essayer = (
  lignes: readonly LigneAnnuaire[],
  connu: AnnuaireConnu,
  nouvelId: () => string,
): PlanAnnuaire & { contratsRefuses: PlanAnnuaire['refus'] } => {
  const plan: PlanAnnuaire = { organismes: [], matricules: [], contrats: [], refus: [] };
  const contratsRefuses: PlanAnnuaire['refus'] = [];
  const parSiret = new Map(connu.organismes.map(({ siret, ...organisme }) => [siret, organisme]));
  const siretDuMatricule = new Map(connu.organismes.flatMap((o) => (o.matricule ? [[o.matricule, o.siret]] : [])));
  const retenues: LigneAnnuaire[] = [];

  for (const ligne of lignes) {
    const refuser = (motif: string): void => void plan.refus.push({ ligne: ligne.ligne, motif });
    const present = parSiret.get(ligne.siret);
    const porteur = siretDuMatricule.get(ligne.matricule);
    if (porteur && porteur !== ligne.siret) {
      refuser(`matricule : ${ligne.matricule} appartient déjà au SIRET ${porteur}`);
      continue;
    }
    if (present?.matricule && present.matricule !== ligne.matricule) {
      refuser(`matricule : le SIRET ${ligne.siret} a déjà le matricule ${present.matricule}`);
      continue;
    }
    if (!present) {
      const id = nouvelId();
      plan.organismes.push({ ...ligne, id });
      parSiret.set(ligne.siret, { id, matricule: ligne.matricule });
    } else if (!present.matricule) {
      plan.matricules.push({ organismeId: present.id, matricule: ligne.matricule });
      present.matricule = ligne.matricule;
    }
    siretDuMatricule.set(ligne.matricule, ligne.siret);
    retenues.push(ligne);
  }

  const organismeDe = (matricule: string): string | undefined =>
    parSiret.get(siretDuMatricule.get(matricule) ?? '')?.id;
  const parNumero = new Map(connu.contrats.map((contrat) => [contrat.numero, contrat]));
  const parPaire = new Map(connu.contrats.map((contrat) => [paire(contrat), contrat.numero]));
  for (const ligne of retenues) {
    const organismeId = organismeDe(ligne.matricule);
    const certificateurId = organismeDe(ligne.matriculeCertificateur);
    if (!organismeId || !certificateurId) {
      contratsRefuses.push({
        ligne: ligne.ligne,
        motif: `matriculeCertificateur : ${ligne.matriculeCertificateur} est inconnu`,
      });
      continue;
    }
    const contrat = { numero: ligne.idContrat, organismeId, role: ligne.role, certificateurId };
    const homonyme = parNumero.get(contrat.numero);
    const numeroConnu = parPaire.get(paire(contrat));
    if (homonyme && paire(homonyme) !== paire(contrat))
      contratsRefuses.push({
        ligne: ligne.ligne,
        motif: `idContrat : ${contrat.numero} désigne déjà un autre contrat`,
      });
    else if (numeroConnu && numeroConnu !== contrat.numero)
      contratsRefuses.push({ ligne: ligne.ligne, motif: `idContrat : ce contrat porte déjà le numéro ${numeroConnu}` });
    else {
      plan.contrats.push({ ...contrat, certifications: ligne.certifications, dejaConnu: homonyme !== undefined });
      parNumero.set(contrat.numero, contrat);
      parPaire.set(paire(contrat), contrat.numero);
    }
  }
  return { ...plan, contratsRefuses };
};

const paire = (contrat: { organismeId: string; role: string; certificateurId: string }): string =>
  `${contrat.organismeId} ${contrat.role} ${contrat.certificateurId}`;
