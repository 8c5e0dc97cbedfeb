// A level as a bar for the eye, with the loudest of the last moment marked; for a screen reader as a meter in its unit.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { format_number, t } from "../../i18n/i18n";
import { hold, hold_ms, type Held } from "../../stage/hold";
import { floor_db, Meter } from "../../stage/meter";

/** Above this a voice is loud enough to be worked with; what a room's noise does not reach. */
export const voice_db = -40;
const too_loud_db = -1;

type Unit = "dbfs" | "lufs";

/** In whole ones: a figure that changes twenty times a second could not be followed. */
export function level_words(db: number, unit: Unit): string {
  return db <= floor_db ? t("stage.level_none") : t(`stage.level_${unit}`, { level: format_number(Math.round(db)) });
}

const share_of = (db: number) => Math.round(Math.max(0, Math.min(1, (db - floor_db) / -floor_db)) * 100);

/** Where nothing new comes, the mark goes all the same. */
function useHeld(db: number): number {
  const before = useRef<Held | null>(null);
  const [, look_again] = useState(0);
  const held = hold(before.current, db, performance.now());
  before.current = held;
  const waits = held.db > db;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => look_again((n) => n + 1), hold_ms);
    return () => clearTimeout(timer);
  }, [waits, held.at]);
  return held.db;
}

export function LevelBar({ db, label, unit = "dbfs" }: { db: number; label: string; unit?: Unit }) {
  const held = share_of(useHeld(db));
  const level = Math.round(Math.max(floor_db, Math.min(0, db)));
  return (
    <span class="level" role="meter" aria-label={label} aria-valuemin={floor_db} aria-valuemax={0} aria-valuenow={level} aria-valuetext={level_words(db, unit)} data-loud={db > too_loud_db}>
      <span class="level-fill" style={{ "--level": `${share_of(db)}%` }} />
      {held > 0 && <span class="level-held" style={{ "--level": `${held}%` }} />}
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
