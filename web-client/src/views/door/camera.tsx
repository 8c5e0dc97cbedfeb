// The device's camera at the door: what it sees, and each code that it reads. It is off until somebody turns it on, and ends
// with the page that shows it.
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { make_reader } from "./reader";

const look_every_ms = 200;

export function Camera({ read }: { read: (code: string) => void }) {
  const [on, set_on] = useState(false);
  const [denied, set_denied] = useState(false);
  const picture = useRef<HTMLVideoElement>(null);
  const told = useRef(read);
  told.current = read;
  useEffect(() => {
    if (!on) return;
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const watch = async () => {
      const look = await make_reader();
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (ended || !picture.current) return stream.getTracks().forEach((track) => track.stop());
      picture.current.srcObject = stream;
      await picture.current.play();
      const again = async () => {
        const code = picture.current && (await look(picture.current).catch(() => null));
        if (ended) return;
        if (code) told.current(code);
        timer = setTimeout(() => void again(), look_every_ms);
      };
      await again();
    };
    watch().catch(() => {
      if (ended) return;
      set_denied(true);
      set_on(false);
    });
    return () => {
      ended = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [on]);
  return (
    <div class="stack">
      <button type="button" class="button" data-testid="door-camera" aria-pressed={on} onClick={() => { set_denied(false); set_on(!on); }}>
        {t(on ? "door.camera_off" : "door.camera_on")}
      </button>
      {denied && <p class="trouble" role="alert">{t("door.camera_denied")}</p>}
      {on && <video ref={picture} class="door-picture" muted playsInline aria-label={t("door.camera_view")} />}
    </div>
  );
}
