/** What a utility process posts first, before it loads its bundle: it is up, and what waited for that may go on. */
export const runningMessage = 'running';
