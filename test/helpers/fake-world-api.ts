import { compare } from '#shared/lib/search-words';
import { err, ok } from '#shared/lib/result';
import { constrainedTo } from '#shared/model/constraint';
import { principalWords } from '#shared/model/principal';
import type { Resource, ResourceKind } from '#shared/model/resource';
import type { LabelCount, ResourceRow } from '#shared/model/search';
import type { FakeApi } from './fake-bridge';
import { copied, failing, fakeChoices, type FakeWorld } from './fake-world-parts';
import { bob, pin } from './window-builders';

function rowsFor(world: FakeWorld, profileId: string): readonly ResourceRow[] {
  const person = world.personOf(profileId);
  const status = world.state().profiles.find((each) => each.id === profileId)?.status;
  const requests = [...world.requests.values()]
    .filter(({ requester }) => requester.id === person.id)
    .toReversed();
  return world.resources.map((resource) => {
    const about = requests.filter(({ resources }) =>
      resources.some(({ id }) => id === resource.id),
    );
    const granted = status?.allowedResources?.find(({ id }) => id === resource.id);
    const open = about.filter(({ state }) => state === 'PENDING' || state === 'APPROVED');
    const state = granted
      ? 'granted'
      : open[0]?.state === 'PENDING'
        ? 'pending'
        : open[0]
          ? 'granted'
          : 'requestable';
    return {
      resource,
      state,
      available: copied((granted && constrainedTo(granted.constraint)) ?? {}),
      requestable: status?.can.request ? copied(fakeChoices(resource.id)) : {},
      requests: open.map(({ id }) => id),
    };
  });
}

/** Understands `labels.key == "value"` alone. */
function predicateHolds(predicate: string, { name, labels }: Resource): boolean | null {
  const names = predicate.split(' || ').map((part) => /^name == "([^"]*)"$/.exec(part)?.[1]);
  if (!names.includes(undefined)) return names.includes(name);
  const found = /^\s*labels\.(\w+)\s*==\s*"([^"]*)"\s*$/.exec(predicate);
  return found ? labels[found[1] ?? ''] === found[2] : null;
}

function countKinds(rows: readonly ResourceRow[]): Partial<Record<ResourceKind, number>> {
  const counts: Partial<Record<ResourceKind, number>> = {};
  for (const { resource } of rows) counts[resource.kind] = (counts[resource.kind] ?? 0) + 1;
  return counts;
}

function countLabels(rows: readonly ResourceRow[]): LabelCount[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { resource } of rows)
    for (const [key, value] of Object.entries(resource.labels)) {
      const values = counts.get(key) ?? new Map<string, number>();
      counts.set(key, values.set(value, (values.get(value) ?? 0) + 1));
    }
  return [...counts].map(([key, values]) => ({
    key,
    values: [...values].map(([value, count]) => ({ value, count })),
    more: 0,
  }));
}

