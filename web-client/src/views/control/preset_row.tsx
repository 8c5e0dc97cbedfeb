// One preset among those that are kept: recalled, renamed in its place, deleted.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Preset } from "../../protocol/messages";
import { Icon } from "../shell/icon";
import type { Console } from "./console";

export const name_max = 40;

/** As the server will have it. */
export function clean_name(name: string): string {
  return name.trim().replace(/\s+/g, " ");
}

interface Props {
  console: Console;
  kind: Preset["kind"];
  name: string;
  /** The digit that recalls it. */
  digit: number | null;
  /** All of its kind. */
  known: readonly string[];
}

export function PresetRow({ console, kind, name, digit, known }: Props) {
  const [renames, set_renames] = useState(false);
  const off = !console.steers.value;
  if (renames) return <li class="row" data-testid="preset" data-name={name}><Rename console={console} kind={kind} name={name} known={known} done={() => set_renames(false)} /></li>;
  return (
    <li class="row" data-testid="preset" data-name={name} onKeyDown={({ key }) => { if (key === "F2" && !off) set_renames(true); }}>
      <button type="button" class="button small" data-testid="preset-recall" disabled={off} title={t("kept.recall", { name })} onClick={() => console.recall(kind, name)}>
        {digit !== null && <kbd aria-hidden="true">{digit}</kbd>} <bdi>{name}</bdi>
      </button>
      <button type="button" class="icon-button" data-testid="preset-rename" disabled={off} aria-label={t("kept.rename", { name })} aria-keyshortcuts="F2" title={t("kept.rename", { name })} onClick={() => set_renames(true)}><Icon name="pencil" /></button>
      <button type="button" class="icon-button" data-testid="preset-delete" disabled={off} aria-label={t("kept.remove", { name })} title={t("kept.remove", { name })} onClick={() => console.send("stage.delete_preset", { kind, name })}><Icon name="close" /></button>
    </li>
  );
}

function Rename({ console, kind, name, known, done }: Omit<Props, "digit"> & { done: () => void }) {
  const [draft, set_draft] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  const taken_id = useId();
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const wanted = clean_name(draft);
  const taken = wanted !== name && known.includes(wanted);
  const save = (event: Event) => {
    event.preventDefault();
    if (taken || !wanted) return;
    if (wanted !== name) console.send("stage.rename_preset", { kind, name, new_name: wanted });
    done();
  };
  return (
    <form class="row rename" onSubmit={save} onKeyDown={({ key, isComposing }) => { if (key === "Escape" && !isComposing) done(); }}>
      <input
        ref={field} class="text-field" data-testid="preset-new-name" maxLength={name_max} dir="auto" aria-label={t("kept.new_name", { name })}
        aria-invalid={taken} aria-describedby={taken ? taken_id : undefined} value={draft} onInput={(event) => set_draft(event.currentTarget.value)}
      />
      <button type="submit" class="button small primary" data-testid="preset-rename-save" disabled={!console.steers.value || taken || !wanted}>{t("kept.save")}</button>
      <button type="button" class="button small" data-testid="preset-rename-cancel" onClick={done}>{t("desk.cancel")}</button>
      {taken && <p id={taken_id} class="small trouble" role="alert">{t("kept.taken")}</p>}
    </form>
  );
}
