import { describe, expect, it } from 'vitest';
import { doingsFor, type Known } from '../../../../src/renderer/stores/palette/doings';
import { aProfileState, aStatus, aView, uuid } from '../../../helpers/window-builders';
import { aRow } from '../resource-index/rows';

const request = uuid(1);
const usual: Known = { profile: aProfileState(), views: {}, inCart: new Set() };
const granted = aRow('web', {}, { state: 'granted', requests: [request] });
const grant = (logins: readonly string[]) => ({
  [request]: {
    ...aView(1),
    can: { ...aView(1).can, assume: true },
    principals: { [granted.resource.id]: { login: [...logins] } },
  },
});
const doings = (row: typeof granted, known: Partial<Known> = {}) =>
  doingsFor({ type: 'resource', row }, { ...usual, ...known });

describe('what Enter does with a resource', () => {
  it('connects where one has access, and asks for more with the other key', () => {
    const row = aRow('web', {}, { state: 'available', available: { login: ['root'] } });
    expect(doings(row)).toEqual({
      enter: { type: 'connect', logins: ['root'], assume: null },
      other: { type: 'request' },
    });
  });

  it('assumes what was granted, where that puts nothing aside', () => {
    const connect = { type: 'connect', logins: ['alice'], assume: request };
    expect(doings(granted, { views: grant(['alice']) }).enter).toEqual(connect);
    const profile = aProfileState({ status: aStatus({ activeRequests: [uuid(7)] }) });
    expect(doings(granted, { views: grant(['alice']), profile }).enter).toEqual({
      ...{ type: 'open-request', request },
    });
  });

  it('opens the request that is under way', () => {
    const row = aRow('web', {}, { state: 'pending', requests: [request] });
    expect(doings(row).enter).toEqual({ type: 'open-request', request });
  });

  it('starts the request where one has none: for a login, or in the cart', () => {
    expect(doings(aRow('web'))).toEqual({
      enter: { type: 'ask-to-connect' },
      other: { type: 'request' },
    });
    const db = aRow('orders', { kind: 'db' }, { requestable: { db_user: ['reader'] } });
    expect(doings(db)).toEqual({ enter: { type: 'request' }, other: { type: 'find' } });
    const inCart = new Set([db.resource.id]);
    expect(doings(db, { inCart }).enter).toEqual({ type: 'take-out' });
  });

  it('connects to nothing that is locked, and asks for nothing where one may not', () => {
    const locked = aRow('web', {}, { available: { login: ['root'] }, locked: 'Broken into.' });
    expect(doings(locked).enter.type).not.toBe('connect');
    const can = { ...aStatus().can, request: false };
    const profile = aProfileState({ status: aStatus({ can }) });
    expect(doings(aRow('web'), { profile })).toEqual({ enter: { type: 'find' }, other: null });
  });
});

describe('what Enter does with a request', () => {
  it('opens it, and connects with the other key where there is one way in', () => {
    const [resource] = aView(1).resources;
    if (!resource) throw new Error('The view has no resource');
    const constraint = { type: 'by-role' as const };
    const view = {
      ...aView(1),
      request: { ...aView(1).request, resources: [{ id: resource.id, constraint }] },
      can: { ...aView(1).can, assume: true },
      principals: { [resource.id]: { login: ['root', 'alice'] } },
    };
    expect(doingsFor({ type: 'request', view }, usual)).toEqual({
      enter: { type: 'open-request', request: view.request.id },
      other: { type: 'connect', logins: ['root', 'alice'], assume: view.request.id },
    });
    expect(doingsFor({ type: 'request', view: aView(1) }, usual).other).toBeNull();
  });
});
