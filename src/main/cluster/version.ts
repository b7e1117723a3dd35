import manifest from '../../../package.json' with { type: 'json' };

/** Daypass's version. */
export const version: string = manifest.version;
