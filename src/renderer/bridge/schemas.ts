import { z } from 'zod';

/**
 * zod compiles schemas with `new Function` where it can; the window's content security policy forbids it. This has
 * to be said before the first schema is made, so the page imports this file before anything that has one.
 */
z.config({ jitless: true });
