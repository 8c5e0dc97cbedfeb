// On the desk and the producer's page: how the broadcast stands, and what may be done with it.
import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { kept_words } from "../../i18n/kept";
import type { Store } from "../../room/store";
import { useKeptFocus } from "../shell/focus";
import { ask, refused } from "./acts";
import { useLater, with_words } from "../shell/later";
import { end_soon, ends_in, keep_going } from "./ending";
import { BroadcastWhen } from "./when";

const minute_ms = 60_000;
const pauses = [5, 10, 15, 30, 45, 60, 90, 120] as const;

interface Props {
  store: Store;
  /** Its recording stands here and nowhere else on the page. */
  recorded?: boolean;
  /** Why this person may do nothing of it at this moment; empty: they may. */
  why_not?: string;
}

export function BroadcastDesk({ store, recorded = false, why_not = "" }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { phase } = store.room.value.broadcast;
  return (
    <>
      <button type="button" class="button small" data-testid="broadcast-open" data-phase={phase} aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        <span class={`light ${phase === "live" ? "on" : phase === "paused" ? "warn" : "off"}`}>{t("desk.broadcast")}: {t(`desk.broadcast_is_${phase}`)}</span>
      </button>
      {ends_in.value !== null && <Ending />}
      {refused.value && <span class="small trouble" role="alert" data-testid="broadcast-refused">{refused.value}</span>}
      <dialog ref={dialog} class="dialog" aria-labelledby="broadcast-title" {...useKeptFocus()}>
        <h2 id="broadcast-title">{t("desk.broadcast")}: {t(`desk.broadcast_is_${phase}`)}</h2>
        <BroadcastWhen store={store} />
        {recorded && <Recorded store={store} />}
        {why_not && <p class="trouble" role="status" data-testid="broadcast-why-not">{why_not}</p>}
        <Acts store={store} off={why_not !== ""} done={() => dialog.current?.close()} />
        <div class="row end"><button type="button" class="button" data-testid="broadcast-close" onClick={() => dialog.current?.close()}>{t("desk.broadcast_close")}</button></div>
      </dialog>
    </>
  );
}

function Recorded({ store }: { store: Store }) {
  const part = useLater(() => with_words(kept_words, import("./recording")));
  return part && store.room.value.broadcast.recording ? <part.RecordingDesk store={store} /> : null;
}

interface ActsProps {
  store: Store;
  off: boolean;
  done: () => void;
}

function Acts({ store, off, done }: ActsProps) {
  const { phase } = store.room.value.broadcast;
  const act = (method: string) => {
    ask(store, method);
    done();
  };
  if (phase === "waiting" || phase === "ended") {
    return <div class="row"><button type="button" class="button primary" data-testid="broadcast-start" disabled={off} onClick={() => act("broadcast.start")}>{t("desk.broadcast_start")}</button></div>;
  }
  return (
    <>
      {phase === "paused" && (
        <div class="row"><button type="button" class="button primary" data-testid="broadcast-resume" disabled={off} onClick={() => act("broadcast.resume")}>{t("desk.broadcast_resume")}</button></div>
      )}
      <Pause store={store} off={off} done={done} />
      <h3>{t("desk.broadcast_end_title")}</h3>
      <p class="quiet">{t("desk.broadcast_end_hint")}</p>
      <div class="row">
        <button type="button" class="button danger" data-testid="broadcast-end" disabled={off} onClick={() => { end_soon(store); done(); }}>{t("desk.broadcast_end")}</button>
      </div>
    </>
  );
}

function Pause({ store, off, done }: ActsProps) {
  const [minutes, set_minutes] = useState(0);
  const pause = (event: Event) => {
    event.preventDefault();
    ask(store, "broadcast.pause", { for_ms: minutes * minute_ms });
    done();
  };
  return (
    <form class="row" onSubmit={pause}>
      <label>
        {t("desk.broadcast_how_long")}{" "}
        <select class="choice" data-testid="broadcast-minutes" value={minutes} disabled={off} onChange={(event) => set_minutes(Number(event.currentTarget.value))}>
          <option value={0}>{t("desk.broadcast_open_end")}</option>
          {pauses.map((n) => <option key={n} value={n}>{t("desk.broadcast_minutes", { n })}</option>)}
        </select>
      </label>
      <button type="submit" class="button" data-testid="broadcast-pause" disabled={off}>{t("desk.broadcast_pause_now")}</button>
    </form>
  );
}

function Ending() {
  const words = t("desk.broadcast_ending", { n: ends_in.value ?? 0 });
  // Aloud it is said once; the seconds count on in sight.
  const [said] = useState(words);
  return (
    <span class="broadcast-ending" data-testid="broadcast-ending">
      <span class="visually-hidden" role="alert">{said}</span>
      <span aria-hidden="true">{words}</span>{" "}
      <button type="button" class="button small primary" data-testid="broadcast-keep" onClick={keep_going}>{t("desk.broadcast_keep")}</button>
    </span>
  );
}
