import { BusinessError } from '../../../domain/errors.ts';

/** There is nothing to send again before the case is accepted. */
export const identifiantsNonEmis = (): BusinessError =>
  new BusinessError(
    'IDENTIFIANTS_NON_EMIS',
    'Les identifiants de cet organisme ne sont pas encore émis : ils partiront à l’acceptation du dossier.',
  );
