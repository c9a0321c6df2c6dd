import type { Aide, ControleLecture } from '../controle.ts';

const aide: Aide = {
  titre: 'Voie d’accès VAE incohérente',
  explication:
    'voieAccessVAE accompagne modaliteAcces lorsque celle-ci vaut VAE, et seulement alors. L’élément s’écrit avec deux s : voieAccessVAE.',
  quoiFaire: 'Ajoutez la voie lorsque l’accès se fait par la VAE ; retirez-la dans les autres cas.',
  exemple: '<cpf:modaliteAcces>VAE</cpf:modaliteAcces>\n<cpf:voieAccessVAE>VAE_CLASSIQUE</cpf:voieAccessVAE>',
};

export const voieVaeManquante: ControleLecture = {
  code: 'VOIE_VAE_MANQUANTE',
  gravite: 'AVERTIT',
  aide,
  verifier: ({ modaliteAcces, voieAccessVAE, ligne }) =>
    modaliteAcces === 'VAE' && voieAccessVAE === undefined
      ? { ligne, message: 'modaliteAcces vaut VAE, mais voieAccessVAE est absente.' }
      : undefined,
};

export const voieVaeSansVae: ControleLecture = {
  code: 'VOIE_VAE_SANS_VAE',
  gravite: 'AVERTIT',
  aide,
  verifier: ({ modaliteAcces, voieAccessVAE, ligne }) =>
    voieAccessVAE !== undefined && modaliteAcces !== 'VAE'
      ? { ligne, message: 'voieAccessVAE est présente, mais modaliteAcces ne vaut pas VAE.' }
      : undefined,
};
