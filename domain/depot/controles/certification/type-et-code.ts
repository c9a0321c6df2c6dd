import type { ControleCertification } from '../controle.ts';

/** `type` is RNCP or RS, and the prefix of `code`: known without any répertoire. */
export const typeEtCode: ControleCertification = {
  code: 'TYPE_ET_CODE_DISCORDANTS',
  gravite: 'REJETTE_PASSAGE',
  phrase: 2,
  aide: {
    titre: 'Le type et le code de la certification ne vont pas ensemble',
    explication:
      'Le type doit être RNCP ou RS, en majuscules, et le code doit commencer par ce même type. Les diplômes d’établissement ou d’université n’entrent au SI CPF que par leur numéro au RNCP ou au RS, bien que le dictionnaire cite d’autres types.',
    quoiFaire: 'Reprenez le numéro publié par France compétences, préfixe compris, sans espace.',
    exemple: '<cpf:type>RNCP</cpf:type>\n<cpf:code>RNCP31001</cpf:code>',
  },
  verifier: ({ type, code, ligne }) => {
    if (type !== 'RNCP' && type !== 'RS')
      return { ligne, message: `Le type de certification « ${type} » n’est ni RNCP ni RS.` };
    if (!code.startsWith(type))
      return { ligne, message: `Le code de certification « ${code} » ne commence pas par son type « ${type} ».` };
    return undefined;
  },
};
