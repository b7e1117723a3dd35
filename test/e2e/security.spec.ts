import { appState } from '../helpers/app/bridge';
import { screensOf } from '../helpers/app/screens';
import { expect, shareApp, test } from './fixtures';

// Electron's security checklist (electronjs.org/docs/latest/tutorial/security), point by point; the numbers are its
// own. Beside these tests: 4 in sandbox.spec.ts, for an ordinary account; 17 also in ipc-guard.test.ts; 19 in
// packaged.spec.ts. 16, a current Electron, is package.json's to name.
const shared = shareApp(({ page }) => screensOf(page).startDemo());

test('2, 3, 6, 8, 9, 10, 20: the window has neither Node nor Electron, and a context of its own', async () => {
  const { page, app } = shared;
  const seen = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
    bridge: Object.keys(window.daypass ?? {}),
    isBridgeFixed: Object.isFrozen(window.daypass) || !Reflect.set(window, 'daypass', null),
  }));
  expect(seen).toEqual({ globals: [], bridge: ['invoke', 'on', 'drop'], isBridgeFixed: true });
  // What the page made itself is no file of this computer.
  const dropped = await page.evaluate(() => window.daypass?.drop([new File(['x'], '/etc/passwd')]));
  expect(dropped).toEqual([]);

  const expected = {
    ...{ nodeIntegration: false, nodeIntegrationInSubFrames: false },
    ...{ nodeIntegrationInWorker: false, contextIsolation: true, sandbox: true },
    ...{ webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false },
    ...{ enableBlinkFeatures: '', webviewTag: false },
  };
  const preferences = await app.electron.evaluate(
    ({ BrowserWindow }, names) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        // Electron tells what it really set only by this method, which its types leave out.
        const told = webContents as unknown as {
          getLastWebPreferences(): Readonly<Record<string, unknown>>;
        };
        const set = told.getLastWebPreferences();
        // What is left out is off.
        return Object.fromEntries(names.map((name) => [name, set[name] ?? false]));
      }),
    Object.keys(expected),
  );
  expect(preferences).toEqual([expected]);
});

test('1, 18: all that the window shows comes by its own scheme, and that reaches its files alone', async () => {
  const { page } = shared;
  const seen = await page.evaluate(async () => {
    const addresses = [...document.querySelectorAll('[src], link[href]')].map(
      (element) =>
        new URL(element.getAttribute('src') ?? element.getAttribute('href') ?? '', location.href)
          .origin,
    );
    const status = async (address: string) =>
      fetch(address).then(
        (answer) => answer.status,
        () => 'refused',
      );
    return {
      secure: isSecureContext,
      protocol: location.protocol,
      elsewhere: addresses.filter((origin) => origin !== location.origin),
      answers: [
        await status('file:///etc/passwd'),
        await status('/..%2f..%2fpackage.json'),
        await status('/%2e%2e/build/main.cjs'),
        await status('/nothing.js'),
      ],
    };
  });
  expect(seen).toEqual({
    ...{ secure: true, protocol: 'daypass-app:', elsewhere: [] },
    answers: ['refused', 404, 404, 404],
  });
});

test('7: the page allows no script but its own files', async () => {
  const { page } = shared;
  const policy = await page.evaluate(async () => {
    const response = await fetch(location.href);
    return response.headers.get('Content-Security-Policy') ?? '';
  });
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')] as const;
    }),
  );
  expect(directives.get('default-src')).toBe("'none'");
  expect(directives.get('script-src')).toBe("'self'");
  expect(directives.get('connect-src')).toBe("'self'");

  const outcome = await page.evaluate(async () => {
    const blocked = (directive: string) =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (effectiveDirective === directive) resolve(directive);
        });
      });
    const violations = Promise.all(['script-src-elem', 'script-src', 'connect-src'].map(blocked));
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    document.body.append(script);
    // What runs while Playwright itself evaluates may do so; what comes a turn later may not.
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    let evaluated = false;
    try {
      // The very thing that has to fail.
      // oxlint-disable-next-line typescript/no-implied-eval
      evaluated = Boolean(new Function('return true')());
    } catch {
      // As it should be.
    }
    const reached = await fetch('https://127.0.0.1:9/').then(
      () => true,
      () => false,
    );
    return { violations: await violations, evaluated, reached, ran: 'wasRun' in window };
  });
  expect(outcome).toEqual({
    violations: ['script-src-elem', 'script-src', 'connect-src'],
    evaluated: false,
    reached: false,
    ran: false,
  });
});

