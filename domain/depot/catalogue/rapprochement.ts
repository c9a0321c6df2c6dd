import type { Aide } from '../controles/controle.ts';
import type { NumeroPhrase } from '../phrases.ts';

/** What each of the seven official sentences means for who receives it. */
export const PHRASES_EXPLIQUEES: Record<NumeroPhrase, Aide> = {
  1: {
    titre: 'Passage déjà transmis',
    explication:
      'Un passage portant cet idTechnique a déjà été accepté pour votre matricule : il est définitif et n’avait pas à être renvoyé. L’accusé le range parmi les KO, mais rien n’est perdu.',
    quoiFaire:
      'Rien si c’est bien le même passage. Si c’en est un autre, donnez-lui un idTechnique qui n’a jamais servi. La correction d’un passage accepté n’est pas encore ouverte.',
    exemple: '<cpf:idTechnique>2026-0002</cpf:idTechnique>',
  },
  2: {
    titre: 'Certification refusée',
    explication:
      'Le code est inconnu de France compétences, mal écrit (1710 au lieu de RNCP1710), d’un autre type que celui annoncé, ou n’était pas en vigueur le jour de la délivrance. L’index compte les certifications du fichier à partir de 0.',
    quoiFaire:
      'Vérifiez le type, le code et la date de délivrance sur la fiche publiée par France compétences, puis redéposez ces passages.',
    exemple: '<cpf:type>RNCP</cpf:type>\n<cpf:code>RNCP31001</cpf:code>',
  },
  3: {
    titre: 'Titulaire introuvable',
    explication:
      'Personne n’a ce nom de naissance, ce premier prénom, ce sexe et cette année de naissance. Les accents ne comptent pas ; le trait d’union d’un prénom composé compte. Pour un dossier de formation ou un NIR, c’est ce numéro et le nom qui n’ont pas été trouvés ensemble.',
    quoiFaire:
      'Vérifiez ces quatre données sur la pièce d’identité : nom de naissance et non d’usage, premier prénom seul, sexe, année. Seules les personnes ayant un numéro de sécurité sociale français sont retrouvées.',
    exemple:
      '<cpf:nomNaissance>KERVADEC</cpf:nomNaissance>\n<cpf:prenom1>Jean-François</cpf:prenom1>\n<cpf:anneeNaissance>1991</cpf:anneeNaissance>\n<cpf:sexe>M</cpf:sexe>',
  },
  4: {
    titre: 'Jour ou mois de naissance qui ne correspond pas',
    explication:
      'Plusieurs personnes ont ce nom, ce prénom, ce sexe et cette année de naissance, mais aucune n’est née ce jour-là.',
    quoiFaire: 'Vérifiez le jour et le mois de naissance. S’ils sont inconnus, laissez-les vides avec xsi:nil="true".',
    exemple: '<cpf:moisNaissance>7</cpf:moisNaissance>\n<cpf:jourNaissance>14</cpf:jourNaissance>',
  },
  5: {
    titre: 'Lieu de naissance ou autre donnée qui ne correspond pas',
    explication:
      'Plusieurs personnes correspondent à la date de naissance, mais aucune au lieu de naissance et aux autres données transmises (autres prénoms, nom d’usage, pays).',
    quoiFaire:
      'Vérifiez le code Insee de la commune de naissance (et non son code postal si vous avez le choix), le pays, les autres prénoms et le nom d’usage. Une donnée douteuse vaut mieux absente que fausse.',
    exemple: '<cpf:codeInsee>29019</cpf:codeInsee>',
  },
  6: {
    titre: 'Plusieurs titulaires possibles',
    explication: 'Même avec toutes les données transmises, plusieurs personnes restent possibles.',
    quoiFaire:
      'Complétez : jour et mois de naissance, code Insee de la commune, deuxième et troisième prénoms, nom d’usage. Le numéro de dossier de formation, s’il existe, désigne la personne sans ambiguïté.',
    exemple: '<cpf:prenom2>Élie</cpf:prenom2>',
  },
  7: {
    titre: 'Dates inversées',
    explication:
      'La date de fin précède la date de début. Malgré ses termes, la phrase vaut aussi pour les dates d’examen.',
    quoiFaire: 'Corrigez dateFinValidite ou dateFinExamen, puis redéposez ces passages.',
    exemple:
      '<cpf:dateDebutValidite>2026-02-10</cpf:dateDebutValidite>\n<cpf:dateFinValidite>2031-02-09</cpf:dateFinValidite>',
  },
};
