import { expect, it } from 'vitest';
import { notificationBody } from '#main/desktop/notification-body';

const reason = '<a href="http://evil.example">Approve</a> & go';

it('makes no markup of what somebody wrote where bodies are markup', () => {
  expect(notificationBody(reason, 'linux')).toBe(
    '&lt;a href="http://evil.example"&gt;Approve&lt;/a&gt; &amp; go',
  );
});

it.each(['darwin', 'win32'] as const)('leaves it as it is on %s', (platform) => {
  expect(notificationBody(reason, platform)).toBe(reason);
});
