import { describe, expect, it } from 'vitest';
import { wayBack } from '../../../src/renderer/stores/way-back';
import { aResource, aView, uuid } from '../../helpers/window-builders';

const resource = aResource(1).id;
const session = { resource, login: 'alice' };
const approved = (number: number, until: number) =>
  aView(number, { state: 'APPROVED', accessUntil: until }, { assume: true });

describe('the way back to an ended session', () => {
  it('is to try where it is allowed, or where that is not known', () => {
    expect(wayBack(session, null, [approved(1, 9)], [])).toEqual({ type: 'connect' });
    expect(wayBack(session, { allowed: true }, [approved(1, 9)], [])).toEqual({ type: 'connect' });
  });

  it('is the approved request that gives the login, the longest first', () => {
    const views = [approved(1, 5), approved(2, 9), approved(3, 7)];
    expect(wayBack(session, { allowed: false }, views, [])).toMatchObject({
      type: 'assume',
      view: { request: { id: uuid(2) } },
    });
  });

  it.each([
    ['gives another login', { ...session, login: 'root' }, [approved(1, 9)], []],
    ['gives another resource', { ...session, resource: aResource(2).id }, [approved(1, 9)], []],
    ['is assumed already', session, [approved(1, 9)], [uuid(1)]],
    ['cannot be assumed', session, [aView(1)], []],
  ])('is to ask again where the request %s', (_what, from, views, active) => {
    expect(wayBack(from, { allowed: false }, views, active)).toEqual({ type: 'request' });
  });
});
