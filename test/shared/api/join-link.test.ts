import { describe, expect, it } from 'vitest';
import { formatJoinLink, parseJoinLink } from '#shared/api/join-link';

const link = {
  address: '127.0.0.1:7443',
  pin: `sha256:${'ab'.repeat(32)}`,
  code: 'k3JH-_abcdefghijklmnopqr',
};

describe('join links', () => {
  it('come back as they were written', () => {
    expect(parseJoinLink(formatJoinLink(link))).toEqual({ ok: true, value: link });
  });

  it('carry the code in the fragment, which no server sees', () => {
    const url = new URL(formatJoinLink(link));
    expect(url.hash).toBe(`#${link.code}`);
    expect(url.search).not.toContain(link.code);
  });

  it.each([
    ['not a link', 'This is not a link'],
    ['https://join?address=a:1', 'This is not a join link'],
    ['daypass://open?address=a:1', 'This is not a join link'],
    [formatJoinLink({ ...link, address: 'nowhere' }), 'address is missing'],
    [formatJoinLink({ ...link, pin: 'sha256:12' }), 'pin is missing'],
    [formatJoinLink({ ...link, code: 'short' }), 'invite code is missing'],
    [formatJoinLink({ ...link, address: 'host:1/../x' }), 'address is missing'],
  ])('refuses %s', (text, why) => {
    const parsed = parseJoinLink(text);
    expect(parsed.ok ? '' : parsed.error).toContain(why);
  });
});
