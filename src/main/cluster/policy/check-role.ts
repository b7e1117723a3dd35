import type { Role, RoleConditions, RoleVersion } from '#shared/model/role';
import type { RoleOptions } from '#shared/model/role-options';
import {
  checkAnnotations,
  checkClaims,
  checkExpression,
  checkMatchers,
  checkNames,
  checkPrincipals,
  checkSelector,
  checkThresholds,
  ofEntries,
  type Effect,
  type Finding,
  type Said,
} from './documents/field-checks';
import { compileLabelsExpression } from './expression/labels-expression';
import { compileWhere } from './expression/review-conditions';
import { labelFields, principalFields } from './kinds';
import { kubernetesReachNotes } from './kubernetes/reach';
import { requestableKinds } from './kubernetes/requestable';
import { kubernetesRulesOf } from './kubernetes/rules';

export type { Finding } from './documents/field-checks';

export interface RoleCheck {
  readonly problems: readonly Finding[];
  /** What is understood and has no effect, and what deserves a second look. */
  readonly notes: readonly Finding[];
}

interface Side {
  readonly conditions: RoleConditions;
  readonly effect: Effect;
  readonly version: RoleVersion;
}

/** What is checked of `allow` and of `deny`, by the field that it is about. */
const sideChecks: readonly (readonly [field: string, check: (side: Side) => Said])[] = [
  ...labelFields.flatMap((field) => [
    [field, ({ conditions }: Side) => checkSelector(conditions[field])] as const,
    [
      `${field}_expression`,
      ({ conditions }: Side) =>
        checkExpression(conditions[`${field}_expression`], compileLabelsExpression),
    ] as const,
  ]),
  ...principalFields.map(
    (field) =>
      [
        field,
        ({ conditions, effect }: Side) => checkPrincipals(field, conditions[field], effect),
      ] as const,
  ),
  ['kubernetes_resources', checkKubernetes],
  ['request.roles', ({ conditions: { request } }) => checkMatchers(request.roles)],
  [
    'request.search_as_roles',
    ({ conditions: { request }, effect }) =>
      (effect === 'allow' ? checkNames : checkMatchers)(request.search_as_roles),
  ],
  [
    'request.claims_to_roles',
    ({ conditions: { request } }) => checkClaims(request.claims_to_roles),
  ],
  [
    'request.suggested_reviewers',
    ({ conditions: { request }, effect }) =>
      (effect === 'allow' ? checkNames : checkMatchers)(request.suggested_reviewers),
  ],
  [
    'request.annotations',
    ({ conditions: { request }, effect }) => checkAnnotations(request.annotations, effect),
  ],
  ['request.kubernetes_resources', checkRequestableKinds],
  [
    'review_requests.roles',
    ({ conditions: { review_requests: review } }) => checkMatchers(review.roles),
  ],
  [
    'review_requests.claims_to_roles',
    ({ conditions: { review_requests: review } }) => checkClaims(review.claims_to_roles),
  ],
  [
    'review_requests.preview_as_roles',
    ({ conditions: { review_requests: review }, effect }) =>
      (effect === 'allow' ? checkNames : checkMatchers)(review.preview_as_roles),
  ],
  [
    'review_requests.where',
    ({ conditions: { review_requests: review } }) => checkExpression(review.where, compileWhere),
  ],
];

function checkKubernetes({ conditions, effect, version }: Side): Said {
  const entries = conditions.kubernetes_resources;
  const { problems, notes } = kubernetesRulesOf({ version, effect, entries });
  return { problems: ofEntries(problems), notes: ofEntries(notes) };
}

function checkRequestableKinds({ conditions, effect, version }: Side): Said {
  const { kubernetes_resources: entries } = conditions.request;
  return { problems: ofEntries(requestableKinds({ version, effect, entries }).problems) };
}

/** What options ask for and nothing here does. */
function optionNotes(options: RoleOptions): readonly Finding[] {
  const text = 'asks for nothing by itself: people search and ask for what they need';
  return options.request_access === 'always' ? [{ path: 'request_access', text }] : [];
}

/** Checks what a schema cannot: that every pattern compiles, every variable is known, and what has no effect. */
export function checkRole({ version, spec }: Role): RoleCheck {
  const sides = (['allow', 'deny'] as const).flatMap((effect) =>
    sideChecks.map(([field, check]) =>
      placed(`spec.${effect}.${field}`, check({ conditions: spec[effect], effect, version })),
    ),
  );
  const reach = kubernetesReachNotes(version, spec.allow);
  const all = [
    ...sides,
    placed('spec.allow.request.thresholds', checkThresholds(spec.allow.request.thresholds)),
    placed('spec.options', { notes: optionNotes(spec.options) }),
    placed('spec.allow', { notes: reach.map(({ field, text }) => ({ path: field, text })) }),
  ];
  return {
    problems: all.flatMap(({ problems }) => problems),
    notes: all.flatMap(({ notes }) => notes),
  };
}

function placed(field: string, { problems = [], notes = [] }: Said): RoleCheck {
  const at = ({ path, text }: Finding): Finding => ({
    path: path === '' ? field : `${field}.${path}`,
    text,
  });
  return { problems: problems.map(at), notes: notes.map(at) };
}
