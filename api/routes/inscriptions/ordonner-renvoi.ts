import { z } from 'zod';
import type { FaitsLus } from '../../../database/repositories/faits-courriel.repository.ts';
import type { FaitsOrganisme } from '../../../domain/courriel/faits-courriel.ts';
import { BusinessError } from '../../../domain/errors.ts';
import {
  ordonnerRenvoi,
  RENVOYER_LES_IDENTIFIANTS,
  renvoiIdentifiantsWorkflowId,
} from '../../../workflows/renvoi-identifiants/renvoi-identifiants.contract.ts';
import type { Ordres } from '../../ordres.ts';

export const identifiantsRenvoyesSchema = z
  .object({ courriels: z.array(z.object({ courrielId: z.uuid(), modele: z.string() })) })
  .meta({ id: 'IdentifiantsRenvoyes' });

export const RENVOI =
  'Toujours au contact enregistré : un courriel par rôle, certificateur ou déposant. Un nouveau lien remplace les précédents ; si le compte est ouvert, le courriel le dit. Un déposant reçoit les contrats de tous ses mandats en cours ou à venir.';

type OrdreRenvoi = { faits: FaitsLus; acteur: string; effetId: string; maintenant: Date };

/** Refuses, with why, to send again what does not exist yet or cannot reach anybody. */
export const exigerRenvoyables = ({ organisme, contrats }: FaitsLus): FaitsOrganisme => {
  if (organisme?.matricule == null)
    throw new BusinessError(
      'IDENTIFIANTS_NON_EMIS',
      'Les identifiants de cet organisme ne sont pas encore émis : ils partiront à l’acceptation de son dossier.',
    );
  if (contrats.length === 0)
    throw new BusinessError(
      'IDENTIFIANTS_NON_EMIS',
      'Cet organisme n’a ni contrat de certificateur ni mandat en cours ou à venir : il n’a pas d’inscription à faire.',
    );
  if (organisme.contact.courriel === '')
    throw new BusinessError(
      'CONTACT_INCONNU',
      'Aucune adresse n’est connue pour le contact de cet organisme : un nouveau contact est d’abord à déclarer par le formulaire.',
    );
  return organisme;
};

/** An agent's order, for an organisme that has identifiers and an address to send them to. */
export const renvoyerAuContact = async (
  { faits, acteur, effetId, maintenant }: OrdreRenvoi,
  ordres: Ordres,
): Promise<z.input<typeof identifiantsRenvoyesSchema>> => {
  const { siret } = exigerRenvoyables(faits);
  return ordres.executer({
    update: ordonnerRenvoi,
    args: [{ effetId, sujet: { siret }, acteur, le: maintenant.toISOString() }],
    effetId,
    workflow: {
      ...{ type: RENVOYER_LES_IDENTIFIANTS, id: renvoiIdentifiantsWorkflowId(effetId) },
      ...{ file: 'dossiers', input: {} },
    },
  });
};
