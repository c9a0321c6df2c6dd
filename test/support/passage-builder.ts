import type { CertificationLue, EnteteFlux, PassageLu, TitulaireLu } from '../../domain/depot/analyse.ts';
import type { ContexteFichier, ContextePassage } from '../../domain/depot/controles/controle.ts';

/** A faultless passage, as the engine hands it over; each field may be replaced. */
export const buildPassageLu = (remplace: Partial<PassageLu> = {}): PassageLu => ({
  rang: 0,
  certification: 0,
  ligne: 17,
  offset: 800,
  longueur: 2000,
  idTechnique: '2026-0001',
  dateDebutValidite: '2026-02-10',
  donneeCertifiee: true,
  presenceNiveauLangueEuro: false,
  presenceNiveauNumeriqueEuro: false,
  niveauNumeriqueEuropeen: false,
  modaliteAcces: 'CANDIDAT_LIBRE',
  identification: { par: 'TITULAIRE', titulaire: buildTitulaireLu() },
  ...remplace,
});

const buildTitulaireLu = (remplace: Partial<TitulaireLu> = {}): TitulaireLu => ({
  nomNaissance: 'KERVADEC',
  prenom1: 'Jean-François',
  anneeNaissance: 1991,
  moisNaissance: 7,
  jourNaissance: 14,
  sexe: 'M',
  codeInsee: '29019',
  ...remplace,
});

/** A faultless passage whose holder has these data. */
export const buildPassageDe = (titulaire: Partial<TitulaireLu>): PassageLu =>
  buildPassageLu({ identification: { par: 'TITULAIRE', titulaire: buildTitulaireLu(titulaire) } });

export const buildCertificationLue = (remplace: Partial<CertificationLue> = {}): CertificationLue => ({
  index: 0,
  ligne: 11,
  type: 'RNCP',
  code: 'RNCP31001',
  ...remplace,
});

/** The heading of a certificateur that deposits for itself. */
export const buildEnteteFlux = (remplace: Partial<EnteteFlux> = {}): EnteteFlux => ({
  version: '1.1.2',
  action: 'CREATION',
  idFlux: '7f0e1c9a-5a0f-4a55-9d0c-2f6f7f1f9b21',
  ligneIdFlux: 3,
  horodatage: '2026-03-02T17:21:00+01:00',
  ligneHorodatage: 4,
  idClientEmetteur: '12ABC345',
  idClientCertificateur: '12ABC345',
  idContrat: 'MCFCER000123',
  ...remplace,
});

export const buildContextePassage = (remplace: Partial<ContextePassage> = {}): ContextePassage => ({
  bcrEmetteur: '12ABC345',
  certification: buildCertificationLue(),
  repertoire: { etat: 'CONNU', periodes: [{ debut: '2018-01-01', fin: '2028-12-31' }], detenu: true },
  jourReception: '2026-03-02',
  ...remplace,
});

export const buildContexteFichier = (remplace: Partial<ContexteFichier> = {}): ContexteFichier => ({
  matriculeCompte: '12ABC345',
  certificateurConnu: true,
  contrat: { matricule: '12ABC345', matriculeCertificateur: '12ABC345' },
  mandats: [],
  suppressionOuverte: false,
  repertoireCharge: true,
  idFluxDejaUtilise: false,
  recuLe: '2026-03-02T16:22:00Z',
  ...remplace,
});
