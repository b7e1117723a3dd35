import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  drawRarely,
  restMs,
} from '../../../../src/renderer/features/sessions/terminal/draw-rarely';

type Drawn = () => void;

/** What draws rows asks for frames as xterm.js does; frames come when the test says so. */
function setUp() {
  const asked: (FrameRequestCallback | null)[] = [];
  const frames = {
    requestAnimationFrame: (draw: FrameRequestCallback) => asked.push(draw),
    cancelAnimationFrame: (handle: number) => void (asked[handle - 1] = null),
  };
  const rows = { _coreBrowserService: { window: frames } };
  const refresh = vi.fn<(isByMouse?: boolean) => void>();
  const selection = { refresh };
  let hasSelection = false;
  const terminal = {
    _core: { _renderService: { _renderDebouncer: rows }, _selectionService: selection },
    hasSelection: () => hasSelection,
  };
  const printed = drawRarely(terminal, frames);
  return {
    ...{ printed, selection, refresh },
    select: (next: boolean) => void (hasSelection = next),
    draw: (drawn: Drawn) => rows._coreBrowserService.window.requestAnimationFrame(drawn),
    cancel: (handle: number) => rows._coreBrowserService.window.cancelAnimationFrame(handle),
    frame() {
      for (const draw of asked.splice(0)) draw?.(0);
    },
    asked,
  };
}

beforeEach(() => void vi.useFakeTimers());

describe('rows', () => {
  it('are drawn with every frame while little is printed', () => {
    const { draw, frame, printed } = setUp();
    const drawn = vi.fn<Drawn>();
    for (let times = 1; times <= 3; times++) {
      printed(100);
      draw(drawn);
      frame();
      expect(drawn).toHaveBeenCalledTimes(times);
    }
  });

  it('rest between two frames while much is printed, and are drawn at once when that ends', () => {
    const { draw, frame, printed, asked } = setUp();
    const drawn = vi.fn<Drawn>();
    printed(60_000);
    draw(drawn);
    frame();
    draw(drawn);
    expect(asked).toEqual([]);
    vi.advanceTimersByTime(restMs - 1);
    expect(asked).toEqual([]);
    vi.advanceTimersByTime(1);
    frame();
    expect(drawn).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(200);
    draw(drawn);
    frame();
    draw(drawn);
    frame();
    expect(drawn).toHaveBeenCalledTimes(4);
  });

  it('are not drawn once that was taken back, before or after the rest', () => {
    const { draw, frame, cancel, printed, asked } = setUp();
    const drawn = vi.fn<Drawn>();
    cancel(draw(drawn));
    frame();
    printed(60_000);
    draw(() => undefined);
    frame();
    cancel(draw(drawn));
    vi.advanceTimersByTime(restMs);
    expect(asked).toEqual([]);
    expect(drawn).not.toHaveBeenCalled();
  });
});

it('the selection is drawn while there is one, and once more when it is gone', () => {
  const { selection, refresh, select } = setUp();
  selection.refresh();
  expect(refresh).not.toHaveBeenCalled();
  select(true);
  selection.refresh(true);
  selection.refresh();
  expect(refresh.mock.calls).toEqual([[true], [undefined]]);
  select(false);
  selection.refresh();
  selection.refresh();
  expect(refresh).toHaveBeenCalledTimes(3);
});
