/** A text of a resource, or one written in the predicate. */
export type Text =
  | { readonly type: 'literal'; readonly value: string }
  | { readonly type: 'name' }
  | { readonly type: 'kind' }
  | { readonly type: 'label'; readonly key: string };

/** The parts of a text between a separator. */
export interface Items {
  readonly type: 'split';
  readonly text: Text;
  readonly separator: string;
}

/** What holds for a resource or not, without looking into other conditions. */
export type Atom =
  | { readonly type: 'equal'; readonly left: Text; readonly right: Text }
  | { readonly type: 'prefix'; readonly whole: Text; readonly part: Text }
  | { readonly type: 'contains'; readonly whole: Text | Items; readonly part: Text }
  | { readonly type: 'exists'; readonly key: string };

/** A predicate that was read: what a resource has to be like. */
export type Condition =
  | Atom
  /** The words as in a search by words: each occurs in the name, a label or the id. */
  | { readonly type: 'search'; readonly words: readonly string[] }
  | { readonly type: 'not'; readonly part: Condition }
  | { readonly type: 'all' | 'any'; readonly parts: readonly Condition[] };
