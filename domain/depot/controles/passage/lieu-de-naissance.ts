import type { PassageLu, TitulaireLu } from '../../analyse.ts';
import type { ControleLecture } from '../controle.ts';

const titulaireDe = ({ identification }: PassageLu): TitulaireLu | undefined =>
  identification.par === 'TITULAIRE' ? identification.titulaire : undefined;

const PREFIXE_ETRANGER = '99';
/** Three-digit code of France itself, met in files although a birth in France has no country code. */
const CODE_FRANCE = '100';

/** `codePaysNaissance` is only for births abroad. */
export const paysPourNaissanceEnFrance: ControleLecture = {
  code: 'PAYS_POUR_NAISSANCE_EN_FRANCE',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Pays de naissance rempli pour une naissance en France',
    explication: 'codePaysNaissance ne se remplit que pour une naissance à l’étranger.',
    quoiFaire: 'Retirez codePaysNaissance, ou corrigez le code de la commune de naissance.',
    exemple: '<cpf:codeInsee>29019</cpf:codeInsee>',
  },
  verifier: (passage) => {
    const { codeInsee, codePaysNaissance } = titulaireDe(passage) ?? {};
    if (codePaysNaissance === undefined) return undefined;
    const enFrance = codeInsee !== undefined && !codeInsee.startsWith(PREFIXE_ETRANGER);
    if (!enFrance && codePaysNaissance !== CODE_FRANCE) return undefined;
    return { ligne: passage.ligne, message: 'codePaysNaissance est rempli pour une naissance en France.' };
  },
};

/** Born abroad: `codeInsee` = 99 + country, and `codePaysNaissance` its last three digits. */
export const paysDifferentDuCodeInsee: ControleLecture = {
  code: 'PAYS_DIFFERENT_DU_CODE_INSEE',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Pays et code de naissance différents',
    explication:
      'Pour une naissance à l’étranger, codeInsee s’écrit 99 suivi du code du pays, et codePaysNaissance reprend ces trois derniers chiffres.',
    quoiFaire: 'Mettez les deux codes en accord.',
    exemple: '<cpf:codeInsee>99136</cpf:codeInsee>\n…\n<cpf:codePaysNaissance>136</cpf:codePaysNaissance>',
  },
  verifier: (passage) => {
    const { codeInsee, codePaysNaissance } = titulaireDe(passage) ?? {};
    if (!codeInsee?.startsWith(PREFIXE_ETRANGER) || codePaysNaissance === undefined) return undefined;
    if (codeInsee.slice(2) === codePaysNaissance) return undefined;
    return { ligne: passage.ligne, message: 'codePaysNaissance n’est pas la fin du codeInsee de naissance.' };
  },
};

const FORME_INSEE = /^(?:[0-9]{2}|2[AB])[0-9]{3}$/;

/** The schema only counts five characters: `NULL0` or `Brest` pass it, and no holder will ever match. */
export const codeInseeIllisible: ControleLecture = {
  code: 'CODE_INSEE_ILLISIBLE',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Code Insee de naissance inhabituel',
    explication:
      'Un code Insee de commune a cinq caractères : des chiffres, ou 2A et 2B suivis de trois chiffres en Corse.',
    quoiFaire: 'Reprenez le code officiel géographique de la commune de naissance ; ce n’est pas le code postal.',
    exemple: '<cpf:codeInsee>29019</cpf:codeInsee>',
  },
  verifier: (passage) => {
    const { codeInsee } = titulaireDe(passage) ?? {};
    if (codeInsee === undefined || FORME_INSEE.test(codeInsee)) return undefined;
    return { ligne: passage.ligne, message: 'Le code Insee de naissance n’a pas la forme d’un code de commune.' };
  },
};
