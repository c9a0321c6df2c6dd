import { expect } from 'chai';
import pg from 'pg';
import { ReponseInattendue } from '../../cli/demo/navigateur.ts';
import { SessionApi } from '../../cli/demo/session-api.ts';
import { importerAnnuaire } from '../../database/imports/annuaire.import.ts';
import { lireLigneAnnuaire } from '../../domain/organisme/annuaire.ts';
import type { AccuseAttendu, Etape, EtatAttendu, NomOrganisme } from '../scenarios/scenario.ts';
import {
  type Acteur,
  connu,
  contactsDe,
  createActeur,
  dossiersDe,
  inscrire,
  instruire,
  lireIdentifiants,
  remplirFormulaire,
} from './acteur.ts';
import { composerFichier } from './composer-fichier.ts';
import { type Interlocuteur, parExploitant, parSession, suivreDepot } from './interlocuteur.ts';
import { jusqua } from './jusqua.ts';
import type { Pile } from './pile.ts';
import { changerDeSiret, demanderComplement, laisserPasser, motiver, repondre } from './scene-instruction.ts';
import { jouerMandat } from './scene-mandats.ts';
import { remplacerAdministrateur } from './scene-remplacement.ts';
import {
  type FichierEnvoye,
  nommerDans,
  verifierAccuseReception,
  verifierAccuseTraitement,
} from './verifier-accuses.ts';

type Envoi = { qui: Interlocuteur; fichier: FichierEnvoye; depotId?: string };
type Faire<F extends Etape['faire']> = Extract<Etape, { faire: F }>;

/** Plays the steps of one scenario as the persons of the field would: through the public API and the mailbox. */
export class Scene {
  readonly #pile: Pile;
  readonly #agent: SessionApi;
  readonly #acteurs = new Map<NomOrganisme, Acteur>();
  #envoi: Envoi | undefined;

  constructor(pile: Pile, agent: SessionApi) {
    this.#pile = pile;
    this.#agent = agent;
  }

