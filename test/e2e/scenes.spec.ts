import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { Closable } from '#shared/lib/closable';
import { expectNoViolations } from '../helpers/app/axe';
import { launchElectron } from '../helpers/app/launch';
import { startDesktopSession } from '../helpers/desktop/desktop-session';
import { scenes } from '../renderer/preview/scenes';
import { expect, test } from './fixtures';

const preview = join(import.meta.dirname, '../renderer/preview');
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** The window over clusters in memory, in a browser of the app's own kind. */
interface Preview extends Closable {
  readonly page: Page;
  show(scene: string): Promise<void>;
}

async function openPreview(): Promise<Preview> {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-preview-'));
  const outDir = join(folder, 'built');
  await build({
    ...{ configFile: join(preview, 'vite.config.ts'), logLevel: 'error' },
    build: { outDir, minify: false, chunkSizeWarningLimit: 10_000 },
  });
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://preview');
    response.setHeader('content-type', types[extname(pathname)] ?? 'text/html');
    const file = createReadStream(join(outDir, pathname === '/' ? 'index.html' : pathname));
    file.on('error', () => response.writeHead(404).end());
    file.pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  const { port } = server.address() as { readonly port: number };
  writeFileSync(join(folder, 'package.json'), '{"name":"preview","main":"main.cjs"}');
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('about:blank'));`,
  );
  const desktop = await startDesktopSession();
  const electron = await launchElectron(desktop, [folder]);
  const page = await electron.firstWindow();
  return {
    page,
    async show(scene) {
      await page.goto(`http://127.0.0.1:${port}/?scene=${scene}`);
      await expect(page.getByRole('heading').first()).toBeVisible();
      await expect(page.getByText('Loading')).toHaveCount(0);
    },
    async close() {
      await electron.close();
      await desktop.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let opened: Preview;
test.beforeAll(async () => {
  opened = await openPreview();
});
test.afterAll(() => opened.close());

test('no scene breaks a rule of accessibility, light or dark', async () => {
  test.setTimeout(300_000);
  for (const scene of Object.keys(scenes)) {
    await opened.show(scene);
    await expectNoViolations(opened.page, scene);
  }
});
