import type { EntityManager } from '@mikro-orm/postgresql';
import { OrganismeEntity } from '../database/entities/organisme.entity.ts';
import type { Remplacement } from '../database/entities/remplacement.entity.ts';
import type { RemplacementAvis } from '../database/entities/remplacement-avis.entity.ts';
import { CourrielRepository } from '../database/repositories/courriel.repository.ts';
import { faitsRemplacement } from '../database/repositories/faits-courriel.repository.ts';
import { JetonRepository } from '../database/repositories/jeton.repository.ts';
import { RemplacementRepository } from '../database/repositories/remplacement.repository.ts';
import type { EtatAcces } from '../domain/compte/acces-personne.ts';
import type { UsageJeton } from '../domain/compte/jeton.ts';
import type { CourrielCompose } from '../domain/courriel/composition.ts';
import {
  type FaitsRemplacement,
  type IssueAverti,
  remplacementAnnonce,
  remplacementIssue,
  remplacementSuite,
} from '../domain/courriel/compositions-remplacement.ts';
import type { ModeleCourriel } from '../domain/courriel/courriel.ts';
import type { ParametresCourriel } from '../domain/courriel/parametres.ts';
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
    const { version } = this.#remplacement;
    const faits = await this.#faits();
    const envoyes = [];
    for (const { id, courriel, opposeLe } of await this.#avertis()) {
      const oppose = opposeLe != null;
      const jetonId = oppose ? '' : await this.#lien('OPPOSITION_REMPLACEMENT', id);
      const cle = `${oppose ? 'issue' : 'annonce'}:${id}:${version}`;
      envoyes.push(await this.#deposerCompose(cle, remplacementAnnonce(faits, { courriel, oppose }, jetonId)));
    }
    return envoyes;
  }

  async #direAuDemandeur(acces: EtatAcces | null = null): Promise<string> {
    const { etat, version } = this.#remplacement;
    const issue = VERS_LE_DEMANDEUR[etat as keyof typeof VERS_LE_DEMANDEUR];
    return this.#deposerCompose(`suite:${version}`, remplacementSuite(await this.#faits(), issue, acces));
  }

  async #direAAverti({ id, courriel }: RemplacementAvis, issue: IssueAverti): Promise<string> {
    const averti = { courriel, oppose: false };
    const cle = `issue:${id}:${this.#remplacement.version}`;
    return this.#deposerCompose(cle, remplacementIssue(await this.#faits(), averti, issue));
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

  async #faits(): Promise<FaitsRemplacement> {
    return faitsRemplacement(this.#remplacement, await this.#raisonSociale());
  }

  #deposerCompose(cle: string, { destinataire: a, ...compose }: CourrielCompose): Promise<string> {
    return this.#deposer({ ...compose, a, cle });
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
