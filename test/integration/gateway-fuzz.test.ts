import { connect } from 'node:net';
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { defaultLimits } from '#main/proxy/admission';
import { SshWriter } from '#main/ssh/wire';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { connectRaw } from '../helpers/gateway/raw-client';
import { certificateFor } from '../helpers/gateway/stock-ssh';
import { runs } from '../helpers/runs';

/*
 * Whatever arrives before a sign-in, the gateway lives, lets nobody in, and serves the next caller. An exception that
 * nobody catches fails the run.
 */

let rig: GatewayRig;
beforeAll(async () => {
  const limits = { ...defaultLimits, graceMs: 3_000, freeFailures: Number.MAX_SAFE_INTEGER };
  rig = await startGatewayRig({ limits });
});
afterAll(() => rig.close());
beforeEach(() => void (rig.keeper.calls.length = 0));

async function expectServed(): Promise<void> {
  expect((await rig.ssh.run(rig.target, 'echo served')).stdout.toString()).toBe('served\n');
}

const bytes = (maxLength: number) =>
  fc.uint8Array({ maxLength, size: 'max' }).map((array) => Buffer.from(array));

/** Changes to the bytes of a payload: where, how many go, and what comes. */
const changes = fc.array(fc.tuple(fc.nat(4_000), fc.nat(4), bytes(4)), {
  minLength: 1,
  maxLength: 3,
});

function changed(payload: Buffer, list: readonly (readonly [number, number, Buffer])[]): Buffer {
  return list.reduce<Buffer>((old, [at, drop, put]) => {
    const from = at % Math.max(1, old.length);
    return Buffer.concat([old.subarray(0, from), put, old.subarray(from + drop)]);
  }, payload);
}

/** Messages of other stages, which no caller may send before signing in: RFC 4253, 4252 and 4254. */
const outOfTurn = fc.constantFrom(
  new SshWriter().byte(5).string('ssh-connection').toBuffer(),
  new SshWriter().byte(6).string('ssh-userauth').toBuffer(),
  Buffer.from([21]),
  Buffer.from([52]),
  new SshWriter().byte(53).string('hello').string('').toBuffer(),
  new SshWriter().byte(60).string('x').string('y').toBuffer(),
  new SshWriter().byte(61).uint32(1).string('x').toBuffer(),
  new SshWriter().byte(80).string('tcpip-forward').byte(1).string('').uint32(0).toBuffer(),
  new SshWriter().byte(90).string('session').uint32(0).uint32(65_536).uint32(32_768).toBuffer(),
  new SshWriter().byte(94).uint32(0).string('x').toBuffer(),
  new SshWriter().byte(98).uint32(0).string('shell').byte(1).toBuffer(),
);

it('survives anything in place of the first packets', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(bytes(2_000), { maxLength: 4 }),
      async (ident, parts) => {
        await new Promise<void>((resolve) => {
          const socket = connect(rig.proxy.port, '127.0.0.1', () => {
            if (ident) socket.write('SSH-2.0-fuzz\r\n');
            for (const part of parts) socket.write(part);
            socket.end();
          });
          socket.resume();
          socket.on('error', () => undefined);
          socket.on('close', () => resolve());
        });
      },
    ),
    runs(60),
  );
  await expectServed();
});

it('lets nobody in by messages that are out of turn, malformed or both', async () => {
  const payload = fc.oneof(
    outOfTurn,
    fc.tuple(outOfTurn, changes).map(([message, list]) => changed(message, list)),
    fc
      .tuple(fc.nat(255), bytes(300))
      .map(([type, rest]) => Buffer.concat([Buffer.from([type]), rest])),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(payload, { minLength: 1, maxLength: 5 }), async (payloads) => {
      const client = await connectRaw(rig.proxy.port);
      for (const each of payloads) if (each.length > 0) client.send(each);
      // Asked in order, so the answer to this comes after all of the above was read.
      client.send(new SshWriter().byte(2).string('').toBuffer());
      await Promise.race([client.closed, new Promise((resolve) => setTimeout(resolve, 30))]);
      expect(client.signedIn).toBe(false);
      client.close();
    }),
    runs(60),
  );
  expect(rig.keeper.recorded('mintNodeCertificate')).toEqual([]);
  await expectServed();
});

it('lets nobody in by a sign-in with some bytes changed', async () => {
  const { keeper, ssh } = rig;
  const certificate = certificateFor(keeper.userAuthority, ssh.user, ssh.key);
  const control = await connectRaw(rig.proxy.port);
  control.send(control.signIn(rig.target, certificate, ssh.key));
  await expect.poll(() => control.signedIn).toBe(true);
  control.close();
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const client = await connectRaw(rig.proxy.port);
      const good = client.signIn(rig.target, certificate, ssh.key);
      const bad = changed(good, list);
      fc.pre(!bad.equals(good));
      client.send(bad);
      await Promise.race([client.closed, new Promise((resolve) => setTimeout(resolve, 60))]);
      expect(client.signedIn).toBe(false);
      client.close();
    }),
    runs(60),
  );
  await expectServed();
});
