// After a broadcast's end: the way to its recording, where there is one.
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { recordings_api } from "../../protocol/recordings";
import type { Store } from "../../room/store";

/** The last segment has to reach the disk first. */
const look_after_ms = [1000, 4000, 15_000];

export function ArchiveLink({ store }: { store: Store }) {
  const room = store.room.value.id;
  const [there, set_there] = useState(false);
  useEffect(() => {
    const look = async () => {
      const answer = await recordings_api.list(room);
      if (answer.ok && answer.value.recordings.length > 0) set_there(true);
    };
    const timers = look_after_ms.map((wait) => setTimeout(() => void look(), wait));
    return () => timers.forEach(clearTimeout);
  }, [room]);
  return there ? <a class="button small" data-testid="archive-link" href={`/archive/${room}`}>{t("broadcast.archive")}</a> : null;
}
