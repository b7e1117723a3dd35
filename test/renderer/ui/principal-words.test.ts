import { expect, it } from 'vitest';
import type { Constraint } from '#shared/model/constraint';
import { arnName, choicesText, constraintText } from '../../../src/renderer/ui/principal-words';

const arn = 'arn:aws:iam::123456789012:role/ops/ReadOnly';

it.each<[Constraint, string]>([
  [{ type: 'by-role' }, 'as the role allows'],
  [{ type: 'ssh_logins', logins: ['alice', 'deploy'] }, 'as alice and deploy'],
  [{ type: 'windows_logins', logins: ['Administrator'] }, 'as Administrator'],
  [{ type: 'database', users: ['viewer'], names: [], roles: [] }, 'as viewer'],
  [
    { type: 'database', users: ['a', 'b'], names: ['shop'], roles: ['reader', 'writer'] },
    'as a and b in shop, with the roles reader and writer',
  ],
  [{ type: 'kubernetes', groups: ['devs'], users: [] }, 'in the group devs'],
  [{ type: 'kubernetes', groups: ['x', 'y'], users: ['jane'] }, 'as jane, in the groups x and y'],
  [{ type: 'aws_role_arns', arns: [arn] }, 'as ReadOnly'],
])('%j reads "%s"', (constraint, text) => {
  expect(constraintText(constraint)).toBe(text);
});

it('says which principals there are, in one order, and that any will do', () => {
  const choices = { db_name: ['*'], login: ['x'], aws_role_arn: [arn] };
  expect(choicesText(choices)).toBe('x, any database and ReadOnly');
  expect(choicesText({})).toBe('');
});

it('shortens an ARN to the name of its role', () => {
  expect(arnName(arn)).toBe('ReadOnly');
  expect(arnName('ReadOnly')).toBe('ReadOnly');
});
