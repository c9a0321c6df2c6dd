import type { EntityManager } from '@mikro-orm/postgresql';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import type { Remplacement } from '../database/entities/remplacement.entity.ts';
import type { RemplacementAvis } from '../database/entities/remplacement-avis.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import { RemplacementRepository } from '../database/repositories/remplacement.repository.ts';
import type { EtatAcces } from '../domain/compte/acces-personne.ts';
import type { UsageJeton } from '../domain/compte/jeton.ts';
import type { ModeleCourriel } from '../domain/courriel/courriel.ts';
import type { ParametresCourriel } from '../domain/courriel/parametres.ts';
import { LIBELLE_MOTIF_REMPLACEMENT } from '../domain/remplacement/remplacement.ts';
import type { DossierDeps } from './deps.ts';

type Contexte = Pick<DossierDeps, 'jetons' | 'domaineCourriels'> & { em: EntityManager; le: string };
type Envoi<M extends ModeleCourriel> = { modele: M; a: string; cle: string; parametres: ParametresCourriel[M] };

const VERS_LE_DEMANDEUR = {
  EN_ATTENTE_DELAI: 'ACCEPTE',
  OPPOSE: 'OPPOSE',
  REFUSE: 'REFUSE',
  ANNULE: 'ANNULE',
  EFFECTUE: 'EFFECTUE',
} as const;

/** Mails of one request. Each key names what is said, to whom and at which version: deposited twice, it is one mail. */
export class CourrielsRemplacement {
  readonly #contexte: Contexte;
  readonly #remplacement: Remplacement;

  constructor(remplacement: Remplacement, contexte: Contexte) {
    this.#remplacement = remplacement;
    this.#contexte = contexte;
  }

