// The list of who is silenced or banned, by name or as who asked a sealed question; each can be ended there.
import { useRef } from "preact/hooks";
import { t } from "../../i18n/i18n";
import type { Sanction } from "../../protocol/messages";
import { whom_of } from "../../room/sanctions";
import type { Store } from "../../room/store";
import { useKeptFocus } from "../shell/focus";
import { Icon } from "../shell/icon";
import { send, type SanctionAct, type Whom } from "./people";
import { moment_words } from "./words";

export function PeopleDesk({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { silences, bans } = store.room.value.sanctions;
  const n = silences.size + bans.size;
  return (
    <>
      <button type="button" class="button small" data-testid="people-open" onClick={() => dialog.current?.showModal()}>
        <Icon name="person" /> {t("desk.people")} {n > 0 && <span class="count">{n}</span>}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="people-title" {...useKeptFocus()}>
        <h2 id="people-title">{t("desk.people")}</h2>
        {n === 0 && <p class="empty small">{t("desk.people_none")}</p>}
        <ul class="devices">
          {[...silences.values()].map((each) => <Person key={`s${whom_of(each)}`} store={store} sanction={each} act="silence" />)}
          {[...bans.values()].map((each) => <Person key={`b${whom_of(each)}`} store={store} sanction={each} act="ban" />)}
        </ul>
        <div class="row end"><button type="button" class="button" data-testid="people-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
      </dialog>
    </>
  );
}

function Person({ store, sanction, act }: { store: Store; sanction: Sanction; act: SanctionAct }) {
  const { person, name, question, by, reason, at, until } = sanction;
  const whom: Whom = question ? { question } : { person: person ?? "" };
  const asked = question && store.room.value.questions.get(question)?.text;
  const end = act === "silence" ? "person.lift_silence" : "person.unban";
  return (
    <li data-testid="sanctioned" data-act={act} data-person={person} data-question-id={question}>
      <span>
        <bdi class="author">{question ? t("desk.asker_of", { text: asked || question }) : name}</bdi>{" "}
        <span class="badge declined">{t(act === "silence" ? "desk.silenced" : "desk.banned")}</span>{" "}
        {until !== null && t("desk.silenced_until", { time: moment_words(until) })}
        <br /><span class="quiet small" dir="auto">{t("desk.sanction_by", { name: by, time: moment_words(at), reason })}</span>
      </span>
      <button type="button" class="button small" data-testid={act === "silence" ? "lift-silence" : "unban"} onClick={() => send(store, end, whom)}>
        {t(act === "silence" ? "desk.lift_silence" : "desk.unban")}
      </button>
    </li>
  );
}
