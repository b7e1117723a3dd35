import { describe, expect, it } from 'vitest';
import { formatJoinLink } from '#shared/api/join-link';
import { findDeepLink, parseDeepLink, screenOf } from '#main/desktop/deep-links';
import { aProfileState, aliceProfile, bobProfile, pin, uuid } from '../../helpers/window-builders';

const join = formatJoinLink({ address: '127.0.0.1:3080', pin, code: 'c'.repeat(30) });

describe('parseDeepLink', () => {
  it.each([
    [join, { type: 'join', link: join }],
    [
      `daypass://request?cluster=${uuid(301)}&id=${uuid(5)}`,
      { type: 'request', cluster: uuid(301), request: uuid(5) },
    ],
    [
      `daypass://resource?id=${encodeURIComponent(`/demo.example/node/${uuid(1)}`)}`,
      {
        type: 'resource',
        cluster: 'demo.example',
        resource: `/demo.example/node/${uuid(1)}`,
      },
    ],
  ])('ok/%s', (text, value) => {
    expect(parseDeepLink(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', /malformed/],
    ['not a link', /malformed/],
    ['https://join?address=a', /start with daypass/],
    ['daypass://approve?id=1', /does not know/],
    ['daypass://join', /address is missing/],
    [`daypass://join?address=127.0.0.1:1&pin=${pin}`, /invite code/],
    [`daypass://join?address=127.0.0.1:1&pin=sha256:00#${'c'.repeat(30)}`, /pin/],
    [`daypass://request?id=${uuid(5)}`, /cluster/],
    [`daypass://request?cluster=${uuid(301)}&id=5`, /request/],
    ['daypass://resource?id=/demo.example/planet/x', /resource/],
    [`daypass://request?${'x'.repeat(3_000)}`, /too long/],
    [`daypass://request?cluster=${uuid(301)}&id=${uuid(5)}&then=approve`, /does not know/],
    [`daypass://request?cluster=${uuid(301)}&id=${uuid(5)}&id=${uuid(6)}`, /twice/],
    [`daypass://request?cluster=${uuid(301)}&id=${uuid(5)}#now`, /a part that no link/],
    [`daypass://request/approve?cluster=${uuid(301)}&id=${uuid(5)}`, /a part that no link/],
    [`daypass://bob:pw@request?cluster=${uuid(301)}&id=${uuid(5)}`, /a user or a port/],
    [`daypass://request:22?cluster=${uuid(301)}&id=${uuid(5)}`, /a user or a port/],
    [`daypass:request?cluster=${uuid(301)}&id=${uuid(5)}`, /does not know/],
    [`daypass://REQUEST?cluster=${uuid(301)}&id=${uuid(5)}`, /does not know/],
    [`daypass://request?cluster=${uuid(301)}&id=${uuid(5)}\n`, /hidden/],
    [`day\tpass://request?cluster=${uuid(301)}&id=${uuid(5)}`, /hidden/],
    ['daypass://resource?id=/demo.example/db/\u202Esredro', /hidden/],
    ['daypass://resource?id=/demo.example/db/%00', /resource/],
    ['daypass://resource?id=../../db/x', /resource/],
    ['daypass://resource?id=%252Fdemo.example%252Fdb%252Fx', /resource/],
    ['daypass://constructor?id=1', /does not know/],
    ['daypass://__proto__?id=1', /does not know/],
    ['daypass://join:443?address=127.0.0.1:1', /a user or a port/],
    ['javascript:alert(1)', /start with daypass/],
    ['file:///etc/passwd', /start with daypass/],
  ])('fail/%s', (text, reason) => {
    const parsed = parseDeepLink(text);
    expect(parsed).toEqual({ ok: false, error: expect.stringMatching(reason) });
  });

  it('never repeats an invite code in what it says', () => {
    const parsed = parseDeepLink(`daypass://join?address=nowhere#${'s3cret'.repeat(5)}`);
    expect(JSON.stringify(parsed)).not.toContain('s3cret');
  });
});

describe('findDeepLink', () => {
  it('finds the link among the arguments of a process', () => {
    expect(findDeepLink(['electron', '.', '--flag', join])).toBe(join);
    expect(findDeepLink(['electron', '.', 'https://example.com'])).toBeNull();
  });
});

describe('screenOf', () => {
  const alice = aProfileState();
  const bob = aProfileState({ id: bobProfile, userName: 'bob' });
  const request = { type: 'request', cluster: uuid(301), request: uuid(5) } as const;

  it('opens a request in the profile that is shown, when it belongs to that cluster', () => {
    expect(screenOf(request, [alice, bob], bobProfile)).toEqual({
      ok: true,
      value: { screen: 'request', profileId: bobProfile, request: uuid(5) },
    });
  });

  it('prefers a profile that is signed in over one that is not', () => {
    const signedOut = aProfileState({ id: uuid(9), state: 'signed-out' });
    const screen = screenOf(request, [signedOut, alice], null);
    expect(screen.ok && 'profileId' in screen.value && screen.value.profileId).toBe(aliceProfile);
  });

  it('says so when no profile belongs to the cluster', () => {
    expect(screenOf({ ...request, cluster: uuid(999) }, [alice], aliceProfile).ok).toBe(false);
  });

  it('never connects, and never decides', () => {
    const links = [request, { type: 'resource', cluster: 'demo.example', resource: '/x' } as const];
    for (const link of links) {
      const screen = screenOf(link, [alice, bob], null);
      expect(screen.ok && screen.value.screen).toMatch(/^(request|resource)$/);
    }
    for (const what of ['connect', 'approve', 'deny', 'requests', 'terminals'])
      expect(parseDeepLink(`daypass://${what}?cluster=${uuid(301)}&id=${uuid(5)}`).ok).toBe(false);
  });

  it('opens the search at the resource of a link', () => {
    const link = { type: 'resource', cluster: 'demo.example', resource: '/x' } as const;
    expect(screenOf(link, [alice], null)).toEqual({
      ok: true,
      value: { screen: 'resource', profileId: aliceProfile, resource: '/x' },
    });
  });
});
