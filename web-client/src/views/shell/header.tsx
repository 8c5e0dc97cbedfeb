import type { ComponentChildren } from "preact";
import { lang_in, name_in, t } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { Account } from "./account";
import { ConnectionSign } from "./connection";
import { LanguageChoice } from "./language";
import { Mark } from "./stopped";

interface Props {
  store: Store;
  /** Whether the page has a field for questions: by keyboard it is reached past the list at once. */
  to_composer?: boolean;
  /** Stands before the page's title, for who looks at another tab. */
  mark?: string;
  children?: ComponentChildren;
}

export function Header({ store, to_composer, mark = "", children }: Props) {
  const name = name_in(store.room.value.name);
  if (name) document.title = `${mark}${name} · Paraninfo`;
  return (
    <header class="header">
      {to_composer && <a class="skip" href="#composer">{t("composer.skip")}</a>}
      <Mark />
      <h1 class="room-name" lang={lang_in(store.room.value.name)}>{name || store.room.value.id}</h1>
      {children}
      <ConnectionSign store={store} />
      <LanguageChoice />
      <Account store={store} />
    </header>
  );
}
