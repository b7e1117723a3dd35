import { describe, expect, it } from 'vitest';
import { RejectedCall, checkInput, checkName, checkSender } from '#main/desktop/ipc-guard';
import { appUrl } from '#main/desktop/bundle-files';
import { uuid } from '../../helpers/window-builders';

const own = { id: 1 };
const frame = { url: `${appUrl}?x#y`, parent: null };

describe('checkSender', () => {
  it('accepts the main frame of our own window on our own page', () => {
    expect(() => checkSender({ sender: own, senderFrame: frame }, own, appUrl)).not.toThrow();
  });

  it.each([
    ['another window', { sender: { id: 1 }, senderFrame: frame }],
    ['a frame that is gone', { sender: own, senderFrame: null }],
    ['a frame within the page', { sender: own, senderFrame: { ...frame, parent: {} } }],
    ['another page', { sender: own, senderFrame: { ...frame, url: 'https://example.com/' } }],
    [
      'a page that only starts like ours',
      {
        sender: own,
        senderFrame: { ...frame, url: 'daypass-app://window.example.com/index.html' },
      },
    ],
    [
      'another file of ours',
      {
        sender: own,
        senderFrame: { ...frame, url: 'daypass-app://window/stopped.html' },
      },
    ],
    ['an address that is none', { sender: own, senderFrame: { ...frame, url: '' } }],
  ])('rejects %s', (_what, call) => {
    expect(() => checkSender(call, own, appUrl)).toThrow(RejectedCall);
  });

  it('rejects everything while there is no window', () => {
    expect(() => checkSender({ sender: null, senderFrame: frame }, null, appUrl)).toThrow(
      RejectedCall,
    );
  });
});

describe('checkName', () => {
  it.each([['constructor'], ['__proto__'], ['app.quit'], [7], [undefined], [{}]])(
    'rejects %s',
    (name) => {
      expect(() => checkName(name)).toThrow(RejectedCall);
    },
  );

  it('accepts a declared command', () => {
    expect(checkName('app.state')).toBe('app.state');
  });
});

describe('checkInput', () => {
  it('hands on what fits', () => {
    expect(checkInput('profile.select', { profileId: uuid(1) })).toEqual({ profileId: uuid(1) });
  });

  it.each([
    ['profile.select', { profileId: 'x' }],
    ['profile.select', { profileId: uuid(1), extra: true }],
    ['app.state', null],
    ['api.call', { profileId: uuid(1), name: 'signIn.password', input: {} }],
    ['api.call', { profileId: uuid(1), name: 'certificates.issue', input: {} }],
    ['session.open', { profileId: uuid(1), resource: '/c/node/x', login: 'a,b' }],
  ] as const)('rejects %s with %j', (name, input) => {
    expect(() => checkInput(name, input)).toThrow(RejectedCall);
  });

  it('names the field but never the value', () => {
    const password = 'hunter2';
    expect(() =>
      checkInput('cluster.create', { name: 'example.com', user: 'admin', password }),
    ).toThrow(expect.objectContaining({ message: expect.not.stringContaining(password) }));
  });
});
