import type { Labels } from '#shared/model/resource';
import type { NodeRecord } from '../store/records';

/**
 * What an administrator gave a node. What commands on the node say is the node's own word, and never replaces it:
 * who may reach a machine hangs on its labels.
 */
export function staticLabels({ resource, commandLabels }: NodeRecord): Labels {
  return without(resource.labels, commandLabels);
}

/** The labels of commands, but for those that an administrator gave. */
export function unlessStatic(commandLabels: Labels, given: Labels): Record<string, string> {
  return without(commandLabels, given);
}

function without(labels: Labels, names: Labels): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !Object.hasOwn(names, name)));
}
