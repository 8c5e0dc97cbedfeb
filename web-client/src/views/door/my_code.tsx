// One's own code for the check-in at the hall's door, for the audience; kept, since it is needed where many phones share a
// bad network.
import { useEffect, useState } from "preact/hooks";
import { door_words } from "../../i18n/door";
import { t } from "../../i18n/i18n";
import { door_api } from "../../protocol/door";
import type { Store } from "../../room/store";
import { Qr, useQr } from "../shell/qr";
import "../../style/door.css";

export function MyCode({ store }: { store: Store }) {
  const [code, set_code] = useState<string>();
  const drawn = useQr(code);
  useEffect(() => {
    if (store.role !== "participant" && store.role !== "hall") return;
    const place = `paraninfo/my-code/${store.seat}`;
    const show = async () => {
      await door_words();
      const kept = store.storage.get(place);
      if (kept) return set_code(kept);
      const answer = await door_api.code();
      if (!answer.ok || !answer.value.code) return;
      store.storage.set(place, answer.value.code);
      set_code(answer.value.code);
    };
    void show().catch(() => undefined);
  }, [store]);
  if (!code || !drawn) return null;
  return (
    <figure class="my-code" data-testid="my-code" data-code={code}>
      <Qr drawn={drawn} label={t("door.my_code")} />
      <figcaption>
        <strong>{t("door.my_code")}</strong>
        <span class="my-code-letters">{code.replace(/(.{5})(?=.)/g, "$1 ")}</span>
        <span class="quiet">{t("door.my_code_hint")}</span>
      </figcaption>
    </figure>
  );
}
