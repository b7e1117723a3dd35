import { describe, expect, it } from 'vitest';
import { ask, callApi } from '../../../src/renderer/stores/ask';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { aliceProfile } from '../../helpers/window-builders';

/** A main process that rejects everything, as it does with input that fits no schema. */
const rejecting = () => {
  const bridge = createFakeBridge();
  return { ...bridge, invoke: () => Promise.reject(new Error('rejected')) };
};

describe('a call that main rejects', () => {
  it('names the field at fault in words', async () => {
    const input = { name: 'Not A Name', user: 'alice', password: 'long enough' };
    const answer = await ask(rejecting(), 'cluster.create', input);
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: 'invalid_input',
        field: 'name',
        message: 'The name is not a cluster name such as "example.com".',
      },
    });
  });

  it('looks into the input of an API call', async () => {
    const input = { user: 'dana', roles: [], logins: ['a b'] };
    const answer = await callApi(rejecting(), aliceProfile, 'invite.create', input);
    expect(answer).toMatchObject({
      ok: false,
      error: { field: 'logins.0', message: 'A login is not a login such as "alice" or "deploy".' },
    });
  });

  it('becomes a plain sentence when nothing is wrong with the input', async () => {
    const answer = await ask(rejecting(), 'app.state', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
  });
});
