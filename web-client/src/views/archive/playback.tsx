// One recording: its picture, its chapters, which jump, and the file to take away.
import { useEffect, useRef, useState } from "preact/hooks";
import { format_date_time, format_number, language, t } from "../../i18n/i18n";
import { connection, spares_data } from "../../player/network";
import { chapter_at, clock_text, recordings_api, type Chapter, type Recording } from "../../protocol/recordings";
import { Through } from "./through";
import type { Vod } from "./vod";

const ask_again_ms = 4000;

function useChapters(room: string, publication: string): Chapter[] | null {
  const [chapters, set_chapters] = useState<Chapter[] | null>(null);
  const spoken = language.value;
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await recordings_api.chapters(room, publication, spoken);
      if (left) return;
      if (answer.ok) set_chapters(answer.value.chapters);
      else timer = setTimeout(() => void look(), ask_again_ms * (1 + Math.random()));
    };
    void look();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [room, publication, spoken]);
  return chapters;
}

export function Playback({ room, recording }: { room: string; recording: Recording }) {
  const video = useRef<HTMLVideoElement>(null);
  const player = useRef<Vod | null>(null);
  const [failed, set_failed] = useState(false);
  const [at_ms, set_at_ms] = useState(0);
  const chapters = useChapters(room, recording.publication);
  useEffect(() => {
    let left = false;
    void import("./vod").then(({ Vod }) => {
      if (!left && video.current) player.current = new Vod(video.current, recording.playlist, () => set_failed(true));
    }, () => set_failed(true));
    return () => {
      left = true;
      player.current?.destroy();
      player.current = null;
    };
  }, [recording.playlist]);
  const date = format_date_time(recording.started_at);
  return (
    <div class="playback">
      <div class="stack">
        <video
          ref={video} controls playsInline preload="metadata" poster={spares_data(connection()) ? undefined : recording.poster} data-testid="recording" data-at={Math.floor(at_ms / 1000)}
          aria-label={t("archive.picture", { date })} onTimeUpdate={(event) => set_at_ms(event.currentTarget.currentTime * 1000)}
        />
        <Through recording={recording} at_ms={at_ms} chapters={chapters ?? []} seek={(ms) => player.current?.seek(ms)} />
        {failed && <p class="trouble" role="alert">{t("archive.cannot_play")}</p>}
        <p><a class="button" data-testid="download" href={recording.download} download>{t("archive.download", { size: size_text(recording.bytes) })}</a></p>
      </div>
      <section aria-labelledby="chapters">
        <h2 id="chapters">{t("archive.chapters")}</h2>
        {chapters?.length === 0 && <p class="quiet">{t("archive.no_chapters")}</p>}
        {chapters && <Chapters chapters={chapters} now={chapter_at(chapters, at_ms)} jump={(ms) => player.current?.jump(ms)} />}
      </section>
    </div>
  );
}

/** Of all renditions together: the file holds the best of them, so it is an upper bound. */
function size_text(bytes: number): string {
  const mib = bytes / 1024 / 1024;
  return mib < 1024 ? `${format_number(mib, mib < 10 ? 1 : 0)} MiB` : `${format_number(mib / 1024, 1)} GiB`;
}

function Chapters({ chapters, now, jump }: { chapters: Chapter[]; now: number; jump: (at_ms: number) => void }) {
  return (
    <ol class="chapters">
      {chapters.map((chapter, index) => (
        <li key={`${chapter.at_ms} ${chapter.question ?? ""}`}>
          <button type="button" class="chapter" data-testid="chapter" data-at={chapter.at_ms} aria-current={index === now ? "true" : undefined} onClick={() => jump(chapter.at_ms)}>
            <span class="chapter-time">{clock_text(chapter.at_ms)}</span>
            <span>
              <span class="chapter-kind">{t(chapter.kind === "session" ? "archive.session" : "archive.question")}</span>
              <span class="chapter-title" dir="auto">{chapter.title}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
