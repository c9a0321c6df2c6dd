import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { z } from 'zod';
import { ecrireDemande, lireReponses } from '../../../adapters/sngi/contrat-http.ts';
import { creerHasard } from '../../../database/seeders/hasard.ts';
import { creerIdentification, creerRegistre } from '../../support/sngi-population.ts';

const contrat = JSON.parse(readFileSync(new URL('../../../docs/sngi.openapi.json', import.meta.url), 'utf8'));

/** A schema of the contract, by its name; its references stay within the contract's own definitions. */
const schema = (nom: string): z.ZodType => {
  const definitions = JSON.stringify(contrat.components.schemas).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema({ $ref: `#/$defs/${nom}`, $defs: JSON.parse(definitions) });
};

describe('the contract of docs/sngi.openapi.json', () => {
  it('describes every request that the client writes', () => {
    const registre = creerRegistre(11, 200);
    const hasard = creerHasard(12);
    const identifications = Array.from({ length: 300 }, () => creerIdentification(hasard, registre)).filter(
      // The population has false NIRs too, which a checked deposit cannot hold.
      (une) => une.par !== 'IDENTIFIANT_NATIONAL' || /^[12]/.test(une.nir),
    );

    const lot = { demandes: identifications.map((une, rang) => ecrireDemande(rang, une)) };

    expect(schema('Lot').safeParse(JSON.parse(JSON.stringify(lot))).error?.message).to.equal(undefined);
    expect(schema('Lot').safeParse({ demandes: [{ rang: 0, titulaire: { nomNaissance: 'X' } }] }).success).to.equal(
      false,
    );
  });

  it('describes every answer that the client understands, and no other result', () => {
    const resultats: string[] = ['TROUVE', ...contrat.components.schemas.Echec.enum];
    const rangs = new Set(resultats.keys());
    const reponses = resultats.map((resultat, rang) => ({
      rang,
      resultat,
      ...(rang === 0 && { nir: '185122A045012' }),
    }));

    const lues = lireReponses(JSON.stringify({ reponses }), rangs);

    expect(schema('Reponses').safeParse({ reponses }).success).to.equal(true);
    expect([...(lues?.values() ?? [])]).to.deep.equal([
      { trouve: true, nir: '185122A045012' },
      ...[3, 4, 5, 6].map((phrase) => ({ trouve: false, phrase })),
    ]);
    expect(schema('Reponses').safeParse({ reponses: [{ rang: 0, resultat: 'AUTRE' }] }).success).to.equal(false);
  });
});
