import type { Jour } from '../calendrier/jour.ts';
import type { ContenuDemande, DeposantDeclare } from '../dossier/demande-contact.ts';
import { type PeriodeMandat, situationMandat } from '../mandat/mandat.ts';

/** `sirets`: all those by which a form may name the déposant. */
type MandatDonne = PeriodeMandat & { sirets: readonly string[]; annule: boolean };

/** Déposants that the form adds, and SIRET of those that it takes away. */
const deposantsDe = (contenu: ContenuDemande): { ajoutes: DeposantDeclare[]; retires: string[] } => {
  if (contenu.motif === 'DEPOSANTS') return contenu;
  return { ajoutes: contenu.motif === 'ACCROCHAGE' ? contenu.deposants : [], retires: [] };
};

/** What a confirmed change of déposants ends and grants, among the mandates given: one that runs already stays as it is. */
export const mandatsAChanger = <M extends MandatDonne>(
  contenu: ContenuDemande,
  donnes: readonly M[],
  jour: Jour,
): { aFinir: M[]; aAccorder: DeposantDeclare[] } => {
  const { ajoutes, retires } = deposantsDe(contenu);
  const enCours = donnes.filter((mandat) => ['EN_VIGUEUR', 'A_VENIR'].includes(situationMandat(mandat, jour)));
  return {
    aFinir: enCours.filter(({ sirets }) => sirets.some((siret) => retires.includes(siret))),
    aAccorder: ajoutes.filter(({ siret }) => !enCours.some(({ sirets }) => sirets.includes(siret))),
  };
};
