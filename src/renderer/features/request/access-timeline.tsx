import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { t } from '#shared/i18n/text';
import { usualPending } from '../../stores/cart';
import { useStores } from '../../stores/use-stores';
import { classes } from '../../ui/classes';
import { dayAndTime, durationWords, tickText } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import {
  durationByKey,
  durationNear,
  endOf,
  lastsOf,
  spanOf,
  startByKey,
  startNear,
  startOf,
  ticksOf,
  type AccessTimes,
} from './access-times';
import styles from './access-timeline.module.css';
import { useCart } from './use-cart';

const minute = 60_000;
const percent = (part: number) => `${Math.max(0, Math.min(100, part * 100)).toFixed(3)}%`;

/** What is chosen and allowed; `null` while the cluster has not said what it allows. */
function useTimes(): AccessTimes | null {
  const now = useNow(30_000);
  const startAt = useCart((state) => state.startAt);
  const duration = useCart((state) => state.duration);
  const pendingFor = useCart((state) => state.pendingFor);
  const longest = useCart((state) => state.dryRun?.longestDuration ?? 0);
  const latestStart = useCart((state) => state.dryRun?.latestStart ?? 0);
  if (longest <= 0) return null;
  return { now, startAt, duration, longest, latestStart, waits: pendingFor ?? usualPending };
}

/** One end of the access, to be moved by hand or by keys. */
function Thumb(props: {
  readonly label: string;
  readonly at: number;
  /** Minutes from now, and the furthest that it goes. */
  readonly minutes: number;
  readonly most: number;
  readonly text: string;
  readonly isEnd?: boolean;
  readonly onKey: (key: string) => boolean;
  readonly onPointer: (event: PointerEvent) => void;
}) {
  const { label, at, minutes, most, text, isEnd = false, onKey, onPointer } = props;
  const press = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && onKey(event.key))
      event.preventDefault();
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={classes(styles.thumb, isEnd && styles.end)}
      style={{ left: percent(at) }}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={Math.max(most, minutes)}
      aria-valuenow={minutes}
      aria-valuetext={text}
      title={`${label}: ${text}`}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onPointer(event);
      }}
    />
  );
}

function endText(times: AccessTimes): string {
  const values = {
    duration: durationWords(lastsOf(times)),
    end: dayAndTime(endOf(times), times.now),
  };
  return times.startAt === null
    ? t('requests.timeline.endIfNow', values)
    : t('requests.timeline.endAt', values);
}

/** Now, the wait for a decision, and the access within what is allowed. */
function Line({ times }: { readonly times: AccessTimes }) {
  const { cart } = useStores();
  const line = useRef<HTMLDivElement>(null);
  const { now, startAt, longest, latestStart, waits } = times;
  const span = spanOf(times);
  const place = (at: number) => (at - now) / span;
  const width = (ms: number) => percent(Math.min(ms / span, 1));
  const [start, end] = [startOf(times), endOf(times)];
  const timeAt = ({ clientX }: PointerEvent): number => {
    const box = line.current?.getBoundingClientRect();
    return box ? now + ((clientX - box.left) / box.width) * span : now;
  };
  const setStart = (next: number | null | undefined) => {
    if (next === undefined) return false;
    if (next !== startAt) cart.setStart(next);
    return true;
  };
  const setDuration = (next: number | null | undefined) => {
    if (next === undefined) return false;
    if (next !== times.duration) cart.setDuration(next);
    return true;
  };
  return (
    <div ref={line} className={styles.line}>
      <div className={styles.wait} style={{ width: width(waits) }} />
      <div
        className={styles.limit}
        style={{ left: percent(place(start)), width: width(longest) }}
      />
      <div
        className={styles.access}
        style={{ left: percent(place(start)), width: width(end - start) }}
      />
      <Thumb
        label={t('requests.timeline.start')}
        at={place(start)}
        minutes={Math.round((start - now) / minute)}
        most={Math.round((latestStart - now) / minute)}
        text={startAt === null ? t('requests.timeline.approved') : dayAndTime(startAt, now)}
        onKey={(key) => setStart(startByKey(times, key))}
        onPointer={(event) => setStart(startNear(times, timeAt(event)))}
      />
      <Thumb
        isEnd
        label={t('requests.timeline.end')}
        at={place(end)}
        minutes={Math.round((end - now) / minute)}
        most={Math.round((start + longest - now) / minute)}
        text={endText(times)}
        onKey={(key) => setDuration(durationByKey(times, key))}
        onPointer={(event) => setDuration(durationNear(times, timeAt(event)))}
      />
    </div>
  );
}

/** Below the line: now, and some times between. */
function Ticks({ now, span }: { readonly now: number; readonly span: number }) {
  return (
    <div className={styles.ticks} aria-hidden="true">
      <span style={{ left: 0 }} className={styles.now}>
        {t('requests.timeline.now')}
      </span>
      {ticksOf(now, span).map((at) => (
        <span key={at} style={{ left: percent((at - now) / span) }} className={styles.tick}>
          {tickText(at)}
        </span>
      ))}
    </div>
  );
}

/** When access starts and ends on a line, with how long it waits and how much is allowed. */
export function AccessTimeline() {
  const times = useTimes();
  if (!times) return null;
  const { now, waits, longest } = times;
  return (
    <div className={styles.timeline} role="group" aria-label={t('requests.timeline.label')}>
      <Line times={times} />
      <Ticks now={now} span={spanOf(times)} />
      <ul className={styles.legend}>
        <li>
          <span className={classes(styles.sign, styles.access)} />
          {t('requests.timeline.lasts', { duration: durationWords(lastsOf(times)) })}
        </li>
        <li>
          <span className={classes(styles.sign, styles.limit)} />
          {t('requests.timeline.longest', { duration: durationWords(longest) })}
        </li>
        <li>
          <span className={classes(styles.sign, styles.wait)} />
          {t('requests.timeline.waits', { time: dayAndTime(now + waits, now) })}
        </li>
      </ul>
    </div>
  );
}
