const shortest = 8;

/** What is wrong with a new password typed twice, as a sentence; empty when nothing is. */
export function newPasswordProblem(password: string, again: string): string {
  if (password.length < shortest) return `Choose a password of at least ${shortest} characters.`;
  if (password !== again) return 'The two passwords differ.';
  return '';
}
