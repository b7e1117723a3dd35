import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { createAuditHeads } from '#main/cluster/audit/heads';
import { signedHeadSchema } from '#shared/model/audit';
import { auditCluster, auditKey, signerOf } from '../../../helpers/audit-log';
import { uuid } from '../../../helpers/window-builders';

const hash = 'a'.repeat(64);

function headsAt(sequence: number, more: { cluster?: string; key?: typeof auditKey } = {}) {
  const state = { auditHead: { sequence, hash } };
  let now = 100;
  const { key = auditKey, cluster = auditCluster } = more;
  const options = { signer: () => signerOf(key), cluster, state, now: () => (now += 1) };
  return { state, heads: createAuditHeads(options) };
}

it('signs each end of the log once', () => {
  const { state, heads } = headsAt(7);
  const first = heads.newest();
  expect(signedHeadSchema.parse(first.head)).toMatchObject({ sequence: 7, hash, at: 101 });
  expect(heads.newest()).toEqual(first);
  state.auditHead = { sequence: 8, hash };
  expect(heads.newest().head).toMatchObject({ sequence: 8, at: 102 });
});

it('knows its own heads, whoever brings them, and no others', () => {
  const { heads } = headsAt(7);
  const { head } = heads.newest();
  expect(headsAt(9).heads.isOurs(head)).toBe(true);
  const elsewhere = headsAt(7, { cluster: uuid(302) }).heads;
  const otherKey = headsAt(7, { key: generateKeyPairSync('ed25519').privateKey }).heads;
  expect([elsewhere.isOurs(head), otherKey.isOurs(head)]).toEqual([false, false]);
  for (const change of [
    { sequence: 6 },
    { hash: 'b'.repeat(64) },
    { at: 1 },
    { cluster: uuid(302) },
    { signature: 'AAAA' },
  ])
    expect(heads.isOurs({ ...head, ...change })).toBe(false);
});
