import { createPrivateKey } from 'node:crypto';
import ssh2, { type ClientChannel } from 'ssh2';
import { connectWithCertificate } from '#main/ssh/certificate-login';

/** What a process of typists is told: where to connect, as whom. */
export interface TypistsTask {
  readonly count: number;
  readonly port: number;
  /** `login@node` */
  readonly login: string;
  /** Private keys as PEM and certificates in base64; taken in turn. */
  readonly people: readonly { readonly key: string; readonly certificate: string }[];
}

/** What it is told afterwards. */
export type TypistsMessage =
  { readonly type: 'key-times'; readonly seconds: number } | { readonly type: 'all-ended' };

/** How fast each of them types: eight keys a second, as few people do. */
const keyEveryMs = 125;
/** So many connect at once. */
const atOnce = 8;

interface Session {
  readonly channel: ClientChannel;
  readonly ended: Promise<number>;
}

/** A clock that all processes of a computer share, in milliseconds. */
const sharedClock = (): number => Number(process.hrtime.bigint()) / 1e6;

/** When the session was over for whom it served, with the reason on his screen: there `ssh` ends. */
function endOf(channel: ClientChannel): Promise<number> {
  return new Promise((resolve) => channel.once('close', () => resolve(sharedClock())));
}

function open({ port, login, people }: TypistsTask, index: number): Promise<Session> {
  const person = people[index % people.length];
  if (!person) throw new Error('There is nobody to connect as.');
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client();
    client.on('error', reject);
    client.on('ready', () =>
      client.exec('cat', (error, channel) => {
        if (error) return reject(error);
        // What nobody waits for is read too: a channel with bytes left in it does not end.
        channel.resume();
        channel.stderr.resume();
        resolve({ channel, ended: endOf(channel) });
      }),
    );
    connectWithCertificate(
      client,
      {
        ...{ host: '127.0.0.1', port, username: login, readyTimeout: 60_000 },
        algorithms: { cipher: ['aes128-gcm@openssh.com'] },
      },
      {
        privateKey: createPrivateKey(person.key),
        certificate: Buffer.from(person.certificate, 'base64'),
      },
    );
    client.setNoDelay(true);
  });
}

/** Types on one session until the time is over. @returns the round trips, in milliseconds */
async function type({ channel }: Session, until: number): Promise<number[]> {
  const times: number[] = [];
  // Not all in step.
  await pause(Math.random() * keyEveryMs);
  while (performance.now() < until) {
    const start = performance.now();
    const back = new Promise<void>((resolve) => channel.once('data', () => resolve()));
    channel.write('k');
    await back;
    times.push(performance.now() - start);
    await pause(Math.max(0, keyEveryMs - (performance.now() - start)));
  }
  return times;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function openAll(task: TypistsTask): Promise<Session[]> {
  const sessions: Session[] = [];
  for (let index = 0; index < task.count; index += atOnce) {
    const more = Math.min(atOnce, task.count - index);
    sessions.push(
      ...(await Promise.all(Array.from({ length: more }, (_, each) => open(task, index + each)))),
    );
  }
  return sessions;
}

async function answer(sessions: readonly Session[], message: TypistsMessage): Promise<unknown> {
  if (message.type === 'key-times') {
    const until = performance.now() + message.seconds * 1_000;
    return (await Promise.all(sessions.map((session) => type(session, until)))).flat();
  }
  return Math.max(...(await Promise.all(sessions.map(({ ended }) => ended))));
}

async function serve(task: TypistsTask): Promise<void> {
  const sessions = await openAll(task);
  const tell = async (message: TypistsMessage): Promise<void> => {
    process.send?.(await answer(sessions, message));
  };
  process.on('message', (message: TypistsMessage) => void tell(message));
  process.send?.('open');
}

process.once('message', (task: TypistsTask) => void serve(task));
process.once('disconnect', () => process.exit());
