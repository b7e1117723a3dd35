import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { defaultLimits } from '#main/proxy/admission';
import { ExpectedError } from '#shared/api/errors';
import { startGatewayRig, type GatewayRig } from '../helpers/gateway/gateway-rig';
import { openTerminal, type TestTerminal } from '../helpers/gateway/terminal';

let rig: GatewayRig;
const terminals: TestTerminal[] = [];
beforeAll(async () => {
  rig = await startGatewayRig({
    limits: { ...defaultLimits, graceMs: 2_000, silenceMs: 900 },
    waiterLimits: { perUser: 2, inAll: 10 },
  });
});
afterAll(async () => {
  for (const terminal of terminals) terminal.kill();
  await rig.close();
});
beforeEach(() => {
  const { keeper } = rig;
  keeper.asked.length = 0;
  keeper.refuseAsking = null;
  // A certificate that was made for one connection is let through there, as the cluster does.
  keeper.rule = ({ access, connection }) =>
    access.scope.type === 'connection' && access.scope.connection === connection
      ? null
      : 'Nothing gives you this.';
  keeper.offered = ({ target, login }) => ({
    ...{ node: target, login, reasonPrompts: [] },
  });
});

function open(program = 'echo "in" | tr a-z A-Z'): TestTerminal {
  const words = rig.ssh
    .command(rig.target, ['-t'], program)
    .map((word) => (word === 'BatchMode=yes' ? 'BatchMode=no' : word));
  const terminal = openTerminal(words, { columns: 120, rows: 30 });
  terminals.push(terminal);
  return terminal;
}

async function wait(reason = 'because'): Promise<TestTerminal> {
  const count = rig.keeper.asked.length;
  const terminal = open();
  await terminal.shows('Reason for the request');
  terminal.send(`${reason}\r`);
  await terminal.shows('Waiting for 1 approval.');
  expect(rig.keeper.asked).toHaveLength(count + 1);
  return terminal;
}

function approveAll(): void {
  for (const asked of rig.keeper.asked) asked.state = { type: 'approved' };
  rig.keeper.change();
}

it('waits for longer than a sign-in may take, without keep-alives cutting it, and then goes on', async () => {
  const terminal = await wait();
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  expect(rig.keeper.asked[0]).toMatchObject({ withdrawn: false, reason: 'because' });
  approveAll();
  await terminal.shows('IN');
  expect(await terminal.ended()).toBe(0);
  expect(rig.keeper.asked[0]?.certified).toMatch(/^[0-9a-f-]{36}$/);
});

it('shows each new state once', async () => {
  const terminal = await wait();
  const [asked] = rig.keeper.asked;
  if (asked) asked.state = { type: 'waiting', words: 'Waiting for 1 more approval.' };
  rig.keeper.change();
  await terminal.shows('Waiting for 1 more approval.');
  for (let change = 0; change < 5; change++) rig.keeper.change();
  approveAll();
  await terminal.shows('IN');
  expect(terminal.text().split('Waiting for')).toHaveLength(3);
});

it('lets no more wait for one user than it may, and others again when one leaves', async () => {
  const [first] = [await wait(), await wait()];
  const third = open();
  await third.shows('You wait for access at 2 terminals, which is the most.');
  expect(await third.ended()).toBe(255);
  first?.send('\u0003');
  await first?.ended();
  await expect
    .poll(() => rig.keeper.asked.map(({ withdrawn }) => withdrawn))
    .toEqual([true, false]);
  const fourth = await wait();
  approveAll();
  await fourth.shows('IN');
});

it('says why it could not be asked for', async () => {
  rig.keeper.refuseAsking = new ExpectedError(
    'limit_exceeded',
    'You wait for 20 requests already.',
  );
  const terminal = open();
  await terminal.shows('Reason for the request');
  terminal.send('because\r');
  await terminal.shows('You wait for 20 requests already.');
  expect(await terminal.ended()).toBe(255);
});

it('does not let in what the cluster then refuses', async () => {
  const terminal = await wait();
  rig.keeper.rule = () => 'Request 1 starts later.';
  approveAll();
  await terminal.shows('Request 1 starts later.');
  expect(await terminal.ended()).toBe(255);
  expect(terminal.text()).not.toContain('IN');
});

it('ends the connection when what was approved on the spot ends', async () => {
  const terminal = open('echo "in" | tr a-z A-Z; sleep 60');
  await terminal.shows('Reason for the request');
  terminal.send('because\r');
  await terminal.shows('Waiting for 1 approval.');
  approveAll();
  await terminal.shows('IN');
  rig.keeper.rule = () => 'Request 1 was revoked.';
  rig.keeper.change();
  await terminal.shows('Request 1 was revoked.');
  expect(await terminal.ended()).toBe(255);
});
