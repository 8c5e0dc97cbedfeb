// The notice on privacy and recording at the door: the text stands above the button, whose words say that it accepts.
import { language, shown_language, t } from "../../i18n/i18n";
import type { EventInfo } from "../../protocol/messages";

export interface Acceptance {
  notice: string;
  notice_language: string;
}

/** What the button accepts: the version and the language of what is shown. Nothing where nothing is asked. */
export function acceptance_of(event: EventInfo | null): Acceptance | null {
  const notice = event?.notice;
  return notice ? { notice: notice.version, notice_language: shown_language(notice.text) ?? "" } : null;
}

export function paragraphs(text: string): string[] {
  return text.split(/\n[ \t]*\n/).map((each) => each.trim()).filter(Boolean);
}

/** Whoever reads another language than there is sees the text marked as what it is. */
export function Notice({ event }: { event: EventInfo }) {
  const notice = event.notice;
  if (!notice) return null;
  const shown = shown_language(notice.text) ?? "";
  return (
    <details class="notice" data-testid="notice" data-version={notice.version} open>
      <summary>{t("notice.title")}</summary>
      <div class="notice-text" tabIndex={0} role="region" aria-label={t("notice.title")} lang={shown === language.value ? undefined : shown}>
        {paragraphs(notice.text[shown] ?? "").map((each, at) => <p key={at}>{each}</p>)}
      </div>
    </details>
  );
}
