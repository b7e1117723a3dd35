import { speech, t, type PlainKey } from '#shared/i18n/text';
import { appOrigin, contentSecurityPolicy } from './bundle-files';

export const errorPageUrl = `${appOrigin}/stopped.html`;

const reasons = {
  crashed: 'desktop.window.crashed',
  missing: 'desktop.window.filesMissing',
  unreachable: 'desktop.window.unreachable',
} as const satisfies Readonly<Record<string, PlainKey>>;
export type WindowProblem = keyof typeof reasons;

export function errorPageFor(problem: WindowProblem): string {
  return `${errorPageUrl}?why=${problem}`;
}

/** What stands in the window when the real page cannot: why, and a way back. No script, nothing to load. */
export function serveErrorPage(address: string, windowUrl: string): Response {
  const why = new URL(address).searchParams.get('why') ?? '';
  const reason = Object.hasOwn(reasons, why) ? reasons[why as WindowProblem] : reasons.unreachable;
  return new Response(page(t(reason), windowUrl), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy,
    },
  });
}

const page = (reason: string, windowUrl: string) => `<!doctype html>
<html lang="${speech().language}">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>Daypass</title>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; display: grid; place-content: center; height: 100vh; margin: 0; }
  main { max-width: 32rem; padding: 2rem; }
  a { display: inline-block; padding: .5rem 1rem; border: 1px solid; border-radius: .375rem; color: inherit; }
</style>
</head>
<body><main>
<h1>Daypass</h1>
<p role="alert">${reason}</p>
<p><a href="${windowUrl}">${t('desktop.window.loadWindowAgain')}</a></p>
</main></body>
</html>
`;
