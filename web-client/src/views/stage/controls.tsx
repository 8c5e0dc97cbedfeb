// What a panelist does while backstage or on air: microphone, picture, screen, devices, leave.
import { useRef } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { track_of } from "../../stage/devices";
import { Sharing } from "../../stage/sharing";
import type { Studio } from "../../stage/studio";
import { useKeptFocus } from "../shell/focus";
import { Icon } from "../shell/icon";
import { DeviceIcon } from "./device_icon";
import { Encoder } from "./encoder";
import { Microphone } from "./level";
import { Pick } from "./pick";
import { DeviceTrouble, LinkTrouble } from "./trouble";

export function Controls({ store, studio, on_air }: { store: Store; studio: Studio; on_air: boolean }) {
  const { devices, sharing } = studio;
  const dialog = useRef<HTMLDialogElement>(null);
  const [camera, microphone] = [devices.camera.value, devices.microphone.value];
  const muted = devices.muted.value;
  const picture_off = devices.picture_off.value;
  const shares = sharing.on.value;
  // On air the tally says that it is off.
  const said = microphone.kind !== "on" || (muted && on_air) ? null : muted ? "stage.is_muted" : "stage.is_on";
  return (
    <div class="stage-controls">
      <div class="row" role="group" aria-label={t("stage.controls")}>
        <button type="button" class={`button ${muted ? "danger" : ""}`} data-testid="mute-microphone" data-off={muted} disabled={microphone.kind !== "on"} onClick={() => devices.mute(!muted)}>
          <DeviceIcon of="microphone" off={muted} /> {t(muted ? "stage.unmute" : "stage.mute")}
        </button>
        <Microphone track={track_of(microphone)} muted={muted} />
        <button type="button" class="button" data-testid="picture-off" data-off={picture_off} onClick={() => void devices.show_picture(picture_off)}>
          <DeviceIcon of="camera" off={picture_off} /> {t(picture_off ? "stage.picture_on" : "stage.picture_off")}
        </button>
        {!store.guest && Sharing.possible() && (
          <button type="button" class={`button ${shares ? "danger" : ""}`} data-testid="share-screen" data-on={shares} onClick={() => (shares ? sharing.stop() : void sharing.start())}>
            <Icon name="screen" /> {t(shares ? "stage.share_end" : "stage.share")}
          </button>
        )}
        <button type="button" class="button" data-testid="devices-open" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}><Icon name="gear" /> {t("stage.devices")}</button>
        <span class="visually-hidden" role="status" data-testid="microphone-state">{said && t(said)}</span>
        <span class="spacer" />
        {/* It can be reached on air too, to be told why not. */}
        <button type="button" class="button" data-testid="leave-stage" aria-disabled={on_air} aria-describedby={on_air ? "leave-not-now" : undefined} title={on_air ? t("stage.leave_not_now") : undefined} onClick={() => { if (!on_air) studio.leave(); }}>{t("stage.leave")}</button>
        {on_air && <span id="leave-not-now" class="visually-hidden">{t("stage.leave_not_now")}</span>}
      </div>
      {microphone.kind === "trouble" && <DeviceTrouble what="microphone" trouble={microphone.trouble} again={() => void devices.open("microphone")} />}
      {camera.kind === "trouble" && !picture_off && <DeviceTrouble what="camera" trouble={camera.trouble} again={() => void devices.open("camera")} />}
      {sharing.trouble.value && <DeviceTrouble what="screen" trouble={sharing.trouble.value} />}
      {devices.line_too_thin.value && (
        <div class="stage-note warn" role="status" data-testid="voice-alone">
          <p>{t("stage.voice_alone")}</p>
          <button type="button" class="button small" onClick={() => studio.try_picture()}>{t("stage.try_picture")}</button>
        </div>
      )}
      <LinkTrouble what="stage.own_link" name="camera-link" state={studio.camera.state.value} again={() => studio.insist()} />
      {shares && <LinkTrouble what="stage.screen_link" name="screen-link" state={sharing.publication.state.value} again={() => studio.insist()} />}
      <dialog ref={dialog} class="dialog" aria-labelledby="devices-title" {...useKeptFocus()}>
        <h2 id="devices-title">{t("stage.devices")}</h2>
        <div class="stack">
          <Pick devices={devices} kind="camera" />
          <Pick devices={devices} kind="microphone" />
          <Pick devices={devices} kind="speaker" />
          <p class="quiet small">{t("stage.devices_hint")}</p>
          {!store.guest && <Encoder store={store} />}
        </div>
        <div class="row end"><button type="button" class="button primary" data-testid="devices-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
      </dialog>
    </div>
  );
}
