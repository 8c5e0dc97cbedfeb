// Where an accepted hand leads in a room that takes panelists: onto the stage, for as long as it is accepted. Whether it does,
// the session says: it then has a guest's seat.
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { api } from "../../protocol/api";
import type { Store } from "../../room/store";
import { page_of } from "../shell/boot";

export function ToStage({ store }: { store: Store }) {
  const [seated, set_seated] = useState(false);
  const online = store.online.value;
  const { id: room } = store.room.value;
  useEffect(() => {
    if (!online) return;
    let ended = false;
    void api.session().then((answer) => {
      if (answer.ok && !ended) set_seated(answer.value.seats.some((each) => each.room === room && each.guest));
    });
    return () => { ended = true; };
  }, [online, room]);
  return (
    <div class="row">
      <p class="hand-words" role="status">{seated && t("hands.accepted_stage")}</p>
      {seated && <a class="button small primary" data-testid="to-stage" href={page_of({ room, role: "panelist" })}>{t("hands.to_stage")}</a>}
    </div>
  );
}
