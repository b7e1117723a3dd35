import type { TerminalPort } from '../../src/renderer/bridge/bridge';
import type { Kept } from '#shared/ipc/kept';
import { initialSettings } from '#shared/ipc/settings';
import { ok } from '#shared/lib/result';
import type { TerminalToWindow } from '#shared/ipc/terminal';
import type { FakeCommands } from './fake-bridge';
import { fakeDiagnostics } from './fake-diagnostics';
import { bobState, failing, signedInProfile, type FakeWorld } from './fake-world-parts';
import { clusterName, pin, uuid } from './window-builders';

const encoder = new TextEncoder();

/** A shell that echoes what is typed, and leaves at Ctrl+D. */
function echoPort(prompt: string, leave: () => void): TerminalPort {
  let listener: (message: TerminalToWindow) => void = () => {};
  const write = (text: string) => listener({ type: 'data', bytes: encoder.encode(text) });
  return {
    send(message) {
      if (message.type !== 'input') return;
      if (message.text === '\u0004') leave();
      else write(message.text.replaceAll('\r', `\r\n${prompt}`));
    },
    onMessage(next) {
      listener = next;
      write(`Welcome. This shell is a fake.\r\n${prompt}`);
    },
    close: () => {},
  };
}

/** The commands of the main process, over the cluster in memory. */
export function fakeSession(world: FakeWorld): FakeCommands {
  const { bridge } = world;
  const assume = (profileId: string, ids: readonly string[]) => {
    const requests = ids.flatMap((id) => world.requests.get(id) ?? []);
    const profile = world.state().profiles.find((each) => each.id === profileId);
    const status = profile?.status;
    if (!status) return;
    world.changeProfile(profileId, {
      status: {
        ...status,
        assumedRoles: ['access'],
        logins: ['alice'],
        activeRequests: [...ids],
        grants: requests.map(({ id, roles, resources, accessUntil }) => ({
          ...{ request: id, roles, resources },
          accessUntil: accessUntil ?? 0,
        })),
        standing: false,
        allowedResources: requests.flatMap(({ resources }) => resources),
        generation: status.generation + 1,
      },
      assumedUntil: Math.min(...requests.map(({ accessUntil }) => accessUntil ?? Infinity)),
    });
  };
  const kept = new Map<string, Kept>();
  const keptFor = (profileId: string): Kept => kept.get(profileId) ?? { cart: null, pins: [] };
  return {
    'kept.read': ({ profileId }) => ok(keptFor(profileId)),
    'kept.setCart': ({ profileId, cart }) => {
      kept.set(profileId, { ...keptFor(profileId), cart });
      return ok({});
    },
    'kept.setPins': ({ profileId, pins }) => {
      kept.set(profileId, { ...keptFor(profileId), pins });
      return ok({});
    },
    'tour.set': (tour) => {
      world.change({ tour });
      return ok({});
    },
    'settings.set': ({ name, value }) => {
      world.change({ settings: { ...world.state().settings, [name]: value } });
      return ok({});
    },
    'settings.reset': ({ name }) => {
      const { settings } = world.state();
      world.change({ settings: { ...settings, [name]: initialSettings[name] } });
      return ok({});
    },
    'settings.startAnew': () => {
      world.change({ settingsFile: { ...world.state().settingsFile, unreadable: null } });
      return ok({ aside: '/home/alice/.config/Daypass/settings.unreadable-1.json' });
    },
    'app.setDoNotDisturb': ({ choice }) => {
      const ends = { off: null, hour: Date.now() + 3_600_000, morning: Date.now() + 43_200_000 };
      const until = choice === 'turned-off' ? choice : ends[choice];
      world.change({ doNotDisturb: { until, quiet: until } });
      return ok({});
    },
    'app.dismissNotice': ({ id }) => {
      world.change({ notices: world.state().notices.filter((each) => each.id !== id) });
      return ok({});
    },
    'profile.select': ({ profileId }) => {
      world.change({ activeProfile: profileId });
      return ok({});
    },
    'profile.add': ({ user }) => {
      const added =
        user === 'bob' ? bobState() : signedInProfile({ id: uuid(103), name: user }, 203);
      world.change({ profiles: [...world.state().profiles, added], activeProfile: added.id });
      return ok({});
    },
    'profile.signIn': ({ password }) =>
      password === 'wrong'
        ? failing('wrong_credentials', 'The user name or the password is wrong.')
        : ok({}),
    'join.inspect': ({ link }) =>
      link.startsWith('daypass://')
        ? ok({
            address: '10.0.0.4:3080',
            pin,
            cluster: clusterName,
            user: 'dana',
            expires: Date.now() + 600_000,
          })
        : failing('invite_invalid', 'This is not a link. A join link starts with daypass://join'),
    'access.assume': ({ profileId, requests }) => {
      assume(profileId, requests);
      return ok({});
    },
    'access.drop': ({ profileId }) => {
      const status = world.state().profiles.find((each) => each.id === profileId)?.status;
      if (!status) return failing('not_signed_in', 'Sign in first.');
      world.changeProfile(profileId, {
        status: {
          ...status,
          assumedRoles: [],
          activeRequests: [],
          grants: [],
          standing: true,
          allowedResources: null,
          generation: status.generation + 1,
        },
        assumedUntil: null,
      });
      return ok({});
    },
    'session.open': ({ profileId, resource, login, assume: request }) => {
      if (request !== null) assume(profileId, [request]);
      const id = crypto.randomUUID();
      const name = world.resources.find((each) => each.id === resource)?.name ?? resource;
      const refused = login === 'root';
      const reason = `${name} as root is refused: the request allows alice and deploy here.`;
      const session = { id, profileId, resource, name, login, exitCode: null };
      world.addSession({
        ...session,
        state: refused ? 'ended' : 'open',
        reason: refused ? reason : '',
      });
      const leave = () =>
        world.changeSession(id, { state: 'ended', reason: 'The session ended.', exitCode: 0 });
      if (!refused) bridge.handPort(id, echoPort(`${login}@${name}:~$ `, leave));
      return ok({ sessionId: id });
    },
    'session.attach': ({ sessionId }) => {
      const session = world.state().sessions.find((each) => each.id === sessionId);
      if (!session) return failing('not_found', 'This session is no longer there.');
      bridge.handPort(
        sessionId,
        echoPort(`${session.login}@${session.name}:~$ `, () => undefined),
      );
      return ok({});
    },
    'session.reconnect': ({ sessionId, assume: request }) => {
      const session = world.state().sessions.find((each) => each.id === sessionId);
      if (!session) return failing('not_found', 'This session is no longer there.');
      if (request !== null) assume(session.profileId, [request]);
      world.changeSession(sessionId, { state: 'open', reason: '', exitCode: null });
      return ok({});
    },
    'session.close': ({ sessionId }) => {
      const session = world.state().sessions.find((each) => each.id === sessionId);
      const isOver = session?.state === 'ended';
      world.changeSession(
        sessionId,
        isOver ? null : { state: 'ended', reason: 'You closed this session.' },
      );
      return ok({});
    },
    ...fakeOwnTools(),
    ...fakeDiagnostics(),
    'clipboard.read': () => ok({ text: 'uptime' }),
  };
}

/** The person's own ssh config, and the files that a key goes to. */
function fakeOwnTools(): FakeCommands {
  let added = false;
  const path = '/home/alice/.ssh/config';
  const lines = 'Include "/home/alice/.config/Daypass/ssh/config"\n';
  return {
    'ssh.ownConfig': () => ok({ path, lines, added, problem: '' }),
    'ssh.setOwnConfig': (input) => {
      ({ added } = input);
      return ok({});
    },
    'ssh.exportKey': () =>
      ok({
        path: '/home/alice/daypass-demo-alice',
        fingerprint: 'SHA256:vBvoCw5nS1Q1bM3e0OZQdI9s4F8mPqf0u1bq3s7m2xk',
        until: Date.now() + 3_600_000,
      }),
  };
}
