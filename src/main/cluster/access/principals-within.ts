import { constrainedTo, type Constraint } from '#shared/model/constraint';
import { principalTypes, type Choices, type PrincipalType } from '#shared/model/principal';

/** What is left of the principals that roles give within what a request asked for. */
export function principalsWithin(choices: Choices, constraint: Constraint): ChoiceLists {
  const asked = constrainedTo(constraint);
  return collect((type) => {
    const given = choices[type] ?? [];
    if (asked === null) return given;
    const any = given.includes('*');
    return (asked[type] ?? []).filter((value) => any || given.includes(value));
  });
}

/** Everything that one of several says, by type and sorted. */
export function mergeChoices(all: readonly Choices[]): ChoiceLists {
  return collect((type) => [...new Set(all.flatMap((each) => each[type] ?? []))].sort());
}

/** {@link Choices} that are the caller's own. */
export type ChoiceLists = Partial<Record<PrincipalType, string[]>>;

function collect(valuesOf: (type: PrincipalType) => readonly string[]): ChoiceLists {
  const lists: ChoiceLists = {};
  for (const type of principalTypes) {
    const values = valuesOf(type);
    if (values.length > 0) lists[type] = [...values];
  }
  return lists;
}
