import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Contact } from '../../../domain/dossier/demande-contact.ts';
import type { ChangementDemande } from '../../../domain/dossier/ordres.ts';
import { type BancDossier, ouvrirBancDossier, refusMetier } from '../../support/banc-dossier.ts';
import { AGENTS, buildContenu, buildInscription } from '../../support/builders.ts';
import { lignes } from '../../support/orm.ts';

const ANCIEN = buildContenu().contact;
const NOUVEAU = { nom: 'Kersauson', prenom: 'Maëlle', courriel: 'maelle.kersauson@institut-fictif.example' };
const LE = '2026-03-05T10:00:00.000Z';

describe('a new contact, once an agent has confirmed it', () => {
  let banc: BancDossier;

  beforeEach(async () => {
    banc = await ouvrirBancDossier();
  });

  afterEach(() => banc.fermer());

  /** From the form to the confirmation, whose second run writes nothing more. */
  const changer = async (siret: string, nouveauContact: Contact = NOUVEAU): Promise<void> => {
    const { raisonSociale, contact } = buildContenu();
    const contenu = { motif: 'NOUVEAU_CONTACT', siret, raisonSociale, contact, nouveauContact } as const;
    const demande: ChangementDemande = { demandeId: randomUUID(), recueLe: '2026-03-04T10:00:00.000Z', contenu };
    await banc.changements().enregistrerChangement({ demande });
    await lignes(banc.base.orm, "UPDATE accrochage.courriel SET etat = 'ENVOYE' WHERE modele = 'changement-annonce'");
    const [changement] = await lignes<{ id: string }>(
      banc.base.orm,
      'SELECT id FROM accrochage.changement WHERE demande_id = ?',
      [demande.demandeId],
    );
    const decision = { siret, changementId: changement?.id ?? '', agentId: AGENTS[0], decision: 'CONFIRME' } as const;
    await banc.changements().deciderSurChangement({ ...decision, le: LE });
    const avant = [await banc.compter(), await liens()];
    await banc.changements().deciderSurChangement({ ...decision, le: '2026-03-05T11:00:00.000Z' });
    expect([await banc.compter(), await liens()]).to.deep.equal(avant);
  };
  const liens = () => lignes(banc.base.orm, 'SELECT id, expire_le FROM technique.jeton ORDER BY id');
  const courrielsA = ({ courriel }: Contact) =>
    lignes<{ modele: string; jeton: string | null }>(
      banc.base.orm,
      `SELECT modele, parametres ->> 'jetonId' AS jeton FROM accrochage.courriel WHERE destinataire = ? ORDER BY cree_le, cle`,
      [courriel],
    );
  /** Link of that model's mail to that contact. */
  const lienDe = async (modele: string, contact: Contact): Promise<string> =>
    (await courrielsA(contact)).findLast((courriel) => courriel.modele === modele)?.jeton ?? expect.fail('no link');
  const ouvert = async (jetonId: string): Promise<boolean> => {
    const [lien] = await lignes<{ ouvert: boolean }>(
      banc.base.orm,
      'SELECT expire_le > ? AS ouvert FROM technique.jeton WHERE id = ?',
      ['2026-03-05T10:00:00.001Z', jetonId],
    );
    return lien?.ouvert ?? expect.fail('no link');
  };
  const inscrire = async (de: { siret: string; contratId: string }, jetonId: string): Promise<unknown> => {
    const { siret, contratId } = de;
    const identite = { contratId, jetonId, conditionsAccepteesLe: '2026-03-06T11:00:00.000Z' };
    const demande = buildInscription({ ...identite, motDePasseId: await banc.poserMotDePasse() });
    return banc.inscription().inscrire({ siret, demande });
  };

  it('alone can register the organisme: the link of the former one opens nothing', async () => {
    const accepte = await banc.accepter();

    await changer(accepte.siret);

    const refus = await refusMetier(inscrire(accepte, accepte.jetonId));
    await inscrire(accepte, await lienDe('identifiants-renvoyes', NOUVEAU));
    expect(refus.code).to.equal('LIEN_INVALIDE');
  });

  it('gets no identifiers where the account is open', async () => {
    const accepte = await banc.accepter();
    await inscrire(accepte, accepte.jetonId);

    await changer(accepte.siret);

    expect((await courrielsA(NOUVEAU)).map(({ modele }) => modele)).to.deep.equal(['changement-confirme']);
  });

  it('changes no link where only the name is another', async () => {
    const { siret, jetonId } = await banc.accepter();

    await changer(siret, { ...NOUVEAU, courriel: ANCIEN.courriel.toUpperCase() });

    expect(await ouvert(jetonId)).to.equal(true);
    expect(await ouvert(await lienDe('demande-recue', ANCIEN))).to.equal(true);
  });

  it('gets the complement that is expected, with a link of its own: the former one reads and answers no more', async () => {
    const { siret, dossierId } = await banc.ouvrir();
    await banc.agir('demanderComplement', dossierId, {
      precisions: { texte: 'La décision.', jusquAu: '2026-04-01' },
    });
    const ancien = await lienDe('complement-demande', ANCIEN);

    await changer(siret);

    const nouveau = await lienDe('complement-demande', NOUVEAU);
    expect([await ouvert(ancien), await ouvert(nouveau)]).to.deep.equal([false, true]);
  });

  it('gets with the next complement a link that the former contact never had', async () => {
    const { siret, dossierId } = await banc.ouvrir();
    const ancien = await lienDe('demande-recue', ANCIEN);

    await changer(siret);
    await banc.agir('demanderComplement', dossierId, {
      ...{ precisions: { texte: 'La décision.', jusquAu: '2026-04-01' }, le: '2026-03-06T10:00:00.000Z' },
    });

    const nouveau = await lienDe('complement-demande', NOUVEAU);
    expect([await ouvert(ancien), await ouvert(nouveau), nouveau === ancien]).to.deep.equal([false, true, false]);
  });
});
