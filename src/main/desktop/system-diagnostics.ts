import { execFile } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import { arch, homedir, release, type } from 'node:os';
import { app, Notification } from 'electron';
import type { Say } from '#shared/i18n/text';
import type { Base } from './base';
import { runChecks } from './diagnostic-checks';
import type { DiagnosticSources } from './diagnostics';
import { systemKeychain } from './safe-storage';

const waitMs = 3_000;
const logLines = 200;
const megabyteInKilobytes = 1_024;

/** The sources of diagnostics on this computer. */
export function systemDiagnostics({
  state,
  log,
  userData,
}: Pick<Base, 'state' | 'log' | 'userData'>): DiagnosticSources {
  const probes = {
    reach,
    ssh: sshVersion,
    keyring: () => systemKeychain.state(),
    showsNotifications: () => Notification.isSupported(),
    freeBytes: () =>
      statfs(userData).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => null,
      ),
  };
  return {
    state: state.get,
    now: Date.now,
    versions,
    processes,
    log: () => lastLines(log.file),
    checks: (now, say) => runChecks(now, probes, say),
    homes,
  };
}

function versions(say: Say) {
  const { electron, chrome, node, v8 } = process.versions;
  const facts = {
    Daypass: app.getVersion(),
    Electron: electron,
    Chromium: chrome,
    Node: node,
    V8: v8,
  };
  return [
    ...Object.entries(facts).map(([name, value]) => ({ name, value })),
    { name: say('desktopChecks.versions.system'), value: `${type()} ${release()}, ${arch()}` },
    {
      name: say('desktopChecks.versions.packaged'),
      value: say(app.isPackaged ? 'desktopChecks.versions.yes' : 'desktopChecks.versions.no'),
    },
  ];
}

function processes() {
  return app.getAppMetrics().map(({ type, name, serviceName, memory, cpu }) => ({
    name: name ?? serviceName ?? (type === 'Browser' ? 'Main' : type),
    memory: Math.round(memory.workingSetSize / megabyteInKilobytes),
    cpu: Math.round(cpu.percentCPUUsage * 10) / 10,
  }));
}

function lastLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-logLines);
  } catch {
    return [];
  }
}

function homes(): readonly string[] {
  const home = homedir();
  const spellings = [home, JSON.stringify(home).slice(1, -1), home.replaceAll('\\', '/')];
  try {
    return [...new Set([...spellings, realpathSync(home)])];
  } catch {
    return spellings;
  }
}

function reach(address: string): Promise<string> {
  const at = address.lastIndexOf(':');
  const host = address.slice(0, at).replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(address.slice(at + 1)), timeout: waitMs });
    const end = (why: string) => {
      socket.destroy();
      resolve(why);
    };
    socket.once('connect', () => end(''));
    socket.once('timeout', () => end('timeout'));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
}

function sshVersion(): Promise<string | null> {
  return new Promise((resolve) => {
    execFile('ssh', ['-V'], { timeout: waitMs }, (error, stdout, stderr) =>
      resolve(error ? null : `${stdout}${stderr}`.trim()),
    );
  });
}
