import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { ContratLu } from '../../../database/repositories/compte-lecture.repository.ts';
import { MandatLectureRepository } from '../../../database/repositories/mandat-lecture.repository.ts';
import { MotDePasseRepository } from '../../../database/repositories/technique/mot-de-passe.repository.ts';
import { jourDeParis } from '../../../domain/calendrier/heure-de-paris.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import {
  ACCROCHER_ORGANISME,
  accrochageWorkflowId,
  inscrireOrganisme,
} from '../../../workflows/accrochage/accrochage.contract.ts';
import { courriel, ligne } from '../../champs.ts';
import type { Ordres } from '../../ordres.ts';
import { defineRoute } from '../../route.ts';
import { compterEssai, oublierEssais } from '../../securite/delais.ts';
import { porteeDuLien } from '../../securite/lien.ts';
import type { MotsDePasse } from '../../securite/mots-de-passe.ts';
import { ouvrirInscription } from './ouvrir-inscription.ts';

const identifiant = z.string().trim().toUpperCase().min(1).max(20);

const commun = {
  jeton: z.string().max(200).meta({ description: 'Jeton du lien reçu par courriel' }),
  matricule: identifiant,
  titulaire: z.strictObject({ nom: ligne(100), prenom: ligne(100), courriel }),
  conditionsAcceptees: z.literal(true, 'les conditions d’utilisation doivent être acceptées.'),
  motDePasse: z.string().min(1).max(1000).meta({ description: 'Au moins 14 caractères, difficile à deviner' }),
};

/** The four parts: what organisme, its identifiers, the holder, and the mail that the link sent next validates. */
const inscriptionSchema = z
  .strictObject({
    ...commun,
    role: z.enum(['CERTIFICATEUR', 'DEPOSANT']),
    numeroContrat: identifiant.optional().meta({ description: 'Pour un certificateur' }),
    matriculeCertificateur: identifiant
      .optional()
      .meta({ description: 'Pour un déposant : matricule d’un de ses certificateurs' }),
  })
  .refine(({ role, numeroContrat }) => role === 'DEPOSANT' || numeroContrat !== undefined, {
    path: ['numeroContrat'],
    message: 'ce champ est obligatoire pour un certificateur.',
  })
  .refine(({ role, matriculeCertificateur }) => role === 'CERTIFICATEUR' || matriculeCertificateur !== undefined, {
    path: ['matriculeCertificateur'],
    message: 'ce champ est obligatoire pour un déposant.',
  });

type Saisie = z.output<typeof inscriptionSchema>;

/** Any certificateur with a mandate in force or to come will do: the one account opens them all. */
const correspond = async (
  saisie: Saisie,
  { contrat, organisme }: ContratLu,
  { em, maintenant }: { em: EntityManager; maintenant: Date },
): Promise<boolean> => {
  if (saisie.role !== contrat.role || saisie.matricule !== organisme.matricule?.toUpperCase()) return false;
  if (saisie.role === 'CERTIFICATEUR') return saisie.numeroContrat === contrat.numero.toUpperCase();
  const jour = jourDeParis(maintenant.toISOString());
  const mandants = await new MandatLectureRepository(em).matriculesDesMandants(organisme.id, jour);
  return mandants.some((matricule) => matricule.toUpperCase() === saisie.matriculeCertificateur);
};

/** A few tries, then slower and slower; one sentence that does not say which identifier is wrong. */
const exigerIdentifiants = async (
  saisie: Saisie,
  lu: ContratLu,
  { em, jetonId, maintenant }: { em: EntityManager; jetonId: string; maintenant: Date },
): Promise<void> => {
  const essais = { genre: 'lien', valeur: jetonId } as const;
  await compterEssai([essais], em, maintenant);
  if (!(await correspond(saisie, lu, { em, maintenant })))
    throw new BusinessError(
      'IDENTIFIANTS_INCORRECTS',
      'Ces identifiants ne sont pas ceux du courriel qui contient ce lien. Vérifiez-les, ou adressez-vous à l’assistance.',
    );
  await oublierEssais([essais], em);
};

export const inscrireRoute = defineRoute<{
  orm: Pick<MikroORM, 'em'>;
  ordres: Ordres;
  jetons: Empreinte;
  motsDePasse: MotsDePasse;
}>()({
  method: 'post',
  path: '/inscriptions',
  permission: 'public',
  tag: 'Inscription',
  summary: 'Inscrire son organisme et ouvrir son compte',
  description:
    'Un courriel de validation part à l’adresse du titulaire, qui devient administrateur du compte. Le lien d’inscription ne sert qu’une fois.',
  body: inscriptionSchema,
  status: 201,
  response: z.object({ utilisateurId: z.uuid(), compteId: z.uuid() }).meta({ id: 'InscriptionEnregistree' }),
  idempotence: { porteeAnonyme: ({ body }) => porteeDuLien(body.jeton) },
  limite: { nom: 'inscriptions', nombre: 30, fenetreSecondes: 600 },
  handler: async ({ body, effetId, maintenant }, { orm, ordres, jetons, motsDePasse }) => {
    const em = orm.em.fork();
    const { jeton, lu } = await ouvrirInscription(body.jeton, { em, jetons, maintenant });
    await exigerIdentifiants(body, lu, { em, jetonId: jeton.id, maintenant });
    const { titulaire, role } = body;
    const { raisonSociale, siret, matricule } = lu.organisme;
    const propres = [titulaire.nom, titulaire.prenom, titulaire.courriel, raisonSociale, siret, matricule ?? ''];
    motsDePasse.exigerRobuste(body.motDePasse, propres, 'motDePasse');
    const hachage = await motsDePasse.hacher(body.motDePasse);
    await new MotDePasseRepository(em).deposer(effetId, hachage, maintenant);
    return ordres.executer({
      update: inscrireOrganisme,
      args: [
        {
          inscriptionId: effetId,
          jetonId: jeton.id,
          contratId: lu.contrat.id,
          role,
          titulaire,
          conditionsAccepteesLe: maintenant.toISOString(),
          motDePasseId: effetId,
        },
      ],
      effetId,
      workflow: { type: ACCROCHER_ORGANISME, id: accrochageWorkflowId(siret), file: 'dossiers', input: { siret } },
    });
  },
});
