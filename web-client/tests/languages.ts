// Units speak at once: every catalogue is there before the first test.
import { control_words } from "../src/i18n/control";
import { desk_words } from "../src/i18n/desk";
import { door_words } from "../src/i18n/door";
import { player_words } from "../src/i18n/player";
import { stage_words } from "../src/i18n/stage";
import { languages, load_language } from "../src/i18n/i18n";

await Promise.all(languages.map(load_language));
await desk_words();
await door_words();
await player_words();
await stage_words();
await control_words();
