import type { Resource } from '#shared/model/resource';
import type { Role } from '#shared/model/role';
import { principalFields } from '../../policy/kinds';
import type { ClusterState } from '../../store/cluster-state';
import { seenBy, Signer, speaksOf, type Signature } from './signer';

/** So many names stand for all resources of a case. */
export const namesKept = 3;

/** Resources that some roles do not tell apart, neither as they are nor as they would be. */
export interface Case {
  /** One of them as it is; `null` for those that are not there yet. */
  readonly before: Resource | null;
  /** The same as it would be; `null` for those that would be gone. */
  readonly after: Resource | null;
  /** Whether it is the resource that changes, not only what roles say about it. */
  readonly moved: boolean;
  readonly count: number;
  /** The first few by name. */
  readonly names: readonly string[];
}

export interface Cases {
  /**
   * The cases that may come out differently for somebody who holds some roles before or after, as few as these
   * roles can tell apart.
   *
   * @param changed those of the roles that are not the same before and after
   */
  for(roles: readonly Role[], changed: readonly Role[]): readonly Case[];
}

interface Counted {
  readonly before: Resource | null;
  readonly after: Resource | null;
  readonly moved: boolean;
  count: number;
  readonly names: string[];
}

interface Signed extends Counted {
  readonly signatures: readonly (Signature | null)[];
}

/** Sorts all resources of two states by what any role can tell apart. */
export function casesOf(before: ClusterState, after: ClusterState): Cases {
  const signer = new Signer([before, after]);
  const all = signedCases(before, after, signer);
  const known = new Map<string, readonly Case[]>();
  return {
    for(roles, changed) {
      const positions = signer.positions(roles);
      const concerned = changed.some(deniesPrincipals) ? positions : signer.positions(changed);
      const byUser = signer.anyPersonal(roles);
      const everything = byUser && changed.length > 0;
      const key = JSON.stringify([positions, concerned, byUser, everything]);
      const cases = known.get(key) ?? narrowed(all, { positions, concerned, byUser, everything });
      known.set(key, cases);
      return cases;
    },
  };
}

function narrowed(
  all: readonly Signed[],
  wanted: {
    readonly positions: readonly number[];
    readonly concerned: readonly number[];
    readonly byUser: boolean;
    readonly everything: boolean;
  },
): readonly Case[] {
  const { positions, concerned, byUser, everything } = wanted;
  const cases = new Map<string, Counted>();
  for (const { before, after, moved, count, names, signatures } of all) {
    const roles = moved ? positions : concerned;
    if (!everything && !signatures.some((each) => each && speaksOf(each, roles))) continue;
    const seen = signatures.map((each) => each && seenBy(each, positions, byUser));
    const key = moved ? `moved ${seen.join('|')}` : (seen[0] ?? '');
    const known = cases.get(key) ?? { before, after, moved, count: 0, names: [] };
    known.count += count;
    for (const name of names) keepFirst(known.names, name);
    cases.set(key, known);
  }
  return [...cases.values()];
}

/** What a role denies of principals, or inside Kubernetes clusters, counts wherever another role allows. */
function deniesPrincipals({ spec: { deny } }: Role): boolean {
  return (
    deny.kubernetes_resources !== null || principalFields.some((field) => deny[field].length > 0)
  );
}

function signedCases(before: ClusterState, after: ClusterState, signer: Signer): readonly Signed[] {
  const still = new Map<Signature, Signed>();
  const moved = new Map<Signature | null, Map<Signature | null, Signed>>();
  for (const [was, becomes] of pairs(before, after)) {
    const from = was && signer.sign(was);
    let known: Signed;
    if (from && was === becomes) {
      known = still.get(from) ?? newCase(was, becomes, [from]);
      still.set(from, known);
    } else {
      const to = becomes && signer.sign(becomes);
      const others = moved.get(from) ?? new Map<Signature | null, Signed>();
      known = others.get(to) ?? newCase(was, becomes, [from, to]);
      moved.set(from, others.set(to, known));
    }
    known.count += 1;
    keepFirst(known.names, (becomes ?? was)?.name ?? '');
  }
  return [...still.values(), ...[...moved.values()].flatMap((others) => [...others.values()])];
}

function newCase(
  before: Resource | null,
  after: Resource | null,
  signatures: Signed['signatures'],
): Signed {
  return { before, after, moved: before !== after, count: 0, names: [], signatures };
}

function* pairs(
  before: ClusterState,
  after: ClusterState,
): Iterable<readonly [Resource | null, Resource | null]> {
  for (const part of ['nodes', 'resources'] as const) {
    const [was, becomes] = [before[part], after[part]];
    for (const [id, { resource }] of was)
      yield [resource, was === becomes ? resource : (becomes.get(id)?.resource ?? null)];
    if (was === becomes) continue;
    for (const [id, { resource }] of becomes) if (!was.has(id)) yield [null, resource];
  }
}

/** Keeps the first few names in order. */
export function keepFirst(names: string[], name: string): void {
  const last = names.at(-1);
  if (names.length === namesKept && last !== undefined && last <= name) return;
  names.push(name);
  names.sort();
  if (names.length > namesKept) names.pop();
}
