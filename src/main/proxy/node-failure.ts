/** What keeps a node from being reached, in words that end a sentence such as "The node iot is down: …". */
export function reasonOf(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'the connection was refused';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'there is no route to it';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host name is not known';
    case 'ETIMEDOUT':
      return 'it did not answer in time';
    case 'ABORT_ERR':
      return 'the connection was given up';
    default:
      return `it could not be reached (${error.code ?? error.message})`;
  }
}
