import type { ControleEntete } from '../controle.ts';

const TYPE_OU_CODE = /^\s*(?:RNCP|RS)\s*[0-9]*\s*$/i;

/** A spreadsheet whose columns shifted puts the type or the code of the certification where the contract should be. */
export const colonnesDecalees: ControleEntete = {
  code: 'COLONNES_DECALEES',
  gravite: 'AVERTIT',
  aide: {
    titre: 'Colonnes décalées',
    explication:
      'Le numéro de contrat (idContrat) contient une donnée qui n’est pas la sienne : les colonnes du tableur ou de l’export ont glissé, et les autres données sont sans doute fausses elles aussi.',
    quoiFaire: 'Remettez les colonnes en face de leurs données, puis relisez un passage entier avant de redéposer.',
    exemple: '<cpf:idContrat>MCFCER000123</cpf:idContrat>',
  },
  verifier: ({ idContrat, idClientEmetteur, idClientCertificateur }) =>
    TYPE_OU_CODE.test(idContrat) || idContrat === idClientEmetteur || idContrat === idClientCertificateur
      ? {
          message: `idContrat contient « ${idContrat} », qui n’est pas un numéro de contrat : les colonnes semblent décalées.`,
        }
      : undefined,
};
