// The producer talks to panelists: whom, and a button and a key that are held, or a latch. It is in no programme.
import { useEffect, useMemo } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { talks_of } from "../../room/intercom";
import { Talkback } from "../../stage/talkback";
import { DeviceTrouble, LinkTrouble } from "../stage/trouble";
import type { Console } from "./console";
import { keys } from "./keys";
import { TalkKey } from "./talk_key";
import { why_unheard } from "./talk_words";
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
  useEffect(() => (on ? new TalkKey(talker, keys.on).listen() : undefined), [talker, on]);
  const speaks = talker.speaks.value;
  return (
    <div class="row talk" role="group" aria-label={t("intercom.talk")} data-testid="talk" data-speaks={speaks} data-link={microphone.link?.kind ?? "off"}>
      <ToWhom console={console} talker={talker} />
      {on ? <Held talker={talker} /> : <button type="button" class="button small" data-testid="talk-on" onClick={() => void microphone.open()}>{t("intercom.talk_on")}</button>}
      {on && <button type="button" class="button small" data-testid="talk-off" onClick={() => microphone.close()}>{t("intercom.talk_off")}</button>}
      <State console={console} microphone={microphone} talker={talker} />
    </div>
  );
}

function ToWhom({ console, talker }: { console: Console; talker: Talker }) {
  const { backstage } = console.store.room.value;
  const to = talker.to.value;
  const is_one = to !== "backstage" && to !== "everyone";
  const there = backstage.filter(({ here }) => here).map(({ person, name }) => ({ person, name: name || t("stage.nameless") }));
  // Whoever was chosen stays chosen: a choice that showed somebody else would be spoken to nobody.
  const gone = is_one && !there.some(({ person }) => person === to);
  const choose = ({ value, selectedOptions }: HTMLSelectElement) => talker.choose(value, selectedOptions[0]?.text ?? "");
  return (
    <select class="choice small" data-testid="talk-to" data-talks data-gone={gone} aria-label={t("intercom.talk_to")} value={to} onChange={(event) => choose(event.currentTarget)}>
      <option value="backstage">{t("intercom.to_backstage")}</option>
      <option value="everyone">{t("intercom.to_everyone")}</option>
      {there.map(({ person, name }) => <option key={person} value={person}>{name}</option>)}
      {gone && <option key={to} value={to}>{t("intercom.not_there", { name: talker.name.value })}</option>}
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

function State({ console, microphone, talker }: { console: Console; microphone: Talkback; talker: Talker }) {
  const room = console.store.room.value;
  const others = talks_of(room).filter(({ person }) => person !== room.you?.person);
  const { link } = microphone;
  const failed = microphone.trouble.value;
  const unheard = talker.speaks.value ? why_unheard(room, { to: talker.to.value, name: talker.name.value, connected: link?.kind === "live" }) : "";
  const own = talker.speaks.value ? unheard || t("intercom.you_speak") : "";
  return (
    <>
      <p class={`small ${unheard ? "talk-unheard" : ""}`} role="status" data-testid="talk-state" data-heard={own !== "" && !unheard}>
        {own} {others.length > 0 && t("intercom.others_speak", { names: others.map(({ name }) => name).join(", ") })}
      </p>
      {failed && <DeviceTrouble what="microphone" trouble={failed} again={() => void microphone.open()} />}
      {link && <LinkTrouble what="intercom.talk" name="talk-link" state={link} again={() => microphone.insist()} />}
    </>
  );
}
