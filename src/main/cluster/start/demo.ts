import type { StartOutput } from '../protocol';
import type { Ledger } from '../audit/ledger';
import { startBuiltInNodes, type BuiltInNodeOptions, type BuiltInNodes } from './built-in-nodes';
import { demoPasswords } from './create-cluster';

/** Serves the nodes that the store has as built-in ones; one whose port is taken now gets another. */
export async function reopenBuiltInNodes(
  ledger: Ledger,
  options: BuiltInNodeOptions,
): Promise<BuiltInNodes | null> {
  const stored = [...ledger.state.nodes.values()].filter((node) => node.builtIn);
  if (stored.length === 0) return null;
  const wanted = stored.map(({ nodeId, resource: { name }, port }) => ({ nodeId, name, port }));
  const served = await startBuiltInNodes(wanted, options);
  const moved = stored.flatMap((node) => {
    const port = served.places.get(node.resource.name)?.port ?? node.port;
    return port === node.port ? [] : [{ ...node, port }];
  });
  await ledger.write(() => ({
    writes: moved.map((node) => ({ type: 'node' as const, node })),
    audit: moved.map(({ resource: { name }, host, port }) => ({
      type: 'node.address',
      actor: 'cluster',
      data: { name, address: `${host}:${port}` },
    })),
    result: undefined,
  }));
  return served;
}

/** The demo's users with their passwords, for signing in with one click. */
export function shownDemoUsers(
  ledger: Ledger,
  options: Parameters<typeof demoPasswords>[0],
): StartOutput['demoUsers'] {
  return [...demoPasswords(options, [])].flatMap(([name, password]) => {
    const user = ledger.state.userNamed(name);
    return user ? [{ name, roles: user.roles, password }] : [];
  });
}
