import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { StartInput, StartOutput } from '../cluster/protocol';
import { selectProfile, type CommandContext } from './command-context';
import type { CommandHandlers } from './ipc';
import type { RememberedCluster } from './preferences-table';

const demo: RememberedCluster = { folder: 'demo', name: 'demo', demo: true };

type ClusterCommands = 'cluster.startDemo' | 'cluster.create' | 'cluster.restart';

/** The cluster that this computer hosts: one at a time, remembered for the next start. */
export function clusterCommands(context: CommandContext): Pick<CommandHandlers, ClusterCommands> {
  const { state, preferences } = context;
  return {
    'cluster.startDemo': async () => {
      refuseOther(preferences.get('hostedCluster'), demo);
      const output = await startDemo(context);
      const alice = output.demoUsers.find(({ name }) => name === 'alice');
      if (!alice) throw new Error('The demo cluster has no alice');
      await signInAt(context, output, alice.name, alice.password);
      return {};
    },
    'cluster.create': async ({ name, user, password }) => {
      const cluster = { folder: `own-${name}`, name, demo: false };
      refuseOther(preferences.get('hostedCluster'), cluster);
      const create = { type: 'own', name, user, password } as const;
      const output = await startRemembered(context, cluster, { create, otherPorts: false });
      await signInAt(context, output, user, password);
      return {};
    },
    'cluster.restart': async ({ otherPorts }) => {
      const cluster = preferences.get('hostedCluster');
      if (!cluster) throw new ExpectedError('wrong_state', t('desktop.cluster.none'));
      if (state.get().hosted?.state === 'starting')
        throw new ExpectedError('wrong_state', t('desktop.cluster.starting'));
      await context.clusters.start(cluster, { create: null, otherPorts });
      return {};
    },
  };
}

/** Starts what was hosted when the app last ran; `null` when nothing was. The state tells how it goes. */
export function startHostedAgain({
  clusters,
  preferences,
}: Pick<CommandContext, 'clusters' | 'preferences'>): Promise<StartOutput> | null {
  const cluster = preferences.get('hostedCluster');
  return cluster && clusters.start(cluster, { create: null, otherPorts: false });
}

/** Signs the demo's users in again once its cluster is up; until then the state names them as arriving. */
export async function bringDemoUsersBack(
  context: CommandContext,
  hostedAgain: Promise<StartOutput>,
): Promise<void> {
  const { state, preferences } = context;
  if (preferences.get('hostedCluster')?.demo !== true) return;
  const ofDemo = state.get().profiles.filter(({ cluster }) => cluster.demo);
  state.update({ arriving: ofDemo.map(({ id }) => id) });
  try {
    await signInDemoUsers(context, await hostedAgain);
  } finally {
    state.update({ arriving: [] });
  }
}

/**
 * Signs the demo's known users in again, the one last shown first. Their passwords are made by this app and stand
 * on its screen, so asking for them would protect nothing; everywhere else a start asks.
 */
async function signInDemoUsers(
  { state, clients }: CommandContext,
  { apiAddress: address, pin, demoUsers }: Pick<StartOutput, SignInPlace>,
): Promise<void> {
  const { profiles, activeProfile } = state.get();
  const known = profiles
    .filter(({ cluster }) => cluster.pin === pin)
    .toSorted((a, b) => Number(b.id === activeProfile) - Number(a.id === activeProfile));
  for (const { userName: user } of known) {
    const demoUser = demoUsers.find(({ name }) => name === user);
    if (demoUser) await clients.client.signIn({ address, pin, user, password: demoUser.password });
  }
}

async function startDemo(context: CommandContext): Promise<Pick<StartOutput, SignInPlace>> {
  const { hosted } = context.state.get();
  if (hosted?.demo && hosted.state === 'running') return hosted;
  // Opens the one that is there, or creates it: also when its folder was removed meanwhile.
  return startRemembered(context, demo, { create: { type: 'demo' }, otherPorts: false });
}

type SignInPlace = 'apiAddress' | 'pin' | 'demoUsers';

async function startRemembered(
  context: CommandContext,
  cluster: RememberedCluster,
  how: Pick<StartInput, 'create' | 'otherPorts'>,
): Promise<StartOutput> {
  const output = await context.clusters.start(cluster, how);
  context.preferences.set('hostedCluster', { ...cluster, name: output.name });
  return output;
}

async function signInAt(
  context: CommandContext,
  { apiAddress: address, pin }: Pick<StartOutput, 'apiAddress' | 'pin'>,
  user: string,
  password: string,
): Promise<void> {
  const { profileId } = await context.clients.client.signIn({ address, pin, user, password });
  selectProfile(context, profileId);
}

/** The demo gives way to a cluster of one's own; one's own never gives way unasked. */
function refuseOther(hosted: RememberedCluster | null, wanted: RememberedCluster): void {
  if (!hosted || hosted.folder === wanted.folder || hosted.demo) return;
  throw new ExpectedError('conflict', t('desktop.cluster.alreadyHosted', { cluster: hosted.name }));
}
