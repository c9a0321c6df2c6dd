import type { EntityManager } from '@mikro-orm/postgresql';
import type { Jour } from '../../domain/calendrier/jour.ts';
import { declarationsEnVigueur, type ModeEnvoi } from '../../domain/cocertification/cocertification.ts';
import { CoCertificationRepository } from './cocertification.repository.ts';
import { SIRETS_PORTES } from './siret-porte.ts';

type CertificateurLu = { organismeId: string; siret: string; raisonSociale: string };

/** What a co-certificateur of a code says of who sends; `mode` null when it has said nothing. */
export type CoCertificateurLu = CertificateurLu & {
  mode: ModeEnvoi | null;
  emetteur: CertificateurLu | null;
  depuis: Jour | null;
};

export type CoCertificationLue = { code: string; intitule: string | null; certificateurs: CoCertificateurLu[] };

type Ligne = CertificateurLu & { code: string; intitule: string | null };

/** Codes that an organisme holds with others, among certificateurs that we know. */
const PARTAGES = `WITH connu AS (
    SELECT DISTINCT t.numero AS code, o.id, o.siret, o.raison_sociale
    FROM accrochage.fiche_certificateur t JOIN ${SIRETS_PORTES} s ON s.siret = t.siret_exact
    JOIN accrochage.organisme o ON o.id = s.organisme_id
    JOIN accrochage.contrat c ON c.organisme_id = o.id AND c.role = 'CERTIFICATEUR')
  SELECT a.code, f.intitule, a.id AS "organismeId", a.siret, a.raison_sociale AS "raisonSociale"
  FROM connu un JOIN connu a ON a.code = un.code LEFT JOIN accrochage.fiche f ON f.numero = a.code
  WHERE un.id = ? AND EXISTS (SELECT FROM connu b WHERE b.code = un.code AND b.id <> un.id)
  ORDER BY a.code, a.siret`;

/** Reads of co-certifications. What each certificateur of a code declares is shown to the others: they have to agree. */
export class CoCertificationLectureRepository {
  readonly #em: EntityManager;

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** Every code that the organisme holds with others, with what is declared on that day. */
  async lister(organismeId: string, jour: Jour): Promise<CoCertificationLue[]> {
    const lignes = await this.#em.execute<Ligne[]>(PARTAGES, [organismeId]);
    const codes = [...new Set(lignes.map(({ code }) => code))];
    const declarations = await new CoCertificationRepository(this.#em).declarations(codes);
    return codes.map((code) => {
      const duCode = lignes.filter((ligne) => ligne.code === code);
      const enVigueur = declarationsEnVigueur(
        declarations.filter((declaration) => declaration.code === code),
        jour,
      );
      return {
        code,
        intitule: duCode[0]?.intitule ?? null,
        certificateurs: duCode.map(({ organismeId: id, siret, raisonSociale }) => {
          const dite = enVigueur.find((declaration) => declaration.organismeId === id);
          const emetteur = duCode.find((ligne) => ligne.organismeId === dite?.emetteurId);
          return {
            ...{ organismeId: id, siret, raisonSociale, depuis: dite?.debut ?? null },
            mode: dite === undefined ? null : dite.emetteurId === null ? 'CHACUN_LES_SIENS' : 'UN_POUR_TOUS',
            emetteur: emetteur ? nommer(emetteur) : null,
          };
        }),
      };
    });
  }
}

const nommer = ({ organismeId, siret, raisonSociale }: Ligne): CertificateurLu => ({
  organismeId,
  siret,
  raisonSociale,
});
