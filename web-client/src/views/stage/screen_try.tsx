// Tries to share the screen without sending it anywhere: some systems want a permission that needs the browser to start anew.
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { device_trouble_of, type DeviceTrouble as Why } from "../../stage/refusal";
import { Sharing } from "../../stage/sharing";
import { Icon } from "../shell/icon";
import { SelfView } from "./self_view";
import { DeviceTrouble } from "./trouble";

export function ScreenTry({ works }: { works: () => void }) {
  const [track, set_track] = useState<MediaStreamTrack | null>(null);
  const [trouble, set_trouble] = useState<Why | null>(null);
  const held = useRef<MediaStreamTrack | null>(null);
  /** What is chosen after the end of a try is let go at once. */
  const asking = useRef(0);
  const end = () => {
    asking.current++;
    held.current?.stop();
    held.current = null;
    set_track(null);
  };
  useEffect(() => end, []);
  const start = async () => {
    set_trouble(null);
    const mine = ++asking.current;
    try {
      const [shared] = (await navigator.mediaDevices.getDisplayMedia({ video: true })).getVideoTracks();
      if (!shared) return;
      if (mine !== asking.current) return shared.stop();
      shared.addEventListener("ended", end);
      held.current = shared;
      set_track(shared);
      works();
    } catch (error) {
      if (mine === asking.current) set_trouble(device_trouble_of(error));
    }
  };
  if (!Sharing.possible()) return <p class="quiet">{t("stage.screen_impossible")}</p>;
  return (
    <>
      {track && <SelfView track={track} name="" mirrored={false} label={t("stage.screen_view")} />}
      {track && <p role="status" data-testid="screen-works">{t("stage.screen_works")}</p>}
      {trouble && <DeviceTrouble what="screen" trouble={trouble} />}
      <div class="row">
        <button type="button" class="button" data-testid="screen-try" onClick={() => (track ? end() : void start())}>
          <Icon name="screen" /> {t(track ? "stage.screen_try_end" : "stage.screen_try")}
        </button>
      </div>
    </>
  );
}
