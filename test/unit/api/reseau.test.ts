import { expect } from 'chai';
import { reseauDe } from '../../../api/securite/reseau.ts';

describe('the network of an address', () => {
  const reseaux: readonly [adresse: string, reseau: string][] = [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002:ffff::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8::2:0:0:1', '2001:db8:0:0'],
    ['2001:db8:1::', '2001:db8:1:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ];
  for (const [adresse, reseau] of reseaux)
    it(`of « ${adresse} » is « ${reseau} »`, () => {
      expect(reseauDe(adresse)).to.equal(reseau);
    });
});
