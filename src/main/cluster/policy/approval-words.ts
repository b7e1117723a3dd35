import type { Role, Traits } from '#shared/model/role';
import type { Threshold } from '#shared/model/role-requests';
import { offers } from './offers';

/** What one requested role waits for, in words. */
export interface RoleApprovals {
  readonly role: string;
  /** All of these have to be met. */
  readonly needs: readonly string[];
}

/**
 * How many approvals each requested role takes, and by whom, by the requester's roles as they are now: one sentence
 * for each of those that offers it, as each has to be met. It says in words what `thresholdsFor` counts.
 */
export function approvalWords(
  requested: readonly string[],
  requesterRoles: readonly Role[],
  traits: Traits,
): readonly RoleApprovals[] {
  return requested.map((name) => {
    const offering = requesterRoles.filter((role) => offers(role, name, traits));
    const needs = offering.map(({ spec }) => setWords(spec.allow.request.thresholds));
    return { role: name, needs: offering.length === 0 ? [nobody] : [...new Set(needs)] };
  });
}

const nobody = 'Nobody can approve it: none of your roles offers it';

/** One of several thresholds is enough; those that approve never are left out. */
function setWords(thresholds: readonly Threshold[]): string {
  if (thresholds.length === 0) return '1 approval';
  const ways = thresholds.filter(({ approve }) => approve > 0).map(thresholdWords);
  return ways.length === 0 ? 'No number of approvals is enough' : ways.join(', or ');
}

function thresholdWords({ name, approve, filter }: Threshold): string {
  const count = `${approve} ${approve === 1 ? 'approval' : 'approvals'}`;
  const where = filter === '' ? '' : ` where ${filter}`;
  return name === '' ? `${count}${where}` : `${count}${where} (${name})`;
}
