// How the picture is, from the source to those who watch: at each step how it stands in words, what to do, and the figures.
import type { ComponentChildren } from "preact";
import { format_number, t } from "../../i18n/i18n";
import { delivery_of, encoder_of, packager_of, source_of, worst, type Health, type Mark } from "../../room/health";
import type { Store } from "../../room/store";

const light: Record<Mark, string> = { good: "on", look: "warn", bad: "warn", idle: "off" };
const heights = [360, 540, 720, 1080] as const;

function MarkSign({ mark }: { mark: Mark }) {
  return <span class={`light ${light[mark]}`}>{t(`health.mark_${mark}`)}</span>;
}

function findings(store: Store, health: Health) {
  const { media, broadcast: { phase }, feeds } = store.room.value;
  return {
    source: source_of({ media, phase, feeds }), encoder: encoder_of(health), packager: packager_of(health, media.state === "live"), delivery: delivery_of(health),
  };
}

/** On the button, and only where there is something to do. */
export function WorstSign({ store }: { store: Store }) {
  const { health } = store.room.value;
  if (!health) return null;
  const mark = worst(Object.values(findings(store, health)).map((each) => each.mark));
  return mark === "look" || mark === "bad" ? <MarkSign mark={mark} /> : null;
}

export function HealthPanel({ store }: { store: Store }) {
  const { health, media, feeds } = store.room.value;
  if (!health) return <p>{t("health.none")}</p>;
  const { source, encoder, packager, delivery } = findings(store, health);
  return (
    <>
      <Step name="source" title={t("health.source")} mark={source.mark} words={t(`health.source_${source.words}`)}>
        <Figure label={t("health.on_air")}>{t(`desk.stream_${media.state === "live" ? media.source : media.state}`)}</Figure>
        {feeds.map(({ id, state }) => state && <Figure key={id} label={t("health.feed", { id })}>{t(`feeds.${state}`)}</Figure>)}
      </Step>
      <Step name="encoder" title={t("health.encoder")} mark={encoder.mark} words={t(`health.encoder_${encoder.words}`)}>
        <Figure label={t("health.dropped")}>{format_number(health.encoder.dropped_minute)}</Figure>
        <Figure label={t("health.shed")}>{format_number(health.encoder.shed)}</Figure>
        <Figure label={t("health.restarts")}>{format_number(health.encoder.restarts)}</Figure>
      </Step>
      <Step name="packager" title={t("health.packager")} mark={packager.mark} words={t(`health.packager_${packager.words}`)}>
        <Figure label={t("health.edge_age")}>{seconds(health.packager.edge_age_ms)}</Figure>
        <Figure label={t("health.late")}>{format_number(health.packager.late_minute)}</Figure>
      </Step>
      <Step name="delivery" title={t("health.delivery")} mark={delivery.mark} words={t(`health.delivery_${delivery.words}`)}>
        <DeliveryFigures health={health} />
      </Step>
    </>
  );
}

function DeliveryFigures({ health: { viewers, uplink } }: { health: Health }) {
  const { delay_ms, total } = viewers;
  const mbit = format_number(uplink.mbit);
  return (
    <>
      <Figure label={t("health.viewers")} testid="health-viewers">{format_number(total)}</Figure>
      <Figure label={t("health.views")}>{numbers([viewers.picture, viewers.sound, viewers.text])}</Figure>
      <Figure label={t("health.qualities")}>{qualities(viewers.heights)}</Figure>
      <Figure label={t("health.profiles")}>{numbers(viewers.profiles)}</Figure>
      <Figure label={t("health.native")}>{format_number(viewers.native)}</Figure>
      <Figure label={t("health.delay")} testid="health-delay">{delay_ms ? `${seconds(delay_ms.median)}, ${seconds(delay_ms.p95)}` : t("health.unknown")}</Figure>
      <Figure label={t("health.stalls")}>{format_number(viewers.stalls_minute)}</Figure>
      <Figure label={t("health.failed")}>{format_number(viewers.failed_minute)}</Figure>
      <Figure label={t("health.egress")}>{uplink.mbit_max > 0 ? t("health.mbit_of", { mbit, most: format_number(uplink.mbit_max) }) : t("health.mbit", { mbit })}</Figure>
    </>
  );
}

function numbers(list: readonly number[]): string {
  return list.map((each) => format_number(each)).join(", ");
}

function qualities(counts: readonly number[]): string {
  const parts = counts.map((count, i) => {
    const height = heights[i];
    if (count === 0) return "";
    return height ? t("health.height", { height, count: format_number(count) }) : t("health.higher", { count: format_number(count) });
  }).filter((part) => part);
  return parts.length > 0 ? parts.join(", ") : t("health.unknown");
}

function seconds(ms: number | null): string {
  return ms === null ? t("health.unknown") : t("health.seconds", { seconds: format_number(ms / 1000, 1) });
}

interface StepProps {
  name: string;
  title: string;
  mark: Mark;
  words: string;
  children: ComponentChildren;
}

function Step({ name, title, mark, words, children }: StepProps) {
  return (
    <section class="feed" aria-label={title} data-testid={`health-${name}`} data-mark={mark}>
      <h3>{title} <MarkSign mark={mark} /></h3>
      <p>{words}</p>
      <dl class="counts">{children}</dl>
    </section>
  );
}

function Figure({ label, testid, children }: { label: string; testid?: string; children: ComponentChildren }) {
  return <div><dt>{label}</dt><dd data-testid={testid}>{children}</dd></div>;
}
