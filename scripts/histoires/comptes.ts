// Persons of an account, and what they forget.
import { randomUUID } from 'node:crypto';
import type { DemandeRecuperation } from '../../domain/compte/ordres.ts';
import { LE, ouvrirBancCompte, parElle } from '../../test/support/banc-compte.ts';
import { lignes } from '../../test/support/orm.ts';
import { ajouterOrganisme, ajouterUtilisateur } from '../../test/support/personnes.ts';
import {
  accepterInvitation,
  activerSecondFacteur,
  annulerCourriel,
  changerDroits,
  compteWorkflowId,
  confirmerCourriel,
  demanderCourriel,
  desactiverPersonne,
  deverrouillerPersonne,
  GERER_COMPTE,
  inviterPersonne,
  reactiverPersonne,
  reinviterPersonne,
  remplacerMotDePasse,
  retirerSecondFacteur,
  verrouillerPersonne,
} from '../../workflows/compte/compte.contract.ts';
import {
  demanderRecuperation,
  RECUPERER_ACCES,
  recuperationWorkflowId,
} from '../../workflows/recuperation/recuperation.contract.ts';
import { ensemble, ordre, type Run } from './ensemble.ts';
import type { Course, Lieu, Scene } from './lieu.ts';

const LENDEMAIN = '2026-03-04T10:00:00.000Z';

/** Four runs: a refusal alone, then three in which every other order on persons is given, several at once. */
const personnesDUnCompte = async (lieu: Lieu): Promise<Course[]> => {
  const banc = await ouvrirBancCompte(lieu.base);
  const { compteId, administrateur, ordre: surElle } = banc;
  const run: Run = [GERER_COMPTE, compteWorkflowId(compteId), { compteId }];
  const [fermee, promue, prudente] = [await banc.personne(), await banc.personne(), await banc.personne()];
  const [demenagee, hesitante] = [await banc.personne(), await banc.personne()];
  const parElleMeme = (personneId: string) => surElle(personneId, { auteur: parElle(personneId) });
  const demandeDe = (personneId: string) => ({
    ...parElleMeme(personneId),
    courriel: `${randomUUID()}@institut.example`,
  });
  const [invitation, changement, abandon] = [surElle(randomUUID()), demandeDe(demenagee), demandeDe(hesitante)];
  const secondFacteurId = randomUUID();
  await lignes(
    lieu.base.orm,
    `INSERT INTO technique.second_facteur (id, utilisateur_id, secret, cle_id, cree_le) VALUES (?, ?, 'x', 'k1', now())`,
    [secondFacteurId, prudente],
  );
  const motDePasse = { motDePasseId: await banc.motDePasse(), jetonId: null, sessionGardeeId: null };
  const { personneId: _, ...parElleInvitee } = invitation;
  const invitee = { nom: 'Lanquetot', prenom: 'Basile', courriel: `${randomUUID()}@institut.example` };

  const refusee = await ensemble(
    lieu,
    run,
    [ordre(desactiverPersonne, surElle(administrateur))],
    ['DERNIER_ADMINISTRATEUR'],
  );
  const premiere = await ensemble(lieu, run, [
    ordre(inviterPersonne, { ...parElleInvitee, ...invitee, role: 'UTILISATEUR', assistance: true }),
    ordre(verrouillerPersonne, { ...surElle(fermee), motif: 'PERTE_OU_VOL' }),
    ordre(changerDroits, { ...surElle(promue), role: 'ADMINISTRATEUR', assistance: true }),
    ordre(demanderCourriel, changement),
    ordre(activerSecondFacteur, { ...parElleMeme(prudente), secondFacteurId }),
    ordre(remplacerMotDePasse, { ...parElleMeme(prudente), ...motDePasse }),
  ]);
  const confirmer = async (adresse: 'NOUVELLE' | 'ANCIENNE', usage: string) =>
    ordre(confirmerCourriel, {
      ...parElleMeme(demenagee),
      changementId: changement.effetId,
      adresse,
      jetonId: await banc.lien(usage),
    });
  const [nouvelle, ancienne] = [
    await confirmer('NOUVELLE', 'COURRIEL_NOUVEAU'),
    await confirmer('ANCIENNE', 'COURRIEL_ANCIEN'),
  ];
  const deuxieme = await ensemble(lieu, run, [
    ordre(reinviterPersonne, surElle(invitation.effetId, { le: LENDEMAIN })),
    ordre(deverrouillerPersonne, surElle(fermee)),
    ordre(desactiverPersonne, surElle(promue)),
    nouvelle,
    ordre(demanderCourriel, abandon),
    ordre(retirerSecondFacteur, surElle(prudente)),
  ]);
  const acceptation = { jetonId: await banc.lien('INVITATION'), motDePasseId: await banc.motDePasse() };
  const troisieme = await ensemble(lieu, run, [
    ordre(accepterInvitation, { ...parElleMeme(invitation.effetId), ...acceptation, le: LENDEMAIN }),
    ordre(reactiverPersonne, surElle(promue)),
    ancienne,
    ordre(annulerCourriel, parElleMeme(hesitante)),
  ]);
  return [refusee, premiere, deuxieme, troisieme];
};

const oubli =
  (demande: (lieu: Lieu) => Promise<DemandeRecuperation>): Scene =>
  async (lieu) => {
    const oubliee = { effetId: randomUUID(), le: LE, demande: await demande(lieu) };
    const run: Run = [RECUPERER_ACCES, recuperationWorkflowId(oubliee.effetId), {}];
    return ensemble(lieu, run, [ordre(demanderRecuperation, oubliee)]);
  };

const personne = async ({ base }: Lieu) => {
  const courriel = `${randomUUID()}@institut.example`;
  const { compteId } = await ajouterOrganisme(base.orm);
  return { courriel, ...(await ajouterUtilisateur(base.orm, compteId, { courriel })) };
};

export const COMPTES: Record<string, Scene> = {
  'compte-personnes': personnesDUnCompte,
  'recuperation-identifiants': oubli(async (lieu) => ({
    genre: 'IDENTIFIANTS',
    courriel: (await personne(lieu)).courriel,
  })),
  'recuperation-mot-de-passe': oubli(async (lieu) => ({
    genre: 'MOT_DE_PASSE',
    identifiantConnexion: (await personne(lieu)).identifiantConnexion,
  })),
  'recuperation-inconnue': oubli(async () => ({ genre: 'IDENTIFIANTS', courriel: 'inconnue@institut.example' })),
};
