import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announceComponent } from '#main/cluster/access/components';
import { enforcedBy, type Component } from '#shared/model/component';
import { byRole, logins, openAskingRig, type AskingRig } from '../../../helpers/cluster/asking-rig';

let rig: AskingRig;
beforeEach(async () => {
  rig = await openAskingRig();
});
afterEach(() => rig.close());

const gateway: Component = {
  kind: 'gateway',
  name: 'the gateway',
  serves: ['node'],
  understands: [...enforcedBy.gateway],
};
const agent: Component = { kind: 'agent', name: 'agent db-7', serves: ['db'], understands: [] };
const database = { type: 'database', users: ['viewer'], names: ['shop'], roles: [] } as const;

function ask(kind: keyof AskingRig['ids'], constraint: Parameters<typeof machine>[1]) {
  return rig.create({ resources: [machine(rig.ids[kind], constraint)] });
}
function machine(id: string, constraint: ReturnType<typeof logins>) {
  return { id, constraint };
}
const ofDatabase = () => ask('db', { ...database, users: ['viewer'], names: ['shop'], roles: [] });

describe('a constraint', () => {
  it('passes where each component on the way understands it', async () => {
    await announceComponent(rig.ledger, gateway);
    await ask('node', logins('alice'));
  });

  it('is refused where the gateway does not understand it, naming the gateway', async () => {
    await announceComponent(rig.ledger, { ...gateway, understands: [] });
    await expect(ask('node', logins('alice'))).rejects.toMatchObject({
      code: 'not_covered',
      field: 'resources',
      message: expect.stringContaining('iot: the gateway does not understand ssh_logins'),
    });
    // What the role gives there needs nothing to be understood.
    await ask('node', byRole);
  });

  it('is refused where the node does not, naming its sshd', async () => {
    await announceComponent(rig.ledger, gateway);
    const node = rig.ledger.state.nodes.get(rig.ids.node);
    if (node) await rig.put({ type: 'node', node: { ...node, understands: [] } });
    await expect(ask('node', logins('alice'))).rejects.toMatchObject({
      message: expect.stringContaining('the sshd of iot does not understand ssh_logins'),
    });
    expect((await rig.repository.load(0)).nodes[0]?.understands).toEqual([]);
  });

  it('on what nothing serves yet waits for what will serve it', async () => {
    await announceComponent(rig.ledger, gateway);
    await ofDatabase();
  });

  it('is refused by an agent that serves the kind and announces nothing of it', async () => {
    await announceComponent(rig.ledger, agent);
    await expect(ofDatabase()).rejects.toMatchObject({
      message: expect.stringContaining('agent db-7 does not understand database'),
    });
    await announceComponent(rig.ledger, { ...agent, understands: ['database'] });
    await ofDatabase();
    // One that lacks it is enough, whatever the others understand.
    await announceComponent(rig.ledger, { ...agent, name: 'agent db-8' });
    await expect(ofDatabase()).rejects.toMatchObject({
      message: expect.stringContaining('agent db-8'),
    });
  });
});

it('an announcement is written when it says something new, and audited', async () => {
  await announceComponent(rig.ledger, gateway);
  await announceComponent(rig.ledger, gateway);
  await announceComponent(rig.ledger, { ...gateway, understands: [] });
  const events = await rig.repository.listAudit({ before: null, limit: 10 });
  const announced = events.filter(({ type }) => type === 'component.announced');
  expect(announced.map(({ data }) => data['understands'])).toEqual([[], ['ssh_logins']]);
});
