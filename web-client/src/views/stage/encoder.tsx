// Another encoder than this page for the camera, such as OBS: where it publishes to, and its key, which is shown once.
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { encoder_key, type EncoderKey } from "../../stage/signalling";

export function Encoder({ store }: { store: Store }) {
  const [given, set_given] = useState<EncoderKey | null>(null);
  const [refused, set_refused] = useState(false);
  const make = async () => {
    const answer = await encoder_key(store.room.peek().id, store.seat);
    set_given(answer.ok ? answer.value : null);
    set_refused(!answer.ok);
  };
  return (
    <details class="encoder">
      <summary>{t("stage.encoder")}</summary>
      <div class="stack">
        <p class="small">{t("stage.encoder_hint")}</p>
        <button type="button" class="button small" data-testid="encoder-key" onClick={() => void make()}>{t("stage.encoder_make")}</button>
        {refused && <p class="trouble" role="alert">{t("stage.encoder_refused")}</p>}
        {given && (
          <dl class="encoder-key" data-testid="encoder-given">
            <div><dt>{t("stage.encoder_url")}</dt><dd><code>{given.url}</code></dd></div>
            <div><dt>{t("stage.encoder_token")}</dt><dd><code>{given.key}</code></dd></div>
          </dl>
        )}
      </div>
    </details>
  );
}
