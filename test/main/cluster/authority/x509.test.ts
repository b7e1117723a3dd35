import { generateKeyPairSync, randomUUID, X509Certificate, type KeyObject } from 'node:crypto';
import { createServer, request, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { readUserTlsCertificate } from '#main/cluster/authority/check-user-tls-certificate';
import {
  certificatePem,
  issueServerCertificate,
  issueUserTlsCertificate,
  type Issuer,
} from '#main/cluster/authority/x509-certificates';
import { authorityPin, createIssuer } from '#main/cluster/authority/x509-issuer';
import { internalServerName, parseUserIdentityUri } from '#main/cluster/authority/x509-names';
import { pinSchema } from '#shared/api/join-link';

const now = Date.now();
const hour = 3_600_000;
const clusterId = randomUUID();
const identity = { userId: randomUUID(), sessionId: randomUUID() };

function p256(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

async function issuer(usage: 'server' | 'user'): Promise<Issuer> {
  const { privateKey } = p256();
  return {
    privateKey,
    certificate: await createIssuer({ privateKey, usage, cluster: 'demo', now }),
  };
}

const serverIssuer = await issuer('server');
const userIssuer = await issuer('user');
const serverKey = p256();
const userKey = p256();

async function serverCertificate(from = serverIssuer, key = serverKey): Promise<Buffer> {
  return issueServerCertificate({
    issuer: from,
    publicKey: key.publicKey,
    clusterId,
    hosts: ['localhost', '127.0.0.1', '::1', 'cluster.example'],
    validAfter: now - hour,
    validBefore: now + hour,
  });
}

async function userCertificate(from = userIssuer, key = userKey): Promise<Buffer> {
  return issueUserTlsCertificate({
    issuer: from,
    publicKey: key.publicKey.export({ format: 'der', type: 'spki' }),
    ...identity,
    validAfter: now - hour,
    validBefore: now + hour,
  });
}

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
    ).rejects.toThrow();
  });
});

describe("reading a user's X.509 certificate", () => {
  const check = { issuers: [userIssuer.certificate, serverIssuer.certificate], now };

  it('gives the user and the session', async () => {
    expect(readUserTlsCertificate(await userCertificate(), check)).toEqual({
      ok: true,
      value: identity,
    });
  });

  it.each([
    ['a user certificate by another issuer', async () => userCertificate(await issuer('user'))],
    [
      'a user certificate by a server issuer, even where that is trusted',
      async () => userCertificate(serverIssuer),
    ],
    ['a server certificate by the user issuer', async () => serverCertificate(userIssuer)],
    ['the issuer itself', async () => userIssuer.certificate],
    ['a byte more', async () => Buffer.concat([await userCertificate(), Buffer.from([0])])],
    ['nothing', async () => Buffer.alloc(0)],
  ])('refuses %s', async (_what, make) => {
    expect(readUserTlsCertificate(await make(), check).ok).toBe(false);
  });

  it('holds the end exactly', async () => {
    const blob = await userCertificate();
    const end = new Date(new X509Certificate(blob).validTo).getTime();
    expect(readUserTlsCertificate(blob, { ...check, now: end - 1 }).ok).toBe(true);
    expect(readUserTlsCertificate(blob, { ...check, now: end }).ok).toBe(false);
  });

  it('refuses every single-bit flip', async () => {
    const blob = await userCertificate();
    for (let bit = 0; bit < blob.length * 8; bit += 1) {
      const flipped = Buffer.from(blob);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(readUserTlsCertificate(flipped, check).ok, `bit ${bit}`).toBe(false);
    }
  });

  it.each([
    'daypass://user/x/session/y',
    `daypass://user/${identity.userId}/session/${identity.sessionId}/`,
    `daypass://user/${identity.userId.toUpperCase()}/session/${identity.sessionId}x`,
    `https://user/${identity.userId}/session/${identity.sessionId}`,
  ])('takes no other name than its own: %s', (uri) => {
    expect(parseUserIdentityUri(uri)).toBeNull();
  });

  it('signs P-256 keys only', async () => {
    const keys = [
      generateKeyPairSync('ed25519').publicKey,
      generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey,
    ];
    for (const key of keys) {
      const publicKey = key.export({ format: 'der', type: 'spki' });
      await expect(
        issueUserTlsCertificate({
          issuer: userIssuer,
          publicKey,
          ...identity,
          validAfter: now,
          validBefore: now + hour,
        }),
      ).rejects.toThrow('not an ECDSA P-256 key');
    }
  });
});

describe('an authority pin', () => {
  it("is the hash of the issuer's key, whatever certificate it stands in", async () => {
    const again = await createIssuer({
      privateKey: serverIssuer.privateKey,
      usage: 'server',
      cluster: 'renamed',
      now: now + hour,
    });
    expect(authorityPin(again)).toBe(authorityPin(serverIssuer.certificate));
    expect(authorityPin(userIssuer.certificate)).not.toBe(authorityPin(again));
    expect(pinSchema.safeParse(authorityPin(again)).success).toBe(true);
  });
});