  async jouer(etape: Etape): Promise<void> {
    const acteur = this.#acteur(etape.organisme);
    switch (etape.faire) {
      case 'REMPLIR_FORMULAIRE':
        return this.#remplir(acteur, etape);
      case 'SUIVRE_DEMANDE':
        return this.#suivreDemande(acteur, etape);
      case 'PRENDRE':
        return instruire(this.#agent, acteur, 'prise');
      case 'ACCEPTER':
        await instruire(this.#agent, acteur, 'acceptation');
        return lireIdentifiants(acteur);
      case 'REFUSER':
        return this.#refuser(acteur, etape);
      case 'DEMANDER_COMPLEMENT':
        return demanderComplement(this.#scenette(acteur), etape);
      case 'REPONDRE_COMPLEMENT':
        return repondre(this.#scenette(acteur), etape);
      case 'METTRE_EN_ATTENTE':
        return motiver(this.#scenette(acteur), 'mise-en-attente', etape);
      case 'LAISSER_PASSER':
        return laisserPasser(this.#scenette(acteur), etape);
      case 'CLORE':
        return motiver(this.#scenette(acteur), 'cloture', etape);
      case 'ROUVRIR':
        return motiver(this.#scenette(acteur), 'reouverture', etape);
      case 'CHANGER_DE_SIRET':
        return changerDeSiret(this.#scenette(acteur));
      case 'REMPLACER_ADMINISTRATEUR':
        return remplacerAdministrateur(this.#pile, acteur);
      case 'INSCRIRE':
        return inscrire(this.#pile, acteur);
      case 'IMPORTER_ANNUAIRE':
        return this.#importer(acteur, etape);
      case 'PUBLIER_PARTENAIRE':
      case 'ACCEPTER_AVEC_MANDATS':
      case 'ACCEPTATION_REFUSEE':
      case 'RECEVOIR_MANDAT':
      case 'INSCRIRE_DEPOSANT':
      case 'TERMINER_MANDAT':
        return jouerMandat({ pile: this.#pile, agent: this.#agent, acteur: (nom) => this.#acteur(nom) }, etape);
      case 'DEPOSER':
        return this.#deposer(acteur, etape);
      case 'REDEPOSER':
        return this.#envoyer(acteur, connu(this.#envoi, 'send a file again'), etape.attendu);
      case 'LIRE_DEPOT':
        return this.#lireDepot(acteur, etape);
    }
  }

  /** What the agent sees, what the tables hold and what the mailbox received, at the end. */
  async verifier(nom: NomOrganisme, attendu: EtatAttendu): Promise<void> {
    const acteur = this.#acteur(nom);
    const { siret, contact } = acteur.fictif;
    const etats = async (): Promise<string[]> => (await dossiersDe(this.#agent, acteur)).map(({ etat }) => etat);
    await jusqua(async () => (await etats()).at(-1) === attendu.dossiers.at(-1), 10_000).catch(() => undefined);
    expect(await etats(), `cases of ${nom}`).to.deep.equal(attendu.dossiers);
    const [organisme] = await this.#pile.lignes<{ accroche: boolean; passages: number }>(
      `SELECT o.accroche_le IS NOT NULL AS accroche,
         (SELECT count(*)::int FROM accrochage.passage p WHERE p.emetteur_id = o.id AND p.etat = 'EN_VIGUEUR') AS passages
       FROM accrochage.organisme o WHERE o.siret = $1`,
      [siret],
    );
    expect(organisme ?? { accroche: false, passages: 0 }, `organisme ${nom}`).to.deep.equal({
      accroche: attendu.accroche,
      passages: attendu.passages,
    });
    await this.#verifierCourriels(contact.courriel, attendu);
  }

  #scenette(acteur: Acteur): { pile: Pile; agent: SessionApi; acteur: Acteur } {
    return { pile: this.#pile, agent: this.#agent, acteur };
  }

  #acteur(nom: NomOrganisme): Acteur {
    const acteur = this.#acteurs.get(nom) ?? createActeur(this.#pile);
    this.#acteurs.set(nom, acteur);
    return acteur;
  }

  async #remplir(acteur: Acteur, { attendu, deposants = [] }: Faire<'REMPLIR_FORMULAIRE'>): Promise<void> {
    const { nom } = acteur.fictif.contact;
    const autre = attendu === 'DEMANDE_JOINTE' ? 'Autrecontact' : nom;
    const confies = deposants.map((deposant) => this.#acteur(deposant));
    const { jointe } = await remplirFormulaire(this.#pile, acteur, { nomContact: autre, deposants: confies });
    expect(jointe ? 'DEMANDE_JOINTE' : 'DOSSIER_OUVERT').to.equal(attendu);
    const [duDossier, ...desDemandes] = await contactsDe(this.#agent, acteur);
    expect([duDossier, desDemandes.at(-1)]).to.deep.equal([nom, autre]);
  }

  /** What a case becomes by itself takes a moment; what it becomes must be the state expected. */
  async #suivreDemande(acteur: Acteur, { attendu }: Faire<'SUIVRE_DEMANDE'>): Promise<void> {
    const corps = { jeton: connu(acteur.jetonSuivi, 'follow a request') };
    const etat = async (): Promise<string> => {
      const suivi = { corps, attendu: 200 };
      const lu = await new SessionApi(this.#pile.api).ecrire<{ etat: string | null }>('/demandes-contact/suivi', suivi);
      return lu.etat ?? 'JOINTE';
    };
    await jusqua(async () => (await etat()) === attendu, 10_000).catch(() => undefined);
    expect(await etat()).to.equal(attendu);
  }

  async #refuser(acteur: Acteur, { motif }: Faire<'REFUSER'>): Promise<void> {
    await instruire(this.#agent, acteur, 'refus', { motif });
    expect((await acteur.boite.suivant()).texte.replace(/\s+/g, ' ')).to.contain(motif);
  }

  async #importer(acteur: Acteur, { deposantPour }: Faire<'IMPORTER_ANNUAIRE'>): Promise<void> {
    const { siret, raisonSociale, contact } = acteur.fictif;
    acteur.matricule = `${siret.slice(7, 9)}ANN${siret.slice(4, 7)}`;
    acteur.numeroContrat = `ANNUAIRE-${siret.slice(1, 9)}`;
    const certificateur = deposantPour === undefined ? '' : (this.#acteur(deposantPour).matricule ?? '');
    const ligne = lireLigneAnnuaire(2, {
      siret,
      raisonSociale,
      role: deposantPour === undefined ? 'CERTIFICATEUR' : 'DEPOSANT',
      matricule: acteur.matricule,
      idContrat: acteur.numeroContrat,
      matriculeCertificateur: certificateur,
      certifications: 'RNCP31001',
      contactNom: contact.nom,
      contactPrenom: contact.prenom,
      contactCourriel: contact.courriel,
    });
    if (typeof ligne === 'string') throw new Error(ligne);
    const client = new pg.Client({ connectionString: this.#pile.databaseUrl });
    await client.connect();
    try {
      const { refus, contratsAjoutes } = await importerAnnuaire(client, [ligne], new Date());
      expect({ refus, contratsAjoutes }).to.deep.equal({ refus: [], contratsAjoutes: 1 });
    } finally {
      await client.end();
    }
  }

  async #deposer(acteur: Acteur, { par, fichier, contrat, attendu }: Faire<'DEPOSER'>): Promise<void> {
    const emetteur = connu(acteur.matricule, 'deposit');
    const pour = fichier.certificateur === undefined ? acteur : this.#acteur(fichier.certificateur);
    const certificateur = connu(pour.matricule, 'be named');
    const sien = par === 'DEPOSANT' ? acteur.contrats.get(pour.fictif.siret) : acteur.numeroContrat;
    const idContrat = connu(contrat === undefined ? sien : this.#acteur(contrat).numeroContrat, 'deposit');
    const qui =
      par === 'EXPLOITANT'
        ? parExploitant(this.#pile, emetteur)
        : parSession(connu(par === 'DEPOSANT' ? acteur.sessionDeposant : acteur.session, 'deposit from an account'));
    const octets = composerFichier(fichier, { emetteur, certificateur, idContrat });
    return this.#envoyer(acteur, { qui, fichier: { nom: fichier.nom, octets } }, attendu);
  }

  async #envoyer(acteur: Acteur, { qui, fichier }: Envoi, attendu: AccuseAttendu): Promise<void> {
    const recu = await qui.deposer(fichier);
    this.#envoi = { qui, fichier, depotId: recu.depotId };
    await verifierAccuseReception(qui, fichier, recu.depotId);
    const depot = await suivreDepot(() => qui.lire(recu.depotId));
    expect(depot.statut).to.equal(attendu.statut);
    await verifierAccuseTraitement(
      qui,
      fichier,
      depot,
      nommerDans(attendu, (phrase) => this.#nommer(phrase)),
    );
    const courriels = [await acteur.boite.suivant(), await acteur.boite.suivant()];
    const numero = `Dépôt n° ${depot.idTraitement}`;
    // They leave side by side, so they may arrive in any order; subjects hold unbreakable blanks.
    expect(courriels.map(({ objet }) => objet.replace(/\s/g, ' '))).to.have.members([
      `${numero} reçu : ${fichier.nom}`,
      `${numero} : ${attendu.statut}`,
    ]);
  }

  async #lireDepot(acteur: Acteur, { attendu }: Faire<'LIRE_DEPOT'>): Promise<void> {
    const depotId = connu(this.#envoi?.depotId, 'read a deposit');
    const session = connu(acteur.session, 'read a deposit');
    const chemins = ['', '/accuse-reception', '/accuse-traitement'].map((suite) => `/depots/${depotId}${suite}`);
    const statuts = await Promise.all(chemins.map((chemin) => statutDe(session, chemin)));
    const statut = attendu === 'LISIBLE' ? 200 : 404;
    expect(statuts).to.deep.equal(chemins.map(() => statut));
  }

  /** Every mail decided reached the mailbox, once; its outcome is known. */
  async #verifierCourriels(adresse: string, { courriels }: EtatAttendu): Promise<void> {
    const decides = await this.#pile.lignes<{ modele: string; etat: string; message_id: string }>(
      'SELECT modele, etat, message_id FROM accrochage.courriel WHERE destinataire = $1 ORDER BY cree_le, modele, modele',
      [adresse],
    );
    expect(decides.map(({ modele }) => modele)).to.deep.equal(courriels);
    type Recu = { messageId: string; a: string[] };
    const recus = (await (await fetch(new URL('/api/messages', this.#pile.courriels))).json()) as Recu[];
    const siens = recus.filter(({ a }) => a.includes(adresse)).map(({ messageId }) => messageId.replace(/[<>]/g, ''));
    expect(siens.sort()).to.deep.equal(decides.map(({ message_id }) => message_id.replace(/[<>]/g, '')).sort());
  }

  /** Puts the matricules where `{A}` stands. */
  #nommer(phrase: string): string {
    return phrase.replace(/\{([ABC])(\.contrat)?\}/g, (_, nom: NomOrganisme, contrat?: string) => {
      const { matricule, numeroContrat } = this.#acteur(nom);
      return (contrat ? numeroContrat : matricule) ?? '';
    });
  }
}

const statutDe = async (session: SessionApi, chemin: string): Promise<number> => {
  try {
    await session.telecharger(chemin);
    return 200;
  } catch (erreur) {
    if (erreur instanceof ReponseInattendue) return erreur.statut;
    throw erreur;
  }
};
