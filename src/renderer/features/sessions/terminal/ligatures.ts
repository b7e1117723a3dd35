import type { Terminal } from '@xterm/xterm';

/**
 * What JetBrains Mono, the font that comes with the app, draws as one. Nothing in a sandboxed window can read that
 * from the font, so it is written down, longest first.
 */
const ligatures: readonly string[] = [
  '<!-- <#-- <==> <~~> ||=> <||| |||> !===',
  '--> <-- <-> ->> <<- -<< >>- =>> <<= >>= =<< ==> <== <=> === !== =/= =!= <=< >=> >-> <-<',
  '<-| |-> <=| |=> <~> ~~> <~~ <+> <*> <$> <|> </> <|| ||> ||| <<< >>> ### +++ *** ::: ///',
  '... ..< ..= ??? &&& --| ||- _|_ [||]',
  '-> <- => == != <= >= =~ !~ :: := =: :> :< <: >: && || ++ -- ** // /* */ /= ^= += |= &=',
  '<> << >> <| |> </ /> <$ $> <+ +> <* *> <~ ~> ~~ -~ ~- ~@ .. .= .? ?. ?: :? ?= ?? !! ;; ##',
  '#{ #[ #( #? #_ #= #! @_ __ |- -| [| |] {| |} [< >]',
]
  .flatMap((row) => row.split(' '))
  .toSorted((a, b) => b.length - a.length);

const beginnings = new Set(ligatures.map(([first]) => first));

/** Where in a line characters are drawn as one: from, and up to but not including. */
export function ligatureRanges(text: string): [number, number][] {
  const ranges: [number, number][] = [];
  for (let at = 0; at < text.length;) {
    const found = beginnings.has(text[at])
      ? ligatures.find((each) => text.startsWith(each, at))
      : undefined;
    if (found !== undefined) ranges.push([at, at + found.length]);
    at += found?.length ?? 1;
  }
  return ranges;
}

/** Draws ligatures of the font, or keeps it from drawing any. @returns what takes back the first */
export function drawLigatures(
  terminal: Terminal,
  element: HTMLElement,
  wanted: boolean,
): () => void {
  element.style.fontVariantLigatures = wanted ? 'normal' : 'none';
  if (!wanted) return () => undefined;
  const joiner = terminal.registerCharacterJoiner(ligatureRanges);
  return () => terminal.deregisterCharacterJoiner(joiner);
}
