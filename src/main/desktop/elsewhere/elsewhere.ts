import { accessSync, constants, statSync } from 'node:fs';
import { app, shell } from 'electron';
import { startProgram } from './start-program';
import { systemTerminal } from './terminal-programs';

/** Other programs of this computer. */
export interface Elsewhere {
  /** Hands an address to the program that opens it. It has to be checked before. */
  openAddress(address: string): Promise<void>;
  /** Whether some program opens addresses such as this. */
  opens(address: string): boolean;
  /** Runs words in the system's terminal. @returns why that could not be, in words; empty when it could */
  openTerminal(words: readonly string[]): Promise<string>;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export function openElsewhere(): Elsewhere {
  return {
    openAddress: (address) => shell.openExternal(address),
    opens: (address) => app.getApplicationNameForProtocol(address) !== '',
    async openTerminal(words) {
      const { platform, env } = process;
      const found = systemTerminal({ platform, env, isProgram }, words);
      return 'missing' in found ? found.missing : startProgram(found.launch, app.getPath('home'));
    },
  };
}
