import { useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { numberText } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { RecordingDetail } from '../../stores/recordings-store';
import { speeds } from '../../stores/cast-player';
import { Badge } from '../../ui/badge';
import { Button, IconButton } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { FindInRecording } from './find-in-recording';
import { Markers } from './markers';
import styles from './player.module.css';
import { usePlayer, type PlayedRecording } from './use-player';
import { clockText } from './words';

const step = 5;
const positionStep = 0.1;

/** Space plays and pauses; the arrows go five seconds on and back. Fields keep their own keys. */
function useKeys({ player }: PlayedRecording) {
  return (event: KeyboardEvent) => {
    const { target } = event;
    if (target instanceof HTMLElement && /^(?:INPUT|SELECT|BUTTON)$/.test(target.tagName)) return;
    const { playing, position } = player.store.getState();
    if (event.key === ' ') (playing ? player.pause : player.play)();
    else if (event.key === 'ArrowRight') player.seek(position + step);
    else if (event.key === 'ArrowLeft') player.seek(position - step);
    else return;
    event.preventDefault();
  };
}

function Controls({ played, live }: { readonly played: PlayedRecording; readonly live: boolean }) {
  const { player, growing } = played;
  const { playing, position, duration, speed, skipIdle, following } = useStore(player.store);
  return (
    <div className={styles.controls}>
      <IconButton
        icon={playing ? 'pause' : 'play'}
        label={t(playing ? 'recordings.player.pause' : 'recordings.list.play')}
        onClick={playing ? player.pause : player.play}
      />
      <input
        type="range"
        className={styles.position}
        aria-label={t('recordings.player.position')}
        aria-valuetext={t('recordings.player.positionText', {
          position: clockText(position),
          duration: clockText(duration),
        })}
        min={0}
        // Its last step lies behind the last event.
        max={Math.ceil(duration / positionStep) * positionStep}
        step={positionStep}
        value={position}
        onChange={(event) => player.seek(Number(event.target.value))}
      />
      <span className={styles.time}>
        {clockText(position)} / {clockText(duration)}
      </span>
      <label className={styles.choice}>
        {t('recordings.player.speed')}
        <select value={speed} onChange={(event) => player.setSpeed(Number(event.target.value))}>
          {speeds.map((each) => (
            <option key={each} value={each}>
              {numberText(each)}×
            </option>
          ))}
        </select>
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={skipIdle}
          onChange={(event) => player.setSkipIdle(event.target.checked)}
        />
        {t('recordings.player.skipIdle')}
      </label>
      {live && growing && !following && (
        <Button size="s" onClick={player.follow}>
          {t('recordings.player.follow')}
        </Button>
      )}
      {live && following && (
        <Badge tone={growing ? 'accent' : 'neutral'}>
          {t(growing ? 'recordings.player.live' : 'recordings.player.ended')}
        </Badge>
      )}
    </div>
  );
}

/** Plays a recording on a terminal: position, speed, pauses, markers and finding. */
export function Player(props: { readonly profileId: string; readonly detail: RecordingDetail }) {
  const { profileId, detail } = props;
  const { recording } = detail;
  const live = recording.state === 'live';
  const host = useRef<HTMLDivElement>(null);
  const played = usePlayer({ profileId, id: recording.id, live }, host);
  const onKeyDown = useKeys(played);
  return (
    <div className={styles.player}>
      {played.error && <Callout tone="bad">{played.error.message}</Callout>}
      {/* A player has keys of its own, as a video has; everything can be done by its buttons as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className={styles.screen}
        role="group"
        aria-label={t('recordings.player.screen')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div ref={host} className={styles.terminal} />
      </div>
      <Controls played={played} live={live} />
      <div className={styles.below}>
        <FindInRecording played={played} />
        <Markers played={played} />
      </div>
    </div>
  );
}
