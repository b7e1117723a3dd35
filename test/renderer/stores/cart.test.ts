import { describe, expect, it } from 'vitest';
import type { ResourceKind } from '#shared/model/resource';
import { awsConsole } from '#shared/model/resource-protocols';
import type { ResourceRow } from '#shared/model/search';
import {
  createInput,
  dryRunInput,
  durationChoices,
  emptyDraft,
  whatIsMissing,
  type CartDraft,
} from '../../../src/renderer/stores/cart';
import { cartItem, withChoice } from '../../../src/renderer/stores/cart-item';
import { plainRequest } from '../../helpers/plain-request';
import { aDryRun, aResource, aRow } from '../../helpers/window-builders';

const hour = 3_600_000;
const two = cartItem(aRow(1));
const one = cartItem(aRow(2, { requestable: { login: ['alice'] } }));

const dryRun = aDryRun({});
const draft = (part: Partial<CartDraft>): CartDraft => ({ ...emptyDraft, ...part });

describe('what is sent', () => {
  it('is nothing while a resource is unfinished', () => {
    expect(createInput(draft({ items: [one, two] }))).toBeNull();
  });

  it('is nothing for an empty cart', () => {
    expect(createInput(emptyDraft)).toBeNull();
  });

  it('carries each constraint, the trimmed reason, the duration and the reviewers', () => {
    const items = [withChoice(two, 'login', 'alice'), one];
    const input = createInput(
      draft({ items, reason: ' INC-1 \n', duration: hour, reviewers: ['bob'] }),
    );
    expect(input).toEqual({
      ...plainRequest,
      resources: [
        { id: two.id, constraint: { type: 'ssh_logins', logins: ['alice'] } },
        { id: one.id, constraint: { type: 'ssh_logins', logins: ['alice'] } },
      ],
      reason: 'INC-1',
      suggestedReviewers: ['bob'],
      accessDuration: hour,
    });
  });

  it('asks the dry run by role for what is unfinished, so that its logins become known', () => {
    expect(dryRunInput(draft({ items: [two] })).resources).toEqual([
      { id: two.id, constraint: { type: 'by-role' } },
    ]);
  });
});

describe('what keeps a request from being sent', () => {
  it.each<[string, Partial<ResourceRow>, string]>([
    [
      'db',
      { requestable: { db_user: ['*'], db_name: ['shop', 'stock'], db_role: ['reader'] } },
      'Choose at least one user and one database on node-1.',
    ],
    [
      'kube_cluster',
      { requestable: { kubernetes_group: ['a', 'b'], kubernetes_user: ['c'] } },
      'Choose at least one group or one user on node-1.',
    ],
    [
      'app',
      { requestable: { aws_role_arn: ['a', 'b'] } },
      'Choose at least one AWS role on node-1.',
    ],
  ])('is what a %s needs to be used', (kind, part, sentence) => {
    const protocol = kind === 'app' ? { protocol: awsConsole } : {};
    const resource = aResource(1, { kind: kind as ResourceKind, ...protocol });
    const item = cartItem(aRow(1, { resource, ...part }));
    expect(whatIsMissing(draft({ items: [item], reason: 'INC-1' }), dryRun)).toEqual([sentence]);
  });

  it('is named in words: logins, the reason, and what the cluster says', () => {
    const problems = ['node-9 is not something you may request.'];
    expect(whatIsMissing(draft({ items: [two] }), { ...dryRun, problems })).toEqual([
      'Choose at least one login on node-1.',
      'Give a reason: this cluster requires one.',
      ...problems,
    ]);
  });

  it('is nothing once all is there', () => {
    expect(whatIsMissing(draft({ items: [one], reason: 'INC-1' }), dryRun)).toEqual([]);
  });

  it('counts blanks as no reason', () => {
    expect(whatIsMissing(draft({ items: [one], reason: '  ' }), dryRun)).toHaveLength(1);
  });
});

it('offers only durations below the longest allowed', () => {
  expect(durationChoices(hour)).toEqual([hour / 4, hour / 2]);
  expect(durationChoices(0)).toEqual([]);
});
