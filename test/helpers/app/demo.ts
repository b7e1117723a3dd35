import type { Page } from '@playwright/test';
import { plainRequest } from '../plain-request';
import { appState, callApi, invoke } from './bridge';
import { screensOf } from './screens';

/** Signs a demo user in beside those who are, and shows them. */
export async function signInDemoUser(page: Page, name: string): Promise<void> {
  const { hosted } = await appState(page);
  const user = hosted?.demoUsers.find((each) => each.name === name);
  if (!hosted || !user) throw new Error(`The demo has no ${name}`);
  const { apiAddress: address, pin } = hosted;
  await invoke(page, 'profile.add', { address, pin, user: name, password: user.password });
}

/** The resource id of a machine that the user may see. */
export async function resourceId(page: Page, user: string, name: string): Promise<string> {
  const { rows } = await callApi(page, user, 'resources.search', {
    query: name,
    kinds: [],
    labels: {},
    show: 'all',
    cursor: null,
    limit: 50,
  });
  const row = rows.find(({ resource }) => resource.name === name);
  if (!row) throw new Error(`${user} does not see ${name}`);
  return row.resource.id;
}

/** Asks as alice for logins on machines. @returns the request's id */
export async function askForAccess(
  page: Page,
  logins: Readonly<Record<string, readonly string[]>>,
  reason = 'Maintenance',
): Promise<string> {
  const resources = await Promise.all(
    Object.entries(logins).map(async ([name, wanted]) => ({
      id: await resourceId(page, 'alice', name),
      constraint: { type: 'ssh_logins' as const, logins: [...wanted] },
    })),
  );
  const { request } = await callApi(page, 'alice', 'requests.create', {
    ...plainRequest,
    resources,
    reason,
  });
  return request.id;
}

/** Asks as alice, and approves as bob, who is signed in too. @returns the request's id */
export async function grantAccess(
  page: Page,
  logins: Readonly<Record<string, readonly string[]>>,
): Promise<string> {
  const id = await askForAccess(page, logins);
  await callApi(page, 'bob', 'requests.review', {
    id,
    verdict: 'approve',
    message: 'Go ahead.',
    terms: null,
  });
  return id;
}

/** Gives alice her own login on iot, and opens a terminal there from the request. @returns the request's id */
export async function openGrantedTerminal(page: Page): Promise<string> {
  const screens = screensOf(page);
  const id = await grantAccess(page, { iot: ['alice'] });
  await screens.become('alice');
  await screens.goTo('Requests');
  await screens.openRequest(/Approved/);
  await screens.connect('iot', 'alice');
  return id;
}
