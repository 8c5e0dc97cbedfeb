// What the desk needs only once it is drawn: loaded by itself right after the first paint.
export { DoorDesk } from "../door/desk";
export { BroadcastDesk } from "../broadcast/desk";
export { FeedsDesk } from "../feeds/desk";
export { HealthDesk } from "../health/desk";
export { BulkBar } from "./bulk_bar";
export { ChannelDesk } from "./channel";
export { keep_claim } from "./claiming";
export { EnterDesk } from "./enter";
export { ExportDesk } from "./export";
export { HistoryDesk } from "./history_panel";
export { OneByOneView } from "./one_by_one_view";
export { PollFormView } from "../polls/form";
export { SideButtons, SidePanel } from "./side";
export { PeopleDesk } from "../sanctions/desk";
export { TranslationDesk } from "./translations";
