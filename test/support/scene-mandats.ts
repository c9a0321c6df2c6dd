import { expect } from 'chai';
import type { CourrielRecu } from '../../cli/demo/courriels.ts';
import { jetonDuLien } from '../../cli/demo/courriels.ts';
import { ReponseInattendue } from '../../cli/demo/navigateur.ts';
import type { SessionApi } from '../../cli/demo/session-api.ts';
import type { EtapeMandat, NomOrganisme } from '../scenarios/scenario.ts';
import {
  type Acteur,
  CONTRAT,
  connu,
  instruire,
  lireIdentifiants,
  MATRICULE,
  ouvrirCompte,
  trouver,
} from './acteur.ts';
import type { Pile } from './pile.ts';

/** What the steps on mandates need of the scene. */
type Plateau = { pile: Pile; agent: SessionApi; acteur(nom: NomOrganisme): Acteur };
type Faire<F extends EtapeMandat['faire']> = Extract<EtapeMandat, { faire: F }>;

/** Plays one step of a déposant's life through the public API and the mailbox. */
export const jouerMandat = async (plateau: Plateau, etape: EtapeMandat): Promise<void> => {
  switch (etape.faire) {
    case 'PUBLIER_PARTENAIRE':
      await plateau.pile.lignes(
        `INSERT INTO accrochage.fiche_partenaire (numero, siret_publie, siret_exact, nom) VALUES ($1, $2::text, $2::text, 'Centre')`,
        [etape.code, plateau.acteur(etape.organisme).fictif.siret],
      );
      return;
    case 'ACCEPTER_AVEC_MANDATS':
      return accepter(plateau, etape);
    case 'ACCEPTATION_REFUSEE':
      expect(await codeDuRefus(instruire(plateau.agent, plateau.acteur(etape.organisme), 'acceptation'))).to.equal(
        etape.code,
      );
      return;
    case 'RECEVOIR_MANDAT':
      return recevoir(plateau, etape);
    case 'INSCRIRE_DEPOSANT':
      return inscrireDeposant(plateau, etape);
    case 'TERMINER_MANDAT':
      return terminer(plateau, etape);
  }
};

const codeDuRefus = async (promesse: Promise<unknown>): Promise<string> =>
  promesse.then(
    () => 'accepted',
    (erreur: unknown) => {
      if (erreur instanceof ReponseInattendue) return (erreur.corps as { code?: string }).code ?? '';
      throw erreur;
    },
  );

/** Two mails leave side by side and arrive in any order: the one that holds the link is told from the list. */
const accepter = async (plateau: Plateau, { organisme, deposants }: Faire<'ACCEPTER_AVEC_MANDATS'>): Promise<void> => {
  const acteur = plateau.acteur(organisme);
  const mandats = deposants?.map((nom) => ({ siret: plateau.acteur(nom).fictif.siret, certifications: [] }));
  await instruire(plateau.agent, acteur, 'acceptation', mandats === undefined ? {} : { mandats });
  const courriels = [await acteur.boite.suivant()];
  if (deposants === undefined || deposants.length > 0) courriels.push(await acteur.boite.suivant());
  const identifiants = courriels.find(({ liens }) => liens.some((lien) => new URL(lien).pathname === '/inscription'));
  await lireIdentifiants(acteur, connu(identifiants, 'read the identifiers'));
};

const recevoir = async (plateau: Plateau, etape: Faire<'RECEVOIR_MANDAT'>): Promise<void> => {
  const acteur = plateau.acteur(etape.organisme);
  const { fictif, matricule } = plateau.acteur(etape.certificateur);
  const courriel: CourrielRecu = await acteur.boite.suivant();
  expect(courriel.texte).to.contain(connu(matricule, 'mandate'));
  acteur.contrats.set(fictif.siret, trouver(courriel.texte, CONTRAT));
  if (etape.attendu === 'CONTRAT') {
    expect(courriel.liens.filter((lien) => new URL(lien).hash !== '')).to.deep.equal([]);
    return;
  }
  const lu = trouver(courriel.texte, MATRICULE);
  expect(lu).to.equal(acteur.matricule ?? lu);
  acteur.matricule = lu;
  acteur.jetonInscription = jetonDuLien(courriel, '/inscription');
};

const inscrireDeposant = async (
  { pile, acteur }: Plateau,
  { organisme, citant }: Faire<'INSCRIRE_DEPOSANT'>,
): Promise<void> => {
  const deposant = acteur(organisme);
  const matriculeCertificateur = connu(acteur(citant).matricule, 'be quoted');
  deposant.sessionDeposant = await ouvrirCompte(pile, deposant, { role: 'DEPOSANT', matriculeCertificateur });
};

const terminer = async ({ acteur }: Plateau, { organisme, deposant }: Faire<'TERMINER_MANDAT'>): Promise<void> => {
  const certificateur = acteur(organisme);
  const session = connu(certificateur.session, 'end a mandate');
  const { organisme: sien } = await session.lire<{ organisme: { organismeId: string } }>('/moi');
  type Vu = { mandatId: string; version: number; deposant: { siret: string } };
  const { elements } = await session.lire<{ elements: Vu[] }>(`/organismes/${sien.organismeId}/mandats?sens=DONNES`);
  const { siret } = acteur(deposant).fictif;
  const mandat = connu(
    elements.find((vu) => vu.deposant.siret === siret),
    'end a mandate',
  );
  const corps = { version: mandat.version };
  await session.ecrire(`/mandats/${mandat.mandatId}/fin`, { corps, attendu: 200 });
  for (const { boite } of [certificateur, acteur(deposant)])
    expect((await boite.suivant()).objet.replace(/\s/g, ' ')).to.match(/^Fin de mandat/);
};
