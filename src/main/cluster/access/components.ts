import { z } from 'zod';
import { componentSchema, type Component } from '#shared/model/component';
import type { Constraint } from '#shared/model/constraint';
import type { Resource } from '#shared/model/resource';
import type { Ledger } from '../audit/ledger';
import type { ClusterState } from '../store/cluster-state';

/** Where the components that announced themselves are kept, all but nodes, whose records say it. */
const setting = 'components';
const componentsSchema = z.array(componentSchema);

/** Puts on record what a component understands; one of the same kind and name is replaced. */
export async function announceComponent(ledger: Ledger, component: Component): Promise<void> {
  const known = announced(ledger.state).find((each) => isSame(each, component));
  if (JSON.stringify(known) === JSON.stringify(component)) return;
  await ledger.write((state) => {
    const others = announced(state).filter((each) => !isSame(each, component));
    const value: Component[] = [...others, component];
    return {
      writes: [{ type: 'setting', key: setting, value }],
      audit: [{ type: 'component.announced', actor: 'cluster', data: { ...component } }],
      result: undefined,
    };
  });
}

/**
 * Why a constraint on a resource would not be held to, naming the component on its path that does not understand it;
 * `null` when each one does. A kind of resource that nothing serves yet has nothing on its path.
 */
export function whyNotEnforced(
  state: ClusterState,
  resource: Resource,
  constraint: Constraint,
): string | null {
  const { type } = constraint;
  if (type === 'by-role') return null;
  const lacking = pathOf(state, resource).find(({ understands }) => !understands.includes(type));
  return lacking
    ? `${resource.name}: ${lacking.name} does not understand ${type}, and would not hold to it. Ask for what the role gives there, or for something else`
    : null;
}

function pathOf(state: ClusterState, { id, kind }: Resource): readonly Component[] {
  const serving = announced(state).filter(({ serves }) => serves.includes(kind));
  const node = state.nodes.get(id);
  if (!node) return serving;
  const { resource, understands } = node;
  const name = `the sshd of ${resource.name}`;
  return [...serving, { kind: 'node', name, serves: ['node'], understands }];
}

/** What is on record and cannot be read is a fault that lets no request through. */
function announced(state: ClusterState): readonly Component[] {
  const kept = state.settings.get(setting);
  if (kept === undefined) return [];
  return componentsSchema.parse(kept);
}

function isSame(a: Component, b: Component): boolean {
  return a.kind === b.kind && a.name === b.name;
}
