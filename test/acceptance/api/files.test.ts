import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { type BancApi, type DossierVu, ouvrirBancApi, type Reponse } from '../../support/banc-api.ts';
import { ajouterDossier } from '../../support/dossiers.ts';
import { jusqua } from '../../support/jusqua.ts';
import { lignes } from '../../support/orm.ts';
import { ajouterAgent, connecte, type Navigateur } from '../../support/personnes.ts';

type Ligne = { dossierId: string; issue: string; code: string | null; depuis: Record<string, unknown>[]; etat: string };
type File = { file: string; nombre: number; miens: number };

const dans = (jours: number): string => new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10);

describe('queues, search, history and acts on many cases, by HTTP', () => {
  let banc: BancApi;
  let collegue: Navigateur;
  let collegueId: string;

  before(async () => {
    banc = await ouvrirBancApi();
    collegueId = await ajouterAgent(banc.base.orm, ['supervision']);
    collegue = await connecte(banc.api, { agentId: collegueId });
  });

  after(() => banc.fermer());

  const agent = (chemin: string): Promise<Reponse> => banc.lire(banc.instruction, chemin);
  const ids = ({ corps }: Reponse): string[] => (corps.elements as DossierVu[]).map(({ dossierId }) => dossierId);
  const prendre = ({ dossierId, version }: DossierVu, qui = banc.instruction): Promise<Reponse> =>
    banc.poster(qui, `/dossiers/${dossierId}/prise`, { version });
  const lot = (acte: string, dossiers: DossierVu[], precisions: object = {}) => ({
    acte,
    precisions,
    dossiers: dossiers.map(({ dossierId, version }) => ({ dossierId, version })),
  });
  const finDuLot = async (lotId: unknown): Promise<Reponse['corps'] & { lignes: Ligne[] }> => {
    await jusqua(async () => (await agent(`/dossiers/lots/${lotId}`)).corps.termineLe !== null);
    return (await agent(`/dossiers/lots/${lotId}`)).corps as Reponse['corps'] & { lignes: Ligne[] };
  };

  describe('queues', () => {
    const compte = async (nom: string): Promise<File> =>
      ((await agent('/files-dossiers')).corps.files as File[]).find(({ file }) => file === nom) ??
      expect.fail(`no queue ${nom}`);

    it('a case taken goes from one queue to the other, and counts as mine', async () => {
      const [avant, mesAvant] = [await compte('A_PRENDRE'), await compte('EN_COURS')];
      const dossier = await banc.ouvrir();

      await prendre(dossier);
      const { corps } = await agent(`/dossiers?recherche=${dossier.siret}`);

      const [apres, mesApres] = [await compte('A_PRENDRE'), await compte('EN_COURS')];
      expect(apres.nombre).to.equal(avant.nombre);
      expect((corps.elements as object[])[0]).to.deep.include({ files: ['EN_COURS'], enRetard: false, suivi: false });
      expect([mesApres.nombre, mesApres.miens]).to.deep.equal([mesAvant.nombre + 1, mesAvant.miens + 1]);
      expect(ids(await agent('/dossiers?file=EN_COURS&agent=moi'))).to.include(dossier.dossierId);
      expect(ids(await banc.lire(collegue, '/dossiers?file=EN_COURS&agent=moi'))).not.to.include(dossier.dossierId);
    });

    it('a case followed is in my queue until I leave it, and in nobody else’s', async () => {
      const { dossierId } = await banc.ouvrir();
      const suivi = `/dossiers/${dossierId}/suivi`;
      const suivis = async (qui: Navigateur): Promise<string[]> =>
        ids(await banc.lire(qui, '/dossiers?file=SUIVIS_PAR_MOI'));

      const statuts = [];
      for (let i = 0; i < 2; i += 1) statuts.push((await banc.poster(banc.instruction, suivi, undefined)).statut);
      const [miens, siens] = [await suivis(banc.instruction), await suivis(collegue)];
      for (let i = 0; i < 2; i += 1)
        statuts.push((await banc.instruction.demander('DELETE', `/api/v1${suivi}`)).status);

      expect(statuts).to.deep.equal([204, 204, 204, 204]);
      expect([miens, siens]).to.deep.equal([[dossierId], []]);
      expect(await suivis(banc.instruction)).to.deep.equal([]);
    });

    it('narrows by day in Paris, certification, origin and kind of note', async () => {
      const veille = await ajouterDossier(banc.base.orm, {
        ouvertLe: '2020-06-01T22:00:00.000Z',
        certifications: ['RS77'],
      });
      const jour = await ajouterDossier(banc.base.orm, {
        ouvertLe: '2020-06-02T21:59:59.000Z',
        origine: 'ANNUAIRE',
        certifications: ['RS77'],
        notes: [{ code: 'SIRET_FERME', details: {} }],
      });

      const lus = async (filtre: string): Promise<string[]> =>
        ids(await agent(`/dossiers?certification=RS77&${filtre}`));
      expect(await lus('ouvertDu=2020-06-02&ouvertAu=2020-06-02')).to.deep.equal([veille.dossierId, jour.dossierId]);
      expect(await lus('ouvertAu=2020-06-01')).to.deep.equal([]);
      expect(await lus('origine=ANNUAIRE')).to.deep.equal([jour.dossierId]);
      expect(await lus('note=SIRET_FERME,SIRET_INCONNU')).to.deep.equal([jour.dossierId]);
      expect(await lus('agent=aucun&ordre=desc')).to.deep.equal([jour.dossierId, veille.dossierId]);
      expect(await lus(`agent=${collegueId}`)).to.deep.equal([]);
    });

    it('refuses a cursor of another order, a forged one, and a filter that is none', async () => {
      await banc.ouvrir();
      await banc.ouvrir();
      const { corps } = await agent('/dossiers?limite=1&tri=reference');
      const forge = Buffer.from(JSON.stringify(['ouvertLe', 'asc', '2026-02-30T00:00:00', randomUUID()])).toString(
        'base64url',
      );

      const demandes = [
        `tri=ouvertLe&curseur=${corps.suivant}`,
        `tri=reference&ordre=desc&curseur=${corps.suivant}`,
        `curseur=${forge}`,
        'curseur=abc',
        'file=AUTRE',
        'agent=quelqu-un',
        'tri=nom',
        'certification=31001',
        'ouvertDu=hier',
        'note=AUTRE',
      ];
      const statuts = await Promise.all(demandes.map(async (demande) => (await agent(`/dossiers?${demande}`)).statut));

      expect((await agent(`/dossiers?limite=1&tri=reference&curseur=${corps.suivant}`)).statut).to.equal(200);
      expect(statuts).to.deep.equal(demandes.map(() => 422));
    });
  });

  describe('search', () => {
    it('finds a case by what an agent has at hand, in the body of the request alone', async () => {
      const dossier = await banc.ouvrir({
        raisonSociale: 'Académie Chimérique',
        contact: { nom: 'Vauquelin', prenom: 'Yseult', courriel: 'yseult@chimerique.example' },
      });

      const champs = [];
      for (const texte of [
        dossier.siret,
        dossier.reference,
        'chimerique academie',
        'vauquelin',
        'yseult@chim',
        'achademie',
      ]) {
        const { corps } = await banc.poster(banc.instruction, '/dossiers/recherche', { texte });
        const [trouve] = corps.elements as { dossier: DossierVu; champ: string; approchant: boolean }[];
        champs.push([trouve?.dossier.dossierId === dossier.dossierId, trouve?.champ, trouve?.approchant]);
      }

      expect(champs).to.deep.equal([
        [true, 'SIRET', false],
        [true, 'REFERENCE', false],
        [true, 'RAISON_SOCIALE', false],
        [true, 'CONTACT', false],
        [true, 'COURRIEL', false],
        [true, 'RAISON_SOCIALE', true],
      ]);
      expect(banc.api.journal()).not.to.match(/vauquelin|chimerique academie|yseult@chim/i);
    });

    it('looks only where it is told, and says when there are more', async () => {
      for (let i = 0; i < 2; i += 1)
        await ajouterDossier(banc.base.orm, {
          raisonSociale: 'Tesseyre et fils',
          contact: { nom: 'X', prenom: 'Y', courriel: 'x@y.example' },
        });

      const chercher = (corps: object): Promise<Reponse> => banc.poster(banc.instruction, '/dossiers/recherche', corps);
      const noms = await chercher({ texte: 'tesseyre', champs: ['RAISON_SOCIALE'], limite: 1 });
      const adresses = await chercher({ texte: 'tesseyre', champs: ['COURRIEL'] });
      const court = await chercher({ texte: 'te' });

      expect([noms.corps.tronque, (noms.corps.elements as object[]).length]).to.deep.equal([true, 1]);
      expect(adresses.corps).to.deep.equal({ elements: [], tronque: false });
      expect(court.statut).to.equal(422);
    });
  });

  describe('history', () => {
    it('tells the acts with their words, newest first, page by page', async () => {
      const dossier = await banc.ouvrir();
      await prendre(dossier);
      await banc.poster(collegue, `/dossiers/${dossier.dossierId}/notes`, {
        version: 1,
        texte: 'Relance par téléphone.',
      });

      const chemin = `/dossiers/${dossier.dossierId}/historique`;
      const premiere = await agent(`${chemin}?limite=2`);
      const seconde = await agent(`${chemin}?limite=2&curseur=${premiere.corps.suivant}`);
      const faux = await agent(`${chemin}?curseur=${Buffer.from('1 OR 1').toString('base64url')}`);

      const actes = [premiere, seconde].flatMap(({ corps }) => corps.elements as Record<string, unknown>[]);
      expect(actes.map(({ acte, par, texte }) => [acte, par, texte])).to.deep.equal([
        ['dossier.annoter', 'AGENT', 'Relance par téléphone.'],
        ['dossier.prendre', 'AGENT', null],
        ['dossier.ouvrir', 'ORGANISME', null],
      ]);
      expect(actes[0]?.agent).to.include({ agentId: collegueId, nom: 'Fictif' });
      expect([seconde.corps.suivant, faux.statut]).to.deep.equal([null, 422]);
    });

    it('the agent who comes second is told who did what and when, with the words', async () => {
      const dossier = await banc.ouvrir();
      await banc.poster(collegue, `/dossiers/${dossier.dossierId}/mise-en-attente`, {
        version: dossier.version,
        motif: 'Congés de l’organisme.',
        jusquAu: dans(10),
      });

      const refus = await prendre(dossier);

      const [acte, ...autres] = (refus.corps.details as { depuis: Record<string, unknown>[] }).depuis;
      expect([refus.statut, refus.corps.code]).to.deep.equal([409, 'DEJA_FAIT']);
      expect(acte).to.deep.include({
        acte: 'dossier.mettreEnAttente',
        libelle: 'Dossier mis en attente',
        etatAvant: 'RECU',
        etatApres: 'EN_ATTENTE',
        texte: 'Congés de l’organisme.',
        agent: { agentId: collegueId, nom: 'Fictif', prenom: 'Agent' },
      });
      expect(acte?.le).to.be.a('string');
      expect(autres).to.deep.equal([]);
    });
  });

  describe('what is seen before deciding', () => {
    it('puts the case side by side with what is known', async () => {
      const { dossierId } = await banc.ouvrir();

      const { statut, corps } = await agent(`/dossiers/${dossierId}/examen`);

      expect(statut).to.equal(200);
      expect(corps.repertoiresCharges).to.equal(false);
      expect((corps.alertes as { code: string }[]).map(({ code }) => code)).to.include('REPERTOIRES_NON_CHARGES');
    });
  });

  it('does not know a case that is not there', async () => {
    const absent = randomUUID();
    const statuts = [];
    for (const quoi of [`${absent}/examen`, `${absent}/historique`, `lots/${absent}`])
      statuts.push((await agent(`/dossiers/${quoi}`)).statut);
    statuts.push((await banc.poster(banc.instruction, `/dossiers/${absent}/suivi`, undefined)).statut);
    statuts.push((await banc.instruction.demander('DELETE', `/api/v1/dossiers/${absent}/suivi`)).status);

    expect(statuts).to.deep.equal([404, 404, 404, 404, 404]);
  });

  describe('acts on many cases', () => {
    it('the preview writes nothing and tells each line; the act gives the same outcome', async () => {
      const [libre, pris] = [await banc.ouvrir(), await banc.ouvrir()];
      await prendre(pris, collegue);
      const corps = lot('clore', [libre, pris], { motif: 'Sans réponse.' });

      const apercu = await banc.poster(banc.instruction, '/dossiers/lots/apercu', corps);
      const entre = await banc.dossierDe(libre.siret);
      const ouvert = await banc.poster(banc.instruction, '/dossiers/lots', corps);
      const fait = await finDuLot(ouvert.corps.lotId);

      const prevues = apercu.corps.lignes as Ligne[];
      expect([apercu.statut, ouvert.statut]).to.deep.equal([200, 202]);
      expect(apercu.corps.bilan).to.deep.equal({ applicables: 1, dejaFaits: 0, refuses: 1 });
      expect(prevues.map(({ issue, code }) => [issue, code])).to.deep.equal([
        ['APPLICABLE', null],
        ['REFUSE', 'VERSION_PERIMEE'],
      ]);
      expect(entre).to.include({ etat: 'RECU', version: 1 });
      expect(fait.lignes.map(({ issue, code }) => [issue, code])).to.deep.equal([
        ['FAIT', null],
        ['REFUSE', 'VERSION_PERIMEE'],
      ]);
      for (const ligne of [prevues[1], fait.lignes[1]])
        expect(ligne?.depuis[0]).to.deep.include({
          acte: 'dossier.prendre',
          agent: { agentId: collegueId, nom: 'Fictif', prenom: 'Agent' },
        });
      expect((await banc.dossierDe(libre.siret)).etat).to.equal('CLOS');
    });

    it('tells what changed between the preview and the act, and does the rest', async () => {
      const [libre, change] = [await banc.ouvrir(), await banc.ouvrir()];
      const corps = lot('prendre', [libre, change]);
      const apercu = await banc.poster(banc.instruction, '/dossiers/lots/apercu', corps);
      await banc.poster(collegue, `/dossiers/${change.dossierId}/refus`, { version: 1, motif: 'Hors champ.' });

      const { corps: ouvert } = await banc.poster(banc.instruction, '/dossiers/lots', corps);
      const fait = await finDuLot(ouvert.lotId);

      expect(apercu.corps.bilan).to.deep.equal({ applicables: 2, dejaFaits: 0, refuses: 0 });
      expect(fait.bilan).to.deep.equal({ faits: 1, refuses: 1, sansReponse: 0, enAttente: 0 });
      expect(fait.lignes[1]).to.include({ issue: 'REFUSE', code: 'DEJA_FAIT' });
      expect(fait.lignes[1]?.depuis.map(({ acte, texte }) => [acte, texte])).to.deep.equal([
        ['dossier.refuser', 'Hors champ.'],
      ]);
    });

    it('sent twice under one key, does each act once', async () => {
      const dossier = await banc.ouvrir();
      const corps = lot('annoter', [dossier], { texte: 'Vu en réunion.' });

      const premier = await banc.poster(banc.instruction, '/dossiers/lots', corps, 'lot-1');
      await finDuLot(premier.corps.lotId);
      const second = await banc.poster(banc.instruction, '/dossiers/lots', corps, 'lot-1');

      const notes = await lignes(banc.base.orm, "SELECT FROM accrochage.acte_dossier WHERE texte = 'Vu en réunion.'");
      expect(second.corps).to.deep.equal(premier.corps);
      expect(notes).to.have.length(1);
    });

    it('gives cases to a colleague, puts them on hold, refuses them: each as its own act does', async () => {
      const dossiers = [await banc.ouvrir(), await banc.ouvrir()];
      const relire = (): Promise<DossierVu[]> => Promise.all(dossiers.map(({ siret }) => banc.dossierDe(siret)));
      const faire = async (acte: string, precisions: object): Promise<unknown> => {
        const { corps } = await banc.poster(banc.instruction, '/dossiers/lots', lot(acte, await relire(), precisions));
        return (await finDuLot(corps.lotId)).bilan;
      };

      const bilans = [
        await faire('confier', { pourAgentId: collegueId }),
        await faire('mettreEnAttente', { motif: 'Congés.', jusquAu: dans(5) }),
        await faire('refuser', { motif: 'Hors champ.' }),
      ];

      const tous = { faits: 2, refuses: 0, sansReponse: 0, enAttente: 0 };
      expect(bilans).to.deep.equal([tous, tous, { ...tous, faits: 0, refuses: 2 }]);
      expect((await relire()).map(({ etat }) => etat)).to.deep.equal(['EN_ATTENTE', 'EN_ATTENTE']);
    });

    it('refuses whole what would refuse every line, naming the field', async () => {
      const dossier = await banc.ouvrir();
      const support = await ajouterAgent(banc.base.orm, ['support']);
      const corps: [object, string, string | undefined][] = [
        [lot('clore', [dossier]), 'DEMANDE_INVALIDE', 'precisions.motif'],
        [lot('prendre', [dossier], { motif: 'x' }), 'DEMANDE_INVALIDE', 'precisions.motif'],
        [
          lot('mettreEnAttente', [dossier], { motif: 'x', jusquAu: '2020-01-01' }),
          'DEMANDE_INVALIDE',
          'precisions.jusquAu',
        ],
        [lot('confier', [dossier], { pourAgentId: support }), 'AGENT_INDISPONIBLE', 'precisions.pourAgentId'],
        [lot('rouvrir', [dossier]), 'DEMANDE_INVALIDE', 'acte'],
        [lot('prendre', []), 'DEMANDE_INVALIDE', 'dossiers'],
        [lot('prendre', [dossier, dossier]), 'DEMANDE_INVALIDE', 'dossiers'],
        [
          lot(
            'prendre',
            Array.from({ length: 201 }, () => ({ ...dossier, dossierId: randomUUID() })),
          ),
          'DEMANDE_INVALIDE',
          'dossiers',
        ],
      ];

      for (const chemin of ['/dossiers/lots/apercu', '/dossiers/lots'])
        for (const [demande, code, champ] of corps) {
          const refus = await banc.poster(banc.instruction, chemin, demande);
          const [erreur] = refus.corps.erreurs as { champ: string }[];
          expect([refus.corps.code, erreur?.champ]).to.deep.equal([code, champ]);
        }
    });

    it('does not accept among others a case that asks to be looked at', async () => {
      const dossier = await banc.ouvrir();
      await jusqua(async () => {
        const { corps } = await agent(`/dossiers/${dossier.dossierId}`);
        return (corps.notes as object[]).length > 0;
      });

      const { corps } = await banc.poster(banc.instruction, '/dossiers/lots/apercu', lot('accepter', [dossier]));

      expect((corps.lignes as Ligne[])[0]).to.include({ issue: 'REFUSE', code: 'DOSSIER_A_EXAMINER' });
    });
  });
});
