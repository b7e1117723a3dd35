/** Why there is no connection to a node; the message is a sentence for the person who wanted it. */
export class NodeUnreachable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NodeUnreachable';
  }
}
