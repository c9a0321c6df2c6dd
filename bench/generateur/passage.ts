import type { Hasard } from '../../database/seeders/hasard.ts';
import { dossierDe, type PersonneFictive } from '../../database/seeders/personnes-fictives.ts';

export type Contexte = {
  hasard: Hasard;
  personne: PersonneFictive;
  rang: number;
  branche: 'TITULAIRE' | 'DOSSIER' | 'IDENTIFIANT';
  prefixe: string;
};

const RETRAIT = 28;

/** The five domains of DIGCOMP and how many competences each has. Source: deposit-format, meaning of the data. */
const COMPETENCES = [3, 6, 4, 4, 4];

type Ligne = string | undefined | readonly Ligne[];

const echapper = (valeur: string): string => valeur.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const donnee = (nom: string, valeur: string | number | boolean): string =>
  `<cpf:${nom}>${echapper(String(valeur))}</cpf:${nom}>`;

const nil = (nom: string): string => `<cpf:${nom} xsi:nil="true"/>`;

const ouNil = (nom: string, valeur: string | number | undefined): string =>
  valeur === undefined || valeur === '' ? nil(nom) : donnee(nom, valeur);

const facultative = (nom: string, valeur: string | undefined): string | undefined =>
  valeur === undefined || valeur === '' ? undefined : donnee(nom, valeur);

const bloc = (nom: string, ...enfants: Ligne[]): Ligne => [`<cpf:${nom}>`, enfants, `</cpf:${nom}>`];

const mettreEnPage = (lignes: readonly Ligne[], retrait: number): string =>
  lignes
    .map((ligne) => {
      if (ligne === undefined) return '';
      if (typeof ligne === 'string') return `${' '.repeat(retrait)}${ligne}\n`;
      const [debut, enfants, fin] = ligne;
      const dedans = mettreEnPage(enfants as readonly Ligne[], retrait + 4);
      return `${' '.repeat(retrait)}${debut}\n${dedans}${' '.repeat(retrait)}${fin}\n`;
    })
    .join('');

const deuxChiffres = (n: number): string => String(n).padStart(2, '0');

const titulaire = (personne: PersonneFictive, hasard: Hasard): Ligne => {
  const parCodePostal = personne.codesPostaux.length > 0 && hasard.probable(0.15);
  const lieu = parCodePostal
    ? bloc('codePostalNaissance', donnee('codePostal', hasard.choisir(personne.codesPostaux)))
    : bloc('codeInseeNaissance', donnee('codeInsee', personne.codeCommuneNaissance));
  const tout = hasard.probable(0.6);
  return bloc(
    'titulaire',
    donnee('nomNaissance', personne.nomNaissance),
    ouNil('nomUsage', personne.nomUsage),
    donnee('prenom1', personne.prenoms[0] ?? ''),
    tout ? facultative('prenom2', personne.prenoms[1]) : undefined,
    tout ? facultative('prenom3', personne.prenoms[2]) : undefined,
    donnee('anneeNaissance', personne.anneeNaissance),
    ouNil('moisNaissance', personne.moisNaissance),
    ouNil('jourNaissance', personne.jourNaissance),
    donnee('sexe', personne.sexe),
    bloc('codeCommuneNaissance', lieu),
    donnee('libelleCommuneNaissance', personne.libelleCommuneNaissance),
    facultative('codePaysNaissance', personne.codePaysNaissance),
  );
};

const identification = ({ branche, personne, rang, hasard }: Contexte): Ligne => {
  if (branche === 'TITULAIRE') return bloc('identificationTitulaire', titulaire(personne, hasard));
  if (branche === 'DOSSIER') {
    const { idDossier, nomTitulaire, prenom1Titulaire } = dossierDe(personne, rang);
    const champs = [
      donnee('idDossier', idDossier),
      donnee('nomTitulaire', nomTitulaire),
      donnee('prenom1Titulaire', prenom1Titulaire),
    ];
    return bloc('identificationTitulaire', bloc('dossierFormation', ...champs));
  }
  const champs = [donnee('nir', personne.nir.slice(0, 13)), donnee('nomNaissance', personne.nomNaissance)];
  return bloc('identificationTitulaire', bloc('identifiantNational', ...champs));
};

const numerique = (hasard: Hasard): Ligne =>
  bloc(
    'niveauNumeriqueEuropeen',
    donnee('scoreGeneral', hasard.entre(1, 1000)),
    bloc(
      'resultats',
      ...COMPETENCES.flatMap((nombre, domaine) =>
        Array.from({ length: nombre }, (_, competence) =>
          bloc(
            'resultat',
            donnee('niveau', hasard.entre(1, 8)),
            donnee('domaineCompetenceId', domaine + 1),
            donnee('competenceId', competence + 1),
          ),
        ),
      ),
    ),
  );

/** One `passageCertification`, without fault, indented as in the kit's samples. */
export const ecrirePassage = (contexte: Contexte): string => {
  const { hasard, rang, prefixe } = contexte;
  const jour = `2026-${deuxChiffres(hasard.entre(1, 2))}-${deuxChiffres(hasard.entre(1, 28))}`;
  const avecLangue = hasard.probable(0.2);
  const avecNumerique = hasard.probable(0.02);
  const vae = hasard.probable(0.1);
  const avecExamen = hasard.probable(0.7);
  const passage = bloc(
    'passageCertification',
    donnee('idTechnique', `${prefixe}-${String(rang + 1).padStart(7, '0')}`),
    donnee('obtentionCertification', hasard.probable(0.8) ? 'PAR_ADMISSION' : 'PAR_SCORING'),
    donnee('donneeCertifiee', true),
    avecExamen ? donnee('dateDebutExamen', '2025-12-15') : undefined,
    avecExamen ? donnee('dateFinExamen', '2025-12-16') : undefined,
    avecExamen ? donnee('modalitePassageExamen', hasard.choisir(['A_DISTANCE', 'EN_PRESENTIEL', 'MIXTE'])) : undefined,
    donnee('dateDebutValidite', jour),
    hasard.probable(0.5) ? nil('dateFinValidite') : donnee('dateFinValidite', `2031${jour.slice(4)}`),
    donnee('presenceNiveauLangueEuro', avecLangue),
    avecLangue ? donnee('niveauLangueEuropeen', hasard.choisir(['A1', 'A2', 'B1', 'B2', 'C1', 'C2'])) : undefined,
    donnee('presenceNiveauNumeriqueEuro', avecNumerique),
    avecNumerique ? numerique(hasard) : undefined,
    hasard.probable(0.7) ? nil('scoring') : donnee('scoring', hasard.entre(1, 990)),
    hasard.probable(0.5)
      ? nil('mentionValidee')
      : donnee('mentionValidee', hasard.choisir(['SANS_MENTION', 'MENTION_BIEN'])),
    bloc(
      'modalitesInscription',
      donnee('modaliteAcces', vae ? 'VAE' : hasard.choisir(['CANDIDAT_LIBRE', 'FORMATION_INITIALE_APPRENTISSAGE'])),
      vae ? donnee('voieAccessVAE', 'VAE_CLASSIQUE') : undefined,
      donnee('initiativeInscription', hasard.choisir(['CERTIFIE', 'OF', 'EMPLOYEUR'])),
      donnee('dateInscription', '2025-09-01'),
    ),
    identification(contexte),
  );
  return mettreEnPage([passage], RETRAIT);
};
