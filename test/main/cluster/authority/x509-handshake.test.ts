import { randomUUID, type KeyObject } from 'node:crypto';
import { createServer, request, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { readUserTlsCertificate } from '#main/cluster/authority/check-user-tls-certificate';
import { certificatePem } from '#main/cluster/authority/x509-certificates';
import { internalServerName } from '#main/cluster/authority/x509-names';
import {
  clusterId,
  identity,
  issuer,
  now,
  serverCertificate,
  serverIssuer,
  serverKey,
  userCertificate,
  userIssuer,
  userKey,
} from './x509-fixtures';

const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs8' }) as string;
const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A real handshake over loopback: the body that the server answered, or the error of the side that stopped it. */
async function handshake(options: {
  server: { certificate: Buffer; key: KeyObject; trust: Buffer };
  client: { certificate: Buffer; key: KeyObject; trust: Buffer };
  servername?: string;
}): Promise<string> {
  const { server: of, client } = options;
  const server = createServer(
    {
      cert: certificatePem(of.certificate),
      key: pem(of.key),
      ca: certificatePem(of.trust),
      requestCert: true,
      // As the API does it: its public procedures need no certificate, so each call looks at what TLS found.
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
    },
    (incoming, response) => {
      const socket = incoming.socket as TLSSocket;
      const { raw } = socket.getPeerCertificate();
      const read = () => readUserTlsCertificate(raw, { issuers: [of.trust], now });
      response.end(socket.authorized ? JSON.stringify(read()) : String(socket.authorizationError));
    },
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const call = request({
      host: '127.0.0.1',
      port,
      servername: options.servername ?? internalServerName(clusterId),
      cert: certificatePem(client.certificate),
      key: pem(client.key),
      ca: certificatePem(client.trust),
      agent: false,
    });
    call.on('error', reject);
    call.on('response', (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve(body));
    });
    call.end();
  });
}

describe('mutual TLS with our certificates', () => {
  const good = async () => ({
    server: {
      certificate: await serverCertificate(),
      key: serverKey.privateKey,
      trust: userIssuer.certificate,
    },
    client: {
      certificate: await userCertificate(),
      key: userKey.privateKey,
      trust: serverIssuer.certificate,
    },
  });

  it.each([undefined, 'localhost', 'cluster.example'])(
    'tells the server who calls, by the name %s',
    async (servername) => {
      const body = await handshake({ ...(await good()), ...(servername && { servername }) });
      expect(JSON.parse(body)).toEqual({ ok: true, value: identity });
    },
  );

  it('is refused by the client for a name that the server does not have', async () => {
    const attempt = handshake({
      ...(await good()),
      servername: `${randomUUID()}.daypass.internal`,
    });
    await expect(attempt).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it("is refused by the client when the server shows a user's certificate", async () => {
    const { server, client } = await good();
    const attempt = handshake({
      server: { ...server, certificate: await userCertificate(userIssuer, serverKey) },
      client: { ...client, trust: userIssuer.certificate },
    });
    await expect(attempt).rejects.toMatchObject({ code: 'INVALID_PURPOSE' });
  });

  it("is refused by the client when the user issuer signed a server's certificate", async () => {
    const { server, client } = await good();
    const attempt = handshake({
      server: { ...server, certificate: await serverCertificate(userIssuer) },
      client: { ...client, trust: userIssuer.certificate },
    });
    await expect(attempt).rejects.toThrow(/purpose|permitted|excluded/);
  });

  it("is refused by the server when the caller shows a server's certificate", async () => {
    const { server, client } = await good();
    const attempt = handshake({
      server: { ...server, trust: serverIssuer.certificate },
      client: { ...client, certificate: await serverCertificate(serverIssuer, userKey) },
    });
    expect(await attempt).toBe('INVALID_PURPOSE');
  });

  it("is refused by the server when the server issuer signed a user's certificate", async () => {
    const { server, client } = await good();
    const attempt = handshake({
      server: { ...server, trust: serverIssuer.certificate },
      client: { ...client, certificate: await userCertificate(serverIssuer) },
    });
    // OpenSSL refuses the issuer's usage in the handshake; where BoringSSL does not, our own check does.
    expect(await attempt).not.toContain('"ok":true');
  });

  it('is refused on either side for an issuer that is not trusted', async () => {
    const { server, client } = await good();
    const other = await issuer('user');
    const untrusted = { ...server, trust: other.certificate };
    expect(await handshake({ server: untrusted, client })).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    await expect(
      handshake({ server, client: { ...client, trust: (await issuer('server')).certificate } }),
    ).rejects.toThrow('unable to verify');
  });
});
