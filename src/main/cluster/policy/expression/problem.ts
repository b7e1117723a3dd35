/** A place in a text: UTF-16 units from its start, so that a field can underline it. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** What is wrong with an expression or a predicate, and where. */
export interface ExpressionProblem extends Place {
  /** A sentence that says what to write instead. */
  readonly message: string;
}

/** Thrown while reading; the entry of each parser turns it into a value. */
export class ExpressionError extends Error {
  readonly problem: ExpressionProblem;

  constructor(message: string, { offset, length }: Place) {
    super(message);
    this.problem = { offset, length, message };
  }
}
