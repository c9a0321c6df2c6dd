import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { ComplementEntity } from '../../../database/entities/complement.entity.ts';
import type { Dossier } from '../../../database/entities/dossier.entity.ts';
import type { DemandeSuivie } from '../../../database/repositories/dossier-lecture.repository.ts';
import { SituationDossierRepository } from '../../../database/repositories/situation-dossier.repository.ts';
import type { Jour } from '../../../domain/calendrier/jour.ts';
import { LIBELLE_ETAT_CHANGEMENT } from '../../../domain/changement/changement.ts';
import { LIBELLE_ETAT_DOSSIER } from '../../../domain/dossier/dossier.ts';
import { attenduPourLOrganisme } from '../../../domain/dossier/situation.ts';
import { instant, jour } from '../../champs.ts';
import { ETATS_CHANGEMENT, GENRES_CHANGEMENT } from '../changements/changement.schema.ts';
import { etatDossier } from '../dossiers/dossier.schema.ts';

/** What a follow-up link shows: where the request stands, what is expected of whom, and until when. */
export const suiviSchema = z
  .object({
    reference: z.string(),
    raisonSociale: z.string(),
    siret: z.string(),
    recueLe: instant,
    jointe: z.boolean(),
    etat: etatDossier.nullable().meta({
      description: 'Null quand l’organisme n’a pas de dossier, ou que la demande a rejoint celui d’un autre demandeur',
    }),
    libelleEtat: z.string().nullable(),
    etatChangeLe: instant.nullable(),
    motifRefus: z.string().nullable(),
    attendu: z
      .object({
        de: z.enum(['AGENT', 'ORGANISME', 'SYSTEME', 'PERSONNE']),
        quoi: z.string(),
        jusquAu: z.string().nullable().meta({ description: 'Jour ou instant, null quand il n’y a pas de délai' }),
      })
      .nullable(),
    complement: z
      .object({ complementId: z.uuid(), objet: z.string(), demandeLe: instant, jusquAu: jour })
      .nullable()
      .meta({ description: 'Le complément attendu, pour qui a ouvert le dossier' }),
    changements: z.array(
      z.object({
        genre: z.enum(GENRES_CHANGEMENT),
        etat: z.enum(ETATS_CHANGEMENT),
        libelleEtat: z.string(),
        motif: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'SuiviDemande' });

/** What the author of a request that joined a case reads of it. */
const JOINTE = 'Transmise à l’agent qui suit le dossier de cet organisme';

type Suivi = z.input<typeof suiviSchema>;

/** Anyone may join a request to somebody else's case: where it stands, its reasons and what is asked are for who opened it. */
export const suiviDe = async (
  em: EntityManager,
  { demande, dossier, changements }: DemandeSuivie,
  aujourdhui: Jour,
): Promise<Suivi> => {
  const sienne = dossier !== null && !demande.jointe;
  const visible = sienne ? dossier : null;
  return {
    reference: demande.reference ?? dossier?.reference ?? '',
    raisonSociale: demande.contenu.raisonSociale,
    siret: demande.contenu.siret,
    recueLe: demande.recueLe.toISOString(),
    jointe: demande.jointe,
    etat: visible?.etat ?? null,
    libelleEtat: visible ? LIBELLE_ETAT_DOSSIER[visible.etat] : dossier && JOINTE,
    etatChangeLe: visible?.etatChangeLe.toISOString() ?? null,
    motifRefus: sienne ? (dossier.motifRefus ?? null) : null,
    attendu: sienne ? attenduPourLOrganisme(await new SituationDossierRepository(em).faits(dossier, aujourdhui)) : null,
    complement: sienne ? await complementAttendu(em, dossier) : null,
    changements: changements.map(({ genre, etat, motif }) => ({
      genre,
      etat,
      libelleEtat: LIBELLE_ETAT_CHANGEMENT[etat],
      motif: motif ?? null,
    })),
  };
};

const complementAttendu = async (em: EntityManager, dossier: Dossier): Promise<Suivi['complement']> => {
  const complement = await em.findOne(ComplementEntity, { dossierId: dossier.id, etat: 'ATTENDU' });
  if (complement === null) return null;
  const { id: complementId, objet, demandeLe, jusquAu } = complement;
  return { complementId, objet, demandeLe: demandeLe.toISOString(), jusquAu };
};
