// The code for the phones in the hall, and the same in letters for whoever cannot read it with a camera.
import { t } from "../../i18n/i18n";
import { good_code } from "../../room/hall_code";
import type { Store } from "../../room/store";
import { useTick } from "../shell/connection";
import { Qr, useQr } from "../shell/qr";

export function HallCodeSign({ store, large }: { store: Store; large: boolean }) {
  useTick(1000);
  const code = good_code(store.room.value.hall_code, store.server_now());
  const drawn = useQr(code?.address);
  if (!code || !drawn) return null;
  return (
    <figure class={large ? "projector-code large" : "projector-code"} data-testid="hall-code" data-until={code.until}>
      <Qr drawn={drawn} label={t("screen.code_label")} />
      <figcaption>
        {t("screen.code_hint")}
        {large && <span class="projector-code-address" data-testid="hall-address">{code.address.replace(/^https:\/\//, "")}</span>}
      </figcaption>
    </figure>
  );
}
