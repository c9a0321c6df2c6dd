import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jeton } from '../../../database/entities/jeton.entity.ts';
import { CompteLectureRepository, type ContratLu } from '../../../database/repositories/compte-lecture.repository.ts';
import { lienInvalide } from '../../../database/repositories/jeton.repository.ts';
import { compteExistant } from '../../../domain/compte/compte-existant.ts';
import type { Empreinte } from '../../../domain/securite/trousseau.ts';
import { ouvrirLienNeuf } from '../../securite/lien.ts';

export type InscriptionOuverte = { jeton: Jeton; lu: ContratLu };

/** The contract that an inscription link opens; COMPTE_EXISTANT names the administrateur when somebody registered already. */
export const ouvrirInscription = async (
  texte: string,
  { em, jetons, maintenant }: { em: EntityManager; jetons: Empreinte; maintenant: Date },
): Promise<InscriptionOuverte> => {
  const jeton = await ouvrirLienNeuf({ texte, usage: 'INSCRIPTION', maintenant }, { em, jetons });
  const comptes = new CompteLectureRepository(em);
  const lu = await comptes.lireContrat(jeton.sujetId);
  if (!lu) throw lienInvalide('INSCRIPTION');
  const administrateur = await comptes.trouverAdministrateur(lu.organisme.id, lu.contrat.role);
  if (administrateur) throw compteExistant(administrateur);
  return { jeton, lu };
};
