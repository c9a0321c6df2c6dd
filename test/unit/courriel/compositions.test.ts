import { expect } from 'chai';
import { type CourrielCompose, joignables } from '../../../domain/courriel/composition.ts';
import { agentHabilite, suppleanceConfiee } from '../../../domain/courriel/compositions-agent.ts';
import { decisionChangement } from '../../../domain/courriel/compositions-changement.ts';
import * as dossiers from '../../../domain/courriel/compositions-dossier.ts';
import {
  contactRemplace,
  identifiantsInscription,
  identifiantsRenvoyes,
} from '../../../domain/courriel/compositions-identifiants.ts';
import {
  cocertificationDeclaree,
  mandatAuDeposant,
  mandatChange,
  mandatsAccordes,
} from '../../../domain/courriel/compositions-mandat.ts';
import { accesFerme, accesRouvert, invitation } from '../../../domain/courriel/compositions-personne.ts';
import {
  remplacementAnnonce,
  remplacementIssue,
  remplacementSuite,
} from '../../../domain/courriel/compositions-remplacement.ts';
import type { FaitsContrat, FaitsMandatAnnonce, FaitsOrganisme } from '../../../domain/courriel/faits-courriel.ts';
import { USAGE_DU_LIEN } from '../../../domain/courriel/parametres.ts';
import { rendreCourriel } from '../../../templates/rendre.ts';
import { contexteExemple } from '../templates/exemples-courriels.ts';

const JETON = '0198f1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b';
const CONTACT = { nom: 'Tesseyre', prenom: 'Odile', courriel: 'odile@institut.example' };
const DOSSIER = {
  ...{ dossierId: JETON, reference: 'ACC-2026-000042', siret: '73282932000074' },
  ...{ raisonSociale: 'Institut Fictif', contact: CONTACT },
};
const ORGANISME: FaitsOrganisme = {
  ...{ organismeId: JETON, siret: '73282932000074', raisonSociale: 'Institut Fictif', matricule: '12ABC345' },
  contact: { ...CONTACT, courriel: 'contact@institut.example' },
};
const DEPOSANT: FaitsOrganisme = {
  ...{ organismeId: 'd', siret: '35600000000048', raisonSociale: 'Tiers Fictif', matricule: '13DEF456' },
  contact: { nom: '', prenom: '', courriel: 'tiers@institut.example' },
};
const contrat = (compte: FaitsContrat['compte']): FaitsContrat => ({
  ...{ contratId: JETON, numero: 'MCFCER000123', role: 'CERTIFICATEUR', compte },
  administrateurs: compte === 'ACTIF' ? ['Basile Lanquetot'] : [],
  mandants: [],
});
const mandat = (modifs: Partial<FaitsMandatAnnonce> = {}): FaitsMandatAnnonce => ({
  ...{ certificateur: ORGANISME, deposant: DEPOSANT, compteOuvert: false, numeroContrat: 'MCFCER000124' },
  ...{ certifications: [], debut: '2026-03-02', fin: null },
  ...modifs,
});
const PERSONNE = { ...CONTACT, raisonSociale: 'Institut Fictif' };
const REMPLACEMENT = {
  ...{ ...PERSONNE, reference: 'RMP-2026-000042', fonction: 'Directrice', motif: 'DEPART' as const },
  ...{ prendEffetLe: '2026-03-20T09:00:00.000Z', motifRefus: null },
};
const AVERTI = { courriel: 'averti@institut.example', oppose: false };
const CHANGEMENT = {
  genre: 'NOUVEAU_CONTACT' as const,
  reference: 'CHG-2026-000012',
  contactAvant: CONTACT,
  motif: '',
  contenu: {
    ...{ version: 1 as const, motif: 'NOUVEAU_CONTACT' as const, siret: '73282932000074' },
    ...{ raisonSociale: 'Institut Fictif', contact: CONTACT },
    nouveauContact: { ...CONTACT, courriel: 'nouveau@institut.example' },
  },
};
const AGENT = { nom: 'Ferrand', prenom: 'Maud', courriel: 'maud@institut.example' };

