import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signHandover, spkiOf } from '#main/cluster/authority/handover';
import { followHandovers } from '#main/ssh/handover';
import type { HandingOver, Handover } from '#shared/model/authority';

const cluster = randomUUID();
const makers: Readonly<Record<HandingOver, () => KeyObject>> = {
  audit: () => generateKeyPairSync('ed25519').privateKey,
  'tls-server': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
};

function chain(authority: HandingOver, keys: readonly KeyObject[]): Handover[] {
  return keys.slice(1).map((to, index) =>
    signHandover({
      ...{ authority, cluster, number: index + 1, to, now: index },
      from: keys[index] as KeyObject,
    }),
  );
}

describe.each(['audit', 'tls-server'] as const)('hand-overs of the %s authority', (authority) => {
  const [a, b, c] = [makers[authority](), makers[authority](), makers[authority]()];
  const about = { authority, cluster };
  const all = chain(authority, [a, b, c]);
  const [first, second] = all as [Handover, Handover];
  const held = { key: spkiOf(a), number: 0 };
  const follow = (handovers: readonly Handover[], from = held, to = about) => {
    const way = followHandovers(from, handovers, to);
    return way.ok ? way.value.map(({ key }) => key) : way.error;
  };

  it('lead from key to key', () => {
    expect(follow([])).toEqual([spkiOf(a)]);
    expect(follow(all)).toEqual([a, b, c].map(spkiOf));
    expect(follow(all, { key: spkiOf(b), number: 1 })).toEqual([b, c].map(spkiOf));
  });

  it('lead nowhere where one is missing, of another, or changed', () => {
    const strangers = chain(authority, [makers[authority](), c]);
    const other = { ...first, to: spkiOf(c) };
    const refused: unknown[] = [
      follow([second]),
      follow([second, first]),
      follow(strangers),
      follow([other]),
      follow([{ ...first, at: 99 }]),
      follow([{ ...first, signature: second.signature }]),
      follow(all, held, { authority, cluster: randomUUID() }),
      follow(all, held, { authority: authority === 'audit' ? 'tls-server' : 'audit', cluster }),
    ];
    for (const each of refused) expect(each).toEqual(expect.any(String));
  });

  it('bring back no key that was put aside: only what comes after the number that is held counts', () => {
    const back = signHandover({ ...about, number: 2, from: b, to: a, now: 2 });
    const now = { key: spkiOf(a), number: 2 };
    expect(follow([first, back])).toEqual([a, b, a].map(spkiOf));
    expect(follow([first], now)).toEqual([spkiOf(a)]);
  });
});
