import { appOrigin } from './bundle-files';

/** Whether the window may go to an address: its own pages and nothing else. */
export function mayNavigate(address: string, windowUrl: string): boolean {
  const origin = originOf(address);
  return origin !== null && (origin === appOrigin || origin === originOf(windowUrl));
}

/** Whether an address is that very page, whatever stands in its query or fragment. */
export function isSamePage(address: string, pageUrl: string): boolean {
  const origin = originOf(address);
  return (
    origin !== null &&
    origin === originOf(pageUrl) &&
    new URL(address).pathname === new URL(pageUrl).pathname
  );
}

/** Written out, because `URL.origin` is "null" for schemes that the URL standard does not list. */
function originOf(address: string): string | null {
  try {
    const { protocol, host } = new URL(address);
    return `${protocol}//${host}`;
  } catch {
    return null;
  }
}
