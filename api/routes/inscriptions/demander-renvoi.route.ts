import { createHash } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { jetonAuthentique, lireIdJeton } from '../../../adapters/jetons/jeton.ts';
import { CompteLectureRepository } from '../../../database/repositories/compte-lecture.repository.ts';
import { lienInvalide } from '../../../database/repositories/jeton.repository.ts';
import { JetonLectureRepository } from '../../../database/repositories/jeton-lecture.repository.ts';
import { CompteurRepository } from '../../../database/repositories/technique/compteur.repository.ts';
import { RENVOIS_PAR_JOUR, type SujetRenvoi } from '../../../domain/dossier/renvoi-identifiants.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import {
  demanderRenvoi,
  RENVOYER_LES_IDENTIFIANTS,
  renvoiIdentifiantsWorkflowId,
} from '../../../workflows/renvoi-identifiants/renvoi-identifiants.contract.ts';
import { siret } from '../../champs.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import { porteeDuLien } from '../../securite/lien.ts';

const JOUR_SECONDES = 86_400;

const demandeSchema = z
  .strictObject({
    siret: siret.optional(),
    jeton: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'Jeton d’un lien d’inscription, même expiré ou utilisé' }),
  })
  .refine(({ siret: donne, jeton }) => (donne === undefined) !== (jeton === undefined), {
    path: ['siret'],
    message: 'indiquez un SIRET ou le jeton d’un lien d’inscription, l’un des deux.',
  });

type Demande = { sujet: SujetRenvoi; siret: string };

/** The contract of a link that we did issue, whatever became of it or of its mandate; LIEN_INVALIDE for any other text. */
const demandeDuLien = async (texte: string, em: EntityManager, jetons: Empreinte): Promise<Demande> => {
  const id = lireIdJeton(texte);
  const jeton = id === null ? null : await new JetonLectureRepository(em).trouver(id);
  if (jeton?.usage !== 'INSCRIPTION' || !jetonAuthentique(jetons, texte, jeton)) throw lienInvalide('INSCRIPTION');
  const lu = await new CompteLectureRepository(em).lireContrat(jeton.sujetId);
  if (!lu) throw lienInvalide('INSCRIPTION');
  return { sujet: { contratId: lu.contrat.id }, siret: lu.organisme.siret };
};

/** Counts the request before anything is known of the SIRET; the business limit holds whatever the load allowed. */
const compter = async (numero: string, em: EntityManager, maintenant: Date): Promise<void> => {
  const cle = `renvoi:${createHash('sha256').update(numero).digest('base64url').slice(0, 22)}`;
  const { nombre, reinitialiseLe } = await new CompteurRepository(em).consommer(cle, maintenant, JOUR_SECONDES);
  if (nombre <= RENVOIS_PAR_JOUR) return;
  throw new BusinessError(
    'TROP_DE_REQUETES',
    `Ces identifiants ont déjà été demandés ${RENVOIS_PAR_JOUR} fois en 24 heures. Consultez la boîte du contact de l’organisme, courriers indésirables compris, ou réessayez demain.`,
    { reessayerApresSecondes: Math.max(1, Math.ceil((reinitialiseLe.getTime() - maintenant.getTime()) / 1000)) },
  );
};

/** Identifiers sent again, to the contact on record and nobody else; says nothing of what is known. */
export const demanderRenvoiRoute = defineRoute<{ orm: Pick<MikroORM, 'em'>; ordres: Ordres; jetons: Empreinte }>()({
  method: 'post',
  path: '/inscriptions/renvoi',
  permission: 'public',
  tag: 'Inscription',
  summary: 'Demander que les identifiants d’inscription soient envoyés de nouveau',
  description:
    'La réponse est la même que l’organisme soit connu ou non. Les identifiants partent à l’adresse du contact enregistré, avec un nouveau lien qui remplace les précédents, pour chaque rôle (certificateur, déposant) qui en a, ou pour celui du lien donné ; trois fois par jour au plus pour un SIRET.',
  body: demandeSchema,
  status: 202,
  response: z.object({ message: z.string() }).meta({ id: 'RenvoiDemande' }),
  idempotence: {
    porteeAnonyme: ({ body }) => (body.jeton === undefined ? `siret:${body.siret ?? ''}` : porteeDuLien(body.jeton)),
  },
  limite: { nom: 'renvois', nombre: 20, fenetreSecondes: 600 },
  handler: async ({ body, effetId, maintenant }, { orm, ordres, jetons }) => {
    const em = orm.em.fork();
    const numero = body.siret ?? '';
    const demande =
      body.jeton === undefined
        ? { sujet: { siret: numero }, siret: numero }
        : await demandeDuLien(body.jeton, em, jetons);
    await compter(demande.siret, em, maintenant);
    await ordres.executer({
      update: demanderRenvoi,
      args: [{ effetId, sujet: demande.sujet, acteur: 'anonyme', le: maintenant.toISOString() }],
      effetId,
      workflow: {
        ...{ type: RENVOYER_LES_IDENTIFIANTS, id: renvoiIdentifiantsWorkflowId(effetId) },
        ...{ file: 'dossiers', input: {} },
      },
    });
    return {
      message:
        'Si un organisme a des identifiants sous ce SIRET, un courriel part à l’adresse de son contact. Pensez aux courriers indésirables.',
    };
  },
});
