// On the producer's page: how the programme leaves by SRT, who receives it, and why the last receiver was refused. Keys and
// addresses are not here: they are with whoever set the server up.
import { useRef } from "preact/hooks";
import { format_number, t } from "../../i18n/i18n";
import { own_zone } from "../../room/agenda";
import { light_of, light_of_all, output_refusals, outputs_of, refusal_of, standing_of, type Output } from "../../room/outputs";
import type { Store } from "../../room/store";
import { clock } from "../agenda/words";
import { useKeptFocus } from "../shell/focus";

export function OutputsDesk({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const outputs = outputs_of(store.room.value);
  if (outputs.length === 0) return null;
  const received = outputs.filter(({ receivers }) => receivers > 0).length;
  const light = light_of_all(outputs);
  return (
    <>
      <button type="button" class="button small" data-testid="outputs-open" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {t("outputs.title")} <span class={`light ${light}`}>{t(light === "warn" ? "outputs.look" : "outputs.received", { received, all: outputs.length })}</span>
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="outputs-title" {...useKeptFocus()}>
        <h2 id="outputs-title">{t("outputs.title")}</h2>
        <p class="quiet small">{t("outputs.hint")}</p>
        {outputs.map((output) => <OutputState key={output.id} output={output} />)}
        <div class="row end"><button type="button" class="button" data-testid="outputs-close" onClick={() => dialog.current?.close()}>{t("account.close")}</button></div>
      </dialog>
    </>
  );
}

function OutputState({ output }: { output: Output }) {
  const { id, sound, overlays, mode, since, receivers, kbit, breaks } = output;
  const standing = standing_of(output);
  const refusal = refusal_of(output);
  const what = [t(`outputs.sound_${sound}`), t(overlays ? "outputs.with_third" : "outputs.without_third"), t(`outputs.mode_${mode}`)];
  return (
    <section aria-label={id} data-testid="output" data-id={id} data-state={standing}>
      <h3>{id}</h3>
      <p class="quiet small">{what.join(" · ")}</p>
      <p>
        <span class={`light ${light_of(output)}`}>{t(`outputs.state_${standing}`)}</span>
        {since !== null && standing !== "off" && <span class="quiet"> {t("outputs.since", { time: clock(since, own_zone()) })}</span>}
      </p>
      {receivers > 0 && (
        <p class="small" data-testid="output-figures">
          {t("outputs.figures", { receivers: format_number(receivers), kbit: format_number(kbit) })}
          {breaks > 0 && <> · {t("outputs.breaks", { breaks: format_number(breaks) })}</>}
        </p>
      )}
      {refusal && (
        <p class="stage-note warn" data-testid="output-refusal">
          {t(mode === "caller" ? "outputs.call_failed" : "outputs.refused", { time: clock(refusal.at, own_zone()), why: why_refused(refusal.code) })}
        </p>
      )}
    </section>
  );
}

function why_refused(code: number): string {
  const known = output_refusals.find((each) => each === code);
  return known ? t(`outputs.why_${known}`) : String(code);
}
