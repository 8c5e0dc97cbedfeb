// In or out, the code, and what the door says to it: large, in colour and in words, and aloud for whoever cannot see it.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { format_time, t, type Key } from "../../i18n/i18n";
import type { Door, Scan, Way } from "../../room/door";
import { Camera } from "./camera";

const good = new Set(["in", "out"]);
const doubtful = new Set(["already_in", "not_in"]);

/** The colour is never alone: the word says the same. */
function tone(scan: Scan | undefined): string {
  if (!scan?.answer) return "";
  return good.has(scan.answer.state) ? "good" : doubtful.has(scan.answer.state) ? "warn" : "bad";
}

export function Check({ door }: { door: Door }) {
  const way = useSignal<Way>("in");
  const code = useSignal("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (event: Event) => {
    event.preventDefault();
    door.scan(code.value, way.value);
    code.value = "";
    field.current?.focus();
  };
  const scans = door.scans.value;
  return (
    <>
      <div class="door-way" role="group" aria-label={t("door.way")}>
        {(["in", "out"] as const).map((each) => (
          <button key={each} type="button" class={way.value === each ? "button primary" : "button"} data-testid={`door-${each}`} aria-pressed={way.value === each} onClick={() => { way.value = each; field.current?.focus(); }}>
            {t(`door.way_${each}`)}
          </button>
        ))}
      </div>
      <Outcome scan={scans[0]} />
      <form class="stack" onSubmit={send}>
        <label for="door-code">{t("door.code_label")}</label>
        <input
          ref={field} id="door-code" class="text-field door-code" data-testid="door-code" autocomplete="off" autocapitalize="characters" spellcheck={false} maxLength={64}
          aria-describedby="door-hint" value={code.value} onInput={(event) => { code.value = event.currentTarget.value; }}
        />
        <p class="quiet" id="door-hint">{t("door.code_hint")}</p>
        <button type="submit" class="button primary wide" data-testid="door-check">{t("door.check")}</button>
      </form>
      <Camera read={(text) => door.scan(text, way.value)} />
      <Unsent door={door} />
      <section>
        <h2>{t("door.last")}</h2>
        <ul class="door-last">{scans.slice(0, 20).map((scan) => <Last key={scan.key} scan={scan} />)}</ul>
      </section>
    </>
  );
}

function words_of({ answer }: Scan): string {
  if (!answer) return t("door.sending");
  return t(`door.${answer.state}` as Key);
}

function name_of({ answer, code }: Scan): string {
  return answer && answer.state !== "refused" && answer.name ? answer.name : code;
}

function since_of({ answer }: Scan): string {
  if (!answer) return "";
  if (answer.state === "refused") return answer.reason === "too_old" ? t("door.too_old") : "";
  return answer.since !== undefined && answer.state !== "not_in" ? t("door.since", { time: format_time(answer.since) }) : "";
}

function Outcome({ scan }: { scan: Scan | undefined }) {
  return (
    <div class={`door-outcome ${tone(scan)}`} aria-live="assertive" aria-atomic="true" data-testid="door-outcome" data-state={scan ? (scan.answer?.state ?? "waiting") : "ready"}>
      <p class="door-word">{scan ? words_of(scan) : t("door.ready")}</p>
      {scan && <p class="door-name" dir="auto">{name_of(scan)}</p>}
      {scan && <p>{since_of(scan)}</p>}
    </div>
  );
}

function Unsent({ door }: { door: Door }) {
  const n = door.scans.value.filter(({ answer }) => !answer).length;
  const trouble = door.trouble.value;
  const barred = trouble === "not_allowed" || trouble === "not_signed_in";
  return (
    <>
      <p role="status" class={n > 0 && trouble ? "trouble" : "quiet"} data-testid="door-unsent" data-n={n}>
        {n === 0 ? t("door.all_sent") : t("door.unsent", { n })}{n > 0 && trouble && !barred ? `. ${t("door.kept")}` : ""}
      </p>
      {barred && <p class="trouble" role="alert">{t("door.not_allowed")}</p>}
    </>
  );
}

function Last({ scan }: { scan: Scan }) {
  return (
    <li data-testid="door-scan" data-state={scan.answer?.state ?? "waiting"}>
      <span>{format_time(scan.at)}</span> <strong dir="auto">{name_of(scan)}</strong> <span>{words_of(scan)}</span>
    </li>
  );
}
