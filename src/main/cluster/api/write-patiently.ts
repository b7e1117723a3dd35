import type { ServerResponse } from 'node:http';

/** A reader that takes nothing for this long is cut off; it can resume, in milliseconds. */
const slowReaderMs = 30_000;

/** Writes at the reader's own pace: settles once there is room for more, or the reader is gone. */
export async function writePatiently(response: ServerResponse, text: string): Promise<void> {
  if (response.write(text)) return;
  await new Promise<void>((resolve) => {
    const slow = setTimeout(() => response.destroy(), slowReaderMs);
    const go = (): void => {
      clearTimeout(slow);
      response.off('drain', go);
      response.off('close', go);
      resolve();
    };
    response.once('drain', go);
    response.once('close', go);
  });
}
