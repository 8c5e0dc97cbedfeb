// Somebody of the audience whose raised hand was accepted: why they are here, the way back, and the signs of life that their
// place in the audience goes on giving, since who speaks follows the programme too.
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { give_signs } from "../../room/attendance";
import type { Store } from "../../room/store";
import type { Studio } from "../../stage/studio";
import { page_of } from "../shell/boot";

export function Guest({ store, studio }: { store: Store; studio: Studio }) {
  const listens = store.session.seats.find(({ room, role }) => room === store.room.peek().id && role === "participant");
  useEffect(() => {
    if (listens) return give_signs(listens.room, listens.seat, store.online, () => studio.backstage.value);
  }, [store, studio]);
  return (
    <aside class="stage-note" data-testid="guest">
      <p>{t("stage.guest")}</p>
      {listens && !studio.backstage.value && <a class="button small" data-testid="guest-back" href={page_of(listens)}>{t("stage.guest_back")}</a>}
    </aside>
  );
}
