import { appOrigin, contentSecurityPolicy } from './bundle-files';

export const errorPageUrl = `${appOrigin}/stopped.html`;

const reasons = {
  crashed:
    'The window stopped working, and its terminals ended with it. Requests, access and sign-ins are as they were.',
  missing: 'The window’s files are missing. Install Daypass again, or build it again.',
  unreachable: 'The window could not be loaded.',
} as const;
export type WindowProblem = keyof typeof reasons;

export function errorPageFor(problem: WindowProblem): string {
  return `${errorPageUrl}?why=${problem}`;
}

/** What stands in the window when the real page cannot: why, and a way back. No script, nothing to load. */
export function serveErrorPage(address: string, windowUrl: string): Response {
  const why = new URL(address).searchParams.get('why') ?? '';
  const reason = Object.hasOwn(reasons, why) ? reasons[why as WindowProblem] : reasons.unreachable;
  return new Response(page(reason, windowUrl), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy,
    },
  });
}

const page = (reason: string, windowUrl: string) => `<!doctype html>
<html lang="en">
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
<p><a href="${windowUrl}">Load the window again</a></p>
</main></body>
</html>
`;
