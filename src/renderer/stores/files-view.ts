import type { StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { ConflictChoice, FileActivity, LocalRoot, TransferOrder } from '#shared/ipc/files';
import type { Pane, Place } from './file-pane';
import type { OpenInput } from './terminals-store';

export type FileSideName = 'local' | 'remote';

/** What the person is asked for before it is done. */
export type FileDialog =
  | { readonly type: 'make-folder'; readonly side: FileSideName }
  | { readonly type: 'rename'; readonly side: FileSideName; readonly name: string }
  | { readonly type: 'delete'; readonly side: FileSideName; readonly names: readonly string[] };

export interface FilesView extends FileActivity {
  readonly roots: readonly LocalRoot[];
  /** The connection that is shown. */
  readonly active: string | null;
  readonly dialog: FileDialog | null;
}

export type FileChange =
  | { readonly type: 'make-folder'; readonly name: string }
  | { readonly type: 'rename'; readonly name: string; readonly to: string }
  | { readonly type: 'delete'; readonly names: string[] };

export interface FilesStore {
  readonly store: StoreApi<FilesView>;
  readonly local: Pane;
  /** Takes in what is there already, and follows it. */
  start(): Promise<void>;
  /** The pane of the active connection. */
  remote(): Pane | null;
  /** Connects as this login, or shows the connection that there is. */
  connect(input: OpenInput): Promise<ApiError | null>;
  select(connection: string): void;
  reconnect(connection: string): Promise<ApiError | null>;
  disconnect(connection: string): Promise<ApiError | null>;
  openRoot(which: 'home' | 'downloads' | 'choose' | LocalRoot): Promise<ApiError | null>;
  /** Copies what is chosen on one side to the folder that is open on the other. */
  copyFrom(side: FileSideName, names?: readonly string[]): Promise<ApiError | null>;
  /** Uploads what was dropped on the window into the folder that is open on the server. */
  drop(files: readonly File[]): Promise<ApiError | null>;
  show(dialog: FileDialog | null): void;
  change(side: FileSideName, change: FileChange): Promise<ApiError | null>;
  steer(transfer: string, order: TransferOrder): Promise<ApiError | null>;
  answer(transfer: string, choice: ConflictChoice, all: boolean): Promise<ApiError | null>;
  /** Brings what is chosen on the server here, to be dragged out of the window. */
  prepareDrag(): Promise<ApiError | null>;
  drag(transfer: string): Promise<ApiError | null>;
}

/** The path of a place on a server. */
export const remotePath = ({ path }: Pick<Place, 'path'>): string => `/${path.join('/')}`;
export const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');
export const noPlace = (): ApiError => ({
  code: 'wrong_state',
  message: t('stores.files.noPlace'),
  field: null,
  details: [],
});
