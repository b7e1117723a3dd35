import { readers } from './readers';

/** Runs in a process of its own, so that what never ends can be ended: reads each text that it is sent. */
process.on('message', ({ reader, text }: { reader: string; text: string }) => {
  const read = readers[reader];
  process.send?.({ known: read !== undefined, taken: read?.(text) === true });
});
