// The producer talks to panelists: whom, and a button and a key that are held, or a latch. It is in no programme.
import { useEffect, useMemo } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { talks_of } from "../../room/intercom";
import { Talkback } from "../../stage/talkback";
import { is_writing } from "../shell/key_list";
import { DeviceTrouble, LinkTrouble } from "../stage/trouble";
import type { Console } from "./console";
import { keys, talk_key } from "./keys";
import { Talker } from "./talker";

export function Talk({ console }: { console: Console }) {
  const { store } = console;
  const microphone = useMemo(() => new Talkback(store.room.peek().id, store.seat), [store]);
  const talker = useMemo(() => new Talker(microphone, (params) => store.outbox.mention("stage.talk", params)), [store, microphone]);
  const on = microphone.on.value;
  const online = store.online.value;
  useEffect(() => () => {
    talker.stop();
    microphone.close();
  }, [talker, microphone]);
  useEffect(() => {
    if (!on) talker.stop();
  }, [talker, on]);
  useEffect(() => {
    if (online) microphone.wake();
  }, [microphone, online]);
  useHeldKey(talker, on);
  const speaks = talker.speaks.value;
  return (
    <div class="row talk" role="group" aria-label={t("intercom.talk")} data-testid="talk" data-speaks={speaks} data-link={microphone.link?.kind ?? "off"}>
      <ToWhom console={console} talker={talker} />
      {on ? <Held talker={talker} /> : <button type="button" class="button small" data-testid="talk-on" onClick={() => void microphone.open()}>{t("intercom.talk_on")}</button>}
      {on && <button type="button" class="button small" data-testid="talk-off" onClick={() => microphone.close()}>{t("intercom.talk_off")}</button>}
      <State console={console} microphone={microphone} speaks={speaks} />
    </div>
  );
}

function ToWhom({ console, talker }: { console: Console; talker: Talker }) {
  const { backstage } = console.store.room.value;
  return (
    <select class="choice small" data-testid="talk-to" aria-label={t("intercom.talk_to")} value={talker.to.value} onChange={(event) => talker.choose(event.currentTarget.value)}>
      <option value="backstage">{t("intercom.to_backstage")}</option>
      <option value="everyone">{t("intercom.to_everyone")}</option>
      {backstage.filter(({ here }) => here).map(({ person, name }) => <option key={person} value={person}>{name || t("stage.nameless")}</option>)}
    </select>
  );
}

function Held({ talker }: { talker: Talker }) {
  const held = talker.held.value;
  const latched = talker.latched.value;
  // A button that is left by keyboard or pointer is no longer held.
  const release = () => talker.hold(false);
  const pressed = ({ key }: KeyboardEvent) => key === " " || key === "Enter";
  return (
    <>
      <button
        type="button" class={`button small ${held ? "danger" : ""}`} data-testid="talk-hold" aria-pressed={held}
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); talker.hold(true); }} onPointerUp={release} onPointerCancel={release} onBlur={release}
        onKeyDown={(event) => { if (pressed(event) && !event.repeat) talker.hold(true); }} onKeyUp={(event) => { if (pressed(event)) release(); }}
      >{t("intercom.talk_hold")}</button>
      <button type="button" class={`button small ${latched ? "danger" : ""}`} data-testid="talk-latch" aria-pressed={latched} onClick={() => talker.latch(!latched)}>{t("intercom.talk_latch")}</button>
    </>
  );
}

function State({ console, microphone, speaks }: { console: Console; microphone: Talkback; speaks: boolean }) {
  const { room } = console.store;
  const others = talks_of(room.value).filter(({ person }) => person !== room.value.you?.person);
  const { link } = microphone;
  const failed = microphone.trouble.value;
  return (
    <>
      <p class="small" role="status" data-testid="talk-state">
        {speaks && t("intercom.you_speak")} {others.length > 0 && t("intercom.others_speak", { names: others.map(({ name }) => name).join(", ") })}
      </p>
      {failed && <DeviceTrouble what="microphone" trouble={failed} again={() => void microphone.open()} />}
      {link && <LinkTrouble what="intercom.talk" name="talk-link" state={link} again={() => microphone.insist()} />}
    </>
  );
}

/** Wherever the focus is, but where something is being written. A page that is left hears no key go up. */
function useHeldKey(talker: Talker, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const down = (event: KeyboardEvent) => {
      const other = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.key.toLowerCase() !== talk_key;
      if (other || event.repeat || !keys.on.value || is_writing(event.target, "range") || document.querySelector("dialog[open]")) return;
      talker.hold(true);
    };
    const up = ({ key }: KeyboardEvent) => {
      if (key.toLowerCase() === talk_key) talker.hold(false);
    };
    const left = () => talker.hold(false);
    addEventListener("keydown", down);
    addEventListener("keyup", up);
    addEventListener("blur", left);
    return () => {
      removeEventListener("keydown", down);
      removeEventListener("keyup", up);
      removeEventListener("blur", left);
    };
  }, [talker, on]);
}
