// What a moderator writes or chooses on a card: the reason of a decline, the edited text, the question to merge into.
import { t } from "../../i18n/i18n";
import { fold, targets_of } from "./acts";
import { AdditionForm } from "./additions";
import { state_words } from "./board";
import { AssignForm } from "./assign";
import { useFocus, type FormProps } from "./form";
import { Reasons } from "./reasons";

const targets_shown = 6;

export function WritingForm({ board, writing }: FormProps) {
  switch (writing.what) {
    case "decline": return <DeclineForm board={board} writing={writing} />;
    case "edit": return <EditForm board={board} writing={writing} />;
    case "merge": return <MergeForm board={board} writing={writing} />;
    case "assign": return <AssignForm board={board} writing={writing} />;
    default: return <AdditionForm board={board} writing={writing} />;
  }
}

function DeclineForm({ board, writing }: FormProps) {
  const { read, text: reason } = writing;
  const field = useFocus<HTMLInputElement>();
  const name = `reason-${read.id}`;
  const send = (event: Event) => {
    event.preventDefault();
    if (reason.trim()) board.decline(read, reason.trim());
  };
  return (
    <form class="card-form" onSubmit={send} onKeyDown={(event) => { if (event.key === "Escape") board.writing.value = null; }}>
      <label for={name}>{t("desk.reason_label")}</label>
      <input
        ref={field} id={name} class="text-field" data-testid="decline-reason" maxLength={200} autocomplete="off"
        value={reason} onInput={(event) => { board.writing.value = { ...writing, text: event.currentTarget.value }; }}
      />
      <div class="row">
        <Reasons choose={(words, reasons) => board.decline(read, words, reasons)} />
      </div>
      <div class="row">
        <button type="submit" class="button small danger" data-testid="decline-confirm" disabled={!reason.trim()}>{t("desk.decline_confirm")}</button>
        <button type="button" class="button small" onClick={() => { board.writing.value = null; }}>{t("desk.cancel")}</button>
      </div>
    </form>
  );
}

function EditForm({ board, writing }: FormProps) {
  const { read, text } = writing;
  const field = useFocus<HTMLTextAreaElement>();
  const name = `edit-${read.id}`;
  return (
    <form
      class="card-form" onSubmit={(event) => { event.preventDefault(); board.edit(read, text); }}
      onKeyDown={(event) => {
        if (event.key === "Escape") board.writing.value = null;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) board.edit(read, text);
      }}
    >
      <label for={name}>{t("desk.edit_label")}</label>
      <textarea ref={field} id={name} class="text-field" rows={3} data-testid="edit-text" value={text} dir="auto" onInput={(event) => { board.writing.value = { ...writing, text: event.currentTarget.value }; }} />
      <div class="row">
        <button type="submit" class="button small primary" data-testid="edit-save">{t("desk.save")}</button>
        <button type="button" class="button small" onClick={() => { board.writing.value = null; }}>{t("desk.cancel")}</button>
      </div>
    </form>
  );
}

/** The likeliest first; typing narrows them down, arrows choose. */
function MergeForm({ board, writing }: FormProps) {
  const { read, text } = writing;
  const field = useFocus<HTMLInputElement>();
  const words = fold(text);
  const { questions } = board.store.room.value;
  const found = targets_of(questions, read).filter((each) => !words || fold(each.text).includes(words)).slice(0, targets_shown);
  const chosen = found.find(({ id }) => id === writing.into) ?? found[0];
  const name = `merge-${read.id}`;
  const send = (event: Event) => {
    event.preventDefault();
    if (chosen) board.merge(read, chosen);
  };
  return (
    <form class="card-form" onSubmit={send} onKeyDown={(event) => { if (event.key === "Escape") board.writing.value = null; }}>
      <label for={name}>{t("desk.merge_label")}</label>
      <input
        ref={field} id={name} type="search" class="text-field" data-testid="merge-search" autocomplete="off" placeholder={t("desk.search")}
        value={text} onInput={(event) => { board.writing.value = { ...writing, text: event.currentTarget.value }; }}
      />
      {found.length === 0 ? <p class="quiet">{t("desk.merge_none")}</p> : (
        <select
          class="text-field targets" size={Math.min(targets_shown, Math.max(2, found.length))} data-testid="merge-into" aria-label={t("desk.merge_label")}
          value={chosen?.id} onChange={(event) => { board.writing.value = { ...writing, into: event.currentTarget.value }; }}
        >
          {found.map((each) => <option key={each.id} value={each.id} title={each.text}>{each.text} ({state_words(each.state)}, {t("questions.votes", { n: each.votes })})</option>)}
        </select>
      )}
      <div class="row">
        <button type="submit" class="button small primary" data-testid="merge-confirm" disabled={!chosen}>{t("desk.merge_confirm")}</button>
        <button type="button" class="button small" onClick={() => { board.writing.value = null; }}>{t("desk.cancel")}</button>
      </div>
    </form>
  );
}
