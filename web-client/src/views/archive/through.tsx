// The way through a recording: its time line with what is to be seen there, and in which chapter.
import { t } from "../../i18n/i18n";
import { thumbnail_at } from "../../player/thumbnails";
import { share } from "../../player/timeline";
import { chapter_at, clock_text, type Chapter, type Recording } from "../../protocol/recordings";
import { useLook } from "../watch/look";
import { ThumbnailView } from "../watch/thumbnail";
import { useThumbnails } from "../watch/use_thumbnails";

interface Props {
  recording: Recording;
  at_ms: number;
  chapters: readonly Chapter[];
  seek: (at_ms: number) => void;
}

export function Through({ recording, at_ms, chapters, seek }: Props) {
  const line = { from_s: 0, to_s: recording.duration_ms / 1000, at_s: at_ms / 1000, buffered: [], at_ms: null };
  const { looked_at, look_at, handlers } = useLook(0, line.to_s, line.at_s);
  const thumbnails = useThumbnails(recording.poster ? recording.playlist : null, looked_at);
  const at = `${share(line, line.at_s)}%`;
  const move = (to_s: number) => {
    look_at(to_s);
    seek(to_s * 1000);
  };
  return (
    <div class="through">
      <div class="timeline-bar" style={{ "--at": at, "--from": at, "--to": at }}>
        <input
          type="range" min={0} max={Math.ceil(line.to_s)} step={1} value={Math.round(line.at_s)} data-testid="through"
          aria-label={t("archive.timeline")} aria-valuetext={clock_text(at_ms)} onInput={(event) => move(Number(event.currentTarget.value))} {...handlers}
        />
        {looked_at !== null && (
          <span class="timeline-tip" style={{ "--look": `${share(line, looked_at)}%` }} data-testid="timeline-tip">
            <ThumbnailView thumbnail={thumbnail_at(thumbnails, looked_at)} />
            <span dir="auto">{chapters[chapter_at(chapters, looked_at * 1000)]?.title}</span>
            {clock_text(looked_at * 1000)}
          </span>
        )}
      </div>
    </div>
  );
}
