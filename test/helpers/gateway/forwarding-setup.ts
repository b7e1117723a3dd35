import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { everything, type SessionPermissionName } from '#shared/model/session-permissions';
import { startGatewayRig, type GatewayRig } from './gateway-rig';
import { holder } from './held-ssh';
import { startService, type TestService } from './run-tool';

/** A gateway for the tests of a file, and what forwards are tried with. */
export interface ForwardingSetup {
  readonly rig: GatewayRig;
  /** A service that sends back what it gets. */
  readonly echo: TestService;
  /** New for each test. */
  readonly folder: string;
  readonly hold: ReturnType<typeof holder>['hold'];
  /** From now on the roles forbid this, for this reason. */
  forbid(name: SessionPermissionName, reason: string): void;
}

/** Starts it before the tests of the file that calls this, and ends it after them. Each test may do everything at first. */
export function setUpForwarding(): ForwardingSetup {
  let rig: GatewayRig;
  let echo: TestService;
  let folder: string;
  const { hold, end } = holder(() => rig);
  beforeAll(async () => {
    rig = await startGatewayRig();
    echo = await startService((socket) => socket.pipe(socket));
  });
  afterAll(async () => {
    echo.close();
    await rig.close();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'daypass-forwards-'));
    rig.keeper.permissions = everything;
    rig.keeper.calls.length = 0;
  });
  afterEach(() => {
    end();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get rig() {
      return rig;
    },
    get echo() {
      return echo;
    },
    get folder() {
      return folder;
    },
    hold,
    forbid(name, reason) {
      rig.keeper.permissions = { ...everything, [name]: { allowed: false, reason } };
    },
  };
}
