import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Closable } from '#shared/lib/closable';
import { launchElectron } from '../../test/helpers/app/launch';
import type { PrintStream } from './print-stream';
import type { AppRig } from './rig';

export interface BareTerminal extends Closable {
  /** Writes the stream once, in pieces as large as the app's, and waits until all of it is parsed. */
  megabytesPerSecond(): Promise<number>;
}

const mainText = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const webPreferences = { nodeIntegration: true, contextIsolation: false, sandbox: false };
  return new BrowserWindow({ width: 1200, height: 800, webPreferences }).loadFile('index.html');
});`;

function pageText(stream: PrintStream): string {
  const xterm = join(process.cwd(), 'node_modules/@xterm/xterm');
  const address = (path: string): string => pathToFileURL(join(xterm, path)).href;
  return `<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="${address('css/xterm.css')}">
<div id="terminal"></div>
<script>
const { Terminal } = require(${JSON.stringify(join(xterm, 'lib/xterm.js'))});
const bytes = new Uint8Array(require('node:fs').readFileSync(${JSON.stringify(stream.path)}));
const terminal = new Terminal({ cols: 120, rows: 40, scrollback: 10000 });
terminal.open(document.getElementById('terminal'));
const piece = 65536;
const mostOnTheWay = 2 * 1024 * 1024;
window.writeAll = () => new Promise((resolve) => {
  const started = performance.now();
  let sent = 0;
  let parsed = 0;
  const more = () => {
    while (sent < bytes.length && sent - parsed < mostOnTheWay) {
      const part = bytes.subarray(sent, sent + piece);
      sent += part.length;
      terminal.write(part, () => {
        parsed += part.length;
        if (parsed === bytes.length) resolve(performance.now() - started);
        else more();
      });
    }
  };
  more();
});
</script>`;
}

/** An Electron window with nothing in it but xterm.js, which is handed a stream that it has in memory already. */
export async function bareTerminal(
  { desktop }: AppRig,
  stream: PrintStream,
): Promise<BareTerminal> {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-bare-'));
  await writeFile(join(folder, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  await writeFile(join(folder, 'index.html'), pageText(stream));
  await writeFile(join(folder, 'main.cjs'), mainText);
  const electron = await launchElectron(desktop, [folder]);
  const page = await electron.firstWindow();
  await page.waitForFunction(() => 'writeAll' in window);
  return {
    async megabytesPerSecond() {
      const ms = await page.evaluate(() =>
        (window as unknown as { writeAll(): Promise<number> }).writeAll(),
      );
      return stream.bytes / 1_000 / ms;
    },
    async close() {
      await electron.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
