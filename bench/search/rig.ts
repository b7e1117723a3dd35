import type { ApiInput, ApiOutput } from '#shared/api/contract';
import type { Closable } from '#shared/lib/closable';
import type { Resource } from '#shared/model/resource';
import { createRecorder } from '#main/cluster/audit/recorder';
import { resourceProcedures } from '#main/cluster/api/procedures/resources';
import type { Backend } from '#main/cluster/backend';
import { createInventory, type Inventory } from '#main/cluster/inventory/inventory';
import { loadConfigFile } from '#main/cluster/policy/role-file';
import { createState } from '#main/cluster/store/memory-state';
import type { RequestRecord, RoleRecord, UserRecord } from '#main/cluster/store/records';
import { allResources, resourceAt } from './resources';
import { openFullText, type FullText } from './peers';

const now = Date.now();
const session = '3b241101-e2bb-4255-8caf-4136c566a962';
const users = ['6ba7b810-9dad-41d1-80b4-00c04fd430c8', '6ba7b811-9dad-41d1-80b4-00c04fd430c8'];

export interface SearchRig extends Closable {
  readonly inventory: Inventory;
  readonly resources: readonly Resource[];
  readonly fullText: FullText;
  /** What the API's `resources.search` answers, in JSON, to one of two users in turn. */
  firstPage(input: Partial<ApiInput<'resources.search'>>, turn: number): Promise<string>;
}

/** The cluster's search with 100,000 machines, twenty roles, and people with some requests open. */
export async function openSearchRig(): Promise<SearchRig> {
  const inventory = createInventory();
  inventory.replaceAll(allResources());
  const resources = [...allResources()];
  const fullText = openFullText(resources);
  const state = createState({
    users: users.map(userRecord),
    passwords: [],
    sessions: [],
    roles: roleRecords(),
    locks: [],
    presets: [],
    joinTokens: [],
    reviewRules: [],
    nodes: [],
    resources: [],
    openRequests: users.flatMap((user, index) => requestsOf(user, index * 1_000)),
    settings: new Map(),
    revision: 1,
    auditHead: null,
  });
  // Nothing is stored here: what is recorded of the searches is made, and then let go of.
  const ledger = { state, write: () => Promise.resolve() } as unknown as Backend['ledger'];
  const recorder = createRecorder({ ledger, now: Date.now, onFailure: () => {} });
  const backend = { ledger, recorder, inventory, now: () => now } as unknown as Backend;
  const search = resourceProcedures(backend)['resources.search'];
  return {
    inventory,
    resources,
    fullText,
    async firstPage(input, turn) {
      const user = state.users.get(users[turn % users.length] ?? '');
      if (!user) throw new Error('The rig has no such user.');
      const output = await search(
        { query: '', kinds: [], labels: {}, show: 'all', cursor: null, limit: 100, ...input },
        { address: '127.0.0.1', reached: '127.0.0.1', caller: { user, session: signIn(user.id) } },
      );
      return JSON.stringify(output satisfies ApiOutput<'resources.search'>);
    },
    async close() {
      await recorder.close();
      fullText.close();
    },
  };
}

function signIn(user: string) {
  return { id: session, user, generation: 1, assumed: [], created: now, expires: now, ended: null };
}

function userRecord(id: string, index: number): UserRecord {
  const roles = ['requester', ...Array.from({ length: 5 }, (_, role) => `own-${role}`)];
  const traits = { logins: ['alice', 'root'] };
  return {
    id,
    name: `user-${index}`,
    roles,
    traits,
    description: '',
    created: now,
    deleted: null,
    source: '',
    version: 1,
  };
}

/** Six that people hold and fourteen that they may ask for; none reaches everything. */
function roleRecords(): RoleRecord[] {
  const searchable = Array.from({ length: 14 }, (_, index) => `team-${index}`);
  const texts = [
    document('requester', `request: { search_as_roles: [${searchable.join(', ')}] }`),
    ...Array.from({ length: 5 }, (_, index) =>
      document(`own-${index}`, `node_labels: { team: team-${30 + index}, env: [dev, test] }`),
    ),
    ...searchable.map((name, index) =>
      document(name, `node_labels: { rack: 'r${index}*', env: ['prod', '^st.+$', 'dev'] }`),
    ),
  ];
  const { documents } = loadConfigFile(texts.join('---\n'), 'bench.yaml');
  return documents.flatMap((each) =>
    each.kind === 'role'
      ? [{ name: each.role.metadata.name, definition: each.role, source: '', version: 1 }]
      : [],
  );
}

function document(name: string, allow: string): string {
  const fields = allow.startsWith('node_labels') ? `logins: [root], ${allow}` : allow;
  return `kind: role\nversion: v7\nmetadata: { name: ${name} }\nspec: { allow: { ${fields} } }\n`;
}

function requestsOf(requester: string, from: number): RequestRecord[] {
  return ['APPROVED' as const, 'PENDING' as const].map((state, index) => ({
    id: session.replace(/^.{8}/, String(10_000_000 + from + index)),
    requester,
    roles: ['team-1'],
    resources: Array.from({ length: 100 }, (_, each) => ({
      id: resourceAt(from + each * 7 + index).id,
      constraint: { type: 'by-role' as const },
    })),
    reason: '',
    suggestedReviewers: [],
    state,
    created: now,
    pendingUntil: now + 3_600_000,
    accessDuration: 3_600_000,
    approvedAt: state === 'APPROVED' ? now : null,
    accessUntil: state === 'APPROVED' ? now + 3_600_000 : null,
    resolution: '',
    endedBy: null,
    startAt: null,
    asked: null,
    extends: null,
    escalations: 0,
    comments: [],
    reviews: [],
  }));
}
