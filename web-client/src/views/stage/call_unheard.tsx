// A call that made no sound: said across the whole page instead, in letters as large as any.
import { t } from "../../i18n/i18n";
import { Icon } from "../shell/icon";
import { call_unheard } from "./call";

export function CallUnheard() {
  return (
    <div role="alert" data-testid="call-unheard" data-shown={call_unheard.value}>
      {call_unheard.value && <p class="call-unheard"><Icon name="sound" /> {t("stage.call_unheard")}</p>}
    </div>
  );
}