const COURRIELS: CourrielCompose[] = [
  dossiers.demandeRefusee(DOSSIER, 'Un motif.'),
  dossiers.dossierClos(DOSSIER, 'Un motif.'),
  dossiers.dossierRouvert(DOSSIER, 'Un motif.'),
  dossiers.complementDemande(DOSSIER, { objet: 'Un document.', jusquAu: '2026-04-01', jetonId: JETON }),
  dossiers.complementRetire(DOSSIER),
  dossiers.miseEnAttente(DOSSIER, { motif: 'Un motif.', jusquAu: '2026-04-01' }),
  dossiers.repriseDossier(DOSSIER),
  dossiers.dossierFusionne(DOSSIER, { nouvelleReference: null, versSiret: '35600000000048' }),
  dossiers.dossierConfie(DOSSIER, { pour: AGENT, par: 'Noé Brun' }),
  identifiantsInscription(DOSSIER, { organisme: ORGANISME, contrat: contrat(null), jetonId: JETON }),
  identifiantsRenvoyes(ORGANISME, { contrat: contrat(null), jetonId: JETON }),
  identifiantsRenvoyes(ORGANISME, { contrat: contrat('ACTIF'), jetonId: '' }),
  ...contactRemplace({ avant: DEPOSANT.contact, apres: CONTACT }, DOSSIER),
  mandatAuDeposant(mandat(), JETON),
  mandatAuDeposant(mandat({ compteOuvert: true }), ''),
  mandatsAccordes(ORGANISME, [mandat()]),
  ...mandatChange(mandat(), 'MODIFIE'),
  ...mandatChange(mandat(), 'TERMINE'),
  cocertificationDeclaree(ORGANISME, { declarant: 'Tiers Fictif', code: 'RNCP31001', debut: '2026-03-02' }),
  ...decisionChangement({ ...CHANGEMENT, decision: 'CONFIRME' }),
  ...decisionChangement({ ...CHANGEMENT, decision: 'REFUSE', motif: 'Un motif.' }),
  invitation(PERSONNE, { role: 'UTILISATEUR', jetonId: JETON }),
  accesFerme(PERSONNE, { motif: 'DEPART', parLaCaisse: true, etatAvant: 'ACTIF' }),
  accesRouvert(PERSONNE, { parLaCaisse: true }),
  remplacementSuite(REMPLACEMENT, 'ACCEPTE'),
  remplacementAnnonce(REMPLACEMENT, AVERTI, JETON),
  remplacementIssue(REMPLACEMENT, AVERTI, 'REFUSE'),
  agentHabilite(AGENT, ['instruction']),
  suppleanceConfiee(AGENT, { absent: AGENT, debut: '2026-03-02', fin: '2026-03-12' }),
];

describe('mails that agents’ acts send', () => {
  for (const { modele, destinataire, parametres } of COURRIELS)
    it(`are made of parameters that the template of ${modele} takes (to ${destinataire})`, () => {
      expect(destinataire).to.match(/@institut\.example$/);
      expect(() => rendreCourriel(modele, parametres, contexteExemple(modele))).not.to.throw();
      expect('jetonId' in parametres).to.equal(USAGE_DU_LIEN[modele] !== null);
    });

  it('go to the contact of the case for the answer to a request, to the contact on record afterwards', () => {
    const emis = { organisme: ORGANISME, contrat: contrat(null), jetonId: JETON };

    expect(identifiantsInscription(DOSSIER, emis).destinataire).to.equal('odile@institut.example');
    expect(identifiantsRenvoyes(ORGANISME, emis).destinataire).to.equal('contact@institut.example');
  });

  it('say what the act will give where it is not given yet', () => {
    const sans = { organisme: null, contrat: null, jetonId: JETON };

    const { parametres } = identifiantsInscription(DOSSIER, sans);

    const attendu = { matricule: '(attribué lors de l’acte)', numeroContrat: '(attribué lors de l’acte)' };
    expect(parametres).to.include(attendu);
    expect(mandatAuDeposant(mandat({ numeroContrat: null }), JETON).parametres).to.include({
      numeroContrat: attendu.numeroContrat,
    });
  });

  it('tell a déposant with an account its new contract alone, the others their identifiers', () => {
    const modeles = [false, true].map((compteOuvert) => mandatAuDeposant(mandat({ compteOuvert }), JETON).modele);

    expect(modeles).to.deep.equal(['identifiants-deposant', 'mandat-ajoute']);
  });

  it('reach the end of a mandate that has an address', () => {
    const muet = { ...DEPOSANT, contact: { ...DEPOSANT.contact, courriel: '' } };

    expect(mandatChange(mandat({ deposant: muet }), 'TERMINE').map(({ organismeId }) => organismeId)).to.deep.equal([
      ORGANISME.organismeId,
    ]);
    expect(joignables([mandatAuDeposant(mandat({ deposant: muet }), JETON)])).to.deep.equal([]);
  });

  it('tell a decision once to each address: of who asked, of before, and of after when it is confirmed', () => {
    const adresses = (decision: 'CONFIRME' | 'REFUSE'): string[] =>
      decisionChangement({ ...CHANGEMENT, decision }).map(({ destinataire }) => destinataire);

    expect(adresses('CONFIRME')).to.deep.equal(['odile@institut.example', 'nouveau@institut.example']);
    expect(adresses('REFUSE')).to.deep.equal(['odile@institut.example']);
  });

  it('tell who opposed a replacement that it goes on, and the others that they may oppose it', () => {
    const modeles = [false, true].map(
      (oppose) => remplacementAnnonce(REMPLACEMENT, { ...AVERTI, oppose }, JETON).modele,
    );

    expect(modeles).to.deep.equal(['remplacement-annonce', 'remplacement-issue']);
  });
});
