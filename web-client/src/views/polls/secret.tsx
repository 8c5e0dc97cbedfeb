// What a voter is told of a secret poll: that it is one and how, and where the own paper and the own vote are.
import { t } from "../../i18n/i18n";
import type { Poll } from "../../protocol/messages";
import { awaits_count, takes_votes } from "../../room/polls";
import type { Store } from "../../room/store";
import { receipt_of } from "../../secret/papers";

export function SecretNote() {
  return (
    <details class="secret-note" data-testid="secret-note">
      <summary>{t("secret.sentence")} <span class="link">{t("secret.how")}</span></summary>
      <p class="small">{t("secret.how_paper")}</p>
      <p class="small">{t("secret.how_limits")}</p>
    </details>
  );
}

/** This person took the paper in another browser, or this one has forgotten it. */
export function votes_elsewhere(store: Store, poll: Poll): boolean {
  if (!poll.secret) return false;
  const paper = store.papers.papers.value.get(poll.id);
  return paper ? paper.state === "elsewhere" : store.room.value.polls.ballots.has(poll.id);
}

export function secret_words(store: Store, poll: Poll): string {
  const voting = takes_votes(store.room.value.polls.polls.get(poll.id)?.state ?? poll.state);
  const paper = store.papers.papers.value.get(poll.id);
  if (voting && votes_elsewhere(store, poll)) return t("secret.elsewhere");
  if (!paper) return awaits_count(poll) ? t("secret.counting") : "";
  const receipt = receipt_of(paper);
  switch (paper.state) {
    case "getting": return store.online.value ? t("secret.getting") : t("polls.waiting");
    case "sending": return t("secret.sending");
    case "on_its_way": return t("secret.on_its_way");
    case "kept": return t(voting ? "secret.kept" : "secret.kept_closed", { receipt });
    case "late": return t("secret.late");
    case "lost": return t("secret.lost");
    case "elsewhere": return "";
  }
}
