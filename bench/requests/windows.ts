import type { Page } from '@playwright/test';
import type { Closable } from '#shared/lib/closable';
import { callApi, invoke } from '../../test/helpers/app/bridge';
import { launchApp, type RunningApp } from '../../test/helpers/app/launch';
import { screensOf } from '../../test/helpers/app/screens';
import { plainRequest } from '../../test/helpers/plain-request';
import { startDesktopSession } from '../../test/helpers/desktop/desktop-session';
import { machineName } from './people';
import { password, type RequestsRig } from './rig';

// People of their own, who join as anybody does.
const requester = { name: 'asking', roles: ['ask-team-0'] };
const reviewer = { name: 'deciding', roles: ['lead'] };

const patienceMs = 30_000;

/** The app of one who asks and the app of one who decides, on one screen, signed in to the measured cluster. */
export interface TwoWindows extends Closable {
  /** Milliseconds from the reviewer's click on Approve to the frame that shows it to the requester. */
  approveToSeen(): Promise<number>;
}

export async function openTwoWindows(rig: RequestsRig): Promise<TwoWindows> {
  const desktop = await startDesktopSession();
  const asking = await launchApp(desktop);
  const deciding = await launchApp(desktop);
  await join(asking, rig, requester);
  await join(deciding, rig, reviewer);
  for (const { page } of [asking, deciding]) {
    page.setDefaultTimeout(patienceMs);
    await screensOf(page).goTo('Requests');
  }
  return {
    approveToSeen: () => approveToSeen(rig, asking.page, deciding.page),
    async close() {
      await asking.close();
      await deciding.close();
      await desktop.close();
    },
  };
}

async function join(
  { page }: RunningApp,
  { owner }: RequestsRig,
  { name: user, roles }: typeof requester,
): Promise<void> {
  const { link } = await owner.call('invite.create', { user, roles, logins: [] });
  await invoke(page, 'join.confirm', { link, password });
  await page.getByRole('button', { name: new RegExp(`^Profile: ${user} on`) }).waitFor();
}

async function approveToSeen(rig: RequestsRig, asking: Page, deciding: Page): Promise<number> {
  const { request } = await callApi(asking, requester.name, 'requests.create', {
    ...plainRequest,
    resources: [
      {
        id: rig.machines.get(machineName(0, 0)) ?? '',
        constraint: { type: 'ssh_logins', logins: ['deploy'] },
      },
    ],
    reason: 'The service does not answer',
  });
  // The only one of theirs that still waits.
  for (const page of [asking, deciding])
    await screensOf(page).openRequest(new RegExp(`(?=.*${requester.name})(?=.*Pending)`, 's'));
  const seen = asking.evaluate(whenApproved, patienceMs);
  const clicked = deciding.evaluate(whenClicked);
  await screensOf(deciding).review('Approve', 'seen');
  const taken = (await seen) - (await clicked);
  await callApi(deciding, reviewer.name, 'requests.revoke', { id: request.id, reason: 'measured' });
  return taken;
}

/** Run in the requester's page. @returns the time, in milliseconds since the epoch, at which it was painted */
function whenApproved(patience: number): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The approval was not shown')), patience);
    const state = () => document.querySelector('[data-testid=request-state]')?.textContent;
    const observer = new MutationObserver(() => {
      if (state() !== 'Approved') return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // A message comes after the frame that is being made.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(Date.now()));
        port1.start();
        port2.postMessage(null);
      });
    });
    const whole = { subtree: true, childList: true, characterData: true, attributes: true };
    observer.observe(document.body, whole);
  });
}

/** Run in the reviewer's page. @returns the time at which Approve was clicked */
function whenClicked(): Promise<number> {
  return new Promise((resolve) => {
    const listen = ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest('button') : null;
      if (button?.textContent?.trim() !== 'Approve') return;
      document.removeEventListener('click', listen, true);
      resolve(Date.now());
    };
    document.addEventListener('click', listen, true);
  });
}
