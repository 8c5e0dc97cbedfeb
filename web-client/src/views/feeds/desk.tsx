// On the desk: the room's sources, who publishes them, why the last encoder was refused, and what to type into one. The key
// itself is not here: it was shown to whoever made it.
import { useRef } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { refusal_codes, type FeedInfo } from "../../room/feeds";
import type { Store } from "../../room/store";
import { own_zone } from "../../room/agenda";
import { clock } from "../agenda/words";
import { useKeptFocus } from "../shell/focus";

export function FeedsDesk({ store }: { store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { feeds, media } = store.room.value;
  if (feeds.length === 0) return null;
  const close = () => dialog.current?.close();
  return (
    <>
      <button type="button" class="button small" data-testid="feeds-open" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>{t("feeds.title")}</button>
      <dialog ref={dialog} class="dialog" aria-labelledby="feeds-title" {...useKeptFocus()}>
        <h2 id="feeds-title">{t("feeds.title")}</h2>
        <p>{t("desk.stream")}: {t(`desk.stream_${media.state === "live" ? media.source : media.state}`)}</p>
        {feeds.map((feed) => <Feed key={feed.id} feed={feed} />)}
        <div class="row end"><button type="button" class="button" data-testid="feeds-close" onClick={close}>{t("account.close")}</button></div>
      </dialog>
    </>
  );
}

function Feed({ feed }: { feed: FeedInfo }) {
  return (
    <section class="feed" aria-label={feed.id} data-testid="feed" data-id={feed.id} data-state={feed.state ?? ""}>
      <h3>{feed.id} <span class="quiet">{feed.kind}</span></h3>
      {feed.state && (
        <p>
          <span class={`light ${feed.state === "publishing" ? "on" : feed.state === "waiting" ? "off" : "warn"}`}>{t(`feeds.${feed.state}`)}</span>
          {feed.since !== null && <span class="quiet"> {t("feeds.since", { time: clock(feed.since, own_zone()) })}</span>}
        </p>
      )}
      {feed.refusal && <p class="card-notice" data-testid="feed-refusal">{t("feeds.refused", { time: clock(feed.refusal.at, own_zone()), why: why(feed.refusal.code) })}</p>}
      {feed.obs && (
        <details>
          <summary>{t("feeds.settings")}</summary>
          <p class="quiet">{t("feeds.key_hint")}</p>
          <dl class="feed-settings">
            <dt>{t("feeds.obs_server")}</dt><dd><code>{feed.obs.server}</code></dd>
            {feed.obs.key && <><dt>{t("feeds.obs_key")}</dt><dd><code>{feed.obs.key}</code></dd></>}
            <dt>ffmpeg</dt><dd><code>{feed.ffmpeg}</code></dd>
          </dl>
        </details>
      )}
    </section>
  );
}

function why(code: number): string {
  const known = refusal_codes.find((each) => each === code);
  return known ? t(`feeds.refused_${known}`) : String(code);
}
