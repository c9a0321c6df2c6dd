import type { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { ATTRIBUTS_RECHERCHE } from '../workflows/recherche.contract.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;

/** gRPC status of what is there already: two workers that start together. */
const ALREADY_EXISTS = 6;

/** Creates the search attributes that the namespace lacks. Run twice, creates nothing more. */
export const assurerAttributsRecherche = async (
  connection: Pick<Connection, 'operatorService'>,
  namespace: string,
): Promise<void> => {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const manquants = ATTRIBUTS_RECHERCHE.filter(({ name }) => !(name in (customAttributes ?? {})));
  if (manquants.length === 0) return;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(
        manquants.map(({ name }) => [name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD]),
      ),
    });
  } catch (erreur) {
    if ((erreur as { code?: unknown }).code !== ALREADY_EXISTS) throw erreur;
  }
};
