import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';

/**
 * Of what the gateway passes on: languages, terminals and their colours, and the version of git's protocol. Most
 * systems accept the first alone.
 */
const acceptedVariables = [
  ...['LANG', 'LANGUAGE', 'LC_*', 'COLORTERM', 'NO_COLOR'],
  ...['TERM_PROGRAM', 'TERM_PROGRAM_VERSION', 'GIT_PROTOCOL'],
];

/**
 * The lines for a node's sshd_config: trust the node authority, accept only certificates whose principal is this
 * node's id and the login, and let programs know the terminal. `echo` stands in for a program because sshd runs no
 * shell here: `%u` is one argument.
 *
 * @param authorityKeyPath where the authority's public key line is put on the node, an absolute path
 * @throws ExpectedError `invalid_input` for an id or path that could change what the lines mean
 */
export function sshdConfigFor(nodeId: string, authorityKeyPath: string): string {
  if (!z.uuid().safeParse(nodeId).success)
    throw new ExpectedError('invalid_input', 'This is not a node id: a UUID is needed.');
  if (!/^(\/[A-Za-z0-9._-]+)+$/.test(authorityKeyPath))
    throw new ExpectedError(
      'invalid_input',
      "The authority key's path must be an absolute one of letters, digits, dots, dashes and slashes.",
    );
  return [
    `TrustedUserCAKeys ${authorityKeyPath}`,
    `AuthorizedPrincipalsCommand /usr/bin/echo ${nodeId}:%u`,
    'AuthorizedPrincipalsCommandUser nobody',
    `AcceptEnv ${acceptedVariables.join(' ')}`,
    '',
  ].join('\n');
}
