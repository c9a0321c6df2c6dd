import { jourEnFrancais } from '../../../calendrier/heure-de-paris.ts';
import { couvre } from '../../../organisme/periodes.ts';
import type { ControlePassage } from '../controle.ts';

/** The code is published by France compétences; silent when no répertoire is loaded. */
export const codeInconnu: ControlePassage = {
  code: 'CODE_INCONNU',
  gravite: 'REJETTE_PASSAGE',
  phrase: 2,
  aide: {
    titre: 'Code de certification inconnu',
    explication: 'France compétences ne publie aucune fiche sous ce code.',
    quoiFaire: 'Cherchez la fiche sur le site de France compétences et recopiez son numéro, préfixe compris.',
    exemple: '<cpf:code>RNCP31001</cpf:code>',
  },
  verifier: ({ ligne }, { repertoire, certification }) =>
    repertoire.etat === 'INCONNU'
      ? { ligne, message: `Le code « ${certification.code} » est inconnu de France compétences.` }
      : undefined,
};

/** In force on the day of delivery, by any period ever published; said only when both ends of each are known. */
export const codePasEnVigueur: ControlePassage = {
  code: 'CODE_PAS_EN_VIGUEUR',
  gravite: 'REJETTE_PASSAGE',
  phrase: 2,
  aide: {
    titre: 'Certification pas en vigueur à la date de délivrance',
    explication:
      'La certification devait être active à France compétences le jour de la délivrance (dateDebutValidite) : entre sa date d’effet et la fin de son enregistrement.',
    quoiFaire:
      'Vérifiez la date de délivrance. Si la fiche a été renouvelée, employez le numéro qui était en vigueur ce jour-là.',
  },
  verifier: ({ dateDebutValidite, ligne }, { repertoire, certification }) => {
    if (repertoire.etat !== 'CONNU') return undefined;
    const { periodes } = repertoire;
    if (periodes.some((periode) => couvre(periode, dateDebutValidite))) return undefined;
    const connues = periodes.flatMap(({ debut, fin }) =>
      debut === undefined || fin === undefined ? [] : [`du ${jourEnFrancais(debut)} au ${jourEnFrancais(fin)}`],
    );
    if (connues.length === 0 || connues.length < periodes.length) return undefined;
    const vigueur = connues.join(', puis ');
    return {
      ligne,
      message: `${certification.code} était en vigueur ${vigueur}, non le ${jourEnFrancais(dateDebutValidite)}.`,
    };
  },
};

/** Data of several certificateurs go through the one that holds the certification. */
export const codeNonDetenu: ControlePassage = {
  code: 'CODE_NON_DETENU',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Certification que le certificateur n’est pas connu pour détenir',
    explication: 'France compétences ne cite pas ce certificateur parmi ceux de la fiche.',
    quoiFaire:
      'Vérifiez le code, et que le dépôt passe bien par le compte du certificateur qui détient la certification. Si la fiche est en retard, faites-la mettre à jour par France compétences.',
  },
  verifier: ({ ligne }, { repertoire, certification }) =>
    repertoire.etat === 'CONNU' && !repertoire.detenu
      ? { ligne, message: `Le certificateur n’est pas connu pour détenir ${certification.code}.` }
      : undefined,
};

/** An empty list in a mandate means every certification. */
export const codeHorsMandat: ControlePassage = {
  code: 'CODE_HORS_MANDAT',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Certification hors du mandat',
    explication:
      'Le mandat qui lie le déposant au certificateur énumère des certifications, et celle-ci n’y figure pas.',
    quoiFaire: 'Faites compléter le mandat par le certificateur, ou laissez-le déposer lui-même ces passages.',
  },
  verifier: ({ ligne }, { codesDuMandat, certification }) =>
    codesDuMandat !== undefined && codesDuMandat.length > 0 && !codesDuMandat.includes(certification.code)
      ? { ligne, message: `${certification.code} ne figure pas dans la liste du mandat.` }
      : undefined,
};