test('13, 14: the window opens no other, and goes nowhere else', async () => {
  const { page, app } = shared;
  const address = page.url();
  expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
  for (const elsewhere of ['https://example.com/', 'file:///etc/passwd', 'data:text/html,x'])
    await page.evaluate((to) => {
      location.href = to;
    }, elsewhere);
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
    frame.remove();
  });
  expect((await appState(page)).hosted?.state).toBe('running');
  expect(page.url()).toBe(address);
  expect(
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
  ).toBe(1);
});

test('11, 12: no page gets a webview, not even in a window that has them switched on', async () => {
  const { app } = shared;
  const seen = await app.electron.evaluate(async ({ BrowserWindow, webContents }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
    await window.loadURL(
      'data:text/html,<webview src="data:text/html,inside" allowpopups></webview>',
    );
    const known = await window.webContents.executeJavaScript(
      'typeof document.querySelector("webview").loadURL',
    );
    const attached = webContents.getAllWebContents().map((each) => each.getType());
    window.destroy();
    return { known, attached: attached.filter((type) => type === 'webview') };
  });
  expect(seen).toEqual({ known: 'function', attached: [] });
});

test('5: the window gets no permission', async () => {
  const { page } = shared;
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
    const answers = await Promise.all(
      names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
    );
    return answers.map(({ state }) => state);
  });
  expect(states).toEqual(Array.from({ length: 5 }, () => 'denied'));
  const asked = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    clipboard: await navigator.clipboard.readText().then(
      () => 'read',
      () => 'refused',
    ),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'used',
      () => 'refused',
    ),
  }));
  expect(asked).toEqual({ notifications: 'denied', clipboard: 'refused', camera: 'refused' });
});

test('17: main answers the main frame of its own window, and nothing else', async () => {
  const { page, app } = shared;
  const answer = await app.electron.evaluate(async ({ app: main, BrowserWindow }, address) => {
    const preload = `${main.getAppPath()}/.vite/build/preload.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await other.loadURL(address);
    const said: unknown = await other.webContents.executeJavaScript(
      'daypass.invoke("app.state", {}).then(() => "answered", String)',
    );
    other.destroy();
    return said;
  }, page.url());
  expect(answer).toMatch(/Rejected: not our window/);
});

test('17: main rejects what does not fit: an unknown command, and wrong input', async () => {
  const { page } = shared;
  /** How a call over the bridge ended, whatever its types say. */
  const call = (name: string, input: unknown) =>
    page.evaluate(
      ([command, given]) =>
        (window.daypass?.invoke(command as 'app.state', given as never) ?? Promise.resolve()).then(
          () => 'answered',
          (error: unknown) => String(error),
        ),
      [name, input] as const,
    );
  expect(await call('app.state', {})).toBe('answered');
  const unknown = /Rejected: unknown command/;
  for (const name of ['app.quit', '__proto__', 'constructor', 'toString', ''])
    expect(await call(name, {})).toMatch(unknown);
  const { profiles } = await appState(page);
  const profileId = profiles[0]?.id ?? '';
  const wrong = [
    ['app.state', { more: 1 }],
    ['app.state', null],
    ['settings.set', { name: 'appearance.theme', value: 'pink' }],
    ['settings.set', { name: '__proto__', value: 1 }],
    ['profile.select', { profileId: '../../etc/passwd' }],
    ['clipboard.write', { text: 7 }],
    ['api.call', { profileId, name: 'signIn.password', input: {} }],
    ['api.call', { profileId, name: 'certificates.issue', input: {} }],
  ] as const;
  for (const [name, input] of wrong) expect(await call(name, input)).toMatch(/Rejected: /);
});
