import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pinSchema } from '#shared/api/join-link';
import { readUserTlsCertificate } from '#main/cluster/authority/check-user-tls-certificate';
import { issueUserTlsCertificate } from '#main/cluster/authority/x509-certificates';
import { authorityPin, createIssuer } from '#main/cluster/authority/x509-issuer';
import { parseUserIdentityUri } from '#main/cluster/authority/x509-names';
import {
  hour,
  identity,
  issuer,
  now,
  serverCertificate,
  serverIssuer,
  userCertificate,
  userIssuer,
} from './x509-fixtures';

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

  it('refuses a flipped bit in any byte', async () => {
    const blob = await userCertificate();
    for (let at = 0; at < blob.length; at += 1) {
      const flipped = Buffer.from(blob);
      flipped[at] = (flipped[at] as number) ^ (1 << (at & 7));
      expect(readUserTlsCertificate(flipped, check).ok, `byte ${at}`).toBe(false);
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
