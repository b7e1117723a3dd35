const shortest = 8;

/** What the field for the second typing says: nothing until there is something to compare. */
export function repeatProblem(password: string, again: string): string | null {
  return again !== '' && !password.startsWith(again) ? 'The two passwords differ.' : null;
}

/** What is wrong with a new password typed twice, as a sentence; empty when nothing is. */
export function newPasswordProblem(password: string, again: string): string {
  if (password.length < shortest) return `Choose a password of at least ${shortest} characters.`;
  if (password !== again) return 'The two passwords differ.';
  return '';
}
