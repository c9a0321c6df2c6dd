import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { CoCertificationRepository } from '../../../../database/repositories/cocertification.repository.ts';
import { CompteLectureRepository } from '../../../../database/repositories/compte-lecture.repository.ts';
import {
  FaitsCourrielRepository,
  type FaitsDuMandat,
  faitsOrganisme,
} from '../../../../database/repositories/faits-courriel.repository.ts';
import {
  type MandatPrepare,
  OctroiMandatsRepository,
} from '../../../../database/repositories/octroi-mandats.repository.ts';
import { jourDeParis } from '../../../../domain/calendrier/heure-de-paris.ts';
import type { Jour } from '../../../../domain/calendrier/jour.ts';
import { preparerDeclaration } from '../../../../domain/cocertification/declaration.ts';
import type { CourrielCompose } from '../../../../domain/courriel/composition.ts';
import {
  cocertificationDeclaree,
  mandatAuDeposant,
  mandatChange,
  mandatsAccordes,
} from '../../../../domain/courriel/compositions-mandat.ts';
import type { FaitsMandatAnnonce, FaitsOrganisme } from '../../../../domain/courriel/faits-courriel.ts';
import { deciderFin } from '../../../../domain/mandat/mandat.ts';
import { introuvable } from '../../../reponses/erreur-http.ts';
import { DECLARATION_ENVOI } from '../../cocertifications/mode-envoi.ts';
import { codeCertification, ETENDUE_MODIFIEE, jourDeFin, mandatDemandeSchema } from '../../mandats/mandat.schema.ts';
import { organismeDansPortee } from '../../mandats/ordonner.ts';
import { AUCUN_JETON, definirApercu } from './definir-apercu.ts';

/** Mails of a grant: each déposant in the order of the act, then the certificateur. */
export const octroi = async (
  em: EntityManager,
  certificateur: FaitsOrganisme,
  prepares: readonly MandatPrepare[],
): Promise<CourrielCompose[]> => {
  if (prepares.length === 0) return [];
  const octrois = new OctroiMandatsRepository(em);
  const mandats: FaitsMandatAnnonce[] = [];
  for (const prepare of [...prepares].sort((a, b) => (a.siret < b.siret ? -1 : 1)))
    mandats.push(await octrois.faits(certificateur, prepare));
  return [...mandats.map((mandat) => mandatAuDeposant(mandat, AUCUN_JETON)), mandatsAccordes(certificateur, mandats)];
};

const lire = async (em: EntityManager, mandatId: string): Promise<FaitsDuMandat> => {
  const mandat = await new FaitsCourrielRepository(em).pourMandat(mandatId);
  if (!mandat) throw introuvable('Ce mandat');
  return mandat;
};

/** Mails of a mandate that ends on that day; none when it ends then already. */
export const terminaison = (mandat: FaitsDuMandat, jour: Jour, aujourdhui: Jour): CourrielCompose[] => {
  const suite = deciderFin({ ...mandat, par: null, le: null }, { version: mandat.version, jour }, aujourdhui);
  if (suite === 'DEJA_FAIT') return [];
  return suite === 'ANNULER' ? mandatChange(mandat, 'ANNULE') : mandatChange({ ...mandat, fin: jour }, 'TERMINE');
};

export const accorderMandat = definirApercu({
  permission: 'mandat:accorder',
  champs: { organismeId: z.uuid(), mandat: mandatDemandeSchema },
  async composer({ organismeId, mandat }, { em, agent, maintenant }) {
    const organisme = await organismeDansPortee(em, agent, organismeId);
    const aPreparer = { siretCertificateur: organisme.siret, mandats: [mandat], le: maintenant.toISOString() };
    return octroi(em, faitsOrganisme(organisme), await new OctroiMandatsRepository(em).preparer(aPreparer));
  },
});

export const modifierMandat = definirApercu({
  permission: 'mandat:accorder',
  champs: { mandatId: z.uuid(), ...ETENDUE_MODIFIEE },
  composer: async ({ mandatId, ...etendue }, { em }) =>
    mandatChange({ ...(await lire(em, mandatId)), ...etendue }, 'MODIFIE'),
});

export const terminerMandat = definirApercu({
  permission: 'mandat:terminer',
  champs: { mandatId: z.uuid(), jour: jourDeFin },
  async composer({ mandatId, jour }, { em, maintenant }) {
    const aujourdhui = jourDeParis(maintenant.toISOString());
    return terminaison(await lire(em, mandatId), jour ?? aujourdhui, aujourdhui);
  },
});

/** The certificateur named, unless it is the one who declares. */
export const declarerEnvoi = definirApercu({
  permission: 'cocertification:declarer',
  champs: { organismeId: z.uuid(), code: codeCertification, ...DECLARATION_ENVOI },
  async composer({ organismeId, ...declaration }, { em, agent, maintenant }) {
    const { siret, raisonSociale: declarant } = await organismeDansPortee(em, agent, organismeId);
    const { code } = declaration;
    const certificateurs = await new CoCertificationRepository(em).certificateurs(code);
    const connu = { siret, certificateurs, jour: jourDeParis(maintenant.toISOString()) };
    const { emetteurId, debut } = preparerDeclaration(declaration, connu);
    if (emetteurId === null || emetteurId === organismeId) return [];
    const emetteur = await new CompteLectureRepository(em).trouverOrganisme(emetteurId);
    return emetteur ? [cocertificationDeclaree(faitsOrganisme(emetteur), { declarant, code, debut })] : [];
  },
});
