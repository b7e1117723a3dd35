import { tellStory } from '../helpers/app/story';
import { test } from './fixtures';

test('from an empty profile folder to a shell, and back to regular access', async ({
  app,
  desktop,
}) => {
  test.setTimeout(180_000);
  await tellStory(app, desktop, async () => {});
});
