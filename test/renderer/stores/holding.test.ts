import { expect, it } from 'vitest';
import { createHoldingActions, heldWith } from '../../../src/renderer/stores/holding';
import { aProfileState, aStatus, uuid } from '../../helpers/window-builders';

const [one, two, three] = [uuid(1), uuid(2), uuid(3)];
const profile = (activeRequests: string[], severalGrants: boolean) =>
  aProfileState({ status: aStatus({ activeRequests, severalGrants }) });

function setUp() {
  const told: unknown[] = [];
  const actions = createHoldingActions(async (name, input) => {
    told.push([name, input]);
    return true;
  });
  return { told, actions };
}

it('adds a request to what is held only where the cluster allows several', () => {
  expect(heldWith(profile([one], false), two)).toEqual([two]);
  expect(heldWith(profile([one], true), two)).toEqual([one, two]);
  expect(heldWith(profile([one, two], true), one)).toEqual([two, one]);
});

it('drops one and keeps the others, and drops to regular access after the last', async () => {
  const { told, actions } = setUp();
  const both = profile([one, two], true);
  await actions.dropOne(both, one);
  await actions.dropOne(profile([two], true), two);
  await actions.switchTo(both, three);
  expect(told).toEqual([
    ['access.assume', { profileId: both.id, requests: [two] }],
    ['access.drop', { profileId: both.id }],
    ['access.assume', { profileId: both.id, requests: [three] }],
  ]);
});
