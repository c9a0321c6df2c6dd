import type { MikroORM } from '@mikro-orm/postgresql';
import { DossiersDuLotRepository } from '../../../database/repositories/dossiers-du-lot.repository.ts';
import { HistoriqueDossierRepository } from '../../../database/repositories/historique-dossier.repository.ts';
import { acteurDe, porteeDe } from '../../../domain/compte/appelant.ts';
import { LIBELLE_ACTE_DOSSIER } from '../../../domain/dossier/acte-dossier.ts';
import { prevoirLigne } from '../../../domain/dossier/lot.ts';
import { defineRoute } from '../../route.ts';
import { apercuLotSchema, ditDeLigne, lotDemandeSchema } from './lot.schema.ts';
import { exigerLotPossible } from './preparer-lot.ts';

const SANS_REFUS = { code: null, message: null };

/** Line by line, what an act on many cases would do: the rule of the act itself, on rows read at once. Writes nothing. */
export const apercevoirLotRoute = defineRoute<{ orm: Pick<MikroORM, 'em'> }>()({
  method: 'post',
  path: '/dossiers/lots/apercu',
  permission: 'dossier:instruire',
  tag: 'Dossiers',
  summary: 'Prévoir, dossier par dossier, ce que ferait un acte groupé',
  description:
    'Rien n’est écrit. Un dossier qui porte des remarques ou qui confie le dépôt à des déposants ne s’accepte pas en groupe : il s’examine seul.',
  body: lotDemandeSchema,
  status: 200,
  response: apercuLotSchema,
  handler: async ({ body, agent, maintenant }, { orm }) => {
    const { acte, dossiers } = body;
    const em = orm.em.fork();
    await exigerLotPossible(em, body, maintenant.toISOString());
    const ids = dossiers.map(({ dossierId }) => dossierId);
    const lus = await new DossiersDuLotRepository(em).lire(porteeDe(agent), ids);
    const prevues = dossiers.map(({ dossierId, version }) => {
      const dossier = lus.get(dossierId) ?? null;
      const prevue = prevoirLigne(dossier, { acte, acteur: acteurDe(agent), version }, dossier?.dernier ?? null);
      return { dossierId, version, dossier, prevue };
    });
    const refusees = prevues.filter(({ prevue, dossier }) => prevue.issue === 'REFUSE' && dossier !== null);
    const manques = await new HistoriqueDossierRepository(em).depuis(refusees);
    const lignes = prevues.map(({ dossierId, version, dossier, prevue }) => ({
      dossierId,
      version,
      reference: dossier?.reference ?? null,
      siret: dossier?.siret ?? null,
      raisonSociale: dossier?.raisonSociale ?? null,
      issue: prevue.issue,
      ...ditDeLigne(
        dossier?.etat ?? null,
        prevue.issue === 'REFUSE' ? prevue.refus : SANS_REFUS,
        manques.get(dossierId),
      ),
    }));
    const combien = (voulue: string): number => lignes.filter(({ issue }) => issue === voulue).length;
    return {
      acte,
      libelleActe: LIBELLE_ACTE_DOSSIER[acte],
      bilan: { applicables: combien('APPLICABLE'), dejaFaits: combien('DEJA_FAIT'), refuses: combien('REFUSE') },
      lignes,
    };
  },
});
