import type { Page } from '@playwright/test';
import { wordsOf } from '#shared/lib/search-words';
import type { ResourceRow } from '#shared/model/search';
import type { RunningApp } from '../../test/helpers/app/launch';
import { callApi } from '../../test/helpers/app/bridge';
import { screensOf } from '../../test/helpers/app/screens';
import type { DesktopSession } from '../../test/helpers/desktop/desktop-session';
import { listedRows } from '../../src/renderer/stores/resource-index/listed-rows';
import { needleOf } from '../../src/renderer/stores/resource-index/match';
import { nearRows } from '../../src/renderer/stores/resource-index/near-rows';
import { ResourceTable } from '../../src/renderer/stores/resource-index/resource-table';
import { percentile } from '../gateway/percentile';
import { median, type Figure, type Measure } from '../lib/measure';
import { allResources, resourceAt } from '../search/resources';
import { openCrowdedApp } from './crowd';
import { typeAndWatch, type Place, type Typed } from './keystrokes';

/** Names and parts of them, labels, several words, what is nowhere: letter by letter some 150 keys. */
const texts = [
  'web-prod-eu',
  'billing',
  resourceAt(17_017).name.slice(-5),
  'db eu-west stag',
  'mail dev 42',
  'team-17',
  'linux auth',
  'cache-test-us-east-1',
  'iot ap-south',
  'search staging 1',
  'queue-nowhere',
];
/** So many names are compared with what should be shown. */
const compared = 4;
const longestFillMs = 240_000;

const palette: Place = {
  field: '[role=dialog] [role=combobox]',
  names: '[role=dialog] [role=option][data-kind=app] [data-name]',
  mayBeFewer: true,
};
const list: Place = {
  field: 'input[type=search]',
  names: '[role=grid] [role=row] [data-selectable]',
  mayBeFewer: false,
};

/** What the cluster has, in its order. @param machines the demo's own, where they are shown among the others */
function everything(machines: readonly ResourceRow[]): ResourceTable {
  const crowd = [...allResources()].map(({ name, labels }): ResourceRow => ({
    resource: {
      ...{ id: `/cluster/app/${name}`, kind: 'app', name, labels },
      ...{ description: '', protocol: 'http' },
    },
    ...{ state: 'requestable', available: {}, requestable: {}, requests: [] },
  }));
  const table = new ResourceTable();
  const byName = (a: ResourceRow, b: ResourceRow) => (a.resource.name < b.resource.name ? -1 : 1);
  for (const row of [...machines, ...crowd].toSorted(byName)) table.add(row);
  return table;
}

async function machinesOf(page: Page): Promise<readonly ResourceRow[]> {
  const about = { query: '', kinds: ['node' as const], labels: {}, show: 'all' as const };
  return (await callApi(page, 'alice', 'resources.search', { ...about, cursor: null, limit: 50 }))
    .rows;
}

function typed(rowsFor: (text: string) => readonly number[], table: ResourceTable): Typed[] {
  return texts.map((text) => ({
    text,
    first: [...text].map((_, at) =>
      rowsFor(text.slice(0, at + 1))
        .slice(0, compared)
        .map((row) => table.name(row)),
    ),
  }));
}

/** Waits until the app knows every resource. */
async function indexFilled(page: Page): Promise<void> {
  await page.locator(list.field).waitFor();
  await page.keyboard.press('Control+K');
  await page.locator(palette.field).fill('?');
  const filled = page.getByText(/resources are kept here for finding/).filter({ hasText: '100,' });
  await filled.waitFor({ timeout: longestFillMs });
  console.error(`  ${await filled.textContent()}`);
  await page.keyboard.press('Escape');
}

async function inCrowdedApp(
  desktop: DesktopSession,
  run: (app: RunningApp) => Promise<readonly number[]>,
): Promise<Figure> {
  const app = await openCrowdedApp(desktop);
  try {
    await indexFilled(app.page);
    const taken = await run(app);
    const [usual, longest] = [median(taken).toFixed(1), Math.max(...taken).toFixed(1)];
    return {
      value: percentile(taken, 95),
      peer: `a frame at 60 Hz 16.7 ms; median ${usual}, longest ${longest} ms of ${taken.length} keys`,
    };
  } finally {
    await app.close();
  }
}

export const paletteMeasures: readonly Measure<{ readonly desktop: DesktopSession }>[] = [
  {
    name: 'palette_p95_ms',
    about: 'a key in the command palette to its results painted, at 100,000 resources',
    goal: { atMost: 16 },
    run: ({ desktop }) =>
      inCrowdedApp(desktop, async ({ page }) => {
        const table = everything([]);
        const rowsFor = (text: string) =>
          nearRows(table, wordsOf(text).map(needleOf), 100).map(({ row }) => row);
        await page.keyboard.press('Control+K');
        await page.locator(palette.field).waitFor();
        return typeAndWatch(page, palette, typed(rowsFor, table));
      }),
  },
  {
    name: 'list_p95_ms',
    about: 'a key in the search of resources to the list painted, at 100,000 resources',
    goal: { atMost: 16 },
    run: ({ desktop }) =>
      inCrowdedApp(desktop, async ({ page }) => {
        const table = everything(await machinesOf(page));
        const narrowing = { show: 'all', kinds: [], labels: {} } as const;
        const rowsFor = (text: string) =>
          listedRows(table, { query: text, ...narrowing }, 100).rows;
        await screensOf(page).show('Requestable');
        await page.locator(list.field).focus();
        return typeAndWatch(page, list, typed(rowsFor, table));
      }),
  },
];
