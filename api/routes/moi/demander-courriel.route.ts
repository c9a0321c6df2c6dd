import { z } from 'zod';
import { demanderCourriel } from '../../../workflows/compte/compte.contract.ts';
import { courriel } from '../../champs.ts';
import { demandeInvalide } from '../../reponses/erreur-http.ts';
import { defineRoute } from '../../route.ts';
import { exigerMotDePasse } from '../../securite/mot-de-passe-courant.ts';
import { ordonnerAuCompte } from '../personnes/ordonner.ts';
import { changementApresSchema } from './changement.schema.ts';
import { type DepsSoi, lireSoi, motDePasseCourant, ordreDeSoi } from './soi.ts';

export const demanderCourrielRoute = defineRoute<DepsSoi>()({
  method: 'post',
  path: '/moi/courriel',
  permission: 'moi:gerer',
  tag: 'Mon accès',
  summary: 'Demander à changer d’adresse électronique',
  description:
    'Un lien part à chaque adresse, la nouvelle et l’actuelle : le changement prend effet quand les deux sont confirmées, dans les sept jours. Une demande en attente est remplacée.',
  body: z.strictObject({ courriel, motDePasse: motDePasseCourant }),
  status: 201,
  response: changementApresSchema,
  idempotence: {},
  handler: async ({ body, appelant, effetId, maintenant }, { orm, ordres, motsDePasse }) => {
    const em = orm.em.fork();
    const { utilisateur, compte } = await lireSoi(appelant, em);
    if (body.courriel.toLowerCase() === utilisateur.courriel.toLowerCase())
      throw demandeInvalide([{ champ: 'courriel', message: 'cette adresse est déjà la vôtre.' }]);
    const courant = { personne: utilisateur, motDePasse: body.motDePasse, champ: 'motDePasse', maintenant };
    await exigerMotDePasse(courant, { em, motsDePasse });
    const ordre = { ...ordreDeSoi(utilisateur.id, effetId, maintenant), courriel: body.courriel };
    return ordonnerAuCompte({ compteId: compte.id, update: demanderCourriel, ordre, effetId }, ordres);
  },
});
