// Announcements, newest first, each hidden by its reader when read.
import { signal } from "@preact/signals";
import { format_time, t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { focus_soon } from "../shell/focus";
import { Icon } from "../shell/icon";

const hidden = signal<ReadonlySet<string>>(new Set());

function hide(id: string): void {
  hidden.value = new Set(hidden.value).add(id);
  focus_soon(".announcement button", "main button, main textarea");
}

export function Announcements({ store, most = 3 }: { store: Store; most?: number }) {
  const shown = store.room.value.announcements.filter(({ id }) => !hidden.value.has(id)).slice(-most).reverse();
  if (shown.length === 0) return null;
  return (
    <ul class="announcements" aria-label={t("announcements.title")}>
      {shown.map((announcement) => (
        <li key={announcement.id} class="announcement" data-testid="announcement">
          <Icon name="megaphone" />
          <p dir="auto">{announcement.text} <time dateTime={new Date(announcement.at).toISOString()}>{format_time(announcement.at)}</time></p>
          <button
            type="button" class="icon-button" aria-label={t("announcements.hide")} title={t("announcements.hide")}
            onClick={() => hide(announcement.id)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
