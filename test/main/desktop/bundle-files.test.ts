import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appUrl, bundleFile, serveBundle } from '#main/desktop/bundle-files';
import { errorPageFor, serveErrorPage } from '#main/desktop/error-page';
import { isSamePage, mayNavigate } from '#main/desktop/own-pages';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daypass-bundle-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
});
afterAll(() => rm(folder, { recursive: true }));

describe('bundleFile', () => {
  it('means the file of that name in the folder', () => {
    expect(bundleFile('/app', 'daypass-app://window/assets/a%20b.js?v=1')).toBe(
      '/app/assets/a b.js',
    );
  });

  it.each([
    'daypass-app://other/index.html',
    'file:///etc/passwd.html',
    'daypass-app://window/..%2f..%2fetc%2fsecret.json',
    'daypass-app://window/assets/..%2f..%2f..%2fx.html',
    'daypass-app://window/..%5c..%5csecret.json',
    'daypass-app://window/index.html%00.js',
    'daypass-app://window/.env',
    'daypass-app://window/',
    'daypass-app://window/%E0%A4%A.js',
    'nonsense',
  ])('refuses %s', (address) => {
    expect(bundleFile('/app/window', address)).toBeNull();
  });
});

it('cannot be led upwards by dots that the address parser resolves', () => {
  expect(bundleFile('/app/window', 'daypass-app://window/%2e%2e/../secret.json')).toBe(
    '/app/window/secret.json',
  );
});

describe('serveBundle', () => {
  it('serves a page with a policy that allows no inline script and no other origin', async () => {
    const response = await serveBundle(folder, appUrl);
    expect(response.status).toBe(200);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
  });

  it('answers 404 for what is missing or outside', async () => {
    for (const address of [`${appUrl.replace('index', 'other')}`, 'daypass-app://x/index.html'])
      expect((await serveBundle(folder, address)).status).toBe(404);
  });
});

describe('the page that stands in for the window', () => {
  it('says why, and how to get back, without a script', async () => {
    const text = await serveErrorPage(errorPageFor('crashed'), appUrl).text();
    expect(text).toContain('stopped working');
    expect(text).toContain(`href="${appUrl}"`);
    expect(text).not.toContain('<script');
  });

  it('never repeats what the address says', async () => {
    const text = await serveErrorPage(`${errorPageFor('crashed')}<img src=x>`, appUrl).text();
    expect(text).not.toContain('<img');
    expect(text).toContain('could not be loaded');
  });
});

describe('where the window may go', () => {
  it.each([
    [appUrl, true],
    ['daypass-app://window/stopped.html?why=crashed', true],
    ['daypass-app://window.example.com/', false],
    ['https://example.com/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('%s: %s', (address, allowed) => {
    expect(mayNavigate(address, appUrl)).toBe(allowed);
  });

  it('knows the development server as its own page when that is what it shows', () => {
    const server = 'http://localhost:5173/';
    expect(mayNavigate('http://localhost:5173/x', server)).toBe(true);
    expect(mayNavigate('http://localhost:5174/', server)).toBe(false);
    expect(isSamePage('http://localhost:5173/#x', server)).toBe(true);
    expect(isSamePage('http://localhost:5173/other', server)).toBe(false);
  });
});
