import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { tlsConfig } from '../../../temporal/connection.ts';

const base = { address: 'temporal:7233', namespace: 'default' };

describe('TLS towards Temporal', () => {
  const fichier = join(tmpdir(), `accrochage-${randomUUID()}.pem`);

  before(() => writeFileSync(fichier, 'pem'));
  after(() => rmSync(fichier));

  it('is off when no file is named', () => {
    expect(tlsConfig(base)).to.equal(undefined);
    expect(tlsConfig({ ...base, tls: {} })).to.equal(undefined);
  });

  it('takes an authority alone, or with our certificate and its key', () => {
    const autorite = tlsConfig({ ...base, tls: { ca: fichier } });
    const mutuel = tlsConfig({ ...base, tls: { ca: fichier, cert: fichier, cle: fichier } });

    expect(autorite).to.deep.equal({ serverRootCACertificate: Buffer.from('pem') });
    expect(mutuel).to.deep.include({ clientCertPair: { crt: Buffer.from('pem'), key: Buffer.from('pem') } });
  });

  it('refuses a certificate without its key', () => {
    expect(() => tlsConfig({ ...base, tls: { cert: fichier } })).to.throw('vont ensemble');
  });
});