  async aCompleter(): Promise<string[]> {
    const { reference, siret, prenom, nom, courriel } = this.#remplacement;
    const jetonId = await this.#lien('DEMANDE_REMPLACEMENT', this.#remplacement.id);
    const parametres = { reference, siret, prenom, nom, jetonId };
    return [await this.#deposer({ modele: 'remplacement-a-completer', a: courriel, cle: 'ouverture', parametres })];
  }

  /** The request is complete: its author follows it, the present contact and administrateurs may oppose it. */
  async demande(): Promise<string[]> {
    const { reference, courriel, prenom, nom } = this.#remplacement;
    const jetonId = await this.#lien('SUIVI_REMPLACEMENT', this.#remplacement.id);
    const raisonSociale = await this.#raisonSociale();
    const parametres = { reference, raisonSociale, prenom, nom, jetonId };
    const aLAuteur = await this.#deposer({
      modele: 'remplacement-enregistre',
      a: courriel,
      cle: 'demande',
      parametres,
    });
    return [aLAuteur, ...(await this.#annoncer())];
  }

  /** Accepted, for the first time or after an opposition: both sides learn when it takes effect. */
  async delai(): Promise<string[]> {
    return [await this.#direAuDemandeur(), ...(await this.#annoncer())];
  }

  async oppose(): Promise<string[]> {
    return [await this.#direAuDemandeur(), ...(await this.#prevenirAgents())];
  }

  async fin(issue: 'REFUSE' | 'ANNULE'): Promise<string[]> {
    return [await this.#direAuDemandeur(), ...(await this.#direAuxAvertis(issue))];
  }

  /** In effect. `acces`: where the access of the new administrateur stands, so what she has to do to come in. */
  async effet(acces: EtatAcces): Promise<string[]> {
    return [await this.#direAuDemandeur(acces), ...(await this.#direAuxAvertis('EFFECTUE'))];
  }

  async #direAuxAvertis(issue: 'REFUSE' | 'ANNULE' | 'EFFECTUE'): Promise<string[]> {
    const envoyes = [];
    for (const averti of await this.#avertis()) envoyes.push(await this.#direAAverti(averti, issue));
    return envoyes;
  }

  async #annoncer(): Promise<string[]> {
    const { reference, prenom, nom, fonction, motif, echeanceLe, version } = this.#remplacement;
    if (motif == null) throw new Error('a complete request has its reason');
    const raisonSociale = await this.#raisonSociale();
    const envoyes = [];
    for (const averti of await this.#avertis()) {
      if (averti.opposeLe != null) {
        envoyes.push(await this.#direAAverti(averti, 'MAINTENU'));
        continue;
      }
      const parametres = {
        reference,
        raisonSociale,
        demandeur: `${prenom} ${nom}`,
        fonction,
        motif: LIBELLE_MOTIF_REMPLACEMENT[motif],
        prendEffetLe: echeanceLe?.toISOString() ?? null,
        jetonId: await this.#lien('OPPOSITION_REMPLACEMENT', averti.id),
      };
      const cle = `annonce:${averti.id}:${version}`;
      envoyes.push(await this.#deposer({ modele: 'remplacement-annonce', a: averti.courriel, cle, parametres }));
    }
    return envoyes;
  }

  async #direAuDemandeur(acces: EtatAcces | null = null): Promise<string> {
    const { reference, etat, version, courriel, prenom, nom, motifRefus, echeanceLe } = this.#remplacement;
    const issue = VERS_LE_DEMANDEUR[etat as keyof typeof VERS_LE_DEMANDEUR];
    const parametres = {
      reference,
      raisonSociale: await this.#raisonSociale(),
      prenom,
      nom,
      issue,
      prendEffetLe: echeanceLe?.toISOString() ?? null,
      motifRefus: motifRefus ?? null,
      acces,
    };
    return this.#deposer({ modele: 'remplacement-suite', a: courriel, cle: `suite:${version}`, parametres });
  }

  async #direAAverti(
    { id, courriel }: RemplacementAvis,
    issue: 'MAINTENU' | 'REFUSE' | 'ANNULE' | 'EFFECTUE',
  ): Promise<string> {
    const { reference, version, prenom, nom, echeanceLe } = this.#remplacement;
    const parametres = {
      reference,
      raisonSociale: await this.#raisonSociale(),
      demandeur: `${prenom} ${nom}`,
      issue,
      prendEffetLe: echeanceLe?.toISOString() ?? null,
    };
    const cle = `issue:${id}:${version}`;
    return this.#deposer({ modele: 'remplacement-issue', a: courriel, cle, parametres });
  }

  async #prevenirAgents(): Promise<string[]> {
    const { em } = this.#contexte;
    const { reference, version } = this.#remplacement;
    const envoyes = [];
    for (const { id, courriel } of await new RemplacementRepository(em).agents()) {
      const parametres = { reference, raisonSociale: await this.#raisonSociale() };
      const cle = `oppose:${id}:${version}`;
      envoyes.push(await this.#deposer({ modele: 'remplacement-oppose', a: courriel, cle, parametres }));
    }
    return envoyes;
  }

  async #avertis(): Promise<RemplacementAvis[]> {
    return new RemplacementRepository(this.#contexte.em).avis(this.#remplacement.id);
  }

  async #raisonSociale(): Promise<string> {
    const { organismeId } = this.#remplacement;
    return (await this.#contexte.em.findOneOrFail(OrganismeEntity, { id: organismeId ?? '' })).raisonSociale;
  }

  async #lien(usage: UsageJeton, sujetId: string): Promise<string> {
    const { em, jetons, le } = this.#contexte;
    return new JetonRepository(em).emettre({ usage, sujetId, cleId: jetons.cleActive, le });
  }

  async #deposer<M extends ModeleCourriel>({ modele, a, cle, parametres }: Envoi<M>): Promise<string> {
    const { em, domaineCourriels, le } = this.#contexte;
    const { id, organismeId } = this.#remplacement;
    const courriel = { cle: `remplacement:${id}:${cle}`, modele, destinataire: a, parametres, organismeId, le };
    return new CourrielRepository(em, domaineCourriels).deposer(courriel);
  }
}
