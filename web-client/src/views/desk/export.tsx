// What a moderator takes away as a file: what of the room, in which form. The file comes by an ordinary request, so that a
// refusal can be told in words.
import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { api } from "../../protocol/api";
import type { Store } from "../../room/store";
import { Icon } from "../shell/icon";

export const kinds = ["questions", "polls", "chat", "announcements", "audit", "people", "attendance", "all"] as const;
export const formats = ["xlsx", "csv", "json"] as const;
export type Kind = (typeof kinds)[number];
export type Format = (typeof formats)[number];

/** A file of CSV is one table. */
export function formats_of(kind: Kind): readonly Format[] {
  return kind === "all" ? formats.filter((format) => format !== "csv") : formats;
}

/** Hands the file to the browser's own way of keeping files. */
function keep(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function refused_words(reason: string): string {
  switch (reason) {
    case "limited": return t("export.limited");
    case "not_allowed":
    case "not_signed_in": return t("export.not_allowed");
    case "too_large": return t("export.too_large");
    case "offline": return t("export.offline");
    default: return t("export.failed");
  }
}

export function ExportDesk({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [kind, set_kind] = useState<Kind>("questions");
  const [wished, set_format] = useState<Format>("xlsx");
  const [state, set_state] = useState<{ busy?: boolean; ready?: string; refused?: string }>({});
  const format = formats_of(kind).includes(wished) ? wished : "xlsx";
  const make = async (event: Event) => {
    event.preventDefault();
    if (state.busy) return;
    set_state({ busy: true });
    const answer = await api.export_file(store.room.value.id, store.seat, `${kind}.${format}`);
    if (!answer.ok) return set_state({ refused: refused_words(answer.refusal.reason) });
    keep(answer.value.file, answer.value.name);
    set_state({ ready: answer.value.name });
  };
  return (
    <>
      <button type="button" class="button small" data-testid="export-open" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        <Icon name="down" /> {t("export.title")}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="export-title" onClose={() => set_state((now) => (now.busy ? now : {}))}>
        <h2 id="export-title">{t("export.title")}</h2>
        <form class="stack" onSubmit={(event) => { void make(event); }}>
          <p>{t("export.hint")}</p>
          <label for="export-what">{t("export.what")}</label>
          <select id="export-what" class="choice" data-testid="export-what" value={kind} onChange={(event) => set_kind(event.currentTarget.value as Kind)}>
            {kinds.map((each) => <option key={each} value={each}>{t(`export.what_${each}`)}</option>)}
          </select>
          <label for="export-format">{t("export.format")}</label>
          <select id="export-format" class="choice" data-testid="export-format" value={format} onChange={(event) => set_format(event.currentTarget.value as Format)}>
            {formats_of(kind).map((each) => <option key={each} value={each}>{t(`export.format_${each}`)}</option>)}
          </select>
          <p role="status" data-testid="export-state">{state.busy ? t("export.busy") : state.ready ? t("export.ready", { name: state.ready }) : ""}</p>
          {state.refused && <p class="trouble" role="alert" data-testid="export-refused">{state.refused}</p>}
          <div class="row end">
            <button type="button" class="button" data-testid="export-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button>
            <button type="submit" class="button primary" data-testid="export-make" aria-disabled={state.busy}>{t("export.make")}</button>
          </div>
        </form>
      </dialog>
    </>
  );
}
