// A level as a bar, for the eye; what it means is said beside it in words.
import { useEffect, useMemo } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { floor_db, Meter } from "../../stage/meter";

/** Above this a voice is loud enough to be worked with; what a room's noise does not reach. */
export const voice_db = -40;
const too_loud_db = -1;

export function LevelBar({ db, label }: { db: number; label: string }) {
  const share = Math.round(Math.max(0, Math.min(1, (db - floor_db) / -floor_db)) * 100);
  return (
    <span class="level" role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={share} data-loud={db > too_loud_db}>
      <span class="level-fill" style={{ "--level": `${share}%` }} />
    </span>
  );
}

/** The own microphone's. */
interface MicrophoneProps {
  track: MediaStreamTrack | null;
  muted: boolean;
  words?: boolean;
  /** The loudest so far, whenever it is louder. */
  told?: (db: number) => void;
}

export function Microphone({ track, muted, words, told }: MicrophoneProps) {
  const meter = useMemo(() => new Meter(), []);
  useEffect(() => {
    meter.follow(track);
    return () => meter.stop();
  }, [meter, track]);
  const loudest = meter.heard.value;
  useEffect(() => told?.(loudest), [loudest]);
  const heard = loudest > voice_db;
  return (
    <div class="microphone" data-testid="microphone-level" data-heard={heard}>
      <LevelBar db={meter.level.value} label={t("stage.level")} />
      {words && <p class="small" role="status">{t(muted ? "stage.is_muted" : heard ? "stage.is_heard" : "stage.speak_to_test")}</p>}
    </div>
  );
}
