import { mkdir, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { fileProblem, orLocalProblem } from '#shared/lib/file-problem';
import { assumeFirst } from '../assume-first';
import type { CommandContext } from '../command-context';
import type { CommandHandlers } from '../ipc';

type FileCommands = Extract<keyof CommandHandlers, `files.${string}`>;
type Handlers<Names extends FileCommands> = Pick<CommandHandlers, Names>;

/** Files of machines and of this computer, side by side. Paths of this computer never come from the window. */
export function fileCommands(context: CommandContext): Handlers<FileCommands> {
  return { ...connecting(context), ...localFiles(context), ...transfers(context) };
}

function connecting(
  context: CommandContext,
): Handlers<
  | 'files.state'
  | 'files.connect'
  | 'files.reconnect'
  | 'files.disconnect'
  | 'files.list'
  | 'files.change'
> {
  const { files, clients } = context;
  const { client } = clients;
  return {
    'files.state': async () => ({ ...files.board.activity, roots: files.roots.list() }),
    'files.connect': async ({ assume, ...input }) => {
      await assumeFirst(context, input.profileId, assume);
      const connection = context.newId();
      await client.openFiles({ connection, ...input });
      return { connection };
    },
    'files.reconnect': async ({ connection }) => {
      const lost = files.board.takeLostConnection(connection);
      if (lost) {
        const { profileId, resource, name, login } = lost;
        await client.openFiles({ connection, profileId, resource, name, login });
      } else await client.reconnectFiles({ connection });
      return {};
    },
    'files.disconnect': async ({ connection }) => {
      if (!files.board.takeLostConnection(connection)) await client.closeFiles({ connection });
      return {};
    },
    'files.list': async (input) => {
      const { path, entries, passedOver } = await client.listFiles(input);
      return { path, entries: [...entries], passedOver };
    },
    'files.change': async (input) => {
      await client.changeFiles(input);
      return {};
    },
  };
}

function localFiles(
  context: CommandContext,
): Handlers<'files.openRoot' | 'files.listLocal' | 'files.changeLocal'> {
  const { files, clients } = context;
  const { roots } = files;
  return {
    'files.openRoot': async ({ which }) => {
      const path = which === 'choose' ? await context.chooseFolder() : files.folder(which);
      return path === null ? null : roots.open(path, basename(path) || path);
    },
    'files.listLocal': async (place) => {
      const { entries, passedOver } = await clients.client.listLocalFiles({
        folder: await roots.real(place),
      });
      return { entries: [...entries], passedOver };
    },
    'files.changeLocal': async ({ change, ...place }) => {
      const at = (name: string) => roots.inside(place, name);
      if (change.type === 'make-folder')
        await orLocalProblem(change.name, mkdir(await at(change.name)));
      else if (change.type === 'rename') {
        const [from, to] = [await at(change.name), await at(change.to)];
        if (await files.exists(to)) throw fileProblem('EEXIST', 'here', change.to);
        await orLocalProblem(change.name, rename(from, to));
      } else for (const name of change.names) await throwAway(files, name, await at(name));
      return {};
    },
  };
}

function transfers({
  files,
  clients,
  newId,
}: CommandContext): Handlers<
  | 'files.download'
  | 'files.upload'
  | 'files.uploadDropped'
  | 'files.steer'
  | 'files.answer'
  | 'files.prepareDrag'
  | 'files.drag'
> {
  const { client } = clients;
  const { roots, board, dragFolders } = files;
  type Start = Parameters<typeof client.startTransfer>[0];
  const start = async (input: Partial<Start> & Omit<Start, 'names' | 'sources' | 'forDrag'>) => {
    await client.startTransfer({ names: [], sources: [], forDrag: false, ...input });
    return { transfer: input.transfer };
  };
  return {
    'files.download': async ({ connection, folder, names, ...place }) => {
      const local = await roots.real(place);
      return start({ transfer: newId(), connection, direction: 'down', folder, local, names });
    },
    'files.upload': async ({ connection, folder, names, ...place }) => {
      const local = await roots.real(place);
      const sources = [];
      for (const name of names) {
        // A link that was chosen is what it leads to, if that lies in the folder too.
        const path = await roots.real({ ...place, path: [...place.path, name] });
        sources.push({ path, name });
      }
      return start({ transfer: newId(), connection, direction: 'up', folder, local, sources });
    },
    'files.uploadDropped': async ({ connection, folder, dropped }) => {
      const sources = dropped.map((id) => {
        const path = roots.dropped(id);
        return { path, name: basename(path) };
      });
      const local = dirname(sources[0]?.path ?? '/');
      return start({ transfer: newId(), connection, direction: 'up', folder, local, sources });
    },
    'files.steer': async ({ transfer, order }) => {
      if (order === 'forget') await dragFolders.forget(transfer);
      const isLost = order === 'forget' && board.forgetLostTransfer(transfer);
      if (!isLost) await client.steerTransfer({ transfer, order });
      return {};
    },
    'files.answer': async (input) => {
      await client.answerTransfer(input);
      return {};
    },
    'files.prepareDrag': async ({ connection, folder, names }) => {
      const transfer = newId();
      const local = await dragFolders.make(transfer);
      const where = { connection, folder, local, names };
      return start({ transfer, direction: 'down', forDrag: true, ...where });
    },
    'files.drag': async ({ transfer }) => {
      const known = board.activity.transfers.find(({ id }) => id === transfer);
      if (known?.state !== 'done')
        throw new ExpectedError('wrong_state', t('desktop.files.onTheirWay'));
      files.startDrag(await dragFolders.contents(transfer));
      return {};
    },
  };
}

async function throwAway(
  files: CommandContext['files'],
  name: string,
  path: string,
): Promise<void> {
  try {
    await files.trash(path);
  } catch (cause) {
    throw new ExpectedError('wrong_state', t('desktop.files.notBinned', { name }), { cause });
  }
}
