import type { Terminal } from '@xterm/xterm';

/** Between two drawings while much is printed, in milliseconds: nobody reads what runs past faster than that. */
export const restMs = 66;
/** Output is much for so long after a piece of so many bytes came. */
const muchMs = 100;
const muchBytes = 32 * 1024;

interface Frames {
  requestAnimationFrame(draw: FrameRequestCallback): number;
  cancelAnimationFrame(handle: number): void;
}

/** The parts of xterm.js 6.0 that draw. */
interface Drawing {
  readonly _renderService?: { readonly _renderDebouncer?: { _coreBrowserService?: unknown } };
  readonly _selectionService?: { refresh?: (isByMouse?: boolean) => void };
}

/**
 * Has an open terminal draw less. A frame costs more than what is parsed in its time, while much is printed; and with
 * each line xterm.js draws the selection anew, all rows with it, though there is none.
 *
 * @returns is told how many bytes come
 */
export function drawRarely(
  terminal: Pick<Terminal, 'hasSelection'>,
  frames: Frames = window,
): (bytes: number) => void {
  let muchAt = -Infinity;
  const isBusy = () => performance.now() - muchAt < muchMs;
  drawRowsRarely(terminal, rareFrames(isBusy, frames));
  drawSelectionsOnly(terminal);
  return (bytes) => {
    if (bytes >= muchBytes) muchAt = performance.now();
  };
}

function drawRowsRarely(terminal: object, frames: Frames): void {
  const rows = coreOf(terminal)._renderService?._renderDebouncer;
  if (rows?._coreBrowserService) rows._coreBrowserService = { window: frames };
}

function drawSelectionsOnly(terminal: Pick<Terminal, 'hasSelection'>): void {
  const selection = coreOf(terminal)._selectionService;
  const refresh = selection?.refresh?.bind(selection);
  if (!selection || !refresh) return;
  let isShown = false;
  selection.refresh = (isByMouse) => {
    const wasShown = isShown;
    isShown = terminal.hasSelection();
    if (isShown || wasShown) refresh(isByMouse);
  };
}

function coreOf(terminal: object): Drawing {
  return (terminal as { readonly _core: Drawing })._core;
}

/** Frames with a rest between them while the terminal is busy. */
function rareFrames(isBusy: () => boolean, frames: Frames): Frames {
  let drawn = -Infinity;
  const cancels = new Map<number, () => void>();
  let handles = 0;
  return {
    requestAnimationFrame(draw) {
      const handle = (handles += 1);
      const ask = (): void => {
        const frame = frames.requestAnimationFrame((time) => {
          cancels.delete(handle);
          drawn = performance.now();
          draw(time);
        });
        cancels.set(handle, () => frames.cancelAnimationFrame(frame));
      };
      const rest = isBusy() ? drawn + restMs - performance.now() : 0;
      if (rest <= 0) ask();
      else {
        const timer = setTimeout(ask, rest);
        cancels.set(handle, () => clearTimeout(timer));
      }
      return handle;
    },
    cancelAnimationFrame(handle) {
      cancels.get(handle)?.();
      cancels.delete(handle);
    },
  };
}