/** The API of the cluster in memory. */
export function fakeApi(world: FakeWorld): FakeApi {
  return {
    'resources.search': (input, profileId) => {
      const { query, show, labels, kinds, predicate, cursor, limit } = input;
      const words = query.toLowerCase().split(/\s+/);
      if (
        predicate !== undefined &&
        world.resources.some((each) => predicateHolds(predicate, each) === null)
      ) {
        const length = /^\s*\S+/.exec(predicate)?.[0].length ?? 0;
        return err({
          code: 'invalid_input',
          message: 'This is a text. Compare it, as in name == "web".',
          field: 'predicate',
          details: [],
          span: { offset: 0, length },
        });
      }
      const found = rowsFor(world, profileId).filter(({ resource, available }) => {
        const { id, name, labels: own, kind } = resource;
        const text = `${name} ${Object.entries(own).flat().join(' ')} ${id}`.toLowerCase();
        return (
          (show !== 'mine' || Object.keys(available).length > 0) &&
          words.every((word) => text.includes(word)) &&
          (kinds.length === 0 || kinds.includes(kind)) &&
          (predicate === undefined || predicateHolds(predicate, resource) === true) &&
          Object.entries(labels).every(([key, value]) => own[key] === value)
        );
      });
      const rows = found.toSorted(({ resource: a }, { resource: b }) => compare(a.name, b.name));
      const start = Number(cursor ?? 0);
      const isMore = start + limit < rows.length;
      const reason =
        show === 'mine' && query === ''
          ? 'Your role requester gives no access by itself: it lets you request access to resources.'
          : 'No resource that you may see has these words in its name or labels.';
      return ok({
        rows: rows.slice(start, start + limit),
        next: isMore ? String(start + limit) : null,
        total: rows.length,
        emptyReason: rows.length > 0 ? '' : reason,
        labelCounts: countLabels(rows),
        kindCounts: countKinds(rowsFor(world, profileId)),
      });
    },
    'access.explain': ({ principal, user }) =>
      ok({
        allowed: false,
        reason: `${user ?? 'You'} may not use it${principalWords(principal) && ` as ${principalWords(principal)}`}: no role allows it.`,
        trace: [
          {
            effect: 'note',
            rule: 'scope.standing',
            role: null,
            text: 'Nothing is assumed, so the standing roles count',
          },
          {
            effect: 'miss',
            rule: 'role.no_labels',
            role: 'requester',
            text: 'Role requester allows no resources',
          },
          {
            effect: 'note',
            rule: 'next.request',
            role: null,
            text: 'A request would give it: role access allows it where env is test',
          },
        ],
      }),
    'nodes.list': () =>
      ok({
        nodes: world.resources.slice(0, 2).map((resource, index) => ({
          resource,
          address: '10.0.0.7:22',
          builtIn: index === 0,
          hostKeyFingerprint: 'SHA256:6fMrT6yV2m0Qx3kM4Jw0o8sHn1uQ5cZr9eDkB7aLtYw',
          refusedHostKeyFingerprint:
            index === 1 ? 'SHA256:o8sHn1uQ5cZr9eDkB7aLtYw6fMrT6yV2m0Qx3kM4Jw0' : null,
          health:
            index === 0
              ? null
              : {
                  state: 'down' as const,
                  since: Date.now() - 300_000,
                  lastSeen: Date.now() - 330_000,
                  reason: 'the connection was refused',
                },
          reports: index === 1,
          tunnel: false,
          lastSeen: index === 1 ? Date.now() - 240_000 : null,
          facts:
            index === 1
              ? {
                  hostname: 'web-1.example.com',
                  os: 'Debian GNU/Linux 12 (bookworm)',
                  kernel: 'Linux 6.1.0-18-amd64',
                  arch: 'x86_64',
                  addresses: ['10.0.0.7'],
                  sshd: 'OpenSSH_9.2p1',
                }
              : null,
          commandLabels: [],
          trusts: [],
          joinToken: null,
        })),
      }),
    'nodes.makeJoinToken': ({ validFor }) =>
      ok({
        id: '00000000-0000-4000-8000-0000000000aa',
        command: ` { printf '%s\\n' '-----BEGIN CERTIFICATE-----' MIIBszCCAVmgAwIBAgIU '-----END CERTIFICATE-----' | curl -fsS --cacert /dev/stdin --connect-to ::127.0.0.1:7443 https://cluster.daypass.internal/enrol && printf '%s\\n' 'daypass_enrol Zk3v9QxY2bN8mL5pR7tW1sD4 127.0.0.1:7443 "$@"'; } | sudo sh -s --`,
        address: '127.0.0.1:7443',
        expires: Date.now() + validFor,
      }),
    'nodes.revokeJoinToken': () => ok({}),
    'invite.create': () =>
      ok({
        link: `daypass://join?address=127.0.0.1%3A3080&pin=${pin}#Zk3v9QxY2bN8mL5pR7tW1sD4`,
        expires: Date.now() + 900_000,
      }),
    'status.get': (_input, profileId) => {
      const status = world.state().profiles.find((each) => each.id === profileId)?.status;
      return status ? ok(status) : failing('not_signed_in', `Sign in first, ${bob.name}.`);
    },
  };
}
