const times = (text: string, count: number) => text.repeat(count);
const nested = (open: string, middle: string, close: string, depth: number) =>
  times(open, depth) + middle + times(close, depth);

/** Regular expressions that take all time elsewhere, or all memory. */
const expressions = [
  '^(a+)+$',
  '^(a|a)*b$',
  '^(a|aa)+$',
  '^(.*)*b$',
  '^(((a{30}){30}){30}){30}$',
  `^${nested('(', 'a', ')*', 400)}$`,
  `^${times('a?', 300)}${times('a', 300)}$`,
  `^${times('(a*)', 200)}b$`,
  `^${times('.*', 400)}b$`,
  `^${times('(?:', 10_000)}$`,
  `^[${times('a-z', 500)}]{900}$`,
  `^${times('\\pL', 900)}$`,
  '^a{1000}{1000}$',
];

const globs = [
  times('*', 5_000),
  times('a*', 500),
  `${times('*a', 500)}b`,
  `*${times('a', 900)}*b`,
];

/** What is known to bring readers down; each is tried with every reader. */
export const badShapes: readonly string[] = [
  ...expressions,
  ...globs,
  ...expressions.map((text) => `{{regexp.match("${text}")}}`),
  ...expressions.map((text) => `regexp.match(user.spec.traits.a, "${text}")`),
  ...expressions.map((text) => `{{regexp.replace(internal.logins, "${text}", "$1$1")}}`),
  'contains(regexp.replace(user.spec.traits.a, "a|b|(a*b)", "$1$1$1$1"), labels.a)',
  nested('(', 'true', ')', 2_000),
  nested('!', 'true', '', 4_000),
  nested('(', 'true', ')', 500_000),
  nested('strings.upper(', 'user.spec.traits.a', ')', 280),
  nested('regexp.replace(', '"a"', ', "a", "aa")', 45),
  times('true && ', 500) + 'true',
  times('labels.a == labels.env || ', 150) + 'false',
  times('labels', 50_000),
  times('labels.', 10_000),
  times('"', 9_999),
  times('\\', 9_999),
  times('{{', 5_000),
  times('}}', 5_000),
  `{{${times('(', 9_000)}}}`,
  `{{"${times('\\"', 9_000)}}}`,
  `${times('{{a}}', 2_000)}`,
  times('/', 200_000),
  times('/^', 600),
  times('$/', 600),
  `/c/pod/${times('k/', 500)}^${times('a', 200)}$/x`,
  `${times('*', 500)}/${times('*', 500)}`,
  times('[', 100_000),
  times('{a: ', 50_000),
  times('- ', 50_000),
  times('---\n', 100_000),
  times('? ', 20_000),
  times('&a ', 20_000),
  times('a: &a\n', 5_000),
  `a: ${times(' ', 200_000)}b`,
  `a: "${times('\\n', 100_000)}`,
  `"${times('a', 900_000)}": b`,
  aliasBomb(30, 10),
  aliasBomb(9, 100),
  'a: &a [*a]',
  'a: &a { b: *a }',
  `kind: role\nspec: { allow: { node_labels: { ${Array.from({ length: 20_000 }, (_, at) => `k${at}: v`).join(', ')} } } }`,
  times('kind: role\nmetadata: {name: a}\nspec: {}\n---\n', 3_000),
];

/** Lists of aliases of lists of aliases: small to write, and without end to write out. */
function aliasBomb(levels: number, width: number): string {
  const lines = ['l0: &l0 [x]'];
  for (let level = 1; level < levels; level++)
    lines.push(`l${level}: &l${level} [${times(`*l${level - 1}, `, width)}]`);
  return lines.join('\n');
}
