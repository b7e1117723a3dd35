import { expect, type Locator, type Page } from '@playwright/test';

/** What a person does on each screen, by the names that a screen reader would tell. */
export interface Screens {
  startDemo(): Promise<void>;
  goTo(
    screen:
      | 'Resources'
      | 'Requests'
      | 'Terminals'
      | 'Sessions'
      | 'Status'
      | 'Administration'
      | 'Settings',
  ): Promise<void>;
  /** Signs the demo user in by the profile menu, or switches to their profile when they are. */
  become(user: string): Promise<void>;
  /** Signs a demo user in who was signed out, by the button, as often as it takes while that is refused. */
  signInAgain(user: string): Promise<void>;
  show(which: 'My resources' | 'Requestable' | 'All'): Promise<void>;
  search(text: string): Promise<void>;
  row(name: string): Locator;
  addToRequest(name: string, logins: readonly string[]): Promise<void>;
  /** Opens the list of what is managed by YAML, as an administrator. */
  manage(kind: 'Roles' | 'Users' | 'Databases'): Promise<void>;
  /** Starts an empty text in the list that is shown, and fills it. */
  writeNew(yaml: string): Promise<void>;
  send(reason: string): Promise<void>;
  requestState(): Locator;
  openRequest(text: RegExp): Promise<void>;
  review(verdict: 'Approve' | 'Deny', message: string): Promise<void>;
  connect(name: string, login: string): Promise<void>;
  terminal(): Locator;
  type(command: string): Promise<void>;
  assumedBar(): Locator;
  drop(): Promise<void>;
  /** Asks, on an open request, why a login on one of its resources may or may not be used. */
  askWhy(name: string, login: string): Promise<void>;
  /** Waits until nothing is on its way any more, and puts messages away: the moment for a picture. */
  settle(): Promise<void>;
}

export function screensOf(page: Page): Screens {
  const panel = page.getByRole('region', { name: 'New request' });
  const assumedBar = page.getByRole('region', { name: 'Assumed access' });
  const terminal = page.getByTestId('terminal');

  const goTo: Screens['goTo'] = (screen) =>
    page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${screen}`) })
      .click();

  const become = async (user: string): Promise<void> => {
    await page.getByRole('button', { name: /^Profile:/ }).click();
    const menu = page.getByRole('menu');
    const known = menu.getByRole('menuitemradio', { name: new RegExp(user) });
    const fresh = menu.getByRole('menuitem', { name: `Sign in as ${user}` });
    await expect(known.or(fresh).first()).toBeVisible();
    // Whoever is known but signed out is in both parts of the menu.
    await ((await fresh.count()) > 0 ? fresh : known).click();
    await expect(
      page.getByRole('button', { name: new RegExp(`^Profile: ${user} on`) }),
    ).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Sign in as' })).toHaveCount(0);
  };

  const connect = async (name: string, login: string): Promise<void> => {
    await page
      .getByRole('button', { name: new RegExp(`^Connect to ${name}( as ${login})?$`) })
      .first()
      .click();
    const choice = page.getByRole('menuitem', { name: login, exact: true });
    // Of an earlier terminal there is one already, behind the screen that is shown.
    await expect(choice.or(terminal).filter({ visible: true }).first()).toBeVisible();
    if (await choice.isVisible()) await choice.click();
    await expect(terminal).toBeVisible();
  };

  return {
    async startDemo() {
      await page.getByRole('button', { name: /demo cluster/i }).click();
      await expect(page.getByRole('button', { name: /^Profile: alice on/ })).toBeVisible({
        timeout: 60_000,
      });
    },
    goTo,
    become,
    async signInAgain(user) {
      const main = page.getByRole('main');
      const heading = main.getByRole('heading', { name: `Sign in as ${user}` });
      const button = main.getByRole('button', { name: `Sign in as ${user}` });
      await expect(async () => {
        // A try that took its time may have worked meanwhile.
        if (await heading.isVisible()) await button.click({ timeout: 1_000 });
        await expect(heading).toHaveCount(0, { timeout: 1_000 });
      }).toPass();
    },
    show: (which) => page.getByRole('radio', { name: which, exact: true }).click(),
    search: (text) => page.getByRole('searchbox', { name: 'Search resources' }).fill(text),
    row: (name) => page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) }),
    async addToRequest(name, logins) {
      await page.getByRole('button', { name: `Request ${name}`, exact: true }).click();
      const card = panel.getByRole('group', { name: `Logins on ${name}` });
      for (const login of logins) await card.getByText(login, { exact: true }).click();
    },
    async manage(kind) {
      await goTo('Administration');
      await page.getByRole('radio', { name: 'Configuration' }).click();
      // A text that was open before is still shown; its list lies behind it.
      const back = page.getByRole('button', { name: /^Back to / });
      const list = page.getByRole('radio', { name: kind, exact: true });
      await expect(back.or(list)).toBeVisible();
      if (await back.isVisible()) await back.click();
      await list.click();
    },
    async writeNew(yaml) {
      await page.getByRole('button', { name: 'New', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'An empty text' }).click();
      await page.getByRole('textbox', { name: 'YAML' }).fill(yaml);
    },
    async send(reason) {
      await panel.getByRole('textbox', { name: /^Reason/ }).fill(reason);
      await panel.getByRole('button', { name: 'Send request' }).click();
    },
    requestState: () => page.getByTestId('request-state').first(),
    async openRequest(text) {
      await page
        .getByRole('list', { name: 'Requests' })
        .getByRole('button', { name: text })
        .first()
        .click();
    },
    async review(verdict, message) {
      await page.getByRole('textbox', { name: /^Message/ }).fill(message);
      await page.getByRole('button', { name: verdict, exact: true }).click();
    },
    connect,
    terminal: () => terminal,
    async type(command) {
      await terminal.locator('.xterm-helper-textarea').focus();
      await page.keyboard.type(command);
      await page.keyboard.press('Enter');
    },
    assumedBar: () => assumedBar,
    async drop() {
      await assumedBar.getByRole('button', { name: 'Drop', exact: true }).click();
      await expect(assumedBar).toHaveCount(0);
    },
    async askWhy(name, login) {
      await page.getByRole('button', { name: `Why can I, or can I not, use ${name}` }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Another login' }).fill(login);
      await dialog.getByRole('button', { name: 'Ask' }).click();
      await expect(
        page.getByRole('dialog', { name: `May I use ${name} as ${login}?` }),
      ).toBeVisible();
    },
    async settle() {
      const messages = page.getByRole('region', { name: 'Messages' });
      await expect(async () => {
        const dismiss = messages.getByRole('button', { name: 'Dismiss' });
        if ((await dismiss.count()) > 0) await dismiss.first().click({ timeout: 1_000 });
        await expect(dismiss).toHaveCount(0, { timeout: 100 });
      }).toPass();
      await expect(page.getByText(/^(Checking with|Asking) the cluster/)).toHaveCount(0);
    },
  };
}
