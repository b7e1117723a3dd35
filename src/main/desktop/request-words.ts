import { formatDuration } from '#shared/lib/duration';
import type { AccessRequestView } from '#shared/model/access-request';
import { constrainedTo, type Constraint } from '#shared/model/constraint';
import { principalTypes } from '#shared/model/principal';
import { parseResourceId } from '#shared/model/resource-id';

const named = 3;

/** What a request is for, in a line: `iot (alice), this-computer (deploy) and 2 more`. */
export function resourcesInWords(view: AccessRequestView): string {
  const names = new Map(view.resources.map(({ id, name }) => [id, name]));
  const words = view.request.resources.map(({ id, constraint }) => {
    const parsed = parseResourceId(id);
    const name = names.get(id) ?? (parsed.ok ? parsed.value.name : id);
    const principals = principalsOf(constraint);
    return principals.length === 0 ? name : `${name} (${principals.join(', ')})`;
  });
  const rest = words.length - named;
  return rest > 0 ? `${words.slice(0, named).join(', ')} and ${rest} more` : words.join(', ');
}

/** Whom a constraint names; of an AWS role the name, which is the last part of its ARN. */
function principalsOf(constraint: Constraint): readonly string[] {
  const values = constrainedTo(constraint) ?? {};
  return principalTypes.flatMap((type) =>
    (values[type] ?? []).map((value) =>
      type === 'aws_role_arn' ? (value.split(/[:/]/).at(-1) ?? value) : value,
    ),
  );
}

/** What is left of a time, in minutes rounded up: what has just begun reads `8h`, not `7h 59m`. */
export function timeLeftInWords(until: number, now: number): string {
  return formatDuration(Math.max(1, Math.ceil((until - now) / 60_000)) * 60_000);
}
