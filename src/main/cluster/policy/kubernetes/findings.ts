/** What is to be said about one entry of a list in a role: `index` and `field` lead to the place in the file. */
export interface EntryFinding {
  readonly index: number;
  readonly field: 'kind' | 'api_group' | 'namespace' | 'name' | 'verbs';
  readonly text: string;
}
