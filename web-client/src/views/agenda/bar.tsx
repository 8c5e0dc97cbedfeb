// Now and next of the room on its pages, and the whole agenda in a dialog behind one button.
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Agenda, EventInfo } from "../../protocol/messages";
import type { Store } from "../../room/store";
import { useTick } from "../shell/connection";
import { Icon } from "../shell/icon";
import { useLater } from "../shell/later";
import { event_info, follow_event } from "./event";
import { NowNext } from "./now_next";

export function AgendaBar({ store }: { store: Store }) {
  useEffect(() => follow_event(store), [store]);
  const event = event_info.value;
  if (!event?.agenda) return null;
  return <Bar store={store} event={event} agenda={event.agenda} />;
}

interface Props {
  store: Store;
  event: EventInfo;
  agenda: Agenda;
}

function Bar({ store, event, agenda }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, set_open] = useState(false);
  const part = useLater(() => import("./list"));
  useTick(5000);
  const show = () => {
    set_open(true);
    dialog.current?.showModal();
  };
  // Only once it is drawn is there a session to go to.
  useEffect(() => {
    if (open) dialog.current?.querySelector("[aria-current=time]")?.scrollIntoView({ block: "center" });
  }, [open, part]);
  const now_ms = store.server_now();
  return (
    <section class="agenda-bar" aria-label={t("agenda.title")} data-testid="agenda-bar">
      <NowNext agenda={agenda} now_ms={now_ms} room={store.room.value.id} />
      <button type="button" class="button small" data-testid="agenda-open" aria-haspopup="dialog" onClick={show}>
        <Icon name="calendar" /> <span class="agenda-open-words">{t("agenda.title")}</span>
      </button>
      <dialog ref={dialog} class="dialog agenda-dialog" aria-labelledby="agenda-title" onClose={() => set_open(false)}>
        <div class="agenda-dialog-head">
          <h2 id="agenda-title">{t("agenda.title")}</h2>
          <button type="button" class="icon-button" aria-label={t("agenda.close")} title={t("agenda.close")} data-testid="agenda-close" onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </button>
        </div>
        {open && part && <part.AgendaList event={event} agenda={agenda} now_ms={now_ms} />}
      </dialog>
    </section>
  );
}
