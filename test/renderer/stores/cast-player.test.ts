import { beforeEach, describe, expect, it } from 'vitest';
import { createCastReader, type CastReader } from '../../../src/renderer/stores/cast';
import {
  createCastPlayer,
  type CastPlayer,
  type CastScreen,
} from '../../../src/renderer/stores/cast-player';
import { aCast } from '../../helpers/fake-world-recordings';

let reader: CastReader;
let player: CastPlayer;
let shown: string;
let now: number;
let frame: ((now: number) => void) | null;

const screen: CastScreen = {
  reset: ({ columns, rows }) => (shown = `<${columns}x${rows}>`),
  resize: ({ columns, rows }) => (shown += `<${columns}x${rows}>`),
  write: (text) => (shown += text),
};

/** Lets time pass, a frame each tenth of a second. */
function pass(seconds: number): void {
  for (let ms = 0; ms < seconds * 1_000; ms += 100) {
    now += 100;
    frame?.(now);
  }
}

const cast = aCast({ columns: 80, rows: 24 }, [
  [0, 'o', 'a'],
  [1, 'o', 'b'],
  [100, 'i', 'typed'],
  [0, 'o', 'c'],
  [1, 'r', '90x20'],
  [1, 'o', 'd'],
]);

beforeEach(() => {
  [shown, now, frame] = ['', 0, null];
  reader = createCastReader();
  player = createCastPlayer(reader, (each) => {
    frame = each;
    each(now);
    return () => (frame = null);
  });
  player.attach(screen);
  reader.push(cast);
  player.grown();
});

describe('a player', () => {
  it('shows the beginning, plays without long pauses, and stops at the end', () => {
    expect(shown).toBe('<80x24>a');
    expect(player.store.getState()).toMatchObject({ position: 0, duration: 5, playing: false });
    player.play();
    pass(1.5);
    expect(shown).toBe('<80x24>ab');
    pass(4);
    expect(shown).toBe('<80x24>abc<90x20>d');
    expect(player.store.getState()).toMatchObject({ position: 5, playing: false });
    player.play();
    expect(shown).toBe('<80x24>a');
  });

  it('plays at a speed, pauses, and goes on', () => {
    player.setSpeed(4);
    player.play();
    pass(0.5);
    expect(player.store.getState().position).toBeCloseTo(2, 1);
    player.pause();
    pass(3);
    expect(player.store.getState().position).toBeCloseTo(2, 1);
  });

  it('goes forward and back, never beyond the ends', () => {
    player.seek(4);
    expect(shown).toBe('<80x24>abc<90x20>');
    player.seek(1);
    expect(shown).toBe('<80x24>ab');
    player.seek(-5);
    expect(player.store.getState().position).toBe(0);
    player.seek(1_000);
    expect(player.store.getState().position).toBe(5);
    player.seekEvent(1);
    expect(shown).toBe('<80x24>ab');
    expect(player.timeOf(3)).toBe(3);
  });

  it('keeps its place when pauses are shown in full, and when they are cut again', () => {
    player.seek(2);
    player.setSkipIdle(false);
    expect(player.store.getState()).toMatchObject({ position: 2, duration: 103 });
    player.seek(60);
    player.setSkipIdle(true);
    expect(player.store.getState()).toMatchObject({ position: 3, duration: 5 });
    expect(shown).toBe('<80x24>ab');
  });

  it('follows what grows, until somebody goes elsewhere', () => {
    player.follow();
    expect(shown).toBe('<80x24>abc<90x20>d');
    reader.push('[1,"o","e"]\n');
    player.grown();
    expect(shown).toBe('<80x24>abc<90x20>de');
    player.seek(1);
    reader.push('[1,"o","f"]\n');
    player.grown();
    expect(shown).toBe('<80x24>ab');
    expect(player.store.getState()).toMatchObject({ duration: 7, following: false });
  });

  it('waits for a recording that has not begun, and shows a new screen where it stands', () => {
    const late = createCastReader();
    const waiting = createCastPlayer(late, () => () => undefined);
    shown = '';
    waiting.attach(screen);
    waiting.follow();
    expect(shown).toBe('');
    late.push(cast);
    waiting.grown();
    expect(shown).toBe('<80x24>abc<90x20>d');
    shown = '';
    waiting.attach(screen);
    expect(shown).toBe('<80x24>abc<90x20>d');
  });
});
