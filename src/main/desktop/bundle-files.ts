import { readFile } from 'node:fs/promises';
import { extname, join, relative, isAbsolute } from 'node:path';

/** The scheme that the window's files are served by; a standard, secure one with an origin of its own. */
export const appScheme = 'daypass-app';
export const appOrigin = `${appScheme}://window`;
export const appUrl = `${appOrigin}/index.html`;

/**
 * No script but the bundle's files; nothing from anywhere else. Styles may stand inline because the terminal and
 * the components position what they draw that way.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file that an address of ours means, or `null` for anything outside the folder or of another type. */
export function bundleFile(folder: string, address: string): string | null {
  let path: string;
  try {
    const url = new URL(address);
    if (`${url.protocol}//${url.host}` !== appOrigin) return null;
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (/[\0\\]/.test(path) || !Object.hasOwn(types, extname(path))) return null;
  const file = join(folder, path);
  const inside = relative(folder, file);
  return inside.startsWith('..') || isAbsolute(inside) ? null : file;
}

/** Answers a request of the window from the folder that the bundle was built into. */
export async function serveBundle(folder: string, address: string): Promise<Response> {
  const file = bundleFile(folder, address);
  if (!file) return new Response('Not found', { status: 404, headers: headers('text/plain') });
  try {
    const type = types[extname(file)] ?? 'application/octet-stream';
    return new Response(await readFile(file), { headers: headers(type) });
  } catch {
    return new Response('Not found', { status: 404, headers: headers('text/plain') });
  }
}

function headers(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}
