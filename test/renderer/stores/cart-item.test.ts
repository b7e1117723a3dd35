import { describe, expect, it } from 'vitest';
import type { Choices } from '#shared/model/principal';
import type { ResourceKind } from '#shared/model/resource';
import { awsConsole, defaultProtocols } from '#shared/model/resource-protocols';
import type { DryRun } from '../../../src/renderer/stores/cart';
import {
  byRoleToggled,
  cartItem,
  constraintOf,
  withChoice,
  withDryRunChoices,
} from '../../../src/renderer/stores/cart-item';
import { aResource, aRow } from '../../helpers/window-builders';

const itemOf = (kind: ResourceKind, requestable: Choices, protocol = defaultProtocols[kind]) =>
  cartItem(
    aRow(1, {
      resource: aResource(1, { kind, protocol }),
      requestable: Object.fromEntries(
        Object.entries(requestable).map(([type, values]) => [type, [...values]]),
      ),
    }),
  );
const machine = itemOf('node', { login: ['alice', 'deploy'] });
const database = itemOf('db', {
  db_user: ['reporter', 'viewer'],
  db_name: ['*'],
  db_role: ['read_only'],
});
const answer = (choices: DryRun['choices'][string]) =>
  ({ choices: { [machine.id]: choices } }) as DryRun;

describe('a machine in the cart', () => {
  it('has to be narrowed down where there are several logins', () => {
    expect(constraintOf(machine)).toBeNull();
  });

  it('takes the only login there is', () => {
    expect(constraintOf(itemOf('node', { login: ['alice'] }))).toEqual({
      type: 'ssh_logins',
      logins: ['alice'],
    });
  });

  it('keeps the order of the offer, whatever the order of choosing', () => {
    const both = withChoice(withChoice(machine, 'login', 'deploy'), 'login', 'alice');
    expect(constraintOf(both)).toEqual({ type: 'ssh_logins', logins: ['alice', 'deploy'] });
  });

  it('is unfinished again when the last login is cleared, never everything', () => {
    const none = withChoice(withChoice(machine, 'login', 'alice'), 'login', 'alice');
    expect(constraintOf(none)).toBeNull();
  });

  it('goes by role on request, and leaves that when a login is chosen', () => {
    const byRole = byRoleToggled(machine);
    expect(constraintOf(byRole)).toEqual({ type: 'by-role' });
    expect(constraintOf(byRoleToggled(byRole))).toBeNull();
    expect(constraintOf(withChoice(byRole, 'login', 'deploy'))).toEqual({
      type: 'ssh_logins',
      logins: ['deploy'],
    });
  });
});

describe('a database in the cart', () => {
  it('needs a user and a database; roles are extra, and never chosen by themselves', () => {
    const user = withChoice(database, 'db_user', 'viewer');
    expect(constraintOf(user)).toBeNull();
    expect(constraintOf(withChoice(user, 'db_name', 'shop'))).toEqual({
      type: 'database',
      users: ['viewer'],
      names: ['shop'],
      roles: [],
    });
  });

  it('never asks for "any": a name is typed where any will do', () => {
    const free = itemOf('db', { db_user: ['*'] }, 'mysql');
    expect(constraintOf(free)).toBeNull();
    expect(constraintOf(withChoice(free, 'db_user', '*'))).toBeNull();
    expect(constraintOf(withChoice(free, 'db_user', 'x'))).toMatchObject({ users: ['x'] });
  });
});

describe('other kinds in the cart', () => {
  it('is used as oneself, where there is nothing to choose', () => {
    expect(constraintOf(itemOf('app', {}))).toEqual({ type: 'by-role' });
  });

  it('takes a group or a user of a Kubernetes cluster', () => {
    const kube = itemOf('kube_cluster', { kubernetes_group: ['a'], kubernetes_user: ['b'] });
    expect(constraintOf(kube)).toBeNull();
    expect(constraintOf(withChoice(kube, 'kubernetes_user', 'b'))).toEqual({
      type: 'kubernetes',
      groups: [],
      users: ['b'],
    });
  });

  it.each<[ResourceKind, Choices, object]>([
    ['windows_desktop', { login: ['Administrator'] }, { type: 'windows_logins' }],
    ['kube_cluster', { kubernetes_group: ['a'] }, { type: 'kubernetes', groups: ['a'] }],
    ['db', { db_user: ['a'], db_name: ['b'] }, { users: ['a'], names: ['b'] }],
  ])('of kind %s take what is offered alone', (kind, offers, constraint) => {
    expect(constraintOf(itemOf(kind, offers))).toMatchObject(constraint);
  });

  it('takes the only AWS role of a console', () => {
    const console = itemOf('app', { aws_role_arn: ['arn:aws:iam::1:role/x'] }, awsConsole);
    expect(constraintOf(console)).toMatchObject({ type: 'aws_role_arns' });
  });
});

describe('what the cluster says of it', () => {
  it('drops a login that may no longer be asked for', () => {
    const both = withChoice(withChoice(machine, 'login', 'alice'), 'login', 'deploy');
    const item = withDryRunChoices(both, answer({ login: ['deploy'] }));
    expect(item.offers).toEqual({ login: ['deploy'] });
    expect(constraintOf(item)).toEqual({ type: 'ssh_logins', logins: ['deploy'] });
  });

  it('keeps a typed name while any will do', () => {
    const typed = withChoice(withChoice(database, 'db_user', 'viewer'), 'db_name', 'shop');
    const item = withDryRunChoices(typed, answer({ db_user: ['viewer'], db_name: ['*'] }));
    expect(constraintOf(item)).toMatchObject({ users: ['viewer'], names: ['shop'] });
  });

  it('asks to choose once there is something to choose', () => {
    const item = withDryRunChoices(itemOf('db', {}), answer({ db_user: ['a', 'b'] }));
    expect(constraintOf(item)).toBeNull();
  });

  it('leaves "by role" as it is', () => {
    const item = withDryRunChoices(byRoleToggled(machine), answer({ login: ['deploy'] }));
    expect(constraintOf(item)).toEqual({ type: 'by-role' });
  });
});
