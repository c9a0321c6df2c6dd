import { z } from 'zod';
import { lienInvalide } from '../../../database/repositories/jeton.repository.ts';
import { RemplacementLectureRepository } from '../../../database/repositories/remplacement-lecture.repository.ts';
import { MotDePasseRepository } from '../../../database/repositories/technique/mot-de-passe.repository.ts';
import { ouvrirAccesNomme } from '../../../workflows/remplacement/remplacement.contract.ts';
import { defineRoute } from '../../route.ts';
import { ouvrirLienNeuf, porteeDuLien } from '../../securite/lien.ts';
import type { MotsDePasse } from '../../securite/mots-de-passe.ts';
import { ordonner } from './ordonner.ts';
import { type DepsParLien, jetonDuLien } from './par-lien.ts';

/** The new administrateur chooses her password: her access opens, her identifiant de connexion follows by mail. */
export const ouvrirAccesNommeRoute = defineRoute<DepsParLien & { motsDePasse: MotsDePasse }>()({
  method: 'post',
  path: '/remplacements-administrateur/nomination',
  permission: 'public',
  tag: 'Remplacement d’un administrateur',
  summary: 'Choisir son mot de passe d’administrateur',
  description: 'L’identifiant de connexion part ensuite par courriel. Le lien ne sert qu’une fois.',
  body: z.strictObject({
    jeton: jetonDuLien,
    conditionsAcceptees: z.literal(true, 'les conditions d’utilisation doivent être acceptées.'),
    motDePasse: z.string().min(1).max(1000).meta({ description: 'Au moins 14 caractères, difficile à deviner' }),
  }),
  status: 201,
  response: z.object({ utilisateurId: z.uuid() }).meta({ id: 'AccesNomme' }),
  idempotence: { porteeAnonyme: ({ body }) => porteeDuLien(body.jeton) },
  limite: { nom: 'inscriptions', nombre: 30, fenetreSecondes: 600 },
  handler: async ({ body, effetId, maintenant }, deps) => {
    const em = deps.orm.em.fork();
    const lien = { texte: body.jeton, usage: 'NOMINATION', maintenant } as const;
    const jeton = await ouvrirLienNeuf(lien, { em, jetons: deps.jetons });
    const lu = await new RemplacementLectureRepository(em).trouver(jeton.sujetId);
    if (!lu?.organisme) throw lienInvalide();
    const { nom, prenom, courriel, siret, matricule } = lu.remplacement;
    const propres = [nom, prenom, courriel, lu.organisme.raisonSociale, siret, matricule];
    deps.motsDePasse.exigerRobuste(body.motDePasse, propres, 'motDePasse');
    const hachage = await deps.motsDePasse.hacher(body.motDePasse);
    await new MotDePasseRepository(em).deposer(effetId, hachage, maintenant);
    const acces = { jetonId: jeton.id, motDePasseId: effetId, conditionsAccepteesLe: maintenant.toISOString() };
    const ordre = { update: ouvrirAccesNomme, args: [acces] as [typeof acces], effetId };
    return ordonner(deps, { ...ordre, remplacementId: jeton.sujetId });
  },
});
