import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  countUntil,
  playTimes,
  resizeOf,
  type CastEvent,
  type CastReader,
  type CastSize,
} from './cast';

/** What a recording is played on. */
export interface CastScreen {
  /** Forgets everything shown. */
  reset(size: CastSize): void;
  resize(size: CastSize): void;
  write(text: string): void;
}

/** Calls back again and again, as often as the screen is painted, with the time in milliseconds. @returns ends it */
export type Frames = (each: (now: number) => void) => () => void;

export interface PlayerState {
  readonly playing: boolean;
  /** Seconds from the start, with pauses cut where they are. */
  readonly position: number;
  readonly duration: number;
  readonly speed: number;
  /** Whether long pauses are cut short. */
  readonly skipIdle: boolean;
  /** Whether what comes is shown as it comes. */
  readonly following: boolean;
}

export const speeds = [0.5, 1, 2, 4, 8, 16] as const;
/** A pause counts no longer than this where they are cut, in seconds. */
export const longestPause = 2;

export interface CastPlayer {
  readonly store: StoreApi<PlayerState>;
  /** Shows it from here on, at the moment where it stands. */
  attach(screen: CastScreen): void;
  /** There is more to be read, or all of it. */
  grown(): void;
  play(): void;
  pause(): void;
  /** @param position seconds, in the time that is shown */
  seek(position: number): void;
  /** Goes to an event, by its index. */
  seekEvent(index: number): void;
  setSpeed(speed: number): void;
  setSkipIdle(skipIdle: boolean): void;
  /** Shows everything and then what comes, as it comes. */
  follow(): void;
  /** Where an event stands, in the time that is shown. */
  timeOf(index: number): number;
  stop(): void;
}

/** Plays what a reader has read: at a speed, without long pauses, from anywhere. */
export function createCastPlayer(reader: CastReader, frames: Frames): CastPlayer {
  const store = createStore<PlayerState>(() => ({
    ...{ playing: false, position: 0, duration: 0, speed: 1, skipIdle: true, following: false },
  }));
  let times: number[] = [];
  let screen: CastScreen | null = null;
  /** How many events are on the screen; none of it is while there is no size. */
  let shown = 0;
  let endFrames: (() => void) | null = null;

  function showUntil(count: number): void {
    if (!screen || !reader.size) return;
    if (count < shown) {
      shown = 0;
      screen.reset(reader.size);
    }
    render(screen, reader.events.slice(shown, count));
    shown = count;
  }

  function moveTo(position: number): void {
    store.setState({ position });
    showUntil(countUntil(times, position));
  }

  function setPlaying(playing: boolean): void {
    endFrames?.();
    endFrames = null;
    store.setState({ playing });
    if (!playing) return;
    let before: number | null = null;
    endFrames = frames((now) => {
      const passed = before === null ? 0 : (now - before) / 1_000;
      before = now;
      const { position, speed, duration } = store.getState();
      const next = Math.min(position + passed * speed, duration);
      moveTo(next);
      if (next >= duration) setPlaying(false);
    });
  }

  function measure(): void {
    times = playTimes(reader.events, store.getState().skipIdle ? longestPause : null);
    store.setState({ duration: times.at(-1) ?? 0 });
  }

  function seek(position: number): void {
    store.setState({ following: false });
    moveTo(Math.min(Math.max(position, 0), store.getState().duration));
  }

  return {
    store,
    attach(next) {
      screen = next;
      shown = 0;
      if (reader.size) screen.reset(reader.size);
      showUntil(countUntil(times, store.getState().position));
    },
    grown() {
      const isFirst = times.length === 0;
      measure();
      if (isFirst && screen && reader.size) screen.reset(reader.size);
      if (store.getState().following) moveTo(store.getState().duration);
      else if (isFirst) moveTo(store.getState().position);
    },
    play() {
      const { position, duration } = store.getState();
      store.setState({ following: false });
      if (position >= duration) moveTo(0);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
    seek,
    seekEvent: (index) => seek(times[index] ?? 0),
    setSpeed: (speed) => store.setState({ speed }),
    setSkipIdle(skipIdle) {
      const { position } = store.getState();
      const at = countUntil(times, position) - 1;
      const since = position - (times[at] ?? 0);
      store.setState({ skipIdle });
      measure();
      const next = times[at + 1] ?? store.getState().duration;
      store.setState({ position: Math.min((times[at] ?? 0) + since, next) });
    },
    follow() {
      setPlaying(false);
      store.setState({ following: true });
      moveTo(store.getState().duration);
    },
    timeOf: (index) => times[index] ?? 0,
    stop() {
      setPlaying(false);
      screen = null;
    },
  };
}

/** Writes in one piece what comes between two sizes. What was typed is not shown twice: its echo is output. */
function render(screen: CastScreen, events: readonly CastEvent[]): void {
  let text = '';
  for (const event of events) {
    if (event.code === 'o') text += event.data;
    const size = event.code === 'r' ? resizeOf(event) : null;
    if (!size) continue;
    screen.write(text);
    text = '';
    screen.resize(size);
  }
  if (text !== '') screen.write(text);
}
