import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failure, openConfigRig, type ConfigRig } from '../../../helpers/cluster/config-rig';
import { role, rule } from '../../../helpers/cluster/request-rig';

const kind = 'access_monitoring_rule' as const;
const staging = rule('staging', 'APPROVED', 'access_request.spec.user == "alice"');
const rights = (resource: string, ...verbs: string[]) =>
  role(
    `may-${resource}`,
    `{ allow: { rules: [{ resources: [${resource}], verbs: [${verbs.join(', ')}] }] } }`,
  );

let rig: ConfigRig;
beforeEach(async () => {
  rig = await openConfigRig();
  const dana = await rig.as('dana', ['editor']);
  await dana.apply(
    [rights(kind, 'list', 'read', 'create', 'update', 'delete'), rights('user', 'update')].join(''),
  );
});
afterEach(() => rig.close());

describe('rules that review', () => {
  it('are documents like roles: applied, listed, read, exported, replaced, deleted', async () => {
    const dana = await rig.as('dana');
    const from = rig.ledger.state.revision;
    expect((await dana.apply(staging)).applied).toEqual([`${kind} staging`]);
    const key = { kind, name: 'staging' };
    expect(await dana.call('config.get', key)).toMatchObject({ ...key, version: 1 });
    const listed = { kind, query: 'stag', cursor: null, limit: 10 };
    expect(await dana.call('config.list', listed)).toEqual({
      rows: [{ ...key, description: '', version: 1 }],
      next: null,
      total: 1,
    });
    const exported = await dana.call('config.export', { kinds: [kind] });
    expect(exported).toMatchObject({ fileName: `test-${kind}.yaml` });
    expect((await dana.check(exported.yaml)).changes).toMatchObject([{ action: 'unchanged' }]);

    await dana.apply(staging.replace('APPROVED', 'DENIED'));
    expect(rig.ledger.state.reviewRules.get('staging')).toMatchObject({
      version: 2,
      definition: { verdict: 'deny' },
    });
    const old = await failure(dana.call('config.delete', { ...key, version: 1 }));
    expect(old).toMatchObject({
      code: 'conflict',
      details: [
        'Review rule staging was changed by dana since you looked: it is at version 2 now.',
      ],
    });
    await dana.call('config.delete', { ...key, version: 2 });
    expect(rig.ledger.state.reviewRules.size).toBe(0);
    const events = await rig.repository.listAudit({ before: null, limit: 3 });
    expect(events.map(({ type }) => type)).toEqual([
      ...[`${kind}.delete`, `${kind}.put`, `${kind}.put`],
    ]);
    const changes = (await rig.repository.changesSince(from, 10)) ?? [];
    expect(changes.map(({ type }) => type)).toEqual(['roles', 'roles', 'roles']);
  });

  it('are checked before, with lines, and what they are about', async () => {
    const dana = await rig.as('dana');
    const { problems } = await dana.check(staging.replace('spec.user', 'spec.usr'));
    expect(problems).toMatchObject([{ line: 5, field: 'spec.condition' }]);
    const checked = await dana.check(staging);
    expect(checked).toMatchObject({
      problems: [],
      changes: [{ kind, name: 'staging', action: 'create' }],
      notes: [{ message: expect.stringContaining('from now on') as string }],
    });
    expect(rig.ledger.state.reviewRules.size).toBe(0);
  });

  it.each([
    ['editor', true],
    [`may-${kind}`, true],
    ['may-user', false],
    ['auditor', false],
  ])('take a right of their own or that on roles: %s', async (name, may) => {
    const erin = await rig.as('erin', [name]);
    const error = await failure(erin.apply(staging));
    expect(error === null).toBe(may);
    if (!may) expect(error).toMatchObject({ code: 'not_allowed' });
    const read = await failure(erin.call('config.export', { kinds: [kind] }));
    expect(read === null).toBe(may);
  });

  it('have a template', async () => {
    const dana = await rig.as('dana');
    const { templates } = await dana.call('config.templates', {});
    const [template] = templates.filter((each) => each.kind === kind);
    expect((await dana.check(template?.yaml ?? '')).problems).toEqual([]);
  });
});
