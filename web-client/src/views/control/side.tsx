// Beside the monitors: one of the things that a producer turns to in between. Each comes when it is opened.
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/i18n";
import { kept_words } from "../../i18n/kept";
import type { Room } from "../../room/room";
import { useLater, with_words } from "../shell/later";
import type { Console } from "./console";

interface Panel {
  Body: (props: { console: Console }) => ComponentChildren;
}

const panels = {
  people: async () => ({ Body: (await import("./people")).People }),
  sound: async () => ({ Body: (await import("./mixer")).Mixer }),
  third: async () => ({ Body: (await import("./third_form")).ThirdForm }),
  conversation: async () => {
    const { Conversation } = await import("../stage/conversation");
    return { Body: ({ console }: { console: Console }) => <Conversation store={console.store} /> };
  },
  questions: async () => {
    const { StageQuestions } = await import("../stage/questions");
    return { Body: ({ console }: { console: Console }) => <StageQuestions store={console.store} /> };
  },
  saved: async () => ({ Body: (await with_words(kept_words, import("./saved_form"))).SavedForm }),
} satisfies Record<string, () => Promise<Panel>>;

type Tab = keyof typeof panels;
const tabs = Object.keys(panels) as Tab[];

export const side_tab = signal<Tab>("people");
/** The newest note that was there while the conversation was open, or when the page came; null: none came yet. */
const read_upto = signal<number | null>(null);

/** What was said backstage while another panel was open. */
function useUnread({ stage, you }: Room): number {
  const notes = stage?.notes ?? [];
  const newest = notes.at(-1)?.number ?? 0;
  const open = side_tab.value === "conversation";
  const upto = read_upto.value;
  useEffect(() => {
    if (stage && (open || upto === null)) read_upto.value = newest;
  }, [stage === null, open, upto === null, newest]);
  return open || upto === null ? 0 : notes.filter(({ number, person }) => number > upto && person !== you?.person).length;
}

export function Side({ console }: { console: Console }) {
  const tab = side_tab.value;
  const unread = useUnread(console.store.room.value);
  return (
    <aside class="control-side" aria-label={t("control.side")}>
      <div class="segments" role="group" aria-label={t("control.side")}>
        {tabs.map((each) => (
          <button key={each} type="button" data-testid={`side-${each}`} aria-pressed={tab === each} onClick={() => { side_tab.value = each; }}>
            {t(`control.side_${each}`)}{each === "conversation" && unread > 0 && <span class="count" data-testid="conversation-unread">{unread}</span>}
          </button>
        ))}
      </div>
      {/* It scrolls: by keyboard too. */}
      <div class={`side-body ${tab}`} tabIndex={0} role="group" aria-label={t(`control.side_${tab}`)} data-testid="side" data-tab={tab}>
        {tab !== "conversation" && tab !== "questions" && <h2 class="visually-hidden">{t(`control.side_${tab}`)}</h2>}
        <Opened key={tab} tab={tab} console={console} />
      </div>
    </aside>
  );
}

function Opened({ tab, console }: { tab: Tab; console: Console }) {
  const panel = useLater<Panel>(panels[tab]);
  return panel && <panel.Body console={console} />;
}
