import type { ComponentChildren } from "preact";
import { name_in } from "../../i18n/i18n";
import type { Store } from "../../room/store";
import { Account } from "./account";
import { ConnectionSign } from "./connection";
import { LanguageChoice } from "./language";
import { Mark } from "./stopped";

export function Header({ store, children }: { store: Store; children?: ComponentChildren }) {
  const name = name_in(store.room.value.name);
  if (name) document.title = `${name} · Paraninfo`;
  return (
    <header class="header">
      <Mark />
      <h1 class="room-name">{name || store.room.value.id}</h1>
      {children}
      <ConnectionSign store={store} />
      <LanguageChoice />
      <Account store={store} />
    </header>
  );
}
