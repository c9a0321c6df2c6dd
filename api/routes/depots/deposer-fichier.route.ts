import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CompteLectureRepository } from '../../../database/repositories/compte-lecture.repository.ts';
import { TeleversementRepository } from '../../../database/repositories/technique/televersement.repository.ts';
import { type AppelantConnu, acteurDe } from '../../../domain/compte/appelant.ts';
import { lireNomFichier } from '../../../domain/depot/nom-fichier.ts';
import type { Stockage } from '../../../domain/depot/stockage.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { ligne } from '../../champs.ts';
import { exigerNonComprime, relire } from '../../flux.ts';
import type { Ordres } from '../../ordres.ts';
import { demandeInvalide } from '../../reponses/erreur-http.ts';
import { type CorpsFlux, defineRoute } from '../../route.ts';
import { reception, receptionSchema } from './depot.schema.ts';
import { LIMITE_ENVOI } from './limites.ts';
import { receptionner } from './receptionner.ts';
import { controlerFlux, lireTailleAnnoncee, recevoirFichier } from './recevoir-fichier.ts';

const corps = {
  flux: true,
  types: ['application/xml', 'text/xml'],
  description:
    "Les octets du fichier, tels quels, 200 000 000 au plus. Son nom est donné par l’en-tête Content-Disposition : attachment; filename*=UTF-8''…",
} as const satisfies CorpsFlux;

type Emetteur = { emetteurId: string; compteId: string | null };

/** A person or a machine deposits for its own organisme; an operator says for which. */
const lireEmetteur = async (
  appelant: AppelantConnu,
  matricule: string | undefined,
  em: EntityManager,
): Promise<Emetteur> => {
  const organisme =
    matricule === undefined ? null : await new CompteLectureRepository(em).trouverOrganismeParMatricule(matricule);
  if (appelant.type !== 'AGENT') {
    if (matricule !== undefined && organisme?.id !== appelant.organismeId)
      throw new BusinessError('ACTION_INTERDITE', 'Votre compte ne dépose que pour son propre organisme.');
    return { emetteurId: appelant.organismeId, compteId: appelant.compteId };
  }
  if (!organisme)
    throw demandeInvalide([
      {
        champ: 'matricule',
        message: matricule === undefined ? 'ce champ est obligatoire.' : 'ce matricule est inconnu.',
      },
    ]);
  return { emetteurId: organisme.id, compteId: null };
};

/** Takes a file in: 201 only once it is durable and its deposit recorded, with all that the accusé de réception proves. */
export const deposerFichierRoute = defineRoute<{
  orm: Pick<MikroORM, 'em'>;
  ordres: Ordres;
  stockage: Stockage;
  horloge: () => Date;
}>()({
  method: 'post',
  path: '/depots',
  permission: 'depot:deposer',
  tag: 'Dépôts',
  summary: 'Déposer un fichier XML',
  description:
    'Sans réponse du traitement sous 10 secondes, 503 avec depotId dans les détails : le fichier est à l’abri, redemandez l’accusé par POST /depots/{depotId}/reception.',
  query: z.strictObject({
    matricule: ligne(20).optional().meta({ description: 'Organisme pour lequel un exploitant dépose' }),
  }),
  body: corps,
  status: 201,
  response: receptionSchema,
  idempotence: {},
  limite: LIMITE_ENVOI,
  handler: async (contexte, { orm, ordres, stockage, horloge }) => {
    const { query, body, appelant, effetId: depotId, noterCorps, maintenant, entree, sortie, signal } = contexte;
    const em = orm.em.fork();
    const { emetteurId, compteId } = await lireEmetteur(appelant, query.matricule, em);
    exigerNonComprime(entree.entete('content-encoding'));
    const nomFichier = lireNomFichier(entree.entete('content-disposition'));
    const tailleAnnoncee = lireTailleAnnoncee(entree.entete('content-length'));
    const connu = await new TeleversementRepository(em).trouver(depotId);
    if (connu && connu.etat !== 'EN_COURS') await noterCorps(await relire(controlerFlux(body, tailleAnnoncee)));
    else {
      const deposePar = acteurDe(appelant);
      const televersement = { depotId, emetteurId, compteId, deposePar, nomFichier, maintenant };
      await recevoirFichier(
        { televersement, corps: body, tailleAnnoncee, signal, noterCorps, horloge },
        { em, stockage },
      );
    }
    const recu = await receptionner(depotId, ordres);
    sortie.entete('Location', `/api/v1/depots/${depotId}`);
    return reception(recu);
  },
});
