// Before one goes backstage: camera, microphone, loudspeaker and the screen, each tried by itself, on any day before the event too.
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { track_of } from "../../stage/devices";
import { floor_db } from "../../stage/meter";
import { play_test, type Sounded } from "../../stage/sounds";
import type { Studio } from "../../stage/studio";
import { focus_soon } from "../shell/focus";
import { Icon } from "../shell/icon";
import { CallTime } from "./call_time";
import { Microphone } from "./level";
import { Pick } from "./pick";
import { ScreenTry } from "./screen_try";
import { SelfView } from "./self_view";
import { DeviceTrouble } from "./trouble";

/** What the person and the devices have shown so far on this page. */
const heard_it = signal(false);
const screen_works = signal(false);
const loudest = signal(floor_db);

interface Props {
  store: Store;
  studio: Studio;
}

export function Check({ store, studio }: Props) {
  const { devices } = studio;
  const [camera, microphone] = [devices.camera.value, devices.microphone.value];
  const asked = camera.kind !== "off" || microphone.kind !== "off";
  const asking = camera.kind === "asking" || microphone.kind === "asking";
  useEffect(() => void open_if_allowed(studio), [studio]);
  useEffect(() => {
    if (studio.has_left || studio.replaced.peek()) focus_soon("#check-picture");
  }, [studio]);
  return (
    <main class="stage-main device-check" data-testid="check">
      <div class="check-scroll">
        {studio.replaced.value && <p class="trouble" role="alert" data-testid="stage-replaced">{t("stage.why_replaced")}</p>}
        <div class="check-parts">
          <section class="card stack" aria-labelledby="check-picture">
            <h2 id="check-picture" tabIndex={-1}>{t("stage.check")}</h2>
            {!asked && <p>{t("stage.check_hint")}</p>}
            <SelfView track={track_of(camera)} name={store.session.person.name || t("stage.nameless")} />
            {camera.kind === "trouble" && <DeviceTrouble what="camera" trouble={camera.trouble} again={() => void devices.open("camera")} />}
            {camera.kind === "trouble" && <p class="quiet small">{t("stage.without_camera")}</p>}
            {!asked && <button type="button" class="button" data-testid="check-start" onClick={() => void devices.open_all()}>{t("stage.check_start")}</button>}
            {asking && <p role="status">{t("stage.asking")}</p>}
            {asked && <PictureSwitch studio={studio} />}
            <Pick devices={devices} kind="camera" />
          </section>
          <div class="stack">
            <section class="card stack" aria-labelledby="check-sound">
              <h2 id="check-sound">{t("stage.sound")}</h2>
              {microphone.kind === "on" && <Microphone track={microphone.track} muted={devices.muted.value} words told={(db) => { loudest.value = db; }} />}
              {microphone.kind === "trouble" && <DeviceTrouble what="microphone" trouble={microphone.trouble} again={() => void devices.open("microphone")} />}
              <Pick devices={devices} kind="microphone" />
              <Pick devices={devices} kind="speaker" />
              <Speaker studio={studio} />
              <label class="check">
                <input type="checkbox" data-testid="heard-it" checked={heard_it.value} onChange={(event) => { heard_it.value = event.currentTarget.checked; }} />
                {t("stage.heard_it")}
              </label>
              <p class="quiet small">{t("stage.headphones")}</p>
            </section>
            {!store.guest && (
              <section class="card stack" aria-labelledby="check-screen">
                <h2 id="check-screen">{t("stage.screen")}</h2>
                <ScreenTry works={() => { screen_works.value = true; }} />
              </section>
            )}
            {!store.guest && <CallTime store={store} />}
          </div>
        </div>
      </div>
      <div class="check-go">
        {asked && <Report store={store} studio={studio} />}
        <button type="button" class="button primary wide" data-testid="join-backstage" disabled={asking} onClick={() => studio.join()}>{t("stage.join")}</button>
        <p class="quiet small">{t("stage.join_hint")}</p>
      </div>
    </main>
  );
}

/** Who allowed it before is not asked to press a button first. */
async function open_if_allowed(studio: Studio): Promise<void> {
  if (studio.devices.camera.peek().kind !== "off" || studio.replaced.peek() || studio.has_left || studio.was_backstage()) return;
  try {
    const { state } = await navigator.permissions.query({ name: "microphone" as PermissionName });
    if (state === "granted") await studio.devices.open_all();
  } catch {
    // A browser that does not say: the button is there.
  }
}

const hundredths = (db: number) => Math.round(Math.max(-100, Math.min(0, db)) * 100);

function Report({ store, studio }: Props) {
  const [state, set_state] = useState<"none" | "sent" | "refused">("none");
  const { devices } = studio;
  const send = () => {
    const { width = 0, height = 0, frameRate = 0 } = track_of(devices.camera.peek())?.getSettings() ?? {};
    const found = {
      camera: width > 0 && height > 0 ? { width, height, fps: Math.round(frameRate) } : null,
      microphone: track_of(devices.microphone.peek()) ? hundredths(loudest.peek()) : null,
      speaker: heard_it.peek(), screen: screen_works.peek(),
    };
    const item = store.send("stage.report", found, (outcome) => set_state(outcome.ok ? "sent" : "refused"));
    if (!item) set_state("refused");
  };
  return (
    <div class="row report">
      <button type="button" class="button small" data-testid="report" onClick={send}>{t("stage.report")}</button>
      {state !== "none" && <p role="status" data-testid="reported" data-state={state}>{t(state === "sent" ? "stage.reported" : "stage.not_reported")}</p>}
    </div>
  );
}

function PictureSwitch({ studio }: { studio: Studio }) {
  const off = studio.devices.picture_off.value;
  return (
    <label class="check">
      <input type="checkbox" data-testid="with-picture" checked={!off} onChange={(event) => void studio.devices.show_picture(event.currentTarget.checked)} />
      {t("stage.with_picture")}
    </label>
  );
}

function Speaker({ studio }: { studio: Studio }) {
  const [sounded, set_sounded] = useState<Sounded>("played");
  const test = async () => set_sounded(await play_test(studio.devices.chosen.peek().speaker));
  return (
    <div class="row">
      <button type="button" class="button" data-testid="speaker-test" onClick={() => void test()}><Icon name="sound" /> {t("stage.speaker_test")}</button>
      <p class="small quiet">{t("stage.speaker_hint")}</p>
      {sounded !== "played" && <p class="trouble" role="alert" data-testid="speaker-trouble" data-trouble={sounded}>{t(`stage.speaker_${sounded}`)}</p>}
    </div>
  );
}
