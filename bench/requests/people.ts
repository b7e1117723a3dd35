/** The cluster that requests are measured on: 24 teams of machines, and fifty people. */
const teams = Array.from({ length: 24 }, (_, index) => `team-${index}`);
export const engineers = Array.from({ length: 40 }, (_, index) => `engineer-${index}`);
export const reviewers = Array.from({ length: 8 }, (_, index) => `lead-${index}`);
export const auditor = 'auditor-0';
export const machinesPerTeam = 10;

/** A team that an engineer may ask for; each may for four. */
export function teamOf(engineer: number, choice: number): number {
  return (engineer + choice * 6) % teams.length;
}

/** Everything but requests, as YAML documents. Every third team takes two approvals. */
export function benchConfig(): string {
  const roles = teams.flatMap((team, index) => [
    role(team, `node_labels: { team: ${team} }, logins: [deploy, root, '{{internal.logins}}']`),
    role(
      `ask-${team}`,
      `request: { search_as_roles: [${team}], max_duration: 4h, annotations: { pager: [${team}] }` +
        `${index % 3 === 2 ? ', thresholds: [{ name: two, approve: 2, deny: 1 }]' : ''} }`,
    ),
  ]);
  const reviewing = role(
    'lead',
    `review_requests: { roles: ['team-*'], preview_as_roles: [${teams.join(', ')}] }`,
  );
  const people = [
    ...engineers.map((name, index) => {
      const asks = [0, 1, 2, 3].map((choice) => `ask-${teams[teamOf(index, choice)] ?? ''}`);
      return user(name, asks);
    }),
    ...reviewers.map((name) => user(name, ['lead'])),
    user(auditor, ['auditor']),
  ];
  const machines = teams.flatMap((team, index) =>
    Array.from({ length: machinesPerTeam }, (_, each) => machine(team, index, each)),
  );
  return [...roles, reviewing, ...people, ...machines].join('---\n');
}

export function machineName(team: number, each: number): string {
  return `${teams[team] ?? ''}-host-${each}`;
}

function role(name: string, allow: string): string {
  return `kind: role\nversion: v7\nmetadata: { name: ${name} }\nspec: { allow: { ${allow} } }\n`;
}

function user(name: string, roles: readonly string[]): string {
  const traits = `{ logins: [${name}] }`;
  return `kind: user\nmetadata: { name: ${name} }\nspec: { roles: [${roles.join(', ')}], traits: ${traits} }\n`;
}

const hostKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKqPvJkbMpqIb3SRYYwmzEFpgaVsTVsYNXTtvmSsLgPD';

function machine(team: string, index: number, each: number): string {
  const name = machineName(index, each);
  return (
    `kind: node\nsub_kind: openssh\nmetadata: { name: ${name}, labels: { team: ${team} } }\n` +
    `spec: { addr: '${name}:22', host_key: ${hostKey} }\n`
  );
}
