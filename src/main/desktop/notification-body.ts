const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * The body of a notification as the system takes it: on Linux that is markup (Desktop Notifications Specification,
 * "Markup"), and Electron passes it on as it is. A reason that somebody wrote must not become a link or an image.
 */
export function notificationBody(text: string, platform: NodeJS.Platform): string {
  return platform === 'linux' ? text.replace(/[&<>]/g, (each) => entities[each] ?? each) : text;
}
